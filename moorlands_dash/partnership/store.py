"""The settings' sections on the store: what a load may take away, what is kept, and where."""

from __future__ import annotations

from typing import Literal

from pydantic import StrictBool

from moorlands_dash.partnership.areas import Count, Section, Share


class Store(Section):
    """When a load is held back as it takes much away, and which snapshots are kept."""

    gone_share: Share = 0.5
    """A load that takes away more than this share of a month's rows, or of a kind's, is held."""
    gone_least: Count = 10
    """Under so many rows such a share is chance."""
    keep: Count = 30
    """So many of the newest snapshots are kept; 0 keeps all."""
    keep_monthly: StrictBool = True
    """Whether the last snapshot of each month is kept as well."""


class RecordKeeping(Section):
    """Which database keeps what is recorded."""

    database: Literal["", "sqlite", "postgresql"] = ""
    """SQLite lies in the home, PostgreSQL where the environment says; "" is whichever it says."""
