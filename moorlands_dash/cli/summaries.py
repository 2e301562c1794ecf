"""What a load, a check or a list of snapshots says to the officer; plain text, no colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moorlands_dash.periods import month_name, months_between
from moorlands_dash.rows import Row
from moorlands_dash.store.home import Home
from moorlands_dash.store.load import REAL, Outcome
from moorlands_dash.store.manifest import PARTNERS, PLACED, FileRecord, Manifest
from moorlands_dash.store.partners import FAR
from moorlands_dash.store.snapshot import Summary

if TYPE_CHECKING:
    from moorlands_dash.reports.pack.keep import Kept

_FILES_SHOWN = 40
_HEADS = ("rows in", "loaded", "superseded", "quarantined", "file")


def printable(text: str) -> str:
    """Return text from outside without characters that could steer a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return "1 file", "1,234 files"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as text, all but the last column aligned to the right."""
    table = [heads, *([printable(cell) for cell in row] for row in rows)]
    widths = [max(len(row[i]) for row in table) for i in range(len(heads) - 1)]
    lines = [
        "  ".join([*(cell.rjust(w) for cell, w in zip(row, widths, strict=False)), row[-1]])
        for row in table
    ]
    return "\n".join(f"  {line}".rstrip() for line in lines)


def check_summary(outcome: Outcome) -> str:
    """Say what a load of these files would do."""
    bad = len(outcome.refused) + sum(record.quarantined for record in outcome.files)
    checked = len(outcome.files) + len(outcome.refused)
    if not checked:
        return _joined(
            ["No file was found that is used here; nothing was checked.", *_details(outcome)]
        )
    verdict = "Something needs mending." if bad else "All is in order."
    heading = f"Checked {counted(checked, 'file')}, published nothing. {verdict}"
    return _joined([heading, *_details(outcome)])


def load_summary(outcome: Outcome) -> str:
    """Say what a load did."""
    if not outcome.published or outcome.manifest is None:
        known = f": {counted(len(outcome.known), 'file')} already loaded" if outcome.known else ""
        return _joined([f"Nothing new to load{known}. Nothing was published.", *_details(outcome)])
    manifest = outcome.manifest
    heading = f"Snapshot {manifest.id} is published: {counted(len(outcome.files), 'new file')}"
    already = f", {len(outcome.known):,} already loaded" if outcome.known else ""
    return _joined(
        [f"{heading}{already}.", *_details(outcome), _replaced(outcome), _standing(manifest)]
    )


def init_summary(outcome: Outcome) -> str:
    """Say what was found or loaded at the first start."""
    if outcome.manifest is None:
        return load_summary(outcome)
    if not outcome.published:
        return f"Snapshot {outcome.manifest.id} is published already; nothing to do."
    return _joined(
        [
            f"Snapshot {outcome.manifest.id} is published: "
            f"{counted(len(outcome.files), 'file')} that come with the program.",
            _refusals(outcome),
            _standing(outcome.manifest),
        ]
    )


def snapshot_list(found: Sequence[Summary], home: Home) -> str:
    """List snapshots, the oldest first."""
    if not found:
        return f"There is no snapshot yet in {printable(str(home.folder))}."
    heads = ("", "snapshot", "made (UTC)", "files", "rows", "months")
    return columns(heads, [_snapshot_row(summary) for summary in found])


def _snapshot_row(summary: Summary) -> tuple[str, ...]:
    months = "no months"
    if summary.first_month and summary.last_month:
        months = f"{month_name(summary.first_month)} to {month_name(summary.last_month)}"
    if summary.problem:
        months = f"can't be used: {summary.problem}"
    label = ", demonstration data" if summary.demonstration else ""
    made = f"{summary.created:%d/%m/%Y %H:%M:%S}" if summary.created else ""
    return (
        "current" if summary.current else "",
        summary.id,
        made,
        f"{summary.files:,}",
        f"{summary.rows:,}",
        months + label,
    )


def _details(outcome: Outcome) -> list[str]:
    return [
        _file_table(outcome.files),
        _refusals(outcome),
        _quarantine(outcome),
        _notices(outcome),
    ]


def _joined(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(text for text in paragraphs if text)


def _file_table(files: Sequence[FileRecord]) -> str:
    if not files:
        return ""
    rows = [_numbers(record, record.name) for record in files[:_FILES_SHOWN]]
    if len(files) > _FILES_SHOWN:
        rows.append(("", "", "", "", f"... and {len(files) - _FILES_SHOWN:,} more files"))
    if len(files) > 1:
        sums = (sum(getattr(f, name) for f in files) for name in _COUNTS)
        rows.append((*(f"{number:,}" for number in sums), "all together"))
    return columns(_HEADS, rows)


_COUNTS = ("rows_in", "loaded", "superseded", "quarantined")


def _numbers(record: FileRecord, name: str) -> tuple[str, ...]:
    return (*(f"{getattr(record, field):,}" for field in _COUNTS), name)


def _refusals(outcome: Outcome) -> str:
    if not outcome.refused:
        return ""
    lines = [f"  {r.file}: {r.reason} {r.remedy}" for r in outcome.refused]
    heading = f"Refused, nothing of it loaded ({counted(len(lines), 'file')}):"
    return "\n".join([heading, *(printable(line) for line in lines)])


def _quarantine(outcome: Outcome) -> str:
    total = sum(record.quarantined for record in outcome.files)
    if not total:
        return ""
    lines = [
        f"  {name}, line {row.line:,}, {row.column or 'whole row'}"
        f"{f' = {row.value!r}' if row.value else ''}: {row.reason}"
        for name, row in outcome.quarantined
    ]
    more = total - len(lines)
    if more > 0:
        where = "; `moorlands-dash table quarantine` gives them all" if outcome.published else ""
        lines.append(f"  ... and {counted(more, 'more row')}{where}.")
    heading = f"Quarantined, not loaded ({counted(total, 'row')}):"
    return "\n".join([heading, *(printable(line) for line in lines)])


def _notices(outcome: Outcome) -> str:
    notices = [
        f"  {record.name}: {text}"
        for record in outcome.files
        for text in [*_strays(record), *record.notices]
    ]
    notices += [f"  {text}" for text in outcome.notices]
    shown = notices[:_FILES_SHOWN]
    if len(notices) > len(shown):
        shown.append(f"  ... and {len(notices) - len(shown):,} more")
    return "\n".join(["To know:", *(printable(line) for line in shown)]) if notices else ""


def _strays(record: FileRecord) -> list[str]:
    """Say how many rows of a partner's file lie far outside the ward map."""
    if record.kind not in PLACED or not record.elsewhere:
        return []
    rows = counted(record.elsewhere, "row lies", "rows lie")
    return [
        f"{rows} more than {FAR / 1000:g} km outside the ward map: of elsewhere, among the "
        "superseded here and not counted for our district."
    ]


