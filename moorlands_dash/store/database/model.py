"""The tables, made from the journals' declarations: types, limits, ids, and what follows what.

Each journal's table has its columns and three more: `line`, in the order in which entries were
recorded; `version`, which counts the entries of one id; `follows`, the version before. An entry
follows one of the same id and partnership, and two can't follow the same one.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from moorlands_dash.store.columns_kept import Kept
from moorlands_dash.store.entries import Declared

METADATA = MetaData(
    naming_convention={
        "uq": "%(table_name)s_%(column_0_N_name)s_once",
        "ck": "%(table_name)s_%(constraint_name)s",
        "fk": "%(table_name)s_follows",
        "pk": "%(table_name)s_key",
    }
)
LINE = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers lines by itself only where they are INTEGER."""


class Moment(TypeDecorator[datetime]):
    """A time in UTC: SQLite gives back times without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the time as it is kept."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the time in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


def _type(kept: Kept) -> Any:
    types = {"day": Date(), "moment": Moment(), "whole": BigInteger(), "number": Float()}
    return String(kept.most) if kept.kind == "text" else types[kept.kind]


def _limits(name: str, kept: Kept) -> list[CheckConstraint]:
    """Return what both databases hold of a column, in SQL that both understand."""
    column = f'"{name}"'
    found = []
    if kept.kind == "text":
        found.append(f"length({column}) <= {kept.most}")
    elif kept.kind in ("whole", "number"):
        found.append(f"{column} BETWEEN 0 AND {kept.most:d}")
    if kept.among:
        found.append(f"{column} IN ({', '.join(_quoted(text) for text in kept.among)})")
    if kept.begins:
        begins = (f"{column} LIKE {_quoted(f'{each}____%')}" for each in kept.begins.split("|"))
        found.append(" OR ".join(begins))
    limits = [CheckConstraint(said, name=f"{name}_{place}") for place, said in enumerate(found, 1)]
    if kept.kind == "text":
        # PostgreSQL refuses unseen zeros by itself.
        seen = CheckConstraint(f"instr({column}, char(0)) = 0", name=f"{name}_seen")
        limits.append(seen.ddl_if(dialect="sqlite"))
    return limits


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def table_of(journal: Declared[Any]) -> Table:
    """Return the table of a journal."""
    if journal.name in METADATA.tables:
        return METADATA.tables[journal.name]
    columns = [
        Column(name, _type(kept), nullable=kept.blank) for name, kept in journal.kept.items()
    ]
    limits = [limit for name, kept in journal.kept.items() for limit in _limits(name, kept)]
    ids = journal.id, "partnership"
    return Table(
        journal.name,
        METADATA,
        Column("line", LINE, Identity(), primary_key=True),
        *columns,
        Column("version", Integer, nullable=False),
        Column("follows", Integer),
        Column("alike", String(64)),
        *limits,
        CheckConstraint(
            "(version = 1 AND follows IS NULL) OR "
            "(version > 1 AND follows IS NOT NULL AND follows = version - 1)",
            name="in_order",
        ),
        UniqueConstraint(journal.id, "version"),
        UniqueConstraint(*ids, "version"),
        UniqueConstraint("partnership", "alike"),
        ForeignKeyConstraint(
            [*ids, "follows"], [f"{journal.name}.{each}" for each in (*ids, "version")]
        ),
    )


COUNTERS = Table(
    "journals",
    METADATA,
    Column("journal", String(40), primary_key=True),
    Column("last", Integer, nullable=False),
    Column("stamp", String(32), nullable=False),
    CheckConstraint("last >= 0", name="counts"),
)
"""The last number given to an id, and a text that every entry changes; whoever writes holds it."""

UNREAD = Table(
    "unread_lines",
    METADATA,
    Column("journal", String(40), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)
"""Lines of the files of before that are no entry, as they stood."""

TAKEN_OVER = Table(
    "taken_over",
    METADATA,
    Column("journal", String(40), primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("entries", Integer, nullable=False),
    Column("at", Moment(), nullable=False),
)
"""Which files of before were taken over."""

AUDIT = Table(
    "audit",
    METADATA,
    Column("line", LINE, Identity(), primary_key=True),
    Column("recorded_at", Moment(), nullable=False),
    Column("event", String(20), nullable=False),
    Column("what", String(300), nullable=False),
    Column("by", String(200), nullable=False),
    Column("partnership", String(100), nullable=False),
    Column("subject", String(410), nullable=False, server_default=""),
    Column("began", Moment()),
    Index("audit_recorded_at", "recorded_at"),
)
"""Who did what: never changed, and taken out only where `PRUNED` notes it."""

PRUNED = Table(
    "audit_pruned",
    METADATA,
    Column("line", LINE, Identity(), primary_key=True),
    Column("recorded_at", Moment(), nullable=False),
    Column("before", Moment(), nullable=False),
    Column("entries", Integer, nullable=False),
    Column("by", String(200), nullable=False),
    Column("partnership", String(100), nullable=False),
)
"""What of the audit was taken out: all from before a time."""
