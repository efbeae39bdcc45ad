"""Any bytes give a parsed value or an error in words; nothing else, and no hang.

Each parser is given bytes out of nowhere, and a valid file of its own that was broken: pieces cut
out, doubled, exchanged for what often breaks parsers.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearsal_audio.annotation.eaf import eaf_bytes
from rehearsal_audio.annotation.speech import read_annotated_speech
from rehearsal_audio.annotation.textgrid import textgrid_bytes
from rehearsal_audio.annotation.tiers import Interval, Tier
from rehearsal_audio.audio import read_recording
from rehearsal_audio.behaviours.corrections import read_corrections
from rehearsal_audio.config import load_pipeline
from rehearsal_audio.conversation.from_file import read_utterances
from rehearsal_audio.diarisation.rttm import read_rttm
from rehearsal_audio.errors import RehearsalAudioError
from rehearsal_audio.export.report_json import read_report
from rehearsal_audio.session import check_session, read_session
from rehearsal_audio.session.pseudonyms import read_names
from rehearsal_audio.transcription.from_file import read_transcript

ROOT = Path(__file__).resolve().parents[2]
YAML = b"""session: s
date: 2026-03-04
consent: {recorded: true, delete_audio_after_days: 30}
mask: [Ward]
recordings:
  - file: a.wav
    participant: P07
    iterations:
      - {name: "1", start: 0:00, end: 4:10, leader: "voice:x.wav"}
"""
TOML = b"""session = "s"
date = 2026-03-04
[consent]
recorded = true
[[recordings]]
file = 'a.wav'
iterations = [
  {name = "1", start = "0:00", end = 250},
]
"""
TALK = b'{"conversation_id": 1, "role": "leader", "text": "Why?", "start_s": 0.5, "end_s": 1}\n'
WORDS = b'{"language": "en", "words": [{"text": "Hi", "start_s": 0.4, "end_s": 0.9}]}'
TURNS = b"SPEAKER f 1 0.5 1.25 <NA> <NA> A <NA> <NA>\n"
FIXES = b'{"action": "add", "behaviour": "empathy", "role": "leader", "start_s": 1, "end_s": 2}\n'
PIPELINE = b"description = 'x'\n[diarisation]\nnum_speakers = 2\n"
REPORT = (ROOT / "tests/golden/report/nhs-ward-1.report.json").read_bytes()[:4000]
TIERS = (Tier("leader", (Interval(0.0, 0.9, "why"),)),)
GRID, EAF = textgrid_bytes(TIERS, 2.0), eaf_bytes(TIERS)

PARSERS: dict[str, tuple[str, Callable[[Path], object], bytes]] = {
    "session YAML": ("s.yaml", read_session, YAML),
    "session TOML": ("s.toml", read_session, TOML),
    "session check": ("c.yaml", check_session, YAML),
    "map of names": ("participants.csv", read_names, b"identifier,name\nN01,Anna\n"),
    "transcript": ("a.transcript.json", read_transcript, WORDS),
    "utterances": ("a.jsonl", read_utterances, TALK + TALK),
    "RTTM": ("a.rttm", read_rttm, TURNS + TURNS),
    "corrections": ("corrections.jsonl", read_corrections, FIXES),
    "pipeline": ("p.toml", lambda path: load_pipeline(str(path)), PIPELINE),
    "report": ("report.json", read_report, REPORT),
    "TextGrid": ("a.TextGrid", read_annotated_speech, GRID),
    "EAF": ("a.eaf", read_annotated_speech, EAF),
}

BREAKERS = (
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"{", b"[" * 3000, b'{"a":' * 3000, b"9" * 5000,
    b"1e999", b"NaN", b"-1", b"1" + b"0" * 400, b"null", b"&a [*a]", b"*a", b"!!python/name:os.x ",
    b"\xed\xa0\x80", "\u2028\u202e\u0085".encode(), b'"\\ud800"', b"true", b"\r", b"'", b'"', b":",
    b"<<: ",     b"<!ENTITY a 'x'>", b"..", b"=", b"2026-99-99", b"99:99:99:99",
)  # fmt: skip


@st.composite
def broken(draw: st.DrawFn, valid: bytes) -> bytes:
    """A valid file with a few pieces taken out and others put in."""
    content = valid
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 12)))
        put = draw(st.sampled_from(BREAKERS) | st.binary(max_size=8))
        content = content[:start] + put + content[end:]
    return content


@pytest.mark.parametrize("name", list(PARSERS))
def test_any_bytes_give_a_value_or_an_error_in_words(tmp_path: Path, name: str) -> None:
    file, parse, valid = PARSERS[name]
    path = tmp_path / file

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=300) | broken(valid))
    def gives_a_value_or_an_error(content: bytes) -> None:
        path.write_bytes(content)
        try:
            parse(path)
        except RehearsalAudioError as error:
            assert str(error)
            assert len(str(error)) < 2000

    gives_a_value_or_an_error()


@pytest.mark.parametrize("name", [name for name in PARSERS if name != "report"])
def test_the_valid_file_is_read(tmp_path: Path, name: str) -> None:
    file, parse, valid = PARSERS[name]
    (tmp_path / file).write_bytes(valid)
    parse(tmp_path / file)


@pytest.mark.parametrize("name", list(PARSERS))
@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"a":' * 100_000, b"9" * 100_000])
def test_deep_nesting_and_endless_numbers(tmp_path: Path, name: str, content: bytes) -> None:
    file, parse, _ = PARSERS[name]
    (tmp_path / file).write_bytes(content)
    try:
        parse(tmp_path / file)
    except RehearsalAudioError as error:
        assert len(str(error)) < 2000


@pytest.mark.parametrize("number", ["1" + "0" * 400, "NaN", "Infinity", "-1e999", "true", "[]"])
def test_numbers_that_are_no_times_are_refused(tmp_path: Path, number: str) -> None:
    words = f'{{"words": [{{"text": "a", "start_s": {number}, "end_s": 1}}]}}'
    talk = f'{{"role": "leader", "text": "a", "start_s": {number}, "end_s": 1}}'
    for name, text, parse in (
        ("a.transcript.json", words, read_transcript),
        ("a.jsonl", talk, read_utterances),
        (
            "c.jsonl",
            FIXES.decode().replace('"start_s": 1', f'"start_s": {number}'),
            read_corrections,
        ),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(RehearsalAudioError, match=name):
            parse(tmp_path / name)


@pytest.mark.parametrize("table", ["transcription = 5", "turns = 'x'", "diarisation = [1]"])
def test_a_stage_that_is_no_table_is_refused(tmp_path: Path, table: str) -> None:
    (tmp_path / "p.toml").write_text(table, encoding="utf-8")
    with pytest.raises(RehearsalAudioError, match=r"is no table; write it as \["):
        load_pipeline(str(tmp_path / "p.toml"))


def test_a_line_of_ten_megabytes_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"role": "leader", "text": "' + b"a " * 5_000_000 + b'"}')
    with pytest.raises(RehearsalAudioError, match="line 1: text of 10000000 characters"):
        read_utterances(path)


@pytest.mark.parametrize(
    "content",
    [
        b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile /etc/hosts\n",
        b"PK\x03\x04" + b"\x00" * 100,
        b"\x1f\x8b\x08" + b"\x00" * 100,
    ],
)
def test_playlists_and_archives_are_no_recordings(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(content)
    with pytest.raises(RehearsalAudioError, match=r"a\.mp3"):
        read_recording(path)
