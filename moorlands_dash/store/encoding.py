"""How what is kept as JSON is written: dataclasses by their fields, days as text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime


def encoded(value: object) -> object:
    """Return what stands for a value, for `json.dumps`; raise TypeError for what can't be kept."""
    if is_dataclass(value):
        return {part.name: getattr(value, part.name) for part in fields(value)}
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} can't stand in a manifest")
