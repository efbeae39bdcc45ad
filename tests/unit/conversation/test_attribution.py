from rehearsal_audio.conversation.attribution import attribute
from rehearsal_audio.model.speech import Diarisation, SpeakerTurn, Transcript, Word


def transcript(*words: tuple[str, float, float]) -> Transcript:
    return Transcript(tuple(Word(*word) for word in words))


def diarisation(*turns: tuple[str, float, float]) -> Diarisation:
    return Diarisation(tuple(SpeakerTurn(*turn) for turn in turns))


def texts(given, speaker: str) -> str:
    return " ".join(word.text for word in given.words[speaker])


def test_words_go_to_whoever_speaks() -> None:
    given = attribute(
        transcript(("Hello.", 0.1, 0.5), ("Hi.", 1.2, 1.5)),
        diarisation(("A", 0.0, 1.0), ("B", 1.1, 1.6)),
    )
    assert (texts(given, "A"), texts(given, "B")) == ("Hello.", "Hi.")


def test_a_word_late_by_100_ms_at_a_turn_change_stays_with_its_sentence() -> None:
    given = attribute(
        transcript(("go", 0.2, 0.6), ("home.", 0.75, 1.15), ("Why?", 1.3, 1.6)),
        diarisation(("A", 0.0, 1.0), ("B", 1.0, 1.7)),
    )
    assert (texts(given, "A"), texts(given, "B")) == ("go home.", "Why?")


def test_in_overlap_a_phrase_stays_whole() -> None:
    given = attribute(
        transcript(("and", 0.5, 0.8), ("then", 0.8, 1.1), ("I", 1.1, 1.3), ("went", 1.3, 1.7)),
        diarisation(("A", 0.0, 2.0), ("B", 1.0, 1.6)),
    )
    assert texts(given, "A") == "and then I went"
    assert given.words["B"] == ()


def test_a_word_stretched_over_silence_is_cut_to_its_speech() -> None:
    given = attribute(transcript(("Well", 0.0, 4.0)), diarisation(("A", 3.5, 6.0), ("B", 8.0, 9.0)))
    (word,) = given.words["A"]
    assert (word.start_s, word.end_s) == (3.5, 4.0)


def test_no_word_is_lost_and_those_far_from_speech_are_counted() -> None:
    given = attribute(
        transcript(("yes", 0.1, 0.4), ("phantom", 20.0, 20.3)),
        diarisation(("A", 0.0, 1.0), ("B", 2.0, 3.0)),
    )
    assert sum(len(words) for words in given.words.values()) == 2
    assert given.unassigned_share == 0.5


def test_without_words_nothing_is_unassigned() -> None:
    given = attribute(transcript(), diarisation(("A", 0.0, 1.0)))
    assert given.words == {"A": ()}
    assert given.unassigned_share is None
