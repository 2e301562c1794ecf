"""One row of a table, as Python has it: column -> value.

Columns are `Any` as pandas gives them as `Hashable` and a literal as `str`, which a mapping's key
can't both be.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Row = Mapping[Any, Any]
"""A row as words, charts and pages take it; nobody changes it."""

Record = dict[Any, Any]
"""A row of its own: being made, or as `DataFrame.to_dict("records")` gives it."""
