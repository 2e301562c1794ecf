"""Lists of harm: what one offence weighs, as the lists' makers publish them.

ONS's Crime Severity Score data tool (its sheet "List of weights") and the Cambridge Crime Harm
Index weigh offences by the Home Office's codes; a list made from one of them may weigh the types of
crime that data.police.uk publishes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.rules import Contract
from moorlands_dash.extracts.tabular import holds, opened, read_table
from moorlands_dash.partnership import Settings
from moorlands_dash.sources.model import column_key
from moorlands_dash.spelling import force_key
from moorlands_dash.vocabulary import CATEGORY_BY_KEY, POLICE_TYPES

COLUMNS: dict[str, Sequence[str]] = {
    "list": (),
    "unit": (),
    "source": (),
    "force": ("police_force",),
    "code": ("offence_code", "ho_code", "home_office_code"),
    "offence": ("offence_category", "full_offence_title", "offence_description", "offence_name"),
    "subgroup": ("sub_group", "offence_subgroup"),
    "crime_type": (),
    "weight": ("cchi_score", "cchi_days", "harm_weight"),
}
OPTIONAL = ("list", "unit", "source", "force", "code", "offence", "subgroup", "crime_type")

PART = pa.schema(
    {
        "list": pa.string(),
        "unit": pa.string(),
        "source": pa.string(),
        "code": pa.string(),
        "offence": pa.string(),
        "subgroup": pa.string(),
        "category": pa.string(),
        "weight": pa.float64(),
    }
)

PUBLISHED = ("ATHENA URN", "CJS CODE")
"""Columns of the Cambridge index that sound personal and aren't: codes of offences."""

CAMBRIDGE = ("Cambridge Crime Harm Index", "days", "Cambridge Centre for Evidence-Based Policing")
SEVERITY = ("ONS Crime Severity Score", "points", "Office for National Statistics")
"""Name, unit and maker of the lists that are known by their columns."""

_WEIGHT = "This is not a weight of 0 or more. Write digits: 365, or leave the row out if unknown."
_NO_OFFENCE = "The row says neither an offence nor a type of crime. Write what it weighs."
_TYPE = (
    "This is not a type of crime of data.police.uk, nor one of the dashboard's categories. Write "
    "one of them: Burglary."
)
_TWICE = "The row repeats one above in every cell that is read. Keep one of them."
_UNKNOWN = "?"


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's: something is weighed, and something says what."""
    weighed = any(holds(columns, (name,)) for name in ("weight", *COLUMNS["weight"]))
    named = ("offence", *COLUMNS["offence"], "crime_type")
    return weighed and any(holds(columns, (name,)) for name in named)


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, the weight of one offence or type of crime, and write the accepted ones.

    Rows of other forces than ours are elsewhere's. Raises Refusal for a file that lacks a column,
    or that says neither by a column nor by its columns' names which list it is.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    rows = sifting.sift(_tidied(texts, source, settings), _text_contract())
    rows = sifting.sift(
        rows,
        contracts.whole_frame(
            ("offence", lambda r: (r["offence"] != "") | (r["crime_type"] != ""), _NO_OFFENCE)
        ),
    )
    rows = sifting.sift_last(rows, contracts.unique(tuple(COLUMNS), _TWICE))
    ours = _of_our_force(rows["force"], settings)
    judged = sifting.judged("harm_weights", _typed(rows[ours]), PART, out)
    judged.elsewhere = int((~ours).sum())
    return judged


def _tidied(texts: pd.DataFrame, source: SourceFile, settings: Settings) -> pd.DataFrame:
    name, unit, maker = _known(opened(source, settings).columns)
    rows = texts.assign(
        list=texts["list"].where(texts["list"] != "", name),
        unit=texts["unit"].where(texts["unit"] != "", unit),
        source=texts["source"].where(texts["source"] != "", maker),
        crime_type=texts["crime_type"].map(_category).astype("str"),
    )
    if (rows["list"] == "").all() and len(rows):
        raise Refusal(
            source.name,
            "Nothing says which list of harm this is.",
            "Add a column “list” with its name; data/README.md shows the layout.",
            "list",
        )
    return rows


def _known(columns: Sequence[str]) -> tuple[str, str, str]:
    """Return name, unit and maker of a list that is known by its columns; blanks for another."""
    keys = {column_key(name) for name in columns}
    if any(key.startswith("cchi") for key in keys):
        return CAMBRIDGE
    return SEVERITY if "offencecategory" in keys else ("", "", "")


def _category(text: str) -> str:
    """Return the category of a type of crime; "" for none, `_UNKNOWN` for one unknown."""
    wanted = text.casefold()
    for known, key in POLICE_TYPES.items():
        if wanted == known.casefold():
            return key
    named = {category.name.casefold(): key for key, category in CATEGORY_BY_KEY.items()}
    return named.get(wanted, text if text in CATEGORY_BY_KEY else _UNKNOWN if text else "")


def _of_our_force(forces: pd.Series, settings: Settings) -> pd.Series:
    ours = {force_key(settings.force.name), force_key(settings.recorded_crime.force_name), ""}
    return forces.map(lambda name: force_key(name) if name else "").isin(ours)


def _text_contract() -> Contract:
    return contracts.text_columns(
        list=[contracts.filled("list")],
        crime_type=[contracts.matches(r"[^?]*", _TYPE)],
        weight=[contracts.matches(contracts.NUMBER, _WEIGHT)],
    )


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(category=rows["crime_type"], weight=contracts.numbers(rows["weight"]))
