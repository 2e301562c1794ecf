"""Small files of counts of people and of partners, loaded into a home without anything else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from moorlands_dash.loading import load
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.periods import Period, financial_year_label, financial_year_start, month_key
from moorlands_dash.store.queries import Snapshot, open_snapshot

DISTRICT = "E07000198"
HEAD = "period,measure,area_code,group,count,of\n"
PARTNERS_HEAD = "partner,kind,answers_for,sends,contact,address,since,until,succeeded_by,source\n"

Row = tuple[str, str, str, int, int | str]
"""Period, measure, group, count, of; of the district."""


def people_text(rows: Iterable[Row]) -> str:
    lines = [
        f"{period},{measure},{DISTRICT},{group},{count},{of}\n"
        for period, measure, group, count, of in rows
    ]
    return HEAD + "".join(lines)


def quarters(period: Period) -> list[str]:
    """Return the quarters of whole financial years as the layout writes them."""
    return [
        f"Q{(month.month - 4) % 12 // 3 + 1} {financial_year_label(financial_year_start(month))}"
        for month in period
        if (month.month - 4) % 3 == 0
    ]


def months(period: Period) -> list[str]:
    return [month_key(month) for month in period]


def loaded(folder: Path, texts: dict[str, str], settings: Settings | None = None) -> Snapshot:
    """Return the snapshot of files of these names and texts; every row must be taken."""
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (files / name).write_text(text, encoding="utf-8")
    outcome = load([files], settings or load_settings(), folder / "home")
    assert not outcome.refused
    assert not outcome.quarantined
    return open_snapshot(folder / "home")
