"""Who did what, who is barred, how far actions are, and what was withdrawn."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from moorlands_dash.store.database.migrations.grown import (
    LINE,
    TIME,
    Part,
    journal,
    moment,
    number,
    text,
)
from moorlands_dash.store.database.migrations.only_grow import only_grow, only_pruned

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of progress, withdrawals, those who are barred, and the audit."""
    journal(
        "progress",
        text("progress_id", 21, begins="P"),
        moment("recorded_at"),
        text("action_id"),
        text("status", 9, "planned", "under way", "postponed", "done", "stopped"),
        number("progress", 100, whole=True),
        text("note", 500),
        *_signed(),
    )
    journal(
        "withdrawals",
        text("withdrawal_id", 21, begins="W"),
        moment("recorded_at"),
        text("what"),
        text("key"),
        text("name", 1000),
        text("reason", 2000),
        *_signed(),
    )
    journal(
        "barred",
        text("barring_id", 21, begins="B"),
        moment("recorded_at"),
        text("entry", 6, "barred", "let in"),
        text("subject", 500),
        text("name", 200),
        text("reason", 500),
        *_signed(),
    )
    _audit()


def _signed() -> tuple[Part, ...]:
    return text("snapshot"), text("by", 200), text("partnership")


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("line", LINE, sa.Identity(), nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("event", sa.String(20), nullable=False),
        sa.Column("what", sa.String(300), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("partnership", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("line", name="audit_key"),
    )
    op.create_index("audit_recorded_at", "audit", ["recorded_at"])
    op.create_table(
        "audit_pruned",
        sa.Column("line", LINE, sa.Identity(), nullable=False),
        sa.Column("recorded_at", TIME, nullable=False),
        sa.Column("before", TIME, nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("partnership", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("line", name="audit_pruned_key"),
    )
    only_grow("audit", deletes=False)
    only_pruned("audit", "audit_pruned")
    only_grow("audit_pruned")
