"""What was removed, in words that can be handed on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

KINDS = (
    (("report.json", "report.html", "report.pdf", "transcript.txt"), "report"),
    (("events.csv", "diarisation.rttm", "transcript.TextGrid"), "table"),
    (("corrections.jsonl",), "correction"),
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was removed and what is left.

    Parameters
    ----------
    subject
        Whose it was, as an identifier; never a name.
    removed
        Files and rows that are gone, one line each.
    left
        What still tells of them and is not for this command to touch, one line each.
    """

    subject: str
    removed: tuple[str, ...]
    left: tuple[str, ...] = ()

    def lines(self, is_trial: bool = False) -> list[str]:
        """The receipt for people."""
        verb = "would remove" if is_trial else "removed"
        return [
            *(f"{verb} {one}" for one in self.removed),
            *(f"left: {one}" for one in self.left),
            f"{self.subject}: {verb} {len(self.removed)} things",
        ]


def described(path: Path) -> str:
    """A file and what it is.

    Examples
    --------
    >>> described(Path("out/P07_1/1/report.html")).split(":")[0]
    'report'
    """
    if path.parent.name == ".stages":
        stage = path.name.split("-")[0]
        return f"kept {stage}: {path}"
    kind = next((kind for names, kind in KINDS if path.name in names), "file")
    return f"{kind}: {path}"
