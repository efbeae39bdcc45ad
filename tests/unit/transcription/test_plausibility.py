import pytest

from rehearsal_audio.model.speech import Word
from rehearsal_audio.transcription.plausibility import RecognisedSegment, is_plausible


def segment(text: str, probability: float = 0.9, **facts: float) -> RecognisedSegment:
    words = [Word(word, i, i + 0.5, probability) for i, word in enumerate(text.split())]
    return RecognisedSegment(tuple(words), **facts)


def test_ordinary_speech_is_kept() -> None:
    assert is_plausible(segment("How have you been since then?"))


def test_nothing_is_not_plausible() -> None:
    assert not is_plausible(segment(""))


@pytest.mark.parametrize(
    ("no_speech", "log_probability", "kept"),
    [(0.9, -0.9, False), (0.9, -0.3, True), (0.2, -0.9, True)],
)
def test_doubt_about_speech_and_about_text_must_meet(
    no_speech: float, log_probability: float, kept: bool
) -> None:
    found = segment(
        "so it goes", no_speech_probability=no_speech, mean_log_probability=log_probability
    )
    assert is_plausible(found) is kept


def test_a_loop_is_left_out() -> None:
    assert not is_plausible(segment("and then " * 30, compression_ratio=9.0))
    assert is_plausible(segment("no no no no no", compression_ratio=1.9))


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for watching!",
        "Thank you for watching.",
        "Thank you so much for listening.",
        "Please subscribe to the channel.",
        "Subtitles by the community",
        "www.example.org",
        "Bye bye.",
        "You",
    ],
)
def test_phrases_known_to_be_invented_need_certainty(text: str) -> None:
    assert not is_plausible(segment(text, 0.4))
    assert is_plausible(segment(text, 0.95))


@pytest.mark.parametrize(
    "text", ["Thank you.", "Yeah.", "Okay, bye then, you look after yourself."]
)
def test_short_answers_stay_at_middling_certainty(text: str) -> None:
    assert is_plausible(segment(text, 0.4))


def test_mere_guesses_are_left_out() -> None:
    assert not is_plausible(segment("er the of her", 0.1))
