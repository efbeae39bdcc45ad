from hypothesis import given
from hypothesis import strategies as st

from rehearsal_audio.model.segment import Segment
from rehearsal_audio.model.speech import Word
from rehearsal_audio.transcription.word_times import WordTimeSettings, mended

SPEECH = [Segment(2.0, 4.0), Segment(8.0, 9.5)]


def span(word: Word) -> tuple[float, float]:
    return word.start_s, word.end_s


def test_a_word_of_usual_length_is_left_alone_even_in_silence() -> None:
    words = (Word("So", 5.0, 5.9),)
    assert mended(words, SPEECH) == words


def test_a_word_stretched_back_over_silence_starts_with_speech() -> None:
    (word,) = mended([Word("So", 0.0, 2.4)], SPEECH)
    assert span(word) == (2.0, 2.4)


def test_a_word_stretched_forward_over_silence_ends_with_speech() -> None:
    (word,) = mended([Word("then.", 3.5, 7.0)], SPEECH)
    assert span(word) == (3.5, 4.0)


def test_of_two_stretches_the_longer_share_is_kept() -> None:
    (word,) = mended([Word("well", 3.8, 8.6)], SPEECH)
    assert span(word) == (8.0, 8.6)


def test_a_long_word_without_speech_or_all_in_speech_is_cut_at_its_end() -> None:
    assert span(mended([Word("hm", 5.0, 7.5)], SPEECH)[0]) == (5.0, 6.0)
    assert span(mended([Word("hm", 2.0, 3.9)], SPEECH)[0]) == (2.0, 3.0)
    assert span(mended([Word("hm", 2.0, 3.9)], SPEECH, WordTimeSettings(1.5))[0]) == (2.0, 3.5)


@given(st.lists(st.tuples(st.floats(0, 20), st.floats(0, 6)), max_size=20))
def test_words_are_never_lost_lengthened_or_out_of_order(spans: list[tuple[float, float]]) -> None:
    words = [Word(str(i), start, start + long) for i, (start, long) in enumerate(spans)]
    found = mended(words, SPEECH)
    assert sorted(word.text for word in found) == sorted(word.text for word in words)
    assert [word.start_s for word in found] == sorted(word.start_s for word in found)
    before = {word.text: word for word in words}
    for word in found:
        assert before[word.text].start_s <= word.start_s <= word.end_s <= before[word.text].end_s
        assert word.end_s - word.start_s <= 1.0 + 1e-9
