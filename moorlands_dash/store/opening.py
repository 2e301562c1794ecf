"""A published snapshot, opened: its manifest, what it is, and one way to ask its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moorlands_dash.periods import add_months
from moorlands_dash.store.answers import Answers
from moorlands_dash.store.columns import COLUMNS, GAZETTEER
from moorlands_dash.store.doubt import DOUBT, DOUBT_PLACES, RECORDED_DOUBT
from moorlands_dash.store.engine import empty_table, quoted
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.layout import NewerError
from moorlands_dash.store.manifest import LAYOUT, Manifest, read_manifest, used
from moorlands_dash.store.records import FILES
from moorlands_dash.store.titles import TITLED, Titled, personal_titles, withhold
from moorlands_dash.store.wholeness import with_states
from moorlands_dash.store.withheld import left_out, public_rows

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow as pa

    from moorlands_dash.partnership import Settings
    from moorlands_dash.periods import Period

TABLES: tuple[str, ...] = (
    "incidents",
    "ward_counts",
    "district_counts",
    "coverage",
    "areas",
    *COLUMNS,
    "gazetteer",
    "quarantine",
    "doubt",
    "doubt_places",
    "recorded_doubt",
    "files",
)
_COLUMNS: dict[str, dict[str, str]] = {
    **{str(kind): named for kind, named in COLUMNS.items()},
    "doubt": DOUBT,
    "doubt_places": DOUBT_PLACES,
    "recorded_doubt": RECORDED_DOUBT,
    "files": FILES,
    "gazetteer": GAZETTEER,
}
_ADDED = (
    *("actions", "annotations", "meetings", "doubt", "doubt_places", "recorded_doubt"),
    *("gazetteer", "denominators", "similar_areas", "crime_outcomes", "people", "partners"),
    *("harm_weights", "issues"),
)
"""A snapshot of an earlier version has no such tables, and no such columns in others."""

NO_WARD_MAP = "no ward map loaded"

PUBLISHED_AFTER = 2
"""Months after which a month's extract is published: September's in November."""
_MEMORY = "512MB"
_SMALL = 4_000_000
"""Tables up to this many bytes are held in memory: a query then needs no file."""


class NoSnapshot(StoreError):  # noqa: N818
    """Nothing is published, or not what was asked for; the message says what to do."""


class Opened:
    """One published snapshot, open for reading. Safe to share between threads."""

    def __init__(self, folder: Path, withheld: Sequence[str] | None = None) -> None:
        """Open the snapshot in `folder`; raise NoSnapshot where it isn't whole or not readable.

        With `withheld`, even an empty one, it is opened for the public: no question to it is
        answered from those categories, or from what is the partnership's own.
        """
        self.folder = folder
        self._record = manifest_of(folder)
        without = self._record.withheld
        if without is not None:
            # What was taken along for the public is opened for it, whoever asks.
            withheld = tuple(dict.fromkeys((*without, *(withheld or ()))))
        self.withheld = None if withheld is None else tuple(withheld)
        self._connection = _connected(folder, self.withheld, self._record)
        self._answers = Answers()
        self._columns: dict[tuple[str, ...], list[Any]] = {}

    @property
    def home(self) -> Home:
        """Return the home it lies in, beside the records and what is kept."""
        return Home(self.folder.parent.parent)

    @property
    def public(self) -> bool:
        """Tell whether it is opened for the public."""
        return self.withheld is not None

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
        own = ("files", "refused", "counts", "withdrawals")
        return {key: value for key, value in whole.items() if not (self.public and key in own)}

    def personal_titles(self) -> list[Titled]:
        """Return the titles that are withheld from the public, where it isn't opened for it."""
        with self._connection.cursor() as cursor:
            return list(personal_titles(cursor, self._record))

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

    def write(self, sql: str, path: Path) -> None:
        """Write what a query of the tables returns as a Parquet file."""
        with self._connection.cursor() as cursor:
            cursor.execute(f"COPY ({sql}) TO {quoted(path)} (FORMAT parquet, COMPRESSION zstd)")

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
        """Return a query's answer; a small one is asked for once."""
        given = values or []

        def ask() -> pa.Table:
            with self._connection.cursor() as cursor:
                # By way of Arrow text becomes pandas' own in half the time of DuckDB's df().
                return cursor.sql(sql, params=given).to_arrow_table()

        return self._answers.of((sql, *given), ask)

    def _column(self, sql: str, values: Sequence[str] = ()) -> list[Any]:
        """Return a column, asked for once: a page asks a dozen times which months are loaded."""
        asked = (sql, *values)
        if asked not in self._columns:
            with self._connection.cursor() as cursor:
                rows = cursor.execute(sql, list(values)).fetchall()
            self._columns[asked] = [row[0] for row in rows]
        return list(self._columns[asked])


def manifest_of(folder: Path) -> Manifest:
    """Return the manifest in the folder of a snapshot; raise NoSnapshot, in words."""
    try:
        record = read_manifest(folder / "manifest.json")
    except FileNotFoundError as error:
        raise NoSnapshot(
            f"There is no snapshot {folder.name} in {folder.parent}. "
            "`moorlands-dash snapshots` lists those there are; "
            "`moorlands-dash use SNAPSHOT` puts one back."
        ) from error
    except NewerError as error:
        raise NoSnapshot(str(error)) from error
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


def _connected(
    folder: Path, withheld: Sequence[str] | None, record: Manifest
) -> duckdb.DuckDBPyConnection:
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
            rows = f"SELECT * FROM read_parquet({quoted(path)})"  # nosec B608 # names of ours, no value
            if columns:
                rows = f"{empty_table(columns)} UNION ALL BY NAME {rows}"
            if name == "coverage":
                rows = with_states(rows)
            if name == "targets":
                known = folder / "targets_left_out.parquet"
                kept = f"SELECT * FROM read_parquet({quoted(known)})"  # nosec B608 # names of ours, no value
                kept = kept if known.exists() else left_out(rows, withheld)
                connection.execute(f"CREATE TABLE targets_left_out AS {kept}")
            if withheld is not None:
                rows = public_rows(name, rows, withheld)
            kind = "TABLE" if name in TITLED else kind
            connection.execute(f"CREATE {kind} {name} AS {rows}")
        if withheld is not None:
            withhold(connection, record)
    except (OSError, duckdb.Error) as error:
        connection.close()
        raise NoSnapshot(
            f"Snapshot {folder.name} is damaged ({error}). Put another back with "
            "`moorlands-dash use SNAPSHOT`, or load your extracts again."
        ) from error
    return connection
