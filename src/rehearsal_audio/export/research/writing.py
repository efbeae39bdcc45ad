"""Research files of a batch: data, codebook and package descriptor in one folder."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from rehearsal_audio.errors import InputError
from rehearsal_audio.export.research.codebook import Entry, make_codebook
from rehearsal_audio.export.research.codebook_files import (
    codebook_csv,
    codebook_json,
    codebook_markdown,
)
from rehearsal_audio.export.research.columns import Table, without_text
from rehearsal_audio.export.research.datapackage import FILE_NAME, hash_of, hashes_in, package_json
from rehearsal_audio.export.research.formats import FORMATS
from rehearsal_audio.export.research.table_files import csv_bytes, parquet_bytes, wide_table
from rehearsal_audio.export.research.tables import TABLES
from rehearsal_audio.files import folder_name, write_whole
from rehearsal_audio.model.report import IterationReport

TABLE_FORMATS: Mapping[str, Callable[[Table, Sequence[IterationReport]], bytes]] = MappingProxyType(
    {"csv": csv_bytes, "parquet": parquet_bytes}
)
"""Formats of tables over all iterations -> how a table is made."""

ALL_FORMATS = (*TABLE_FORMATS, *FORMATS)
"""Names of all formats of research files."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to write.

    Parameters
    ----------
    wide
        Add the table of measures with one row an iteration; tables only.
    with_text
        Write what was said, too.
    """

    wide: bool = False
    with_text: bool = False


def write_research(
    reports: Sequence[IterationReport], name: str, folder: Path, options: Options = Options()
) -> tuple[Path, ...]:
    """Write the files of one format for all reports, with codebook and package descriptor.

    Parameters
    ----------
    reports
        At least one; each recording and iteration once.
    name
        One of :data:`ALL_FORMATS`.
    folder
        Where the files go; those of an earlier export are replaced, unless a person has
        changed one since.
    options
        What to write.

    Returns
    -------
    tuple of Path
        The files written: data, codebook, descriptor.

    Raises
    ------
    InputError
        The format holds nothing but text and no text is asked for; a table of one row an
        iteration is asked for in a format without tables; two reports are of one iteration;
        a file that would be replaced was changed by a person.
    BackendError
        The format's library is not installed.
    """
    _check(reports, name, options)
    tables: tuple[Table, ...] = ()
    if name in TABLE_FORMATS:
        tables = TABLES if options.with_text else tuple(without_text(table) for table in TABLES)
        tables = (*tables, wide_table(reports)) if options.wide else tables
        make = TABLE_FORMATS[name]
        files = {f"{table.name}.{name}": make(table, reports) for table in tables}
    else:
        chosen = FORMATS[name]
        files = {
            f"{file_stem(report)}.{chosen.ending}": chosen.write(report, options.with_text)
            for report in reports
        }
    facts = _facts(reports, name, options)
    entries = (*make_codebook(reports, tables), *_part_entries(name))
    for ending, text in (
        ("csv", codebook_csv(entries)),
        ("md", codebook_markdown(entries, facts)),
        ("json", codebook_json(entries, facts)),
    ):
        files[f"codebook.{ending}"] = text.encode("utf-8")
    _check_unchanged(folder, files)
    files[FILE_NAME] = package_json(files, tables, facts).encode("utf-8")
    for file, content in files.items():
        write_whole(folder / file, content)
    return tuple(folder / file for file in files)


def file_stem(report: IterationReport) -> str:
    """Name of an iteration's file, by which a corrected one is found beside the recording."""
    return folder_name(f"{report.recording}.{report.iteration}")


def _check(reports: Sequence[IterationReport], name: str, options: Options) -> None:
    if name in FORMATS and FORMATS[name].is_text and not options.with_text:
        raise InputError(
            f"the format {name} holds nothing but what was said; add --with-text to write it"
        )
    if name in FORMATS and options.wide:
        raise InputError(f"--wide is for tables, not for {name}; leave it out, or choose csv")
    stems = [file_stem(report).casefold() for report in reports]
    twice = next((stem for stem in stems if stems.count(stem) > 1), None)
    if twice is not None:
        raise InputError(f"two reports are of the iteration {twice}; export one batch at a time")


def _check_unchanged(folder: Path, files: Mapping[str, bytes]) -> None:
    """Refuse to replace what a person has changed: it is not as the last export left it."""
    left = hashes_in(folder / FILE_NAME)
    for name, content in files.items():
        path = folder / name
        if name.startswith("codebook.") or not path.is_file():
            continue
        found = path.read_bytes()
        if found != content and hash_of(found) != left.get(name):
            raise InputError(
                f"{path} was changed since it was exported, and would be lost; move it, or give "
                "another folder with -o"
            )


def _part_entries(name: str) -> tuple[Entry, ...]:
    parts = FORMATS[name].parts if name in FORMATS else {}
    return tuple(Entry("tier", part, meaning, table=name) for part, meaning in parts.items())


def _facts(reports: Sequence[IterationReport], name: str, options: Options) -> dict[str, object]:
    """What holds for the whole export."""
    versions = sorted({report.provenance.package_version for report in reports})
    return {
        "format": name,
        "with_text": options.with_text,
        "iterations": len(reports),
        "reports_made_by": [f"rehearsal-audio {version}" for version in versions],
        "codebook_made_by": f"rehearsal-audio {importlib.metadata.version('rehearsal-audio')}",
    }