def _replaced(outcome: Outcome) -> str:
    """Say which files this load took out of use."""
    if not outcome.replaced:
        return ""
    invented = [f for f in outcome.replaced if f.replaced_by == REAL]
    others = [f for f in outcome.replaced if f.replaced_by != REAL]
    texts = [
        f"  {f.name}: {'partly ' if f.in_use else ''}replaced by {f.replaced_by}"
        for f in others[:_FILES_SHOWN]
    ]
    if len(others) > _FILES_SHOWN:
        texts.append(f"  ... and {len(others) - _FILES_SHOWN:,} more")
    if invented:
        texts.append(
            f"  The demonstration data ({counted(len(invented), 'file')}) are taken out: real and "
            "invented figures never stand together."
        )
    return "\n".join(["No longer in use:", *(printable(text) for text in texts)])


def _gaps(manifest: Manifest) -> list[str]:
    """Say how many months our force's extracts leave out."""
    months = sorted(
        month for force, month in manifest.covered() if force == manifest.settings["force"]
    )
    if not months:
        return [f"No street extract of {printable(manifest.settings['force'])} is among them."]
    missing = months_between(months[0], months[-1]) - len(months)
    if not missing:
        return []
    return [
        f"For {counted(missing, 'month')} between them no file of "
        f"{printable(manifest.settings['force'])} is loaded: missing, not nought."
    ]


