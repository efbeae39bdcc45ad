"""Helping: offers, signposts and follow-through.

Rules, one sentence each:

- *follow-through*: the leader commits to a step or a meeting by a stated time ("I'll send the
  referral before I go home today"); a change that merely starts on a date is an offer.
- *offer, specific*: a concrete thing that the leader will do or change, also as a question ("Would
  it help if I swapped your shifts?").
- *offer, generic*: an open invitation ("let me know if you need anything").
- *signpost, specific*: names a service or a person's office and how it applies, also as a question.
- *signpost, generic*: support in general ("there's loads of help out there").

Units: one sentence. Source: the four behaviours of compassionate leadership (West). Services:
``services.toml``.

Known weaknesses: an act that is both an offer and a commitment by a time counts as follow-through
alone; two acts in one sentence ("I'll take you off earlies, and I'll ring her today") are told
apart.

Near misses: "I'll be honest with you." (manner), "I can see that." (empathy), "We'll catch up some
time." (no time), "HR want the form." (no help), "I'll ask you about Tuesday." (process).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from rehearsal_audio.behaviours.clauses import Clause, clauses_of
from rehearsal_audio.behaviours.helping_rules import (
    ADVISES_DOCTOR,
    APPLIES,
    BRINGS_TOGETHER,
    BY_TIME,
    FOLLOW_THROUGH,
    HELPING_RULES,
    HELPS_YOU,
    NAMED_BODY,
    OFFICE,
    OWN_STEP,
)
from rehearsal_audio.behaviours.person_rules import PERSON
from rehearsal_audio.behaviours.rules import (
    Rule,
    by_utterance,
    carried,
    first_match,
    label_of,
)
from rehearsal_audio.behaviours.services import Settings, service_pattern
from rehearsal_audio.model.conversation import Role, Utterance
from rehearsal_audio.model.event import Behaviour, Label

_REAL_QUESTIONS = (
    Behaviour.OPEN_QUESTION,
    Behaviour.CHECKING_UNDERSTANDING,
    Behaviour.PERMISSION_QUESTION,
    Behaviour.LEADING_QUESTION,
)


_NEXT_ACT = re.compile(
    r" and (?=you can (?:finish|leave|start|have|go|work|take|come|use)\b)|"
    r" (?:and|then|so|but) (?=(?:(?!(?:what|how|when|that|where|if i|if we)\b)\w+ ){0,5}?"
    r"(?:i|we)(?:'ll| will| can| could|'m going to|'re going to) (?!all\b|see how|see what)\w)"
)
_GENERIC = {"generic_offer", "generic_signpost", "no_offer"}


class HelpingDetector:
    """Finds offers, signposts, follow-through and information of the leader.

    Parameters
    ----------
    settings
        Names of services beside those of the package.
    """

    def __init__(self, settings: Settings = Settings()) -> None:
        self._services = service_pattern(settings.services)

    def detect(self, utterances: Sequence[Utterance], found: Sequence[Label]) -> tuple[Label, ...]:
        """Labels of every sentence of the leader that helps."""
        labels = []
        labels_of = by_utterance(found)
        for utterance in utterances:
            if utterance.role is not Role.LEADER:
                continue
            own = labels_of[utterance.index]
            clauses = clauses_of(utterance.text)
            for clause, after in zip_longest(clauses, clauses[1:]):
                if carried(own, clause, _REAL_QUESTIONS):
                    continue
                asked = carried(own, clause, {Behaviour.CLOSED_QUESTION})
                helps = self._helps(clause, asked)
                if not helps and not asked and after is not None and self._applies(clause, after):
                    helps = [(Behaviour.SIGNPOST_SPECIFIC, 0.65, "service_then_use")]
                labels += [
                    label_of(utterance, clause, behaviour, confidence, f"helping.{name}")
                    for behaviour, confidence, name in helps
                ]
        return tuple(labels)

    def _helps(self, clause: Clause, asked: bool) -> list[tuple[Behaviour, float, str]]:
        """What a sentence does, with confidence and rule; each act of the leader by itself."""
        found: list[tuple[Behaviour, float, str]] = []
        if self._signposts(clause.core, asked):
            found.append((Behaviour.SIGNPOST_SPECIFIC, 0.75, "service"))
        for core in _acts(clause.core):
            fired = first_match(HELPING_RULES, core)
            is_generic = fired is not None and fired.name in _GENERIC
            commits = not is_generic and FOLLOW_THROUGH.search(core) and BY_TIME.search(core)
            if not asked and commits:
                found.append((Behaviour.FOLLOW_THROUGH, 0.75, "by_time"))
            elif PERSON.pattern.search(core):
                continue
            elif fired is not None and fired.behaviours and _says_more(core, fired, asked, found):
                found.append((fired.behaviours[0], fired.confidence, fired.name))
        named: dict[Behaviour, tuple[Behaviour, float, str]] = {}
        for one in found:
            named.setdefault(one[0], one)
        return list(named.values())

    def _signposts(self, core: str, asked: bool) -> bool:
        """Whether a service is named together with how it applies."""
        if self._services.search(core.replace("'", "")):
            is_history = asked and re.search(
                r"^(?:have|did|are|were|has|do|does) (?!you (?:want|like|fancy))", core
            )
            if ADVISES_DOCTOR.search(core):
                return False
            is_own_step = OWN_STEP.search(core) is not None and not BRINGS_TOGETHER.search(core)
            return APPLIES.search(core) is not None and not is_history and not is_own_step
        return not asked and OFFICE.search(core) is not None and HELPS_YOU.search(core) is not None

    def _applies(self, clause: Clause, after: Clause) -> bool:
        """Whether a sentence names a service and the next one says how it applies."""
        core = clause.core
        is_named = self._services.search(core.replace("'", "")) or NAMED_BODY.search(core)
        is_pointed = re.search(r"^(?:there's|there is|have you|we've|we have|the)\b", core)
        goes_on = re.search(r"^(?:they|their|it|it's|they're|they've|she|he|you)\b", after.core)
        uses = APPLIES.search(after.core)
        return None not in (is_named, is_pointed, goes_on, uses)


def _says_more(
    core: str, fired: Rule, asked: bool, found: Sequence[tuple[Behaviour, float, str]]
) -> bool:
    """Whether the rule that fired adds to what was found."""
    if fired.behaviours[0] is Behaviour.SIGNPOST_GENERIC:
        return not found and not asked
    if fired.name == "offer":
        return not asked and len(core.split()) >= 4
    return True


def _acts(core: str) -> list[str]:
    """A sentence's stretches, cut where the leader names a further act of their own."""
    return [piece for piece in _NEXT_ACT.split(core) if piece]
