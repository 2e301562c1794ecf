"""What the tables behind the pages ask of a snapshot; each answer is a plain pandas frame.

Columns are those of docs/architecture.md. Dates come as `datetime64`, text that is absent as
missing, and a month without a file has no row: whoever counts asks `coverage` or `months`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moorlands_dash.store.cover import Cover, CoverKey
from moorlands_dash.store.home import Home, current_id, find_home
from moorlands_dash.store.opening import NoSnapshot, manifest_of
from moorlands_dash.store.tables import Tables
from moorlands_dash.vocabulary import CATEGORY_BY_KEY, POLICE

if TYPE_CHECKING:
    import pandas as pd

    from moorlands_dash.partnership import Settings
    from moorlands_dash.periods import Period


class Snapshot(Tables):
    """What may be asked of one published snapshot."""

    def guarded(self, withheld: Sequence[str]) -> Snapshot:
        """Return the same snapshot opened for the public, without these categories too."""
        held = self.withheld
        if held is not None and set(withheld) <= set(held):
            return self
        return Snapshot(self.folder, tuple(dict.fromkeys((*(held or ()), *withheld))))

    def unprotected(self) -> Snapshot | None:
        """Return the same snapshot with nothing withheld: for whoever protects counts.

        There is none where only what the public may have was taken along.
        """
        if self._record.withheld is not None:
            return None
        return Snapshot(self.folder) if self.public else self

    def kept_before(self, day: date) -> Snapshot | None:
        """Return the snapshot that was the latest on an earlier day, if it is still kept."""
        found = []
        for folder in self.folder.parent.iterdir():
            with suppress(NoSnapshot):
                record = manifest_of(folder)
                if record.id != self.id and record.created.date() <= day:
                    found.append((record.created, folder))
        return Snapshot(max(found)[1], self.withheld) if found else None

    def ward_counts(
        self, period: Period | None, categories: Sequence[str], ward: str | None = None
    ) -> pd.DataFrame:
        """Return ward_code, month, category, count; only counts above 0."""
        sql = "SELECT ward_code, month, category, count FROM ward_counts"
        order = "category, ward_code, month"
        return self._chosen(sql, order, period, categories, month="month", ward_code=ward)

    def district_counts(
        self, period: Period | None, categories: Sequence[str], force: str
    ) -> pd.DataFrame:
        """Return district, month, category, count of a force's area; no district is no location.

        Districts that the settings name are our force's, whoever recorded the incident.
        """
        sql = "SELECT district, month, category, count FROM district_counts"
        order = "district, month, category"
        return self._chosen(sql, order, period, categories, month="month", force=force)

    def incidents(
        self,
        period: Period | None,
        categories: Sequence[str],
        ward: str | None = None,
        columns: Sequence[str] | None = None,
    ) -> pd.DataFrame:
        """Return the district's own incidents, one a row; fewer `columns` come sooner."""
        chosen = ", ".join(f'"{name}"' for name in columns) if columns else "*"
        sql, order = f"SELECT {chosen} FROM incidents", "month, occurred, extract, row"  # nosec B608 # names of ours, no value
        return self._chosen(sql, order, period, categories, month="month", ward_code=ward)

    def outside_wards(self, period: Period | None, categories: Sequence[str]) -> pd.DataFrame:
        """Return month, category, count of the district's located incidents in no ward.

        Without a ward map that can't be known, and nothing is returned.
        """
        sql = (
            "SELECT * FROM (SELECT month, category, count(*) AS count FROM incidents "  # nosec B608 # names of ours, no value
            "WHERE ward_code IS NULL AND longitude IS NOT NULL "
            f"AND {self._record.ward_map is not None} GROUP BY ALL)"
        )
        return self._chosen(sql, "month, category", period, categories, month="month")

    def placed(self, period: Period | None, categories: Sequence[str]) -> dict[str, int]:
        """Return how many of partners' incidents have a point (exact), a ward alone, or ""."""
        partners = [key for key in categories if key not in POLICE]
        found = self._chosen(
            "SELECT point FROM incidents", "month", period, partners, month="month"
        )
        return {str(k): int(n) for k, n in found["point"].fillna("").value_counts().items()}

    def coverage(self) -> pd.DataFrame:
        """Return source, sender, month, rows, state, why: what each sender has sent.

        A source is a force (its street extracts) or a partner's category. States are whole, part
        and missing; a missing month, for which only another sender's file stands, has no rows.
        """
        return self._frame(
            "SELECT source, sender, month, rows, state, why FROM coverage "
            "ORDER BY source, sender, month"
        )

    def revised(self) -> set[tuple[str, str, date]]:
        """Return source, sender (case folded) and month of what a later file has replaced.

        Empty for the public, who aren't told of files.
        """
        if self.public:
            return set()
        return {
            cover.key
            for record in self._record.files
            for cover in record.covers
            if not cover.in_use and record.withdrawn is None and record.lost_to
        }

    def said_as_at(self) -> dict[str, str]:
        """Return by their names the street extracts of which somebody said when they are of."""
        return {record.name: record.as_at for record in self._record.active() if record.as_at}

    def republished_months(self) -> pd.DataFrame:
        """Return source, sender, month, files, rows_first, rows_now of months that came again.

        Rows are those that were accepted of the file that came first, and of the one that holds
        now. Empty for the public, who aren't told of files.
        """
        import pandas as pd

        columns = ["source", "sender", "month", "files", "rows_first", "rows_now"]
        found: dict[CoverKey, list[tuple[Cover, str]]] = {}
        records = () if self.public else self._record.files
        for record in sorted(records, key=lambda record: record.sequence):
            for cover in record.covers if record.withdrawn is None else ():
                found.setdefault(cover.key, []).append((cover, record.sha256))
        rows = [
            (each[0][0].source, each[0][0].sender, month, len(files), each[0][0].rows, now)
            for (_, _, month), each in sorted(found.items())
            if len(files := {sha256 for _, sha256 in each}) > 1
            for now in [cover.rows for cover, _ in each if cover.in_use][-1:]
        ]
        frame = pd.DataFrame(rows, columns=columns)
        return frame.assign(month=pd.to_datetime(frame["month"]))

    def sources(self) -> list[str]:
        """Return the sources of which a month is loaded: forces, then categories in their order."""
        found = self._column("SELECT DISTINCT source FROM coverage ORDER BY source")
        partners = [key for key in CATEGORY_BY_KEY if key in found]
        return [name for name in found if name not in CATEGORY_BY_KEY] + partners

    def months(self, *sources: str) -> list[date]:
        """Return the months of which all of every one of the sources is loaded, in order.

        Of a part nothing is told, and a month is missing while one of its senders is.
        """
        marks = ", ".join("?" * len(sources))
        return self._column(
            f"SELECT month FROM coverage WHERE source IN ({marks}) GROUP BY month "  # nosec B608 # names of ours, no value
            f"HAVING count(DISTINCT source) = {len(sources)} AND bool_and(state = 'whole') "
            "ORDER BY month",
            sources,
        )

    def latest_month(self, *sources: str) -> date | None:
        """Return the latest month of which all of every one of the sources is loaded."""
        months = self.months(*sources)
        return months[-1] if months else None

    def areas(self, level: str | None = None) -> pd.DataFrame:
        """Return the areas of a level (ward, lsoa, district, force, country), or all."""
        sql = "SELECT * FROM areas WHERE ? IS NULL OR level = ? ORDER BY level, area_name"
        return self._frame(sql, [level, level])

    def ward_shapes(self) -> dict[str, Any]:
        """Return the wards as GeoJSON for drawing; no features where no ward map is loaded."""
        text = (self.folder / "ward_shapes.json").read_text(encoding="utf-8")
        shapes: dict[str, Any] = json.loads(text)
        return shapes

    def map_layer(self) -> dict[str, Any] | None:
        """Return `lines`, `labels` and `layers` of roads and rivers to draw; None without any."""
        path = self.folder / "map_layer.json"
        if not path.is_file():
            return None
        layer: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return layer

    def outlines(self, level: str) -> pd.DataFrame:
        """Return area_code, area_name, area_km2, geometry (WKB, as published) of a level's areas.

        No rows where no file of that level is loaded.
        """
        import pandas as pd

        columns = ["area_code", "area_name", "area_km2", "geometry"]
        for record in self._record.active():
            if record.kind == "outlines" and record.level == level and record.part:
                found = pd.read_parquet(self.folder / "parts" / record.part, columns=columns)
                return found[~found["area_code"].isin(record.cut)].reset_index(drop=True)
        return pd.DataFrame(columns=columns)


def open_snapshot(
    home: Home | str | Path | None = None,
    snapshot_id: str | None = None,
    withheld: Sequence[str] | None = None,
    settings: Settings | None = None,
) -> Snapshot:
    """Open the published snapshot, or the named one; raise NoSnapshot, in words.

    With `withheld` it is opened for the public, without those categories. With `settings`, a
    snapshot that was made for another district is not opened either.
    """
    found = home if isinstance(home, Home) else find_home(home)
    wanted = snapshot_id or current_id(found)
    if wanted is None:
        raise NoSnapshot(
            f"No data are loaded yet in {found.folder}. Load your extracts with "
            "`moorlands-dash load PATH...`, or the demonstration extracts with "
            "`moorlands-dash init`."
        )
    snapshot = Snapshot(found.snapshot(wanted), withheld)
    if settings:
        snapshot.must_be_of(settings)
    return snapshot
