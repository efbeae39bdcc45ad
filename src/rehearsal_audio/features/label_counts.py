"""One count for every label of the leader: ``<label>_count``.

Rule: the leader's sentences that carry the label with a confidence of at least 0.5; a sentence with
two labels counts for each. What is less sure is "possible" and in the components only.

Units: counts, exact Poisson intervals.

Known weaknesses: those of the detectors. Backchannels are counted from the time line where there is
one, else from the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.features.labelled import counted, no_words_reason, said_by_leader
from rehearsal_audio.model.conversation import Conversation
from rehearsal_audio.model.event import LABELS, Event
from rehearsal_audio.model.measure import Measure


class LabelCountExtractor:
    """Counts the leader's labels."""

    def extract(self, conversation: Conversation, events: Sequence[Event]) -> tuple[Measure, ...]:
        """``<label>_count`` for every label, in the order of the labels."""
        reason = no_words_reason(conversation)
        measures = []
        for label in LABELS:
            sure = len(said_by_leader(events, label))
            all_of_them = len(said_by_leader(events, label, min_confidence=0.0))
            components = {"possible": float(all_of_them - sure)}
            measures.append(counted(f"{label.value}_count", sure, reason, components))
        return tuple(measures)