def _places(counts: Mapping[str, Any]) -> list[str]:
    """Say what can't be placed, or is placed in another way by its point than by its LSOA."""
    place = counts["district"]
    unlocated = sum(item["rows"] for item in counts["without_location"])
    outside = counts["outside_wards"] or 0
    told = {
        "no location": unlocated,
        f"the LSOA of another district and the point in a ward of {place}": counts[
            "in_wards_of_other_districts"
        ],
        f"an LSOA of {place} and the point in none of its wards": outside,
        f"an LSOA of {place} and the point outside that LSOA's outline": counts["outside_lsoa"],
    }
    lines = [
        f"{counted(number, 'row has', 'rows have')} {words}."
        for words, number in told.items()
        if number
    ]
    if outside > counts["located"] / 2:
        lines.append(f"Check the ward outlines: most points of {place} lie in none of them.")
    return lines


def _partners(manifest: Manifest) -> list[str]:
    """Say what the partners beside the police tell of, and what of it isn't counted."""
    rows = manifest.counts.get("partner_rows", 0)
    if not manifest.active(*PARTNERS):
        return []
    lines = [
        f"Partners beside the police: {counted(rows, 'row')}, of them "
        f"{manifest.counts['partner_incidents']:,} in {manifest.counts['district']}."
    ]
    far = sum(record.elsewhere for record in manifest.active(*PLACED))
    elsewhere = sum(record.elsewhere for record in manifest.active(*PARTNERS)) - far
    waiting = sum(record.waiting for record in manifest.active("casualties"))
    if elsewhere:
        lines.append(f"{counted(elsewhere, 'row tells', 'rows tell')} of other forces' areas.")
    if far:
        lines.append(
            f"{counted(far, 'row lies', 'rows lie')} more than {FAR / 1000:g} km outside the ward "
            "map: of elsewhere, not counted."
        )
    if waiting:
        lines.append(
            f"{counted(waiting, 'casualty waits', 'casualties wait')} for the file of collisions: "
            "load it, and they are counted."
        )
    return lines


def _standing(manifest: Manifest) -> str:
    """Say what the snapshot now holds."""
    counts = manifest.counts
    lines = [f"Ward map: {printable(manifest.ward_map or 'none loaded; wards are empty')}."]
    months = {month for _, month in manifest.covered()}
    if months:
        lines.append(
            f"Street extracts: {counted(len(months), 'month')}, {month_name(min(months))} to "
            f"{month_name(max(months))}; {counted(counts['rows'], 'incident')}, of them "
            f"{counts['incidents'] - (counts['in_wards_of_other_districts'] or 0):,} in "
            f"{counts['district']}."
        )
        lines += _gaps(manifest)
        lines += _places(counts)
    lines += _partners(manifest)
    if counts["republished_crimes"]:
        crimes = counted(counts["republished_crimes"], "crime was", "crimes were")
        lines.append(f"{crimes} published again in a later month: counted once, where first seen.")
    if counts["repeated_crimes"]:
        crimes = counted(counts["repeated_crimes"], "crime stands", "crimes stand")
        lines.append(f"{crimes} more than once in one month: counted once.")
    if manifest.demonstration:
        lines.append("These are demonstration data, and every page and export says so.")
    return "\n".join(lines)


def decision_line(row: Row) -> str:
    """Return one decision: id, standing, by when, what, who."""
    return printable(
        f"{row['decision_id']}  {row['standing']:8} by {row['due']:%Y-%m-%d}  {row['decision']} "
        f"({row['owner']})"
    )


def pack_summary(quarter: str, kept: Kept, written: Sequence[Path]) -> str:
    """Say which pack was handed out, where, and what differs from the first one."""
    made = "made" if kept.new else "was made before and is handed out as it was"
    lines = [f"{quarter}: pack {kept.number} ({kept.id}) {made}."]
    if kept.since is not None:
        lines.append(kept.since.sentence)
    return "\n".join(lines + [f"  {printable(str(path))}" for path in written])
