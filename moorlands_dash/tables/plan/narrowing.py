"""The actions of one owner or one theme, by words that a link can hold."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pandas as pd

_BY = ("owner", "theme")


def narrowing(owner: str | None, theme: str | None) -> str:
    """Return a choice as words; "" of none."""
    chosen = {name: value for name, value in zip(_BY, (owner, theme), strict=True) if value}
    return urlencode(chosen)


def narrowed(actions: pd.DataFrame, words: str) -> pd.DataFrame:
    """Return the rows of `actions` that `narrowing` wrote the words of."""
    rows = actions
    for name, value in parse_qsl(words):
        rows = rows[rows[name] == value] if name in _BY else rows
    return rows
