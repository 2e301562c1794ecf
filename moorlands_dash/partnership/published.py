"""Profiles of tables that are published, and read as they were downloaded."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from moorlands_dash.partnership.profiles import Profile

_FILE = Path(__file__).with_name("published.toml")


@cache
def published() -> dict[str, Profile]:
    """Return the profiles of public tables that come with the program, by name."""
    found = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: Profile(**values) for name, values in found.items()}
