from __future__ import annotations

from dataclasses import replace

from rehearsal_audio.export.page.moments import moments_of
from rehearsal_audio.export.page.spoken import passages
from rehearsal_audio.export.page.wording import wording
from rehearsal_audio.export.report_json import report_to_json
from rehearsal_audio.export.transcript_text import TranscriptText


def test_what_is_more_likely_wrong_than_right_is_listed_but_not_marked(poor, tmp_path):
    doubtful = replace(
        poor,
        labels=tuple(replace(one, confidence=0.4) for one in poor.labels),
        events=tuple(replace(one, confidence=0.4) for one in poor.events),
    )
    data = report_to_json(doubtful)
    assert data["events"] and any(one["label_spans"] for one in data["utterances"])
    assert not any(one["labels"] for one in data["utterances"])
    assert moments_of(doubtful, wording()) == ()
    assert not any(passage.tags for passage in passages(doubtful, wording()))
    TranscriptText().export(doubtful, tmp_path / "transcript.txt")
    text = (tmp_path / "transcript.txt").read_text("utf-8")
    assert "[" not in text and "--" not in text
