"""Results of a benchmark: one JSON file for programs, one page for people, both with a stamp.

The stamp says when and with what they were made, so that a figure can be cited and an old one
is seen to be old: date, machine, the package's version, a digest of its code, and the versions
of the libraries that can move a number.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from rehearsal_audio.files import write_whole
from rehearsal_audio.provenance import package_digest

RESULTS = Path(__file__).with_name("results")
LIBRARIES = (
    "faster-whisper",
    "ctranslate2",
    "onnxruntime",
    "kaldi-native-fbank",
    "numpy",
    "scipy",
    "pyannote-audio",
    "torch",
)
DIGEST_LENGTH = 12


def write_results(name: str, content: Mapping[str, object], page: Sequence[str]) -> None:
    """Write ``results/<name>.json`` and ``.md``, and print the page.

    Parameters
    ----------
    name
        Name of both files, without suffix.
    content
        The figures; the key ``stamp`` is added.
    page
        Lines of the page; the first is its title, and the stamp follows it.
    """
    made = stamp()
    text = json.dumps({"stamp": made, **content}, indent=1, ensure_ascii=False)
    title, *rest = page
    lines = [title, "", stamp_line(made), *rest]
    write_whole(RESULTS / f"{name}.json", text + "\n")
    write_whole(RESULTS / f"{name}.md", "\n".join(lines).rstrip("\n") + "\n")
    print("\n".join(lines))


def stamp() -> dict[str, object]:
    """Date, machine and versions of this very run."""
    return {
        "date": date.today().isoformat(),
        "package": importlib.metadata.version("rehearsal-audio"),
        "code": package_digest()[:DIGEST_LENGTH],
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}",
        "python": platform.python_version(),
        "versions": {name: version for name in LIBRARIES if (version := version_of(name))},
    }


def stamp_line(made: Mapping[str, object]) -> str:
    """The stamp as one line for people."""
    return (
        f"{made['date']}, rehearsal-audio {made['package']} (code {made['code']}), "
        f"{made['machine']}, Python {made['python']}."
    )


def version_of(library: str) -> str | None:
    """Its version; None where it is not installed."""
    try:
        return importlib.metadata.version(library)
    except importlib.metadata.PackageNotFoundError:
        return None
