"""What the tables behind the pages ask of a snapshot; each answer is a plain pandas frame.

Columns are those of docs/architecture.md. Dates come as `datetime64`, text that is absent as
missing, and a month without a file has no row: whoever counts asks `coverage` or `months`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moorlands_dash.periods import add_months
from moorlands_dash.store.engine import empty_table, quoted
from moorlands_dash.store.home import Home, StoreError, current_id, find_home
from moorlands_dash.store.manifest import LAYOUT, Manifest, read_manifest, used
from moorlands_dash.store.records import COLUMNS
from moorlands_dash.store.withheld import left_out, public_rows
from moorlands_dash.vocabulary import CATEGORY_BY_KEY, POLICE

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

    from moorlands_dash.partnership import Settings
    from moorlands_dash.periods import Period

TABLES: tuple[str, ...] = (
    "incidents",
    "ward_counts",
    "district_counts",
    "coverage",
    "areas",
    *COLUMNS,
    "quarantine",
    "files",
)
_COLUMNS: dict[str, dict[str, str]] = {str(kind): named for kind, named in COLUMNS.items()}
_ADDED = ("actions", "annotations", "meetings")
"""A snapshot of an earlier version has no such tables, and no such columns in others."""

NO_WARD_MAP = "no ward map loaded"

PUBLISHED_AFTER = 2
"""Months after which a month's extract is published: September's in November."""
_MEMORY = "512MB"
_SMALL = 4_000_000
"""Tables up to this many bytes are held in memory: a query then needs no file."""


class NoSnapshot(StoreError):  # noqa: N818
    """Nothing is published, or not what was asked for; the message says what to do."""


class Snapshot:
    """One published snapshot, open for reading. Safe to share between threads."""

    def __init__(self, folder: Path, withheld: Sequence[str] | None = None) -> None:
        """Open the snapshot in `folder`; raise NoSnapshot where it isn't whole or not readable.

        With `withheld`, even an empty one, it is opened for the public: no question to it is
        answered from those categories, or from what is the partnership's own.
        """
        self.folder = folder
        self.withheld = None if withheld is None else tuple(withheld)
        self._record = _manifest(folder)
        self._connection = _connected(folder, self.withheld)
        self._columns: dict[tuple[str, ...], list[Any]] = {}

    @property
    def home(self) -> Home:
        """Return the home it lies in, beside the records and what is kept."""
        return Home(self.folder.parent.parent)

    @property
    def public(self) -> bool:
        """Tell whether it is opened for the public."""
        return self.withheld is not None

    def guarded(self, withheld: Sequence[str]) -> Snapshot:
        """Return the same snapshot opened for the public, without these categories too."""
        held = self.withheld
        if held is not None and set(withheld) <= set(held):
            return self
        return Snapshot(self.folder, tuple(dict.fromkeys((*(held or ()), *withheld))))

    def unprotected(self) -> Snapshot:
        """Return the same snapshot with nothing withheld: for whoever protects counts."""
        return Snapshot(self.folder) if self.public else self

    @property
    def id(self) -> str:
        """Return the snapshot's id, which sorts by time."""
        return self._record.id

    @property
    def created(self) -> datetime:
        """Return when it was made, in UTC."""
        return self._record.created

    @property
    def as_at(self) -> date:
        """Return the day by which something is late or to come: the day the snapshot was made.

        Demonstration data are always seen as on the first day of the second month after their
        latest one, the month in which that one would have been published.
        """
        day = self.created.date()
        months = self._column("SELECT max(month) FROM coverage")
        if not self.demonstration or not months or months[0] is None:
            return day
        return min(day, add_months(months[0], PUBLISHED_AFTER))

    @property
    def demonstration(self) -> bool:
        """Tell whether any of it is invented."""
        return self._record.demonstration

    @property
    def ward_map(self) -> str:
        """Return the name of the ward map in use."""
        return self._record.ward_map or NO_WARD_MAP

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """Return the manifest as plain values; dates are `date`, times `datetime`.

        Opened for the public it is without the files, whose rows would give counts away.
        """
        whole = asdict(self._record)
        own = ("files", "refused", "counts")
        return {key: value for key, value in whole.items() if not (self.public and key in own)}

    def must_be_of(self, settings: Settings) -> None:
        """Raise NoSnapshot where its tables were made for another district or force."""
        made, asked = self._record.settings, used(settings)
        if made != asked:
            raise NoSnapshot(
                f"Snapshot {self.id} was made for {made['district']} ({made['force']}), and the "
                f"settings in use are of {asked['district']} ({asked['force']}). Name the home of "
                "these settings with MOORLANDS_HOME or --home, or make the tables anew with "
                "`moorlands-dash load --rebuild`."
            )

    def kept_before(self, day: date) -> Snapshot | None:
        """Return the snapshot that was the latest on an earlier day, if it is still kept."""
        found = []
        for folder in self.folder.parent.iterdir():
            with suppress(NoSnapshot):
                record = _manifest(folder)
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
        """Return district, month, category, count of one force; no district is no location."""
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
        sql, order = f"SELECT {chosen} FROM incidents", "month, occurred, extract, row"
        return self._chosen(sql, order, period, categories, month="month", ward_code=ward)

    def outside_wards(self, period: Period | None, categories: Sequence[str]) -> pd.DataFrame:
        """Return month, category, count of the district's located incidents in no ward.

        Without a ward map that can't be known, and nothing is returned.
        """
        sql = (
            "SELECT * FROM (SELECT month, category, count(*) AS count FROM incidents "
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

    def coverage(self, source: str) -> pd.DataFrame:
        """Return month, rows: the months of one source for which a file is loaded.

        A source is a force (its street extracts) or a partner's category.
        """
        return self._frame(
            "SELECT month, rows FROM coverage WHERE source = ? ORDER BY month", [source]
        )

    def sources(self) -> list[str]:
        """Return the sources of which a month is loaded: forces, then categories in their order."""
        found = self._column("SELECT DISTINCT source FROM coverage ORDER BY source")
        partners = [key for key in CATEGORY_BY_KEY if key in found]
        return [name for name in found if name not in CATEGORY_BY_KEY] + partners

    def months(self, *sources: str) -> list[date]:
        """Return the months for which a file of every one of the sources is loaded, in order."""
        marks = ", ".join("?" * len(sources))
        return self._column(
            f"SELECT month FROM coverage WHERE source IN ({marks}) GROUP BY month "
            f"HAVING count(*) = {len(sources)} ORDER BY month",
            sources,
        )

    def latest_month(self, *sources: str) -> date | None:
        """Return the latest month for which a file of every one of the sources is loaded."""
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

    def outlines(self, level: str) -> pd.DataFrame:
        """Return area_code, area_name, area_km2, geometry (WKB, as published) of a level's areas.

        No rows where no file of that level is loaded.
        """
        import pandas as pd

        columns = ["area_code", "area_name", "area_km2", "geometry"]
        for record in self._record.active():
            if record.kind == "outlines" and record.level == level and record.part:
                return pd.read_parquet(self.folder / "parts" / record.part, columns=columns)
        return pd.DataFrame(columns=columns)

    def populations(self) -> pd.DataFrame:
        """Return area_code, area_name, year, population, source."""
        return self._frame("SELECT * FROM populations ORDER BY area_code, year")

    def recorded(self) -> pd.DataFrame:
        """Return official recorded crime, one row as the Home Office gives it."""
        return self._frame("SELECT * FROM recorded")

    def recorded_groups(self) -> pd.DataFrame:
        """Return official recorded crime summed to quarter, force, partnership, offence group."""
        keys = "financial_year, quarter, force_name, csp_name, offence_group"
        return self._frame(
            f"SELECT {keys}, sum(offences)::BIGINT AS offences FROM recorded GROUP BY {keys} "
            f"ORDER BY {keys}"
        )

    def indicators(self) -> pd.DataFrame:
        """Return indicators with numerator and denominator; `sample` is residents or responses."""
        return self._frame(
            "SELECT * REPLACE (coalesce(sample, 'residents') AS sample) FROM indicators "
            "ORDER BY indicator, area_code, period_end"
        )

    def targets(self) -> pd.DataFrame:
        """Return the targets, in the order of their files."""
        return self._frame("SELECT * FROM targets")

    def targets_left_out(self) -> pd.DataFrame:
        """Return the start of each target that is kept from the public: how many, of when."""
        return self._frame("SELECT * FROM targets_left_out ORDER BY start")

    def actions(self) -> pd.DataFrame:
        """Return the delivery plan's actions, one a row, each as last updated."""
        return self._frame(
            "SELECT * FROM actions QUALIFY updated = max(updated) OVER (PARTITION BY action_id) "
            "ORDER BY due, action_id"
        )

    def action_updates(self) -> pd.DataFrame:
        """Return every update of every action, the oldest first."""
        return self._frame("SELECT * FROM actions ORDER BY action_id, updated")

    def annotations(self) -> pd.DataFrame:
        """Return the dated events and recording changes, the oldest first."""
        return self._frame("SELECT * FROM annotations ORDER BY date, annotation_id")

    def meetings(self) -> pd.DataFrame:
        """Return the meetings of the partnership's groups, the oldest first."""
        return self._frame("SELECT * FROM meetings ORDER BY date, meeting_id")

    def quarantine(self) -> pd.DataFrame:
        """Return the rows that were not loaded, of the files in use, with the reason."""
        return self._frame("SELECT * FROM quarantine ORDER BY file, line")

    def files(self) -> pd.DataFrame:
        """Return the manifest's files, in the order of loading."""
        return self._frame("SELECT * FROM files ORDER BY sequence")

    def _chosen(
        self,
        sql: str,
        order: str,
        period: Period | None,
        categories: Sequence[str],
        month: str,
        **equal: str | None,
    ) -> pd.DataFrame:
        marks = ", ".join("?" * len(categories))
        conditions = [f"category IN ({marks})" if marks else "false"]
        values: list[Any] = list(categories)
        if period is not None:
            conditions.append(f"{month} BETWEEN ? AND ?")
            values += [period.start, period.end]
        for column, value in equal.items():
            if value is not None:
                conditions.append(f"{column} = ?")
                values.append(value)
        return self._frame(f"{sql} WHERE {' AND '.join(conditions)} ORDER BY {order}", values)

    def _frame(self, sql: str, values: list[Any] | None = None) -> pd.DataFrame:
        with self._connection.cursor() as cursor:
            # By way of Arrow text becomes pandas' own in half the time of DuckDB's df().
            found = cursor.sql(sql, params=values or []).to_arrow_table()
        frame: pd.DataFrame = found.to_pandas(date_as_object=False)
        return frame

    def _column(self, sql: str, values: Sequence[str] = ()) -> list[Any]:
        """Return a column, asked for once: a page asks a dozen times which months are loaded."""
        asked = (sql, *values)
        if asked not in self._columns:
            with self._connection.cursor() as cursor:
                rows = cursor.execute(sql, list(values)).fetchall()
            self._columns[asked] = [row[0] for row in rows]
        return list(self._columns[asked])


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


def _manifest(folder: Path) -> Manifest:
    try:
        record = read_manifest(folder / "manifest.json")
    except FileNotFoundError as error:
        raise NoSnapshot(
            f"There is no snapshot {folder.name} in {folder.parent}. "
            "`moorlands-dash snapshots` lists those there are; "
            "`moorlands-dash use SNAPSHOT` puts one back."
        ) from error
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise NoSnapshot(
            f"The manifest of snapshot {folder.name} can't be read ({error}). Put another back "
            "with `moorlands-dash use SNAPSHOT`."
        ) from error
    if record.layout != LAYOUT:
        raise NoSnapshot(
            f"Snapshot {record.id} was made by version {record.program} of the program, whose "
            "tables differ from this one's. Make them anew with `moorlands-dash load --rebuild`."
        )
    return record


def _connected(folder: Path, withheld: Sequence[str] | None) -> duckdb.DuckDBPyConnection:
    import duckdb

    connection = duckdb.connect(config={"memory_limit": _MEMORY, "threads": "2"})
    try:
        for name in TABLES:
            path = folder / f"{name}.parquet"
            columns = _COLUMNS.get(name)
            if columns and name in _ADDED and not path.exists():
                connection.execute(f"CREATE TABLE {name} AS {empty_table(columns)}")
                continue
            kind = "TABLE" if path.stat().st_size <= _SMALL else "VIEW"
            rows = f"SELECT * FROM read_parquet({quoted(path)})"
            if columns:
                rows = f"{empty_table(columns)} UNION ALL BY NAME {rows}"
            if name == "targets":
                kept = left_out(rows, withheld or ())
                connection.execute(f"CREATE TABLE targets_left_out AS {kept}")
            if withheld is not None:
                rows = public_rows(name, rows, withheld)
            connection.execute(f"CREATE {kind} {name} AS {rows}")
    except (OSError, duckdb.Error) as error:
        connection.close()
        raise NoSnapshot(
            f"Snapshot {folder.name} is damaged ({error}). Put another back with "
            "`moorlands-dash use SNAPSHOT`, or load your extracts again."
        ) from error
    return connection
