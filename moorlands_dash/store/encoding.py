"""How what is kept as JSON is written: dataclasses by their fields, days as text."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any


def written(kept: Any) -> str:
    """Return a dataclass as JSON, a line a field, and a line an entry of a list.

    Python's own encoder indents deeper, at ten times the time: a manifest has a thousand files.
    """
    parts = {part.name: getattr(kept, part.name) for part in fields(kept)}
    lines = [f"{json.dumps(name)}: {_of_list(value)}" for name, value in parts.items()]
    return "{\n " + ",\n ".join(lines) + "\n}\n"


def _of_list(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _plain(value)
    return "[\n  " + ",\n  ".join(map(_plain, value)) + "\n ]"


def _plain(value: object) -> str:
    return json.dumps(value, default=encoded, ensure_ascii=False)


def encoded(value: object) -> object:
    """Return what stands for a value, for `json.dumps`; raise TypeError for what can't be kept."""
    if is_dataclass(value):
        return {part.name: getattr(value, part.name) for part in fields(value)}
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} can't stand in a manifest")
