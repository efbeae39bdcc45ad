"""Word errors that count who said the words.

Rule
    - **cpWER**: each speaker's words in one line, the lines matched so that errors are
      fewest; substitutions, insertions and deletions per reference word.
    - **tcpWER**: the same, and a word may only match one within ``collar_s`` of its time.
    - **Word-speaker error**: all words in order of time are aligned without regard to
      speakers; of the words that agree, the share given to the wrong speaker. Errors of
      recognition do not count here.
    Case and punctuation are ignored. Times of words inside a stretch are spread by its
    letters.
Source
    Watanabe et al., "CHiME-6 challenge", 2020 (cpWER); von Neumann et al., "MeetEval: a
    toolkit for computation of word error rates for meeting transcription systems", 2023
    (tcpWER), which computes both.
Known weaknesses
    Where two speak at once the order of words is uncertain: the word-speaker error then
    leaves words out rather than counting them wrong. "ten" and "10" differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from rehearsal_audio.errors import BackendError
from rehearsal_audio.evaluation.spoken import Saying, Spoken, tokens
from rehearsal_audio.model.segment import Seconds


@dataclass(frozen=True, slots=True)
class WordScore:
    """Counts of word errors; pool scores by ``+``.

    Parameters
    ----------
    cp_errors, tcp_errors
        Substitutions, insertions and deletions.
    reference_words
        Words of the reference.
    wrong_speaker_words
        Words recognised rightly and given to the wrong speaker.
    agreed_words
        Words recognised rightly.

    Examples
    --------
    >>> score = WordScore(3, 4, 20, 1, 16) + WordScore(1, 1, 20, 0, 19)
    >>> score.cp_rate, score.tcp_rate, round(score.wrong_speaker_rate, 3)
    (0.1, 0.125, 0.029)
    """

    cp_errors: int
    tcp_errors: int
    reference_words: int
    wrong_speaker_words: int
    agreed_words: int

    @property
    def cp_rate(self) -> float | None:
        """cpWER, 0 or more; None where the reference holds no words."""
        return self.cp_errors / self.reference_words if self.reference_words else None

    @property
    def tcp_rate(self) -> float | None:
        """tcpWER, 0 or more; None where the reference holds no words."""
        return self.tcp_errors / self.reference_words if self.reference_words else None

    @property
    def wrong_speaker_rate(self) -> float | None:
        """Word-speaker error in [0, 1]; None where no word agrees."""
        return self.wrong_speaker_words / self.agreed_words if self.agreed_words else None

    def __add__(self, other: WordScore) -> WordScore:
        return WordScore(
            self.cp_errors + other.cp_errors,
            self.tcp_errors + other.tcp_errors,
            self.reference_words + other.reference_words,
            self.wrong_speaker_words + other.wrong_speaker_words,
            self.agreed_words + other.agreed_words,
        )


def score_words(hypothesis: Spoken, reference: Spoken, collar_s: Seconds = 5.0) -> WordScore:
    """Compare who says what with a reference.

    Parameters
    ----------
    hypothesis, reference
        Ours and the truth; labels need not agree.
    collar_s
        Of tcpWER: how far a word's time may be off.

    Raises
    ------
    BackendError
        If meeteval is not installed.
    """
    wer = _meeteval()
    theirs, ours = _segments(wer, reference), _segments(wer, hypothesis)
    words = sum(len(tokens(saying.text)) for saying in reference.sayings)
    if words == 0:
        return WordScore(0, 0, 0, 0, 0)
    if not any(tokens(saying.text) for saying in hypothesis.sayings):
        return WordScore(words, words, words, 0, 0)
    cp = wer.wer.wer.cp.cp_word_error_rate(theirs, ours)
    constrained = wer.wer.wer.time_constrained
    tcp = constrained.time_constrained_minimum_permutation_word_error_rate(
        theirs, ours, collar=collar_s
    )
    speaker_of = {label: speaker for speaker, label in cp.assignment if label is not None}
    wrong, agreed = _wrong_speakers(hypothesis, reference, speaker_of)
    return WordScore(int(cp.errors), int(tcp.errors), words, wrong, agreed)


def _wrong_speakers(
    hypothesis: Spoken, reference: Spoken, speaker_of: dict[str, str]
) -> tuple[int, int]:
    """Words given to the wrong speaker, and words that agree."""
    ours, theirs = _in_order(hypothesis), _in_order(reference)
    matcher = SequenceMatcher(
        None, [token for _, token, _ in ours], [token for _, token, _ in theirs], autojunk=False
    )
    wrong = agreed = 0
    for first, second, length in matcher.get_matching_blocks():
        for offset in range(length):
            agreed += 1
            wrong += speaker_of.get(ours[first + offset][2]) != theirs[second + offset][2]
    return wrong, agreed


def _in_order(spoken: Spoken) -> list[tuple[Seconds, str, str]]:
    """Time, token and speaker of every word, in order of time."""
    return sorted(word for saying in spoken.sayings for word in _timed(saying))


def _timed(saying: Saying) -> list[tuple[Seconds, str, str]]:
    words = tokens(saying.text)
    letters = sum(map(len, words))
    timed, before = [], 0
    for word in words:
        middle = (before + len(word) / 2) / letters
        time_s = saying.start_s + middle * (saying.end_s - saying.start_s)
        timed.append((time_s, word, saying.speaker))
        before += len(word)
    return timed


def _segments(wer: Any, spoken: Spoken) -> Any:
    return wer.io.seglst.SegLST(
        [
            {
                "session_id": "recording",
                "speaker": saying.speaker,
                "words": " ".join(tokens(saying.text)),
                "start_time": saying.start_s,
                "end_time": saying.end_s,
            }
            for saying in spoken.sayings
        ]
    )


def _meeteval() -> Any:
    try:
        import meeteval
        import meeteval.io.seglst
        import meeteval.wer.wer.cp
        import meeteval.wer.wer.time_constrained
    except ImportError as error:
        raise BackendError(
            f"cannot load meeteval ({error}); install it with "
            "pip install 'rehearsal-audio[evaluation]'"
        ) from error
    return meeteval
