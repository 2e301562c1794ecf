"""What files that were only checked hold month by month, beside what is published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.areas import LSOA_NUMBER
from moorlands_dash.sources import STREET, current
from moorlands_dash.store.cover import Cover, CoverKey
from moorlands_dash.store.engine import connected
from moorlands_dash.store.home import Home
from moorlands_dash.store.manifest import PARTNERS, FileRecord, Manifest
from moorlands_dash.store.steps import Step
from moorlands_dash.store.wholeness import Sent, kinds_of_categories

_Month = tuple[str, str, str, date, str, int, int]
_Ours = Mapping[tuple[str, date], int]
"""Force and month -> rows whose LSOA is of our district."""
_MONTHS = ["kind", "source", "sender", "month", "cut", "rows", "ours"]


def sent_with(
    files: Sequence[FileRecord],
    folder: Path,
    published: Manifest | None,
    home: Home,
    settings: Settings,
) -> Sent:
    """Return what files that were judged hold month by month, beside what is published.

    Of published months that the files stand for too, the files hold. Which rows of street extracts
    are ours, their LSOAs say on either side: points are placed by a load alone.
    """
    kinds = kinds_of_categories()
    own = {cover.key: cover for record in files for cover in record.covers}
    before = home.snapshot(published.id) if published else None
    ours = _ours_by_lsoa(_street_parts(files, folder), before, settings)
    rows = [_new(kinds.get(c.source, STREET), c, ours) for c in own.values()]
    if before is not None:
        ours = _ours_by_lsoa([before / "incidents.parquet"], before, settings)
        rows += _standing(before, own, kinds, ours)
    months = pd.DataFrame(rows, columns=_MONTHS)
    days = [*_days(files, folder), *([_standing_days(before, months, own)] if before else [])]
    return Sent(months, pd.concat([_NO_DAYS, *days], ignore_index=True))


def _new(kind: str, cover: Cover, ours: _Ours) -> _Month:
    own = ours.get((cover.source, cover.month), 0) if kind == STREET else cover.rows
    return kind, cover.source, cover.sender, cover.month, cover.cut, cover.rows, own


def _standing(
    before: Path, own: Mapping[CoverKey, Cover], kinds: Mapping[str, str], ours: _Ours
) -> list[_Month]:
    """Return the published months, but those that the files stand for."""
    rows: list[_Month] = []
    for row in pd.read_parquet(before / "coverage.parquet").to_dict("records"):
        month = pd.Timestamp(row["month"]).date()
        cover = Cover(row["source"], month, 0, sender=row.get("sender", ""))
        if pd.notna(row["rows"]) and cover.key not in own:
            cover.rows = int(row["rows"])
            rows.append(_new(kinds.get(cover.source, STREET), cover, ours))
    return rows


def _street_parts(files: Sequence[FileRecord], folder: Path) -> list[Path]:
    return [folder / "parts" / str(f.part) for f in files if f.kind == STREET and f.part]


def _ours_by_lsoa(paths: Sequence[Path], before: Path | None, settings: Settings) -> _Ours:
    """Return how many rows of each force and month have an LSOA of ours, by its code or name."""
    codes = list(settings.district.lsoas)
    if before is not None:
        areas = pd.read_parquet(before / "areas.parquet", columns=["area_code", "level"])
        codes += areas.loc[areas["level"] == "lsoa", "area_code"].tolist()
    asked = {"names": list(settings.district.known_as), "number": LSOA_NUMBER, "codes": codes}
    if not paths:
        return {}
    with connected(paths[0].with_suffix(".ours")) as engine:
        rows = engine.rows(_OURS, asked, rows=engine.parts("rows", _PLACED, paths))
    return {(force, month): count for force, month, count in rows}


_PLACED = {"force": "VARCHAR", "month": "DATE", "lsoa_code": "VARCHAR", "lsoa_name": "VARCHAR"}

_OURS = Step(
    "ours",
    ("rows",),
    """
    SELECT force, month, count(*)::BIGINT FROM {rows}
    WHERE list_contains($names, regexp_replace(lsoa_name, $number, ''))
          OR list_contains($codes, lsoa_code)
    GROUP BY ALL
    """,
    values=("names", "number", "codes"),
)


_NO_DAYS = pd.DataFrame(columns=["source", "sender", "day", "rows"])
_DATED = {
    "category": "VARCHAR",
    "reporter": "VARCHAR",
    "occurred": "DATE",
    "date_precision": "VARCHAR",
}


def _days(files: Sequence[FileRecord], folder: Path) -> Iterator[pd.DataFrame]:
    """Yield `source sender day rows` of each file whose rows have days."""
    following = current().following_kinds
    for record in files:
        if record.kind in PARTNERS and record.kind not in following:
            found = _days_of(folder / "parts" / str(record.part))
            yield found.assign(sender=found["sender"].fillna(record.sender))


def _standing_days(
    before: Path, months: pd.DataFrame, own: Mapping[CoverKey, Cover]
) -> pd.DataFrame:
    """Return `source sender day rows` of published months that the files don't stand for.

    Rows that name nobody are those of their source's sender, where it has a single one.
    """
    found = _days_of(before / "incidents.parquet")
    senders = months.groupby("source")["sender"].agg(set)
    alone = {source: next(iter(names)) for source, names in senders.items() if len(names) == 1}
    found["sender"] = found["sender"].fillna(found["source"].map(alone))
    days = [pd.Timestamp(day).date() for day in found["day"]]
    keys = [
        Cover(source, day.replace(day=1), 0, sender=sender).key if pd.notna(sender) else None
        for source, sender, day in zip(found["source"], found["sender"], days, strict=True)
    ]
    return found[[key is not None and key not in own for key in keys]]


def _days_of(path: Path) -> pd.DataFrame:
    with connected(path.with_suffix(".days")) as engine:
        return engine.frame(_DAYS, part=engine.parts("dated", _DATED, [path]))


_DAYS = Step(
    "days",
    ("part",),
    """
    SELECT category AS source, reporter AS sender, occurred AS day, count(*)::BIGINT AS rows
    FROM {part} WHERE date_precision <> 'month' GROUP BY ALL ORDER BY ALL
    """,
)
