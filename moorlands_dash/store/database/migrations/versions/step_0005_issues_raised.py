"""What was raised at public meetings, and what was answered."""

from __future__ import annotations

from moorlands_dash.store.database.migrations.grown import day, journal, moment, number, text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table of issues raised."""
    journal(
        "raised",
        text("raised_id", 21, begins="I"),
        moment("recorded_at"),
        text("entry", 10, "raised", "answered", "taken back"),
        text("meeting_id"),
        day("meeting_date"),
        text("theme"),
        text("area_code", 500),
        text("issue", 500),
        number("raised", 10_000, whole=True),
        text("answer", 500),
        text("snapshot"),
        text("by", 200),
        text("partnership"),
    )
