"""How the steps make a journal's table, as it was when there were first such tables.

Never changed once released: another shape is another step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from moorlands_dash.store.database.migrations.only_grow import only_grow

LINE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
Part = tuple[sa.Column[Any], Sequence[str]]
"""A column, and what the database holds of it."""


def text(name: str, most: int = 100, *among: str, begins: str = "") -> Part:
    """Return a column of text with at most so many characters, one of those named, or an id."""
    held = [f'length("{name}") <= {most}']
    if among:
        held.append(f'"{name}" IN ({", ".join(f"{chr(39)}{each}{chr(39)}" for each in among)})')
    if begins:
        held.append(f"\"{name}\" LIKE '{begins}____%'")
    return sa.Column(name, sa.String(most), nullable=False), held


def day(name: str, *, blank: bool = False) -> Part:
    """Return a column of days."""
    return sa.Column(name, sa.Date(), nullable=blank), []


def moment(name: str, *, blank: bool = False) -> Part:
    """Return a column of times."""
    return sa.Column(name, TIME, nullable=blank), []


def number(name: str, most: int, *, whole: bool, blank: bool = False) -> Part:
    """Return a column of numbers from 0 to the largest."""
    kind: Any = sa.BigInteger() if whole else sa.Float()
    return sa.Column(name, kind, nullable=blank), [f'"{name}" BETWEEN 0 AND {most}']


def journal(name: str, *parts: Part) -> None:
    """Make a journal's table, which only grows; the first column is the id."""
    entry_id = parts[0][0].name
    ids = entry_id, "partnership"
    limits = _limits(name, parts)
    op.create_table(
        name,
        sa.Column("line", LINE, sa.Identity(), nullable=False),
        *(column for column, _ in parts),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("follows", sa.Integer()),
        sa.Column("alike", sa.String(64)),
        *limits,
        sa.CheckConstraint(
            "(version = 1 AND follows IS NULL) OR "
            "(version > 1 AND follows IS NOT NULL AND follows = version - 1)",
            name=f"{name}_in_order",
        ),
        sa.PrimaryKeyConstraint("line", name=f"{name}_key"),
        sa.UniqueConstraint(entry_id, "version", name=f"{name}_{entry_id}_version_once"),
        sa.UniqueConstraint(*ids, "version", name=f"{name}_{'_'.join(ids)}_version_once"),
        sa.UniqueConstraint("partnership", "alike", name=f"{name}_partnership_alike_once"),
        sa.ForeignKeyConstraint(
            [*ids, "follows"],
            [f"{name}.{each}" for each in (*ids, "version")],
            name=f"{name}_follows",
        ),
    )
    only_grow(name)
    # It is there before the first entry: whoever adds one holds it.
    op.execute(f"INSERT INTO journals (journal, last, stamp) VALUES ('{name}', 0, '')")  # nosec B608 # names of ours, no value


def _limits(name: str, parts: Sequence[Part]) -> list[sa.CheckConstraint]:
    limits = [
        sa.CheckConstraint(held, name=f"{name}_{column.name}_{place}")
        for column, holds in parts
        for place, held in enumerate(holds, 1)
    ]
    if op.get_bind().dialect.name == "sqlite":
        limits += [
            sa.CheckConstraint(f'instr("{c.name}", char(0)) = 0', name=f"{name}_{c.name}_seen")
            for c, _ in parts
            if isinstance(c.type, sa.String)
        ]
    return limits
