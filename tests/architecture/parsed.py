"""The program's files, parsed once for all tests of how it is built."""

from __future__ import annotations

import ast
from functools import cache


@cache
def tree(source: str) -> ast.Module:
    """Return the syntax tree of a file's text; nobody may change it."""
    return ast.parse(source)
