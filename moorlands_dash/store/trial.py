"""What a check can tell only on the ward map that a load would use; nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from moorlands_dash.extracts.model import Quarantined
from moorlands_dash.partnership import Settings
from moorlands_dash.sources import STREET, current
from moorlands_dash.store.cover import CoverKey
from moorlands_dash.store.engine import connected
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.lost_targets import Doubts, doubts
from moorlands_dash.store.manifest import PARTNERS, PLACED, SHOWN, FileRecord, Manifest
from moorlands_dash.store.partners import misplaced, open_partners
from moorlands_dash.store.places import Outlines, read_outlines
from moorlands_dash.store.snapshot import current_manifest
from moorlands_dash.store.steps import Step
from moorlands_dash.store.wholeness import Sent


@dataclass(frozen=True)
class Trial:
    """What a load of files would come to."""

    files: list[FileRecord]
    """Settled: what of their rows would count."""
    sent: Sent
    doubts: Doubts
    misplaced: list[tuple[str, Quarantined]]


def tried(
    files: list[FileRecord],
    folder: Path,
    settings: Settings,
    published: Manifest | None,
    home: Home,
) -> Trial:
    """Return what a load of the files judged into `folder/parts` would come to."""
    sent, doubts = sent_with(files, folder, published, home), amiss(files, folder, home)
    return Trial(files, sent, doubts, place(files, folder, settings, home))


def place(
    files: Sequence[FileRecord], folder: Path, settings: Settings, home: Home
) -> list[tuple[str, Quarantined]]:
    """Settle partners' files that were judged into `folder/parts`; return their misplaced rows.

    The ward map is that of the files themselves, else the one published; without any, nothing
    of a place can be told. Only the first rows are returned, each with its file's name.
    """
    given = [record for record in files if record.kind in PLACED]
    outlines = _outlines(files, folder / "parts", home) if given else None
    if outlines is None:
        return []
    spill = folder / "spill"
    spill.mkdir(exist_ok=True)
    trial = Manifest(id="", created=datetime.now(UTC), program="", settings={}, files=given)
    with connected(spill) as engine:
        found = open_partners(engine, trial, outlines, settings, folder / "parts")
        return misplaced(engine, found.misplaced, given, SHOWN)


def amiss(files: Sequence[FileRecord], folder: Path, home: Home) -> Doubts:
    """Return what of the plans judged into `folder/parts` stands on wards or targets not there."""
    if not any(record.kind in ("targets", "actions") for record in files):
        return {}
    parts = folder / "parts"
    outlines = _outlines(files, parts, home)
    return doubts(files, parts, outlines.wards if outlines else None, home)


def _outlines(files: Sequence[FileRecord], parts: Path, home: Home) -> Outlines | None:
    """Return the outlines that a load would use, if there is a ward map among them."""
    own = [record for record in files if record.level == "ward"]
    if own:
        return read_outlines(own[-1:], parts)
    try:
        published = current_manifest(home)
    except StoreError:
        return None
    if published is None:
        return None
    # Invented outlines go as soon as a partner's file comes.
    kept = [f for f in published.active("outlines") if f.level == "ward" and f.origin == "partner"]
    return read_outlines(kept, home.snapshot(published.id) / "parts") if kept else None


_Month = tuple[str, str, str, date, str, int, int]


def sent_with(
    files: Sequence[FileRecord], folder: Path, published: Manifest | None, home: Home
) -> Sent:
    """Return what files that were judged hold month by month, beside what is published.

    Of published months that the files stand for too, the files hold.
    """
    kinds = {category: kind for kind in PARTNERS for category in _categories(kind)}
    own = {
        cover.key: (kinds.get(cover.source, STREET), cover)
        for record in files
        for cover in record.covers
    }
    rows = [(kind, c.source, c.sender, c.month, c.cut, c.rows, c.rows) for kind, c in own.values()]
    if published is not None:
        rows += _standing(published, home, set(own), kinds)
    months = pd.DataFrame(
        rows, columns=["kind", "source", "sender", "month", "cut", "rows", "ours"]
    )
    return Sent(months, _days(files, folder))


def _standing(
    published: Manifest, home: Home, own: Set[CoverKey], kinds: Mapping[str, str]
) -> list[_Month]:
    """Return the published months, but those that the files stand for."""
    path = home.snapshot(published.id) / "coverage.parquet"
    rows: list[_Month] = []
    for row in pd.read_parquet(path).to_dict("records"):
        source, sender = row["source"], row.get("sender", "")
        month = pd.Timestamp(row["month"]).date()
        if pd.notna(row["rows"]) and (source, sender.casefold(), month) not in own:
            count = int(row["rows"])
            rows.append((kinds.get(source, STREET), source, sender, month, "", count, count))
    return rows


def _categories(kind: str) -> tuple[str, ...]:
    return current().layout_by_kind[kind].categories


def _days(files: Sequence[FileRecord], folder: Path) -> pd.DataFrame:
    """Return `source sender day rows` of the rows that have days."""
    columns = {"category": "VARCHAR", "reporter": "VARCHAR", "occurred": "DATE"}
    columns |= {"date_precision": "VARCHAR"}
    following = current().following_kinds
    frames = []
    for record in files:
        if record.kind in PARTNERS and record.kind not in following:
            with connected((folder / "parts" / str(record.part)).with_suffix(".days")) as engine:
                part = engine.parts("dated", columns, [folder / "parts" / str(record.part)])
                found = engine.frame(_DAYS, part=part)
            frames.append(found.assign(sender=found["sender"].fillna(record.sender)))
    empty = pd.DataFrame(columns=["source", "sender", "day", "rows"])
    return pd.concat(frames, ignore_index=True) if frames else empty


_DAYS = Step(
    "days",
    ("part",),
    """
    SELECT category AS source, reporter AS sender, occurred AS day, count(*)::BIGINT AS rows
    FROM {part} WHERE date_precision <> 'month' GROUP BY ALL ORDER BY ALL
    """,
)
