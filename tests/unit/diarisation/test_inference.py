import threading

import pytest

from rehearsal_audio.diarisation import inference


@pytest.mark.parametrize("cores", [1, 2, 5])
def test_results_come_in_order_whatever_finishes_first(
    monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    monkeypatch.setattr(inference, "usable_cores", lambda: cores)
    assert list(inference.mapped(lambda item: item * item, range(50))) == [i * i for i in range(50)]


def test_items_are_taken_as_cores_get_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "usable_cores", lambda: 1)
    taken: list[int] = []

    def items():
        for item in range(100):
            taken.append(item)
            yield item

    results = inference.mapped(lambda item: item, items())
    assert next(results) == 0
    assert len(taken) <= 3
    assert list(results) == list(range(1, 100))


def test_a_failing_run_is_raised() -> None:
    def fail(_: int) -> int:
        raise ArithmeticError("as expected")

    with pytest.raises(ArithmeticError, match="as expected"):
        list(inference.mapped(fail, range(3)))


def test_runs_go_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "usable_cores", lambda: 2)
    both = threading.Barrier(2, timeout=10)
    assert len(list(inference.mapped(lambda _: both.wait(), range(2)))) == 2


def test_there_is_at_least_one_core() -> None:
    assert inference.usable_cores() >= 1
