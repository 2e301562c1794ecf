"""Tables that services answer as JSON: a list of objects, each a row of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

LARGEST = 100_000_000
"""Bytes; an answer of so many rows is asked for in parts."""
_HEAD = 1 << 16
_TELLING = (b'"service_request_id"', b'"persistent_id"')
"""What stands in the first rows of the answers that are known: of Open311, of the police's API."""
_MOST_KEYS = 200
_LISTS = ("requests", "service_requests", "crimes", "data", "results")
"""Keys under which a list of rows may stand."""

Line = tuple[int, list[str]]


def looks_like(path: Path) -> bool:
    """Tell whether a file is such an answer, by its first bytes."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"[", b"{")) and any(key in head for key in _TELLING)


def lines(path: Path) -> list[Line]:
    """Return the names of the columns and each object's values, numbered from 1 on.

    What lies in objects within an object has its name too: "location.latitude". No lines for what
    is no list of objects.
    """
    if path.stat().st_size > LARGEST:
        return []
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        return []
    rows = [flat for row in _rows(found) if (flat := _flat(row))]
    names = list(dict.fromkeys(name for row in rows for name in row))[:_MOST_KEYS]
    table = [names, *([row.get(name, "") for name in names] for row in rows)]
    return list(enumerate(table, start=1)) if rows else []


def _rows(found: Any) -> Sequence[Any]:
    if isinstance(found, dict):
        found = next((found[key] for key in _LISTS if isinstance(found.get(key), list)), [])
    return found if isinstance(found, list) else []


def _flat(row: Any, before: str = "", deep: int = 0) -> dict[str, str]:
    """Return the plain values of an object by their names; lists in it are left out."""
    told: dict[str, str] = {}
    if isinstance(row, Mapping) and deep < 4:
        for name, value in row.items():
            if isinstance(value, Mapping):
                told |= _flat(value, f"{before}{name}.", deep + 1)
            elif not isinstance(value, list):
                told[f"{before}{name}"] = "" if value is None else str(value)
    return told
