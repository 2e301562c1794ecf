"""Which themes were chosen as priorities of a year, and why."""

from __future__ import annotations

from moorlands_dash.store.database.migrations.grown import day, journal, moment, number, text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table of priorities."""
    journal(
        "priorities",
        text("priority_id", 21, begins="R"),
        moment("recorded_at"),
        text("entry", 10, "chosen", "taken back"),
        text("year"),
        text("theme"),
        text("title", 200),
        text("reason", 500),
        day("known_to"),
        number("count_then", 1_000_000_000, whole=False, blank=True),
        number("rank_then", 1000, whole=True, blank=True),
        number("first_then", 1, whole=False, blank=True),
        text("weights"),
        text("harm", 200),
        text("snapshot"),
        text("by", 200),
        text("partnership"),
    )
