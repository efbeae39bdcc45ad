"""Files: written whole or not at all, readable by their owner only, safely named.

A file is written beside its target and renamed. Files get the mode 0600 and folders that are made
0700, whatever the umask, because they hold what people said in confidence.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path

OWNER_FILE = 0o600
OWNER_FOLDER = 0o700

MAX_NAME_BYTES = 120
"""Longest name that :func:`folder_name` gives; file systems take 255, paths on Windows 260."""

_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
"""Names that Windows keeps for devices."""


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that an interrupted write leaves the old file, or none.

    Parameters
    ----------
    path
        The file to write; missing folders are made. It is readable by its owner only.
    content
        Bytes, or text that is written as UTF-8 with its line ends as they are.
    """
    make_folder(path.parent)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    raw = content.encode("utf-8") if isinstance(content, str) else content
    try:
        beside.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(beside, flags, OWNER_FILE), "wb") as file:
            file.write(raw)
        beside.chmod(OWNER_FILE)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, for their owner only.

    A folder that is there keeps its mode.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=OWNER_FOLDER, exist_ok=True)
    folder.chmod(OWNER_FOLDER)


def folder_name(name: str) -> str:
    """A name that every file system takes for a folder and that shows as what it is.

    Separators, wildcards, control characters, marks that turn the direction of writing and
    bytes that are no text become ``_``; a long name is cut, and tells itself apart by a digest.

    Examples
    --------
    >>> folder_name("P07 1"), folder_name(".."), folder_name("a:b"), folder_name("CON")
    ('P07 1', 'recording', 'a_b', 'CON_')
    >>> folder_name("x" * 300)[-13:]
    'xxxx-0d4e2ca9'
    """
    plain = "".join(
        "_" if _is_hidden(char) else char for char in unicodedata.normalize("NFC", name)
    )
    plain = re.sub(r'[\\/:*?"<>|]', "_", plain).strip(". ") or "recording"
    if _RESERVED.fullmatch(plain):
        plain += "_"
    if len(plain.encode("utf-8")) > MAX_NAME_BYTES:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        head = plain.encode("utf-8")[: MAX_NAME_BYTES - 9].decode("utf-8", "ignore")
        plain = f"{head.rstrip('. ')}-{digest}"
    return plain


def on_one_line(text: object) -> str:
    r"""Text for one line of a terminal or log: what cannot be seen is written as an escape.

    Examples
    --------
    >>> on_one_line("a\nb\x1b[31m")
    'a\\nb\\x1b[31m'
    """
    return "".join(
        char.encode("unicode_escape", "surrogatepass").decode("ascii") if _is_hidden(char) else char
        for char in str(text)
    )


def _is_hidden(char: str) -> bool:
    """Whether a character controls, turns the direction of writing or is half of one.

    Joiners stay: several scripts need them.
    """
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or (
        unicodedata.category(char) == "Cf" and char not in "\u200c\u200d"
    )
