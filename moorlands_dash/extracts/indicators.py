"""Shares and rates that others measured: surveys, reoffending, official statistics."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash.concerns import CONCERNS, find_concern
from moorlands_dash.extracts import contracts, moments
from moorlands_dash.extracts.area_groups import area_group, with_groups
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.rules import Contract
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "indicator": (),
    "title": (),
    "area_code": (),
    "period_start": (),
    "period_end": (),
    "numerator": (),
    "denominator": (),
    "unit": (),
    "wording": (),
    "source": (),
    "sample": (),
    "theme": (),
}
OPTIONAL = ("title", "wording", "sample", "theme")

PRIMARY_KEY = ("indicator", "area_code", "period_start", "period_end")
UNITS = ("share", "per_1000", "count")
SAMPLES = ("residents", "responses", "records")

PART = pa.schema(
    {
        "indicator": pa.string(),
        "title": pa.string(),
        "area_code": pa.string(),
        "period_start": pa.date32(),
        "period_end": pa.date32(),
        "numerator": pa.float64(),
        "denominator": pa.float64(),
        "unit": pa.string(),
        "wording": pa.string(),
        "source": pa.string(),
        "sample": pa.string(),
        "theme": pa.string(),
    }
)

KEY = r"[a-z][a-z0-9_]{0,59}"
_KEY = (
    "This is not an indicator key. Write small letters, digits and underscores: feel_safe_at_night."
)
_NUMBER = "This is not a number of 0 or more. Write digits: 312, or leave the row out if unknown."
_UNIT = (
    "This is not a unit. Write “share” (part of those asked), “per_1000”, or “count” for a number "
    "of groups or people that is no part of anything."
)
_THEME = (
    "This is not a theme of the partnership. Write one of "
    f"{', '.join(concern.name for concern in CONCERNS)}, or leave it blank."
)
_COUNT = "A count has no denominator. Leave it blank, or write the unit share or per_1000."
_SAMPLE = (
    "This is not a kind of sample. Write “residents” for a sample drawn from all residents, "
    "“responses” where people chose themselves to answer, or “records” where nobody was asked; "
    "blank means residents."
)
_ABOVE_ZERO = "The denominator must be above 0. Write how many were asked, or leave the row out."
_ORDER = "The period ends before it starts. Swap the dates or mend one of them."
_MORE_THAN_ALL = (
    "The numerator is larger than the denominator, which no share can be. "
    "Mend one of them, or write the unit per_1000 if this is a rate."
)
_TWICE = "The indicator, area and period are already given above. Keep one row for each."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, ("indicator", "numerator", "denominator"))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row and write the accepted ones to `out`.

    A row is one indicator in one area and period: the numerator counted among the denominator
    (`share`), for each 1,000 of it (`per_1000`), or a `count` by itself. The area may be a ward,
    or several together (`ward_groups`). Answers of whoever chose to answer are
    `responses` and no sample of `residents`; what nobody was asked is of `records`. Dates
    are year-month-day. Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    texts = moments.dated(
        texts, ("period_start", "period_end"), settings.senders.order(source.name)
    )
    texts = texts.assign(area_code=with_groups(texts["area_code"], source.areas))
    rows = sifting.sift(_tidied(texts), _text_contract())
    rows = sifting.sift(_typed(rows), _value_contract())
    rows = sifting.sift_last(rows, contracts.unique(PRIMARY_KEY, _TWICE))
    judged = sifting.judged("indicators", rows, PART, out)
    judged.notices += _unasked(rows)
    return judged


def _unasked(rows: pd.DataFrame) -> list[str]:
    """Return what to say of rows of residents for which no question can have been asked."""
    of_people = rows[rows["sample"] == "residents"]
    rates = int((of_people["unit"] != "share").sum())
    blank = int(((of_people["unit"] == "share") & (of_people["wording"] == "")).sum())
    found = []
    if rates:
        found.append(
            f"Rows that are a rate per 1,000, which no residents were asked for: {rates}. They are "
            "shown as what others recorded. Write “records” under sample."
        )
    if blank:
        found.append(
            f"Rows of residents without the wording of a question: {blank}. They are shown as what "
            "others recorded, not as what residents say. Give the wording if people were asked, or "
            "write “records” under sample."
        )
    return found


def _tidied(texts: pd.DataFrame) -> pd.DataFrame:
    sample = texts["sample"].str.casefold()
    unit = texts["unit"].str.casefold()
    # A number of groups or of volunteers is counted: nobody is asked for it.
    sample = sample.where(sample != "", unit.map({"count": SAMPLES[-1]}).fillna(SAMPLES[0]))
    themes = {text: find_concern(text) or _UNKNOWN for text in texts["theme"].unique() if text}
    return texts.assign(
        unit=unit, sample=sample, theme=texts["theme"].map({"": ""} | themes).astype("str")
    )


_UNKNOWN = "?"


def _text_contract() -> Contract:
    number = contracts.matches(contracts.NUMBER, _NUMBER)
    return contracts.text_columns(
        indicator=[contracts.matches(KEY, _KEY)],
        area_code=[area_group()],
        period_start=contracts.day("period_start"),
        period_end=contracts.day("period_end"),
        numerator=[number],
        denominator=[contracts.matches(f"|{contracts.NUMBER}", _NUMBER)],
        unit=[contracts.matches("|".join(UNITS), _UNIT)],
        source=[contracts.filled("source")],
        sample=[contracts.matches("|".join(SAMPLES), _SAMPLE)],
        theme=[contracts.matches(r"[^?]*", _THEME)],
    )


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(
        period_start=contracts.days(rows["period_start"]).dt.date,
        period_end=contracts.days(rows["period_end"]).dt.date,
        numerator=contracts.numbers(rows["numerator"]),
        denominator=contracts.numbers(rows["denominator"].where(rows["denominator"] != "")),
    )


def _value_contract() -> Contract:
    return contracts.whole_frame(
        ("period_end", lambda rows: rows["period_start"] <= rows["period_end"], _ORDER),
        ("denominator", lambda r: (r["unit"] == "count") | (r["denominator"] > 0), _ABOVE_ZERO),
        ("denominator", lambda r: (r["unit"] != "count") | r["denominator"].isna(), _COUNT),
        (
            "numerator",
            lambda rows: (rows["unit"] != "share") | ~(rows["numerator"] > rows["denominator"]),
            _MORE_THAN_ALL,
        ),
    )
