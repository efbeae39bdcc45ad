"""Words to speakers, from overlap-aware speaker turns.

Rule: each word is scored against every voice by the share of its duration on that voice's
speech; the best path through all words is found by dynamic programming, where changing the
voice costs more in the middle of a phrase than after a pause, after a full stop, or where the
voice that follows begins to speak. So a word at a turn change or in overlap goes where its
neighbours and its times agree, not to the majority of a segment. A word whose speaker a person's
file names goes to that speaker where they speak at all. Before that, words that the recogniser
stretched over silence are cut to speech.

Units: seconds; costs are shares of a word's duration.

Source: ``benchmarks/attribution.py`` measures the words that go to the wrong speaker, and what
it would bring to recognise each voice by itself instead.

Known weaknesses: where two speak at once the recogniser writes one of them down, and the
other's words are lost, not misattributed; a word wholly outside all speech goes to the
nearest voice and counts as unassigned.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rehearsal_audio.model.segment import Seconds, Segment, intersection, union
from rehearsal_audio.model.speech import Diarisation, Transcript, Word


@dataclass(frozen=True, slots=True)
class Settings:
    """Parameters of attribution.

    Parameters
    ----------
    switch_cost
        Cost of changing the voice between two words of one phrase: no less than that of one
        word that lies wholly on the other's speech, so that it takes two to break a phrase.
    phrase_switch_cost
        The same after a pause of ``phrase_pause_s`` or a full stop.
    onset_switch_cost
        The same to a voice that begins to speak within ``onset_reach_s`` of the word's start, and
        goes on for ``onset_min_speech_s``.
    onset_reach_s, onset_min_speech_s
        How far the recogniser's and the diariser's times of one onset lie apart; how long a
        stretch must be to be a turn.
    phrase_pause_s
        Silence between two words that ends a phrase.
    stretched_word_s
        A word longer than this that is partly silent is cut to its speech; spoken English
        words seldom last longer (mean about 0.3 s).
    unassigned_gap_s
        A word farther than this from all speech counts as unassigned.
    """

    switch_cost: float = 1.0
    phrase_switch_cost: float = 0.1
    onset_switch_cost: float = 0.3
    onset_reach_s: Seconds = 0.12
    onset_min_speech_s: Seconds = 1.0
    phrase_pause_s: Seconds = 0.3
    stretched_word_s: Seconds = 0.7
    unassigned_gap_s: Seconds = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of each voice.

    Parameters
    ----------
    words
        Diarised label -> its words in order of start. Every word stands exactly once, unless
        there is no voice at all.
    unassigned_share
        Share of words that lie on nobody's speech, in [0, 1]; None without words.
    """

    words: Mapping[str, tuple[Word, ...]]
    unassigned_share: float | None


def attribute(
    transcript: Transcript, diarisation: Diarisation, settings: Settings = Settings()
) -> Attribution:
    """Give each word of the transcript to one voice of the diarisation."""
    speakers = diarisation.speakers
    if not transcript.words or not speakers:
        return Attribution(dict.fromkeys(speakers, ()), 1.0 if transcript.words else None)
    activity = {speaker: union(diarisation.segments_of(speaker)) for speaker in speakers}
    speech = union(segment for segments in activity.values() for segment in segments)
    words = [_cut_to_speech(word, speech, settings) for word in transcript.words]
    costs = [_costs(word, activity) for word in words]
    onsets = [
        [one.start_s for one in own if one.duration_s >= settings.onset_min_speech_s]
        for own in activity.values()
    ]
    path = _cheapest_path(words, costs, onsets, settings)
    given: dict[str, list[Word]] = {speaker: [] for speaker in speakers}
    for word, k in zip(words, path, strict=True):
        given[speakers[k]].append(word)
    outside = sum(_distance_s(word.segment, speech) > settings.unassigned_gap_s for word in words)
    return Attribution(
        {speaker: tuple(sorted(own, key=_start_s)) for speaker, own in given.items()},
        outside / len(words),
    )


_NAMED_COST = -100.0
"""Cost of the voice that a person's file names: less than any change of voice can bring."""


def _start_s(word: Word) -> Seconds:
    return word.start_s


def _cut_to_speech(word: Word, speech: Sequence[Segment], settings: Settings) -> Word:
    """Cut a stretched word to the longest part of it that is speech."""
    if word.end_s - word.start_s <= settings.stretched_word_s:
        return word
    spoken = intersection([word.segment], _near(word.segment, speech))
    if not spoken:
        return word
    longest = max(spoken, key=lambda segment: segment.duration_s)
    return replace(word, start_s=longest.start_s, end_s=longest.end_s)


def _costs(word: Word, activities: Mapping[str, Sequence[Segment]]) -> list[float]:
    """Cost of giving the word to each voice: its share off that voice's speech, and how far."""
    span = word.segment
    costs = []
    for speaker, activity in activities.items():
        near = _near(span, activity)
        on_s = sum(span.overlap_s(segment) for segment in near)
        if word.speaker == speaker and (on_s > 0 or span.duration_s == 0):
            costs.append(_NAMED_COST)
        elif on_s > 0:
            costs.append(1 - on_s / span.duration_s)
        else:
            costs.append(1 + min(2.0, _distance_s(span, activity)))
    return costs


def _cheapest_path(
    words: Sequence[Word],
    costs: Sequence[Sequence[float]],
    onsets: Sequence[Sequence[Seconds]],
    settings: Settings,
) -> list[int]:
    """Voice of each word on the path of least cost (Viterbi)."""
    totals = list(costs[0])
    voices = range(len(totals))
    came_from: list[list[int]] = []
    for i in range(1, len(words)):
        best = min(voices, key=totals.__getitem__)
        moved = [totals[best] + _switch_cost(words, i, onsets[k], settings) for k in voices]
        came_from.append([k if totals[k] <= moved[k] else best for k in voices])
        totals = [min(totals[k], moved[k]) + costs[i][k] for k in voices]
    k = min(voices, key=totals.__getitem__)
    path = [k]
    for back in reversed(came_from):
        k = back[k]
        path.append(k)
    return path[::-1]


def _switch_cost(
    words: Sequence[Word], i: int, onsets: Sequence[Seconds], settings: Settings
) -> float:
    """Cost of changing at a word to the voice whose stretches of speech begin at the onsets."""
    before, start_s = words[i - 1], words[i].start_s
    ends = before.text.endswith((".", "?", "!", "-", "…"))
    pauses = start_s - before.end_s >= settings.phrase_pause_s
    next_onset = bisect_left(onsets, start_s - settings.onset_reach_s)
    begins = next_onset < len(onsets) and onsets[next_onset] <= start_s + settings.onset_reach_s
    if ends or pauses:
        return settings.phrase_switch_cost
    return settings.onset_switch_cost if begins else settings.switch_cost


def _near(span: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """The sorted, disjoint segments that may overlap the span."""
    first = max(0, bisect_right(segments, Segment(span.start_s, span.start_s)) - 1)
    near = []
    for segment in segments[first:]:
        if segment.start_s >= span.end_s:
            break
        near.append(segment)
    return near


def _distance_s(span: Segment, segments: Sequence[Segment]) -> Seconds:
    """Seconds from the span to the nearest segment, 0 if one overlaps it."""
    place = bisect_right(segments, Segment(span.start_s, span.start_s))
    beside = segments[max(0, place - 1) : place + 1]
    return min((span.gap_s(segment) for segment in beside), default=float("inf"))
