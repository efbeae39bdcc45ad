"""Voices to roles: who of the diarised voices is the leader.

Rule: the two voices that speak most are leader and actor, any further voice is a
facilitator. Which of the two is the leader says the leader specification:

``first``      speaks first in the scene; speakers that are called by their roles keep them
``most``       has more speech
``least``      has less speech
``SPEAKER_00`` the diarised label
``channel:1``  the voice of that microphone (channels pipeline)
``voice:FILE`` the voice most like the one in FILE; resolved to a label before it comes here

Known weaknesses: ``first`` is wrong where the colleague opens the scene, ``most`` where the
leader listens well: both are guesses and carry a confidence below 1.
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearsal_audio.errors import RoleError
from rehearsal_audio.model.conversation import Role, SpeakerRole
from rehearsal_audio.model.segment import Seconds, total_s
from rehearsal_audio.model.speech import Diarisation

MIN_FIRST_SPEECH_S: Seconds = 0.4
"""A shorter stretch does not count as speaking first: it may be a cough or a ghost."""

_NAMES = frozenset(role.value for role in Role)


def assign_roles(diarisation: Diarisation, leader: str = "first") -> tuple[SpeakerRole, ...]:
    """Give each voice its role.

    Parameters
    ----------
    diarisation
        Who speaks when in the scene.
    leader
        Leader specification, see above.

    Returns
    -------
    tuple of SpeakerRole
        In order of first speech; empty if nobody speaks.

    Raises
    ------
    RoleError
        No voice fits the specification.
    """
    speech_s = {
        speaker: total_s(diarisation.segments_of(speaker)) for speaker in diarisation.speakers
    }
    if not speech_s:
        return ()
    if leader == "first" and all(speaker.lower() in _NAMES for speaker in speech_s):
        return tuple(
            SpeakerRole(speaker, Role(speaker.lower()), round(speech_s[speaker], 3), 1.0)
            for speaker in diarisation.speakers
        )
    by_speech = sorted(speech_s, key=lambda speaker: -speech_s[speaker])
    label, confidence = _leader(diarisation, by_speech, speech_s, leader)
    actor = next((speaker for speaker in by_speech if speaker != label), None)
    roles = {label: Role.LEADER, actor: Role.ACTOR}
    return tuple(
        SpeakerRole(
            speaker, roles.get(speaker, Role.FACILITATOR), round(speech_s[speaker], 3), confidence
        )
        for speaker in diarisation.speakers
    )


def _leader(
    diarisation: Diarisation, by_speech: Sequence[str], speech_s: dict[str, Seconds], spec: str
) -> tuple[str, float]:
    """The leader's label and how sure it is."""
    main = by_speech[:2]
    if spec == "first":
        return _first(diarisation, main)
    if spec in ("most", "least"):
        label = main[0] if spec == "most" else main[-1]
        return label, _margin_confidence([speech_s[speaker] for speaker in main])
    label = f"CHANNEL_{spec.removeprefix('channel:')}" if spec.startswith("channel:") else spec
    if label not in speech_s:
        raise RoleError(
            f"no voice {label!r} for leader {spec!r}; found {', '.join(sorted(speech_s))}; "
            "expected first, most, least, one of these labels, channel:N or voice:FILE"
        )
    return label, 1.0


def _first(diarisation: Diarisation, main: Sequence[str]) -> tuple[str, float]:
    """Who of the main voices speaks first; surer, the longer before the other."""
    starts_s = {}
    for speaker in main:
        segments = diarisation.segments_of(speaker)
        long_enough = [one for one in segments if one.duration_s >= MIN_FIRST_SPEECH_S]
        starts_s[speaker] = (long_enough or list(segments))[0].start_s
    ordered = sorted(main, key=lambda speaker: starts_s[speaker])
    if len(ordered) == 1:
        return ordered[0], 1.0
    lead_s = starts_s[ordered[1]] - starts_s[ordered[0]]
    return ordered[0], round(min(0.95, 0.5 + 0.45 * lead_s), 2)


def _margin_confidence(main_speech_s: Sequence[Seconds]) -> float:
    """Surer, the farther the two voices' speech is apart."""
    if len(main_speech_s) < 2:
        return 1.0
    margin = abs(main_speech_s[0] - main_speech_s[1]) / sum(main_speech_s)
    return round(min(0.95, 0.5 + 2 * margin), 2)
