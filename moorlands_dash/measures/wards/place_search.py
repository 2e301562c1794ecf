"""Finding a ward by the name of a place: what is written exactly, else what is close to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from moorlands_dash.spelling import close_names

WARD, TOWN, STREET = "ward", "town or village", "street or spot"
"""Kinds of names, the one that is meant first where several are alike."""

EXACT, AMBIGUOUS, CLOSE, NOTHING = "exact", "ambiguous", "close", "nothing"
LIKE = "like"

_MOST = 8
_BEFORE = re.compile(r"^(on or near|near|on|in|at|the)\s+")


@dataclass(frozen=True)
class Found:
    """What a search came to."""

    kind: str
    """exact: one ward; ambiguous: several, which must be asked; close: nothing written so, but
    these names are near; like: nothing is called so, but these names hold it; nothing."""
    rows: pd.DataFrame
    """Rows of the names, the likeliest first; of an exact find the one."""

    @property
    def ward(self) -> str | None:
        """Return the code of the ward that is meant, if it is certain."""
        return str(self.rows["ward_code"].iloc[0]) if self.kind == EXACT else None


def simple(text: str) -> str:
    """Return a name as it is compared: "On or near High St." is "high street"."""
    words = re.sub(r"[^\w\s]", " ", text.casefold()).split()
    plain = " ".join(words)
    while (shorter := _BEFORE.sub("", plain)) != plain:
        plain = shorter
    return re.sub(r"\bst$", "street", re.sub(r"\brd$", "road", plain))


def find_places(names: pd.DataFrame, asked: str) -> Found:
    """Return which ward a name stands for.

    `names` has `name kind ward_code ward_name count`. A ward's own name is that ward. Else every
    place of that name counts, and every ward whose name begins with all of it; if all lie in one
    ward, it is that one, else it must be asked. Other names that hold it, and close ones, are
    offered as what they are, never taken: Tean Road may lie far from Tean.
    """
    wanted = simple(asked)
    if not wanted or names.empty:
        return Found(NOTHING, names.head(0))
    plain = names["name"].map(simple)
    wards = names[(plain == wanted) & (names["kind"] == WARD)]
    if len(wards):
        return _settled(wards)
    same = names[plain == wanted]
    begun = names[plain.str.startswith(f"{wanted} ") & (names["kind"] == WARD)]
    hits = pd.concat([same, begun])
    if len(hits):
        return _settled(hits)
    like = names[(" " + plain + " ").str.contains(f" {wanted} ", regex=False)]
    if len(like):
        return Found(LIKE, _ranked(like).drop_duplicates("name").head(_MOST).reset_index(drop=True))
    near = close_names(wanted, sorted(set(plain)), _MOST)
    if not near:
        return Found(NOTHING, names.head(0))
    close = names[plain.isin(near)].assign(place=plain.map({n: i for i, n in enumerate(near)}))
    return Found(CLOSE, _shortened(close.sort_values("place", kind="stable").drop(columns="place")))


def _settled(hits: pd.DataFrame) -> Found:
    """Return the one ward of the hits, or all to choose from, those with most incidents first."""
    if hits["ward_code"].nunique() == 1:
        return Found(EXACT, hits.head(1))
    return Found(AMBIGUOUS, _shortened(_ranked(hits)))


def _ranked(hits: pd.DataFrame) -> pd.DataFrame:
    """Return wards first, then towns, then streets, each with most incidents first."""
    order = {kind: place for place, kind in enumerate((WARD, TOWN, STREET))}
    ranked = hits.assign(place=hits["kind"].map(order)).sort_values(
        ["place", "count"], ascending=[True, False], kind="stable"
    )
    return ranked.drop(columns="place")


def _shortened(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.drop_duplicates("ward_code").head(_MOST).reset_index(drop=True)
