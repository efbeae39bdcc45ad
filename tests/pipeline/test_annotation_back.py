"""A report goes out to ELAN or Praat, a person changes it, it comes back, the measures follow."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from rehearsal_audio.annotation import read_tiers
from rehearsal_audio.annotation.eaf import eaf_bytes
from rehearsal_audio.annotation.textgrid import textgrid_bytes
from rehearsal_audio.cli import main

pytestmark = pytest.mark.models


def run(*arguments: object) -> None:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output


def measures_of(folder: Path) -> dict[str, float | None]:
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return {one["name"]: one["value"] for one in report["measures"]}


@pytest.fixture(scope="module")
def recording(fixtures_audio: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recordings")
    return Path(shutil.copy(fixtures_audio / "nhs-ward-2.flac", folder))


def again(recording: Path, annotation: Path, out: Path, *more: str) -> dict[str, float | None]:
    options = ("--annotation", annotation, "--consent-confirmed", "--no-audio", *more)
    run("analyse", recording, "-o", out, *options)
    return measures_of(out / "nhs-ward-2" / "1")


def edit(path: Path, change) -> None:
    """Rewrite an annotation with its tiers changed."""
    tiers = change({tier.name: tier for tier in read_tiers(path)})
    is_eaf = path.suffix == ".eaf"
    path.write_bytes(eaf_bytes(tiers) if is_eaf else textgrid_bytes(tiers, 200.0))


@pytest.mark.parametrize("name", ["eaf", "textgrid"])
def test_untouched_it_gives_the_same_measures(analysed, recording, tmp_path, name):
    run("export", analysed / "nhs-ward-2", "--format", name, "--with-text", "-o", tmp_path / "x")
    found = again(recording, tmp_path / "x", tmp_path / "out", "--pipeline", "from-files")
    assert found == measures_of(analysed / "nhs-ward-2" / "1")


def test_a_moved_border_and_another_speaker_change_the_measures(analysed, recording, tmp_path):
    before = measures_of(analysed / "nhs-ward-2" / "1")
    run("export", analysed / "nhs-ward-2", "--format", "eaf", "--with-text", "-o", tmp_path)
    path = tmp_path / "nhs-ward-2.1.eaf"

    def longer(tiers):
        speech = tiers["actor speech"]
        last = speech.intervals[-1]
        moved = replace(last, start_s=last.start_s - 2.0)
        tiers["actor speech"] = replace(speech, intervals=(*speech.intervals[:-1], moved))
        return list(tiers.values())

    edit(path, longer)
    found = again(recording, path, tmp_path / "a", "--pipeline", "from-files")
    assert found["actor_speech_s"] == pytest.approx(before["actor_speech_s"] + 2.0, abs=0.002)
    assert found["leader_speech_s"] == before["leader_speech_s"]
    leader_s, actor_s = found["leader_speech_s"], found["actor_speech_s"]
    assert found["talk_time_ratio"] == pytest.approx(leader_s / (leader_s + actor_s), abs=1e-6)

    def swapped(tiers):
        other = {"leader": "actor", "actor": "leader"}
        return [
            replace(tier, name=f"{other[who]} {rest}", speaker=other[who])
            for name, tier in tiers.items()
            for who, _, rest in [name.partition(" ")]
        ]

    edit(path, swapped)
    turned = again(recording, path, tmp_path / "b", "--pipeline", "from-files")
    assert turned["talk_time_ratio"] == pytest.approx(1 - found["talk_time_ratio"], abs=1e-6)
    assert turned["interruptions_by_actor"] == found["interruptions_by_leader"]


def test_a_speech_that_is_given_to_the_other_takes_its_words_along(analysed, recording, tmp_path):
    run("export", analysed / "nhs-ward-2", "--format", "eaf", "--with-text", "-o", tmp_path)
    path = tmp_path / "nhs-ward-2.1.eaf"

    def given(tiers):
        leader, actor = tiers["leader speech"], tiers["actor speech"]
        first = leader.intervals[0]
        tiers["leader speech"] = replace(leader, intervals=leader.intervals[1:])
        tiers["actor speech"] = replace(actor, intervals=(first, *actor.intervals))
        return list(tiers.values())

    edit(path, given)
    before = measures_of(analysed / "nhs-ward-2" / "1")
    found = again(recording, path, tmp_path / "out", "--pipeline", "from-files")
    assert found["leader_speech_s"] < before["leader_speech_s"] - 3
    assert found["word_ratio"] < before["word_ratio"]


def test_with_recognised_words_only_the_speakers_come_from_the_file(analysed, recording, tmp_path):
    run("export", analysed / "nhs-ward-2", "--format", "rttm", "-o", tmp_path)
    shutil.copytree(analysed / "nhs-ward-2", tmp_path / "out" / "nhs-ward-2")
    before = measures_of(analysed / "nhs-ward-2" / "1")
    found = again(recording, tmp_path / "nhs-ward-2.1.rttm", tmp_path / "out")
    for name in ("leader_speech_s", "actor_speech_s", "talk_time_ratio"):
        assert found[name] == pytest.approx(before[name], abs=0.01)


def test_a_coders_tiers_of_events_come_back_as_corrections(analysed, recording, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(analysed / "nhs-ward-2", out / "nhs-ward-2")
    run("export", out / "nhs-ward-2", "--format", "textgrid", "-o", tmp_path / "x")
    path = tmp_path / "x" / "nhs-ward-2.1.TextGrid"

    def no_advice(tiers):
        return [
            replace(
                tier,
                intervals=tuple(one for one in tier.intervals if "advice_unsol" not in one.text),
            )
            for tier in tiers.values()
        ]

    before = measures_of(out / "nhs-ward-2" / "1")
    assert before["time_to_first_advice_s"] is not None
    edit(path, no_advice)
    run("corrections", path, out / "nhs-ward-2" / "1")
    run("analyse", recording, "-o", out, "--consent-confirmed")
    after = measures_of(out / "nhs-ward-2" / "1")
    assert after["time_to_first_advice_s"] is None
    assert after["advice_unsolicited_count"] == 0
    assert after["talk_time_ratio"] == before["talk_time_ratio"]
