"""What a load, a check or a list of snapshots says to the officer; plain text, no colour."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.cli.plain import columns, counted, printable
from moorlands_dash.cli.standing import standing
from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.store.following import REAL
from moorlands_dash.store.home import Home
from moorlands_dash.store.load import Outcome
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.pruning import Pruned
from moorlands_dash.store.snapshot import Summary
from moorlands_dash.vocabulary import choices

if TYPE_CHECKING:
    from moorlands_dash.reports.pack.keep import Kept

_FILES_SHOWN = 40
_HEADS = ("rows in", "loaded", "superseded", "quarantined", "file")


def check_summary(outcome: Outcome) -> str:
    """Say what a load of these files would do."""
    bad = len(outcome.refused) + sum(record.to_mend for record in outcome.files)
    checked = len(outcome.files) + len(outcome.refused)
    if not checked:
        return _joined(
            ["No file was found that is used here; nothing was checked.", *_details(outcome)]
        )
    verdict = "Something needs mending." if bad or outcome.parts else "All is in order."
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
        [
            f"{heading}{already}.",
            *_details(outcome),
            _replaced(outcome),
            standing(manifest),
            _pruned(outcome),
        ]
    )


def _parts(outcome: Outcome) -> str:
    """Say which months of the files aren't whole, and why: they count for nothing."""
    lines = [
        f"  {choices().get(each.source, each.source)}"
        f"{f' of {each.sender}' if each.sender else ''}, {month_name(each.month)}: {each.why}"
        for each in outcome.parts
    ]
    if not lines:
        return ""
    head = "Only a part, of which nothing is counted:"
    more = len(lines) - _FILES_SHOWN
    tail = [f"  and {counted(more, 'more month')}"] if more > 0 else []
    said = "If a month is whole, say so: `moorlands-dash confirm WHAT MONTH --reason TEXT`."
    return "\n".join([head, *map(printable, lines[:_FILES_SHOWN]), *tail, said])


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
            standing(outcome.manifest),
        ]
    )


def snapshot_list(found: Sequence[Summary], home: Home) -> str:
    """List snapshots, the oldest first."""
    if not found:
        return f"There is no snapshot yet in {printable(str(home.folder))}."
    heads = ("", "snapshot", "made (UTC)", "files", "rows", "months")
    return columns(heads, [_snapshot_row(summary) for summary in found])


def prune_summary(found: Pruned, dry_run: bool) -> str:
    """Say which snapshots went, or would go, and why the others stay."""
    would = "would be " if dry_run else ""
    freed = f" ({found.freed / 1e6:,.1f} MB)" if found.gone else ""
    lines = [f"{counted(len(found.gone), 'snapshot')} {would}let go{freed}."]
    lines += [f"  {summary.id}" for summary in found.gone]
    if found.leftovers:
        left = counted(len(found.leftovers), "leftover")
        lines.append(f"{left} of loads that were killed {would}swept.")
    lines.append(f"{counted(len(found.kept), 'snapshot stays', 'snapshots stay')}:")
    lines += [f"  {snapshot}  {why}" for snapshot, why in sorted(found.kept.items())]
    return "\n".join(map(printable, lines))


def _pruned(outcome: Outcome) -> str:
    """Say how many older snapshots the rule let go after a load."""
    if not outcome.pruned:
        return ""
    number = counted(len(outcome.pruned), "older snapshot")
    return f"{number} let go, by [store] keep of the settings: {', '.join(outcome.pruned[:5])}."


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
        _parts(outcome),
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
    from moorlands_dash.loading import remarks  # Measures, which most commands can do without.

    notices = [f"  {text}" for text in remarks(outcome)]
    shown = notices[:_FILES_SHOWN]
    if len(notices) > len(shown):
        shown.append(f"  ... and {len(notices) - len(shown):,} more")
    return "\n".join(["To know:", *(printable(line) for line in shown)]) if notices else ""


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
