"""Reads a file by the profile of its sender: put into the layout's form, then read as any other."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from moorlands_dash.extracts import recorded
from moorlands_dash.extracts.layouts import spelt
from moorlands_dash.extracts.model import Judged, Progress, Quarantined, Refusal, SourceFile
from moorlands_dash.extracts.personal import refuse_personal
from moorlands_dash.extracts.profiled import titles
from moorlands_dash.extracts.profiled.sheets import Found, found, sheets
from moorlands_dash.extracts.profiled.translate import (
    TooManyError,
    Writer,
    Written,
    columns_of,
    opened,
)
from moorlands_dash.extracts.profiled.wanted import reader, wanted
from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.profiles import Profile
from moorlands_dash.partnership.senders import Senders

_NAMED = 6


def profile_of(source: SourceFile, settings: Settings) -> str:
    """Return the name of the profile by which a file is read; "" where none is its sender's.

    One of the settings comes before those of public tables, then one that names the file or asks
    for more columns. A workbook of recorded crime is nobody's.
    """
    profiles = {n: p for n, p in settings.known_profiles.items() if p.fits_name(source.name)}
    held: list[str] = []
    for sheet in sheets(source, settings):
        if sheet.name and found(sheet, recorded.matches):
            return ""
        for name, profile in profiles.items():
            if profile.fits_sheet(sheet.name) and found(sheet, profile.recognises):
                held.append(name)

    def rank(name: str) -> tuple[bool, bool, int]:
        profile = profiles[name]
        return name in settings.profiles, profile.files is not None, len(profile.header)

    return max(held, key=rank, default="")


def read(
    source: SourceFile,
    out: Path,
    settings: Settings,
    name: str,
    progress: Progress | None = None,
) -> Judged:
    """Judge each row of a file by the profile of its sender, and write the accepted ones to `out`.

    Lines are those of the sender's file. Rows of what isn't counted are counted as such. Raises
    Refusal for a file of which nothing can be read.
    """
    profile = settings.known_profiles[name]
    with tempfile.TemporaryDirectory(prefix="moorlands-profile-", dir=out.parent) as folder:
        written = _written(source, Path(folder), settings, profile, progress)
        judged = reader(profile.kind).reader()(
            _as_written(source, written, profile),
            out,
            _with_order(settings, profile),
            None,
        )
    return _told(judged, source, name, profile, written)


def _written(
    source: SourceFile,
    folder: Path,
    settings: Settings,
    profile: Profile,
    progress: Progress | None,
) -> Written:
    asked = wanted(profile.kind)
    written = Written(folder / "written.csv", columns_of(profile, asked))
    with opened(written.path) as file:
        writer = Writer(
            profile,
            asked,
            source.areas,
            written,
            file,
            source.name,
            _ours(source, settings),
            source.people,
        )
        try:
            for sheet in sheets(source, settings, progress):
                if not profile.fits_sheet(sheet.name):
                    continue
                if table := found(sheet, profile.recognises):
                    _hold_personal(source, table, profile)
                    writer.table(table)
        except TooManyError as error:
            raise Refusal(source.name, "The file has too many rows.", "Split it.") from error
    if not written.sheets:
        raise Refusal(
            source.name,
            f"Its columns are not those of the profile for {profile.sender}.",
            "Learn the file: `moorlands-dash learn FILE`.",
        )
    return written


def _ours(source: SourceFile, settings: Settings) -> frozenset[str]:
    wards = (code for code in source.areas.values() if code[1:3] == "05")
    return frozenset((*settings.district.all_codes, *wards))


def _hold_personal(source: SourceFile, table: Found, profile: Profile) -> None:
    """Raise Refusal for a column of personal data that the profile doesn't say is never read."""
    told = {spelt(name) for name in (*profile.never_read, *profile.header)}
    refuse_personal(source.name, [name for name in table.columns if spelt(name) not in told])


def _as_written(source: SourceFile, written: Written, profile: Profile) -> SourceFile:
    """Return what the layout's reader is given; `says` is what tells of the file's months."""
    told = titles.period_in(written.title)
    says = {"name": None, "rows": "", "title": "_to_".join(told or ())}[profile.months]
    return replace(source, path=written.path, above=written.above, says=says, profiled=True)


def _with_order(settings: Settings, profile: Profile) -> Settings:
    """Return the settings with what the profile says of how its sender writes days."""
    if profile.dates is None:
        return settings
    return settings.model_copy(update={"senders": Senders({"*": profile.dates})})


def _told(
    judged: Judged, source: SourceFile, name: str, profile: Profile, written: Written
) -> Judged:
    """Return the judgement in terms of the sender's file."""
    rows = [where(row, written.lines, written.sheets) for row in judged.quarantine]
    uncounted = written.uncounted.total()
    return replace(
        judged,
        source=source,
        rows_in=judged.rows_in + len(written.flawed) + uncounted,
        quarantine=sorted([*rows, *written.flawed], key=lambda row: row.line),
        uncounted=uncounted,
        profile=f"{name}:{profile.key}",
        notices=[*_notices(name, profile, written), *judged.notices],
    )


def where(row: Quarantined, lines: Mapping[int, tuple[str, int]], names: list[str]) -> Quarantined:
    """Return a row set aside by its place in the sender's file: sheet and row."""
    sheet, line = lines.get(row.line, ("", row.line))
    several = len(names) > 1
    return replace(row, line=line, column=f"sheet {sheet}: {row.column}" if several else row.column)


def _notices(name: str, profile: Profile, written: Written) -> list[str]:
    found = [f"Read as the profile “{name}” says, for {profile.sender}."]
    if written.uncounted:
        words = [f"“{word}” {many:,}" for word, many in written.uncounted.most_common(_NAMED)]
        more = len(written.uncounted) - len(words)
        found.append(
            f"Not counted, as the profile says (rows: {written.uncounted.total():,}): "
            f"{', '.join(words)}{f' and {more} more' if more > 0 else ''}."
        )
    if written.notes:
        lines = ", ".join(map(str, written.notes[:_NAMED]))
        more = len(written.notes) - _NAMED
        many = "Lines" if len(written.notes) > 1 else "Line"
        found.append(
            f"{many} {lines}{f' and {more} more' if more > 0 else ''} with one cell alone: taken "
            "for a heading or a note."
        )
    if written.windows:
        found.append(
            "The file is not in UTF-8; it was read as Windows text. Check letters with accents."
        )
    return found
