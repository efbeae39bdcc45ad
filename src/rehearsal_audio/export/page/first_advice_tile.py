"""The tile of the first advice: when it came and what came before, or how long none came."""

from __future__ import annotations

from rehearsal_audio.export.page.figures import clock
from rehearsal_audio.export.page.moments import is_counted, moment_of
from rehearsal_audio.export.page.tile import Tile, Wait, measure_of, withheld_tile
from rehearsal_audio.export.page.wording import Wording
from rehearsal_audio.model.conversation import Role
from rehearsal_audio.model.event import Behaviour, Event
from rehearsal_audio.model.measure import Measure
from rehearsal_audio.model.report import IterationReport


def first_advice_tile(report: IterationReport, words: Wording) -> Tile:
    """When it came; where none came, a time without an end."""
    section = "tiles.first_advice"
    measure = measure_of(report, "time_to_first_advice_s")
    if measure.value is None:
        observed_s = measure.censored_at_s
        if observed_s is None:
            return withheld_tile("first_advice", measure)
        return Tile(
            name="first_advice",
            value=words.text(section, "never"),
            unit=words.text(section, "never_unit", observed=clock(observed_s)),
            made_of=words.text(section, "never_made_of", observed=clock(observed_s)),
            wait=Wait(100.0, True, words.text(section, "never_place")),
            cell=words.text(section, "cell", observed=clock(observed_s)),
        )
    event = _event_of_first_advice(report, measure.value)
    return Tile(
        name="first_advice",
        value=clock(measure.value),
        unit=words.text(section, "unit"),
        made_of=_before_advice(report, measure, words),
        wait=_wait(measure, words.text(section, "place")),
        quote_title=words.text(section, "quote"),
        quote=None if event is None else moment_of(event, words),
    )


def _wait(measure: Measure, text: str) -> Wait | None:
    """Where in the run the moment lies."""
    observed_s = measure.components.get("observed_s")
    if measure.value is None or not observed_s:
        return None
    return Wait(round(100 * min(1.0, measure.value / observed_s), 2), False, text)


def _event_of_first_advice(report: IterationReport, after_s: float) -> Event | None:
    """The unsolicited advice that lies next to the measured time."""
    spoken = [ipu.start_s for ipu in report.ipus if ipu.role is not Role.FACILITATOR]
    at_s = min(spoken, default=report.scene.start_s) + after_s
    events = [one for one in report.events if one.behaviour is Behaviour.ADVICE_UNSOLICITED]
    return min(filter(is_counted, events), key=lambda one: abs(one.start_s - at_s), default=None)


def _before_advice(report: IterationReport, measure: Measure, words: Wording) -> str:
    """How long the actor was heard by then, and what the leader had done."""
    sentences = []
    heard = measure_of(report, "actor_speech_before_first_advice_s").value
    if heard is not None:
        sentences.append(words.text("tiles.first_advice", "made_of", heard=clock(heard)))
    asked = measure.components.get("open_question_before")
    reflected = measure.components.get("reflection_before")
    if asked is not None and reflected is not None:
        key = {(1, 1): "both", (1, 0): "question", (0, 1): "reflection", (0, 0): "none"}
        came = key[(int(bool(asked)), int(bool(reflected)))]
        sentences.append(words.text("tiles.first_advice", f"before_{came}"))
    return " ".join(sentences)
