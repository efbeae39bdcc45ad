import sys

import pytest

from rehearsal_audio.errors import BackendError
from rehearsal_audio.evaluation.spoken import Saying, Spoken
from rehearsal_audio.evaluation.words import WordScore, score_words
from rehearsal_audio.model.speech import Diarisation


def _spoken(*sayings: tuple[str, float, float, str]) -> Spoken:
    return Spoken(Diarisation(()), tuple(Saying(*saying) for saying in sayings))


TRUTH = _spoken(
    ("leader", 0, 3, "How have the nights been?"),
    ("actor", 3, 6, "Long. I am tired, mostly."),
    ("leader", 6, 7, "I see."),
)


def test_case_punctuation_and_labels_do_not_matter() -> None:
    ours = _spoken(
        ("S1", 0, 3, "how have the nights been"),
        ("S0", 3, 6, "Long - I am tired mostly"),
        ("S1", 6, 7, "i see"),
    )
    assert score_words(ours, TRUTH) == WordScore(0, 0, 12, 0, 12)


def test_a_word_given_to_the_wrong_speaker() -> None:
    ours = _spoken(
        ("S1", 0, 3.2, "How have the nights been? Long."),
        ("S0", 3.2, 6, "I am tired, mostly."),
        ("S1", 6, 7, "I see."),
    )
    score = score_words(ours, TRUTH)
    assert (score.wrong_speaker_words, score.agreed_words) == (1, 12)
    assert score.cp_errors == 2


def test_an_error_of_recognition_is_no_error_of_speaker() -> None:
    ours = _spoken(
        ("S1", 0, 3, "How have the knights been?"),
        ("S0", 3, 6, "Long. I am tired, mostly."),
        ("S1", 6, 7, "I see."),
    )
    score = score_words(ours, TRUTH)
    assert (score.wrong_speaker_words, score.agreed_words, score.cp_errors) == (0, 11, 1)


def test_a_word_far_from_its_time_counts_in_tcpwer_only() -> None:
    ours = _spoken(
        ("S1", 0, 3, "How have the nights been?"),
        ("S0", 3, 6, "Long. I am tired, mostly."),
        ("S1", 40, 41, "I see."),
    )
    score = score_words(ours, TRUTH)
    assert score.cp_errors == 0
    assert score.tcp_errors == 4


def test_no_words_of_ours_are_all_deleted() -> None:
    assert score_words(_spoken(), TRUTH) == WordScore(12, 12, 12, 0, 0)


def test_no_words_in_the_reference_have_no_rate() -> None:
    score = score_words(TRUTH, _spoken(("leader", 0, 1, "...")))
    assert (score.cp_rate, score.tcp_rate, score.wrong_speaker_rate) == (None, None, None)


def test_without_the_library_one_line_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "meeteval", None)
    with pytest.raises(BackendError, match=r"pip install 'rehearsal-audio\[evaluation\]'"):
        score_words(TRUTH, TRUTH)
