"""How one rate stands to another, in the same words wherever two are compared."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.words.numbers import number

_TEST = (
    "The test is exact and sets a ward against the rest of the district. It allows for months that "
    "vary more than chance alone has them, which the 95% interval of a rate doesn't."
)
_OTHERS_TEST = (
    "The test is exact and allows for months that vary more than chance alone has them. A force or "
    "country that we are part of is tested without us."
)

ALONE = (
    "Each rate is asked about by itself. Of those that don't differ, no more than 1 in 20 is "
    "called higher or lower. With all wards looked at together, as on the Ward map, fewer are. "
    f"{_TEST}"
)

_BESIDE = {
    verdicts.HIGHER: "higher than",
    verdicts.LOWER: "lower than",
    verdicts.SIMILAR: "not clearly different from",
}


def beside(word: str) -> str:
    """Return how a verdict leads on: "higher than", "not clearly different from"."""
    return _BESIDE.get(word, "can't be told from")


def together_note(wards: int) -> str:
    """Return how wards that are looked at together are judged, and how one by itself is."""
    if wards < 2:
        return _TEST
    return (
        f"{number(wards)} wards are looked at together. Of those called higher or lower than the "
        "rest of the district, on average no more than 1 in 20 is so by chance (Benjamini and "
        "Hochberg). On its own page or in a claim a ward is asked about by itself, at 5%. It may "
        f"be called so there and not here. {_TEST}"
    )


def others_note(frame: pd.DataFrame) -> str:
    """Return how our rates are judged against those of others, by the `verdict` of each."""
    rates = int(frame["verdict"].isin(list(_BESIDE)).sum())
    if rates < 2:
        return f"The rate is judged by itself, at 5%. {_OTHERS_TEST}"
    return (
        f"{number(rates)} rates are set against ours and looked at together. Of those called "
        "clearly different, on average no more than 1 in 20 is so by chance (Benjamini and "
        "Hochberg). A claim about one of them is judged by itself, at 5%. It may hold where "
        f"nothing is said here. {_OTHERS_TEST}"
    )
