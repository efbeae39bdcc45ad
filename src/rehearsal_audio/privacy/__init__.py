"""What people are owed after an analysis: erasure on request, deletion after the agreed days."""

from rehearsal_audio.privacy.erasure import erase
from rehearsal_audio.privacy.receipt import Receipt
from rehearsal_audio.privacy.results import remember_sessions
from rehearsal_audio.privacy.retention import apply_retention

__all__ = ["Receipt", "apply_retention", "erase", "remember_sessions"]
