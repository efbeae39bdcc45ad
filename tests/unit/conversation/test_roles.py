import pytest

from rehearsal_audio.conversation.roles import assign_roles
from rehearsal_audio.errors import RoleError
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn

TWO = Diarisation(
    (SpeakerTurn("B", 0.0, 3.0), SpeakerTurn("A", 3.5, 10.0), SpeakerTurn("B", 11.0, 12.0))
)
THREE = Diarisation(
    (
        SpeakerTurn("C", 0.0, 2.0),
        *(SpeakerTurn(turn.speaker, turn.start_s + 5, turn.end_s + 5) for turn in TWO.turns),
    )
)


def roles(diarisation: Diarisation, leader: str) -> dict[str, Role]:
    return {voice.label: voice.role for voice in assign_roles(diarisation, leader)}


@pytest.mark.parametrize(
    ("spec", "leader"), [("first", "B"), ("most", "A"), ("least", "B"), ("A", "A")]
)
def test_each_form_names_the_leader(spec: str, leader: str) -> None:
    other = "A" if leader == "B" else "B"
    assert roles(TWO, spec) == {leader: Role.LEADER, other: Role.ACTOR}


def test_a_channel_is_a_voice() -> None:
    channels = Diarisation((SpeakerTurn("CHANNEL_1", 0.0, 1.0), SpeakerTurn("CHANNEL_2", 2.0, 9.0)))
    assert roles(channels, "channel:2")["CHANNEL_2"] is Role.LEADER


def test_a_third_voice_with_the_least_speech_is_the_facilitator_even_if_first() -> None:
    assert roles(THREE, "first") == {"C": Role.FACILITATOR, "B": Role.LEADER, "A": Role.ACTOR}


def test_a_cough_does_not_count_as_speaking_first() -> None:
    coughed = Diarisation(
        (
            SpeakerTurn("A", 0.0, 0.2),
            *(SpeakerTurn(turn.speaker, turn.start_s + 1, turn.end_s + 1) for turn in TWO.turns),
        )
    )
    assert roles(coughed, "first")["B"] is Role.LEADER


def test_an_explicit_choice_is_sure_and_a_guess_is_not() -> None:
    assert {voice.confidence for voice in assign_roles(TWO, "A")} == {1.0}
    assert all(voice.confidence < 1 for voice in assign_roles(TWO, "most"))


@pytest.mark.parametrize(
    ("lead_s", "confidence"), [(0.0, 0.5), (0.4, 0.68), (0.5, 0.72), (1.0, 0.95), (60.0, 0.95)]
)
def test_first_is_surer_the_longer_nobody_else_speaks(lead_s: float, confidence: float) -> None:
    heard = Diarisation((SpeakerTurn("A", 1.0, 5.0), SpeakerTurn("B", 1.0 + lead_s, 70.0)))
    assert {voice.confidence for voice in assign_roles(heard, "first")} == {confidence}


@pytest.mark.parametrize(
    ("actor_s", "confidence"), [(10.0, 0.5), (9.0, 0.61), (8.0, 0.72), (2.0, 0.95)]
)
def test_most_is_surer_the_more_one_speaks(actor_s: float, confidence: float) -> None:
    heard = Diarisation((SpeakerTurn("A", 0.0, 10.0), SpeakerTurn("B", 11.0, 11.0 + actor_s)))
    voices = assign_roles(heard, "most")
    assert {voice.confidence for voice in voices} == {confidence}
    assert voices[0].role is Role.LEADER


def test_one_voice_is_the_leader_whoever_was_asked_for() -> None:
    alone = Diarisation((SpeakerTurn("A", 0.0, 3.0),))
    for spec in ("first", "most", "least", "A"):
        (voice,) = assign_roles(alone, spec)
        assert (voice.role, voice.confidence, voice.speech_s) == (Role.LEADER, 1.0, 3.0)


def test_who_utters_only_short_sounds_can_still_be_first() -> None:
    short = Diarisation((SpeakerTurn("A", 0.0, 0.3), SpeakerTurn("B", 5.0, 9.0)))
    assert roles(short, "first")["A"] is Role.LEADER


def test_an_unknown_voice_names_those_that_there_are() -> None:
    with pytest.raises(RoleError, match=r"no voice 'SPEAKER_09'.*found A, B; expected first"):
        assign_roles(TWO, "SPEAKER_09")


def test_nobody_speaks() -> None:
    assert assign_roles(Diarisation(()), "first") == ()


def test_speakers_that_are_called_by_their_roles_keep_them():
    heard = Diarisation(
        (SpeakerTurn("actor", 0, 5), SpeakerTurn("Leader", 5, 6), SpeakerTurn("facilitator", 6, 9))
    )
    assert [voice.role.value for voice in assign_roles(heard, "first")] == [
        "actor",
        "leader",
        "facilitator",
    ]
    assert {voice.confidence for voice in assign_roles(heard, "first")} == {1.0}
