from hypothesis import given as for_all
from hypothesis import strategies as st

from rehearsal_audio.conversation.attribution import Settings, attribute
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


def test_without_voices_every_word_is_unassigned() -> None:
    given = attribute(transcript(("yes", 0.1, 0.4)), diarisation())
    assert (given.words, given.unassigned_share) == ({}, 1.0)


def test_a_single_word_across_a_phrase_does_not_break_it() -> None:
    """A soft "it" that the diariser gave to the other stays with its sentence."""
    given = attribute(
        transcript(("did", 0.0, 0.3), ("it", 0.35, 0.5), ("hurt", 0.55, 0.9)),
        diarisation(("A", 0.0, 0.34), ("B", 0.34, 0.52), ("A", 0.53, 1.0)),
    )
    assert texts(given, "A") == "did it hurt"


def test_who_begins_over_the_others_last_words_begins_with_the_word_that_starts_then() -> None:
    """The recogniser runs both together: without a pause, and the other stops inside a word."""
    given = attribute(
        transcript(
            ("really", 0.0, 0.3), ("going", 0.3, 0.8), ("Half", 0.8, 0.9), ("nine", 0.9, 1.4)
        ),
        diarisation(("A", 0.0, 1.2), ("B", 0.8, 3.0)),
    )
    assert (texts(given, "A"), texts(given, "B")) == ("really going", "Half nine")


def test_a_short_answer_between_two_sentences_goes_to_who_gave_it() -> None:
    given = attribute(
        transcript(("Okay?", 0.5, 0.9), ("Right.", 1.1, 1.4), ("Then", 1.6, 1.9)),
        diarisation(("A", 0.0, 1.0), ("B", 1.1, 1.4), ("A", 1.55, 2.5)),
    )
    assert (texts(given, "A"), texts(given, "B")) == ("Okay? Then", "Right.")


def test_an_answer_without_a_full_stop_before_it_goes_to_who_gave_it() -> None:
    """Recognisers leave out full stops: a pause is enough."""
    given = attribute(
        transcript(("are", 0.2, 0.4), ("you", 0.4, 0.6), ("Yes", 1.1, 1.4), ("So", 2.0, 2.3)),
        diarisation(("A", 0.0, 0.7), ("B", 1.0, 1.5), ("A", 1.9, 3.0)),
    )
    assert (texts(given, "A"), texts(given, "B")) == ("are you So", "Yes")


def test_a_long_word_that_is_all_speech_keeps_its_times() -> None:
    long_s = Settings().stretched_word_s + 0.2
    given = attribute(transcript(("Sooo", 1.0, 1.0 + long_s)), diarisation(("A", 0.0, 5.0)))
    assert given.words["A"][0].end_s == 1.0 + long_s


def test_a_long_word_on_nobodys_speech_keeps_its_times_and_is_unassigned() -> None:
    given = attribute(transcript(("phantom", 10.0, 11.0)), diarisation(("A", 0.0, 5.0)))
    assert given.words["A"][0].start_s == 10.0
    assert given.unassigned_share == 1.0


def test_a_word_within_reach_of_speech_is_assigned() -> None:
    gap_s = Settings().unassigned_gap_s
    at_edge = attribute(transcript(("hm", 1.0 + gap_s, 1.7)), diarisation(("A", 0.0, 1.0)))
    beyond = attribute(transcript(("hm", 1.1 + gap_s, 1.7)), diarisation(("A", 0.0, 1.0)))
    assert (at_edge.unassigned_share, beyond.unassigned_share) == (0.0, 1.0)


eighths = st.integers(0, 80).map(lambda n: n / 8)
spans = st.tuples(eighths, eighths).map(sorted)


@for_all(
    st.lists(spans, max_size=12),
    st.lists(st.tuples(st.sampled_from("ABC"), spans), min_size=1, max_size=8),
)
def test_every_word_stands_once_within_its_times(words, turns) -> None:
    said = [(f"w{i}", *span) for i, span in enumerate(words)]
    spoken = sorted((*span, label) for label, span in turns)
    given = attribute(
        transcript(*said), diarisation(*((label, start, end) for start, end, label in spoken))
    )
    found = [word for own in given.words.values() for word in own]
    assert sorted(word.text for word in found) == sorted(text for text, _, _ in said)
    times = {text: (start, end) for text, start, end in said}
    assert all(
        times[word.text][0] <= word.start_s <= word.end_s <= times[word.text][1] for word in found
    )
    assert set(given.words) == {label for label, _ in turns}
    for own in given.words.values():
        assert list(own) == sorted(own, key=lambda word: word.start_s)


def test_a_word_whose_speaker_a_person_named_stays_with_them_in_overlap():
    turns = Diarisation((SpeakerTurn("A", 0, 4), SpeakerTurn("B", 1, 2)))
    said = (("so", 0, 1, "A"), ("mm", 1, 1.5, "B"), ("I", 1.2, 2, "A"))
    words = tuple(Word(text, start, end, speaker=name) for text, start, end, name in said)
    given = attribute(Transcript(words), turns).words
    assert [word.text for word in given["B"]] == ["mm"]


def test_a_word_follows_the_speech_where_the_named_speaker_is_silent():
    turns = Diarisation((SpeakerTurn("A", 0, 1), SpeakerTurn("B", 1, 2)))
    given = attribute(Transcript((Word("yes", 1.2, 1.5, speaker="A"),)), turns).words
    assert [word.text for word in given["B"]] == ["yes"]
