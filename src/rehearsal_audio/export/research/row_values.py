"""Values of the rows that more than one table shares."""

from __future__ import annotations

from rehearsal_audio.export.report_json import NUMBER_DIGITS, TIME_DIGITS
from rehearsal_audio.export.research.columns import Cell
from rehearsal_audio.model.event import HUMAN
from rehearsal_audio.model.report import IterationReport


def rounded(value: float | None) -> float | None:
    """A number as report.json holds it."""
    return None if value is None else round(float(value), NUMBER_DIGITS)


def iteration_row(report: IterationReport) -> tuple[Cell, ...]:
    """What is known of an iteration as a whole."""
    quality, provenance = report.quality, report.provenance
    return (
        report.recording,
        report.iteration,
        report.participant,
        report.scenario,
        round(report.duration_s, TIME_DIGITS),
        round(report.scene.start_s, TIME_DIGITS),
        round(report.scene.end_s, TIME_DIGITS),
        rounded(quality.snr_db),
        rounded(quality.overlap_share),
        rounded(quality.voice_separation),
        rounded(quality.asr_confidence),
        rounded(quality.unassigned_words_share),
        rounded(quality.clipped_share),
        len(quality.warnings),
        sum(event.source == HUMAN for event in report.events),
        provenance.package_version,
        provenance.pipeline,
        provenance.audio_sha256,
        provenance.analysis_id,
    )
