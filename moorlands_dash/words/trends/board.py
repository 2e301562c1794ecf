"""What the board of all measures says, and how many signs chance alone would bring."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures.trends import control_icons as icons
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, number
from moorlands_dash.words.trends.control_charts import point_name, usual_range, way_word

BY_CHANCE = (
    "Where nothing changes, chance alone still marks the latest point of up to 1 measure in 50: a "
    "sign says where to look, not why."
)
"""Measured by `make beyond` (docs/accuracy.md)."""
WHICH = (
    "Each category by itself; themes and totals are sums of these. The filter “What” leaves the "
    "board as it is."
)
_WORDS = {
    icons.DIFFERENT: "Special, neither better nor worse",
    icons.COMMON: "Ordinary",
    icons.CANNOT_TELL: "Cannot tell",
}
_SAID = {icons.CONCERNING: "concerning", icons.IMPROVING: "improving", icons.DIFFERENT: "special"}


def latest(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the latest point of each measure, in the order of the board."""
    return frame[frame["latest"]]


def board_sentence(frame: pd.DataFrame, place: str) -> str:
    """Return how many measures are concerning, improving, special, ordinary or unknown."""
    found = latest(frame)["meaning"].value_counts().to_dict()
    special = [f"{number(found[key])} {word}" for key, word in _SAID.items() if key in found]
    rest = [
        f"{number(found[key])} {word}"
        for key, word in ((icons.COMMON, "ordinary"), (icons.CANNOT_TELL, "that can't be told"))
        if key in found
    ]
    total = counted(len(latest(frame)), "measure")
    told = ", ".join([*special, *rest])
    return f"Of {total} in {place} in {board_month(frame)}: {told}."


def board_month(frame: pd.DataFrame) -> str:
    """Return the month, or the months, that most latest points are of."""
    names = [point_name(row) for _, row in latest(frame).iterrows()]
    return max(dict.fromkeys(names), key=names.count)


def tile_words(row: Row, month: str) -> str:
    """Return "37; usually 23 to 48" for a latest point, with its months where not `month`."""
    found = pd.Series(row)
    when = point_name(found)
    if pd.isna(found["count"]):
        return f"{when}: not whole"
    told = f"{int(found['count']):,}" + ("" if when == month else f" in {when}")
    return told if pd.isna(found["upper"]) else f"{told}; {usual_range(found)}"


def tile_status(row: Row) -> tuple[str, str]:
    """Return sign and words of what a measure's latest point means: "▲", "Concerning, high".

    The sign says which way it is special; whether that is better is told by the word.
    """
    meaning = str(row["meaning"])
    word = _WORDS.get(meaning, meaning.capitalize())
    if meaning not in _SAID:
        return ("?" if meaning == icons.CANNOT_TELL else "●"), word
    return ("▲" if row["way"] > 0 else "▼"), f"{word}, {way_word(pd.Series(row))}"
