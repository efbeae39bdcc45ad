import pytest

from rehearsal_audio.diarisation.inference import mapped, usable_cores


def test_results_keep_the_order_of_the_items() -> None:
    assert list(mapped(lambda item: item * item, range(50))) == [i * i for i in range(50)]


def test_an_error_reaches_the_caller() -> None:
    with pytest.raises(ZeroDivisionError):
        list(mapped(lambda item: 1 // item, [1, 0]))


@pytest.mark.parametrize(("limit", "most"), [("1", 1), ("nonsense", None), ("", None)])
def test_the_environment_lowers_the_number_of_cores(monkeypatch, limit: str, most) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    free = usable_cores()
    monkeypatch.setenv("OMP_NUM_THREADS", limit)
    assert usable_cores() == (free if most is None else most)
