from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rehearsal_audio.export.rttm import Rttm
from rehearsal_audio.model.conversation import Ipu, Role

FIXTURES = Path(__file__).parents[3] / "fixtures" / "audio"


def _speech(path):
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    assert all(row[0] == "SPEAKER" and len(row) == 10 for row in rows)
    return [(row[7], float(row[3]), float(row[4])) for row in rows]


def test_speech_by_role_is_that_of_the_reference(poor, tmp_path):
    Rttm().export(poor, tmp_path / "diarisation.rttm")
    ours, theirs = _speech(tmp_path / "diarisation.rttm"), _speech(FIXTURES / "nhs-ward-1.rttm")
    for role in ("leader", "actor"):
        assert sum(one[2] for one in ours if one[0] == role) == pytest.approx(
            sum(one[2] for one in theirs if one[0] == role), abs=0.1
        )
    assert [one[1] for one in ours] == sorted(one[1] for one in ours)


def test_overlapping_units_of_a_role_are_joined_and_blanks_leave_the_name(poor, tmp_path):
    ipus = (Ipu(Role.LEADER, 1.0, 2.0), Ipu(Role.LEADER, 1.5, 3.0), Ipu(Role.ACTOR, 2.0, 2.5))
    report = replace(poor, recording="first try", ipus=ipus)
    Rttm().export(report, tmp_path / "diarisation.rttm")
    assert (tmp_path / "diarisation.rttm").read_text() == (
        "SPEAKER first_try 1 1.000 2.000 <NA> <NA> leader <NA> <NA>\n"
        "SPEAKER first_try 1 2.000 0.500 <NA> <NA> actor <NA> <NA>\n"
    )
