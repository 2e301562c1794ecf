"""Street-level crime as data.police.uk publishes it: one CSV a force and month since December 2010.

A file is streamed into its part in one pass; the contract (`street_contract`) judges every row that
isn't evidently in order. Arrow splits the file into rows, or the careful splitter (`records`) where
Arrow doesn't read it line by line. No SQL: to plan a statement for each of thousands of files took
as long as to split them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa

from moorlands_dash.districts.police import other_names, slug_of
from moorlands_dash.extracts import totals
from moorlands_dash.extracts.header import Header, above_and_beside, read_header
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.street_contract import COLUMNS, Terms
from moorlands_dash.extracts.street_districts import none_of_ours
from moorlands_dash.extracts.street_name import StreetName, read_name, slug
from moorlands_dash.extracts.street_part import Written, write_part
from moorlands_dash.extracts.street_rows import rows_as_they_lie, rows_split
from moorlands_dash.partnership import Settings
from moorlands_dash.sources.street import LAYOUT

_LARGE = 20_000_000
"""Bytes; a smaller file is read before anybody asks how far it has come."""


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row and write the accepted ones to `out`; safe to call from several threads.

    Memory stays bounded whatever the file's size, but for the list of quarantined rows. Raises
    Refusal where the columns are another layout's, and where a file without rows doesn't name
    its force and month ("2025-01-staffordshire-street.csv").
    """
    header = read_header(source.path, source.above)
    if header is None or not LAYOUT.recognises(header.columns):
        raise Refusal(
            source.name,
            "The columns aren't those of a street extract.",
            f"Send it as published, with the columns {', '.join(COLUMNS)}.",
        )
    today = date.today()
    named = read_name(source.name, today)
    terms = _terms(settings, named, today)
    told = progress if source.size >= _LARGE else None
    judged = _at_once(source, out, header, terms, told)
    if judged is None:
        judged = _carefully(source, out, header, terms, settings.limits.row_bytes, progress)
    judged.covers = _covers(judged, named, terms.force)
    judged.notices += above_and_beside(header)
    if progress:
        progress(1)
    return judged


def _terms(settings: Settings, named: StreetName | None, today: date) -> Terms:
    ours = settings.district
    return Terms(
        today,
        named.month if named else None,
        settings.force.name,
        ours.known_as,
        frozenset(ours.lsoas),
        other_names(settings.force.name),
    )


def _at_once(
    source: SourceFile, out: Path, header: Header, terms: Terms, progress: Progress | None
) -> Judged | None:
    """Read the file as it lies; None where Arrow didn't read it line by line."""
    rows = rows_as_they_lie(source.path, header)
    if rows is None:
        return None
    try:
        written = write_part(rows, terms, out, progress)
    except pa.ArrowInvalid:
        return None
    if written.accepted + len(written.quarantine) != rows.number:
        return None
    return _judged(source, rows.number, out, written, terms)


def _carefully(
    source: SourceFile,
    out: Path,
    header: Header,
    terms: Terms,
    longest: int,
    progress: Progress | None,
) -> Judged:
    """Split the file into rows ourselves and judge those."""
    rows = rows_split(source.path, header, longest, progress)
    written = write_part(rows, terms, out)
    written.quarantine = sorted(written.quarantine + rows.misfits, key=lambda item: item.line)
    judged = _judged(source, rows.number + len(rows.misfits), out, written, terms)
    judged.notices += rows.notices
    return judged


def _judged(source: SourceFile, rows_in: int, out: Path, written: Written, terms: Terms) -> Judged:
    covers = sorted(written.covers)
    judged = Judged(
        source,
        "street",
        rows_in,
        written.accepted,
        out,
        written.quarantine,
        totals.notices(written.quarantine),
        covers=covers,
    )
    if not written.ours and terms.force in {force for force, _ in covers}:
        judged.notices += none_of_ours(out, terms.districts)
    return judged


def _covers(judged: Judged, named: StreetName | None, ours: str) -> list[tuple[str, date]]:
    """Return the forces and months of the accepted rows; without any rows, those of the name."""
    if judged.rows_accepted:
        forces = dict.fromkeys(force for force, _ in judged.covers)
        if named and slug(named.slug) not in map(slug, forces):
            judged.notices.append(
                f"The file's name says {named.slug}, its rows say {', '.join(forces)}; "
                "the rows were followed."
            )
        return judged.covers
    if judged.rows_in:
        # Rows that can't be read are not a month without incidents: the month stays missing.
        judged.notices.append("No row could be loaded, so the file stands for no month.")
        return []
    if named:
        return [(named.force(ours), named.month)]
    example = f"2025-01-{slug_of(ours)}-street.csv"
    raise Refusal(
        judged.source.name,
        "The file has no rows, and its name doesn't say for which force and month.",
        f"Give it the name that it had on data.police.uk, such as {example}.",
    )
