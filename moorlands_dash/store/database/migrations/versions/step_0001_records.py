"""The records that lay in files of the home: decisions, tasks, snoozes, rebases, confirmations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from moorlands_dash.store.database.migrations.grown import (
    TIME,
    Part,
    day,
    journal,
    moment,
    number,
    text,
)

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of the records, and of what was taken over from files."""
    _files_of_before()
    for name, prefix in (("decisions", "D"), ("tasks", "T")):
        _decisions(name, prefix)
    _snoozes()
    _rebases()
    _confirmations()


def _snoozes() -> None:
    journal(
        "snoozes",
        text("snooze_id", 21, begins="S"),
        moment("recorded_at"),
        text("entry", 7, "snoozed", "woken"),
        *(text(name) for name in ("ward_code", "category", "verdict")),
        day("month"),
        day("until", blank=True),
        text("reason", 500),
        *_signed(),
    )


def _rebases() -> None:
    journal(
        "rebases",
        text("annotation_id", 27, begins="rebase-"),
        day("date"),
        text("kind", 9, "rebase", "data note"),
        text("title", 500),
        text("category"),
        text("area_code"),
        text("note", 1000),
        text("source", 200),
        moment("recorded_at", blank=True),
        *_signed(),
    )


def _confirmations() -> None:
    journal(
        "confirmations",
        text("confirmation_id", 21, begins="C"),
        moment("recorded_at"),
        text("entry", 10, "confirmed", "taken back"),
        text("source", 200),
        text("sender", 200),
        day("month"),
        number("rows", 1_000_000_000, whole=True),
        text("reason", 500),
        *_signed(),
    )


def _decisions(name: str, prefix: str) -> None:
    journal(
        name,
        text("decision_id", 21, begins=prefix),
        moment("recorded_at"),
        text("entry", 7, "decided", "done", "dropped"),
        text("meeting_id"),
        day("meeting_date"),
        text("target_id"),
        text("decision", 500),
        text("owner", 200),
        day("due"),
        text("status_then"),
        number("chance_then", 1, whole=False, blank=True),
        text("note", 500),
        *_signed(),
    )


def _signed() -> tuple[Part, ...]:
    return text("snapshot"), text("by", 200), text("partnership")


def _files_of_before() -> None:
    op.create_table(
        "journals",
        sa.Column("journal", sa.String(40), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.String(32), nullable=False),
        sa.CheckConstraint("last >= 0", name="journals_counts"),
        sa.PrimaryKeyConstraint("journal", name="journals_key"),
    )
    op.create_table(
        "unread_lines",
        sa.Column("journal", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("journal", "number", name="unread_lines_key"),
    )
    op.create_table(
        "taken_over",
        sa.Column("journal", sa.String(40), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("journal", name="taken_over_key"),
    )
