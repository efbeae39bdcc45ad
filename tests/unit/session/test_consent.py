import pytest

from rehearsal_audio.errors import ConsentError
from rehearsal_audio.session import require_consent


@pytest.mark.parametrize("recorded", [[], [None], [True], [True, True]])
def test_one_recording_alone_and_recorded_consent_pass(recorded: list) -> None:
    require_consent(recorded)


@pytest.mark.parametrize(
    ("recorded", "count"), [([False], 1), ([None, None], 2), ([True, None], 1), ([True, False], 1)]
)
def test_a_batch_without_consent_is_stopped(recorded: list, count: int) -> None:
    with pytest.raises(ConsentError, match=f"not recorded for {count} of {len(recorded)}"):
        require_consent(recorded)
    require_consent(recorded, confirmed=True)
