"""What stands for "nothing here": R, pandas, databases and spreadsheets write a blank as a word.

The one list of such words, for every reader. A cell counts as blank only where it is nothing but
such a word, in any letter case; "Nan Road" and "N/A Street" are text.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

WORDS = ("NA", "N/A", "NaN", "NULL", "None", "nil", "-", "#N/A", "(blank)")
"""As programs write them by themselves, and people do in their place."""

MARKERS = frozenset(
    "".join(letters)
    for word in WORDS
    for letters in product(*({letter.lower(), letter.upper()} for letter in word))
)
"""The words in every mixture of small and capital letters."""

_LONGEST = max(map(len, WORDS))
_SET = pa.array(sorted(MARKERS))

Cells = TypeVar("Cells", pd.Series, pd.DataFrame)


def is_blank(text: str) -> bool:
    """Tell whether a cell's text is empty, or nothing but a word for a blank."""
    neat = text.strip()
    return not neat or neat in MARKERS


def emptied(cells: Cells) -> Cells:
    """Return texts without surrounding space, "" where they are a word for a blank."""
    return cells.where(~cells.isin(MARKERS), "")


def without_noughts(rows: pd.DataFrame, pairs: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """Return the rows with both coordinates of a pair blank where neither is other than 0 or 1.

    Systems write 0, some 1, for a place that isn't known: there is nothing but sea.
    """
    neat = rows.copy()
    for pair in pairs:
        noughts = [rows[name].str.fullmatch(r"(?:[+-]?0*[01](?:\.0*)?)?") for name in pair]
        neat.loc[noughts[0] & noughts[1], list(pair)] = ""
    return neat


def nulled(cells: pa.Array) -> pa.Array:
    """Return texts, or indices of distinct texts, null where they are a word for a blank."""
    distinct = isinstance(cells, pa.DictionaryArray)
    texts = cells.dictionary if distinct else cells
    # A look at the lengths costs a tenth of a look-up, and hardly a text is as short as a word.
    shortest = pc.min(pc.binary_length(texts)).as_py()
    if shortest is None or shortest > _LONGEST:
        return cells
    marked = pc.is_in(texts, _SET)
    if not distinct:
        return pc.if_else(marked, None, texts)
    kept = pc.if_else(marked.take(cells.indices), None, cells.indices)
    return pa.DictionaryArray.from_arrays(kept, texts)
