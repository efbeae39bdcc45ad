"""From recordings of rehearsed conversations to a behaviour report, offline.

>>> import rehearsal_audio as ra
>>> talk = ra.make_conversation([("leader", "What do you need?"), ("actor", "Time.")])
>>> ra.measure(talk)["open_questions"].value
1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearsal_audio.api import (
        Behaviour,
        Conversation,
        Event,
        IterationReport,
        Label,
        Measure,
        RehearsalAudioError,
        Role,
        Utterance,
        agreement,
        analyse,
        compare,
        diarise,
        export_report,
        find_events,
        label,
        load_conversation,
        load_report,
        load_study,
        make_conversation,
        make_report,
        measure,
        transcribe,
        verify,
    )

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


def __getattr__(name: str) -> object:
    """A name of the API, loaded when it is first asked for."""
    if name in __all__:
        from rehearsal_audio import api

        return getattr(api, name)
    raise AttributeError(f"rehearsal_audio has no {name!r}; its names: {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
