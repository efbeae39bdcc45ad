"""The session file: read, checked, drafted; consent, names of participants, proposed iterations."""

from rehearsal_audio.session.checking import check_session
from rehearsal_audio.session.consent import require_consent
from rehearsal_audio.session.drafting import draft, quoted
from rehearsal_audio.session.model import Fault, IterationMark, Session, SessionRecording
from rehearsal_audio.session.proposing import propose, snippet
from rehearsal_audio.session.pseudonyms import hide_names, with_identifiers
from rehearsal_audio.session.reading import SUFFIXES, examine, read_session

__all__ = [
    "SUFFIXES",
    "Fault",
    "IterationMark",
    "Session",
    "SessionRecording",
    "check_session",
    "draft",
    "examine",
    "hide_names",
    "propose",
    "quoted",
    "read_session",
    "require_consent",
    "snippet",
    "with_identifiers",
]
