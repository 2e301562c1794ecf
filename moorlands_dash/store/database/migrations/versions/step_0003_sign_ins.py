"""Of whom an entry of the audit is, and of which sign-in: what barring and signing out need."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from moorlands_dash.store.database.migrations.grown import TIME

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns; what was noted before has none of it."""
    op.add_column("audit", sa.Column("subject", sa.String(410), nullable=False, server_default=""))
    op.add_column("audit", sa.Column("began", TIME, nullable=True))
