"""The names that programs import: ``import rehearsal_audio as ra``.

::

    recording ──▶ analyse ──▶ reports ──▶ load_study ──▶ rows, times         (a study)
        │                        └──────▶ compare, export_report, verify
        ├──▶ transcribe, diarise                                             (one stage alone)
    text ──▶ load_conversation, make_conversation ──▶ label, find_events, measure, make_report

Everything else in the package may change between versions; these names and their meaning do not
without a note in the changelog. Libraries are loaded by the call that needs them.
"""

from rehearsal_audio.api.recordings import analyse, diarise, transcribe, verify
from rehearsal_audio.api.reports import (
    agreement,
    compare,
    export_report,
    load_report,
    load_study,
    make_report,
)
from rehearsal_audio.api.talk import (
    find_events,
    label,
    load_conversation,
    make_conversation,
    measure,
)
from rehearsal_audio.errors import RehearsalAudioError
from rehearsal_audio.model.conversation import Conversation, Role, Utterance
from rehearsal_audio.model.event import Behaviour, Event, Label
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport

__all__ = [
    "Behaviour",
    "Conversation",
    "Event",
    "IterationReport",
    "Label",
    "Measure",
    "RehearsalAudioError",
    "Role",
    "Utterance",
    "agreement",
    "analyse",
    "compare",
    "diarise",
    "export_report",
    "find_events",
    "label",
    "load_conversation",
    "load_report",
    "load_study",
    "make_conversation",
    "make_report",
    "measure",
    "transcribe",
    "verify",
]
