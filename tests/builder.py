"""Tiny conversations for tests: ``"L 0-6 what do you need | A 5-9 time"``.

L is the leader, A the actor, F the facilitator; then start-end in seconds, then the words, which
share the time by their characters. An entry without words is speech that nobody recognised.
"""

from __future__ import annotations

from rehearsal_audio.conversation.turns import build_conversation
from rehearsal_audio.model.conversation import Conversation, Role, Utterance
from rehearsal_audio.model.segment import Segment
from rehearsal_audio.model.speech import Word

ROLES = {"L": Role.LEADER, "A": Role.ACTOR, "F": Role.FACILITATOR}


def utterances(script: str) -> list[Utterance]:
    """The entries of a script as timed utterances, in order of start."""
    found = []
    for entry in filter(str.strip, script.split("|")):
        role, span, *words = entry.split()
        start_s, end_s = (float(time) for time in span.split("-"))
        found.append(Utterance(len(found), ROLES[role], " ".join(words), start_s, end_s))
    return sorted(found, key=lambda one: one.start_s)


def words_of(utterance: Utterance) -> list[Word]:
    """The utterance's words, sharing its time by their characters."""
    texts = utterance.text.split()
    per_char_s = (utterance.end_s - utterance.start_s) / max(1, sum(map(len, texts)))
    words, at_s = [], utterance.start_s
    for text in texts:
        words.append(Word(text, at_s, at_s + per_char_s * len(text)))
        at_s = words[-1].end_s
    return words


def conversation(script: str, has_words: bool = True, scene: Segment | None = None) -> Conversation:
    """The conversation of a script, each entry a stretch of activity."""
    entries = utterances(script)
    activity = {
        role: [Segment(one.start_s, one.end_s) for one in entries if one.role is role]
        for role in Role
    }
    words = {
        role: [word for one in entries if one.role is role for word in words_of(one)]
        for role in Role
    }
    spans = [span for own in activity.values() for span in own]
    if scene is None:
        scene = Segment(min(one.start_s for one in spans), max(one.end_s for one in spans))
    return build_conversation(scene, activity, words if has_words else {}, (), has_words=has_words)
