"""What the partnership promised: targets for incident counts and for survey answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash import vocabulary
from moorlands_dash.extracts import contracts, moments, people
from moorlands_dash.extracts.indicators import KEY
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.places_named import strange_districts
from moorlands_dash.extracts.rules import Contract
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "target_id": (),
    "title": (),
    "theme": (),
    "measure": (),
    "kind": (),
    "area_code": (),
    "baseline_start": (),
    "baseline_end": (),
    "baseline": (),
    "start": (),
    "end": (),
    "target": (),
    "profile": (),
    "owner": (),
    "note": (),
}
OPTIONAL = ("theme", "profile", "owner", "note")

COUNT_KINDS = ("reduce", "no_worse")
PROFILES = ("seasonal", "straight")

_DATES = ("baseline_start", "baseline_end", "start", "end")
_NUMBERS = ("baseline", "target")

PART = pa.schema(
    {
        name: pa.date32() if name in _DATES else pa.float64() if name in _NUMBERS else pa.string()
        for name in COLUMNS
    }
)

_KIND = f"This is not a kind of target. Write one of {', '.join(vocabulary.TARGET_KINDS)}."
_MEASURE = (
    "This is not a measure. Write incidents: and a category (incidents:vehicle_crime), "
    "or indicator: and the key of an indicator (indicator:feel_safe)."
)
_COUNTS = "The kinds reduce and no_worse count incidents. Write incidents: and a category."
_SHARES = "The survey kinds follow an indicator. Write indicator: and its key."
_AMOUNT = (
    "This is not a number of 0 or more. "
    "Write digits, such as 312 incidents; a share as 0.23 or 23%."
)
_PERCENT = "Incidents are counted, not shares. Write the number of incidents, not a percentage."
_SHARE = "A share lies between 0 and 1. Write 0.23 or 23%."
_PROFILE = "This is not a profile. Write seasonal or straight, or leave it blank for seasonal."
_WHOLE_START = "Counts are kept by whole months. Begin on the first of a month: 2025-04-01."
_WHOLE_END = "Counts are kept by whole months. End on the last of a month: 2026-03-31, or 2026-03."
_ORDER = "The period ends before it starts. Swap the dates or mend one of them."
_AFTER = "The baseline must end before the target starts. Mend one of the dates."
_LENGTH = (
    "Baseline and target cover different numbers of months, so that their counts can't be "
    "compared. Give both as many months."
)
_REDUCE = "A target to reduce can't be above its baseline. Mend one of the numbers or the kind."
_INCREASE = "A target to increase can't be under its baseline. Mend one of the numbers or the kind."
_NO_WORSE = (
    "“No worse” allows no fewer than the baseline. "
    "Write the baseline or a higher ceiling, or the kind reduce."
)
_TWICE = "The target_id is already used above. Give each target its own."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, ("target_id", "kind", "target"))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row and write the accepted ones to `out`.

    Numbers are incidents for the kinds `reduce` and `no_worse`, and shares from 0 to 1 for the
    survey kinds. Dates of count targets are the first days of the first and the last month, both
    included; dates of survey targets are days. A blank target of `no_worse` is its baseline.
    Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    texts = moments.dated(texts, _DATES, settings.senders.order(source.name))
    rows = sifting.sift(_tidied(texts), _text_contract())
    rows = sifting.sift(rows, _kind_contract())
    rows = sifting.sift(_typed(rows), _value_contract())
    rows = sifting.sift_last(rows, contracts.unique(("target_id",), _TWICE))
    sifting.notices += people.notices(rows["owner"], settings)
    sifting.notices += strange_districts(rows["area_code"], settings)
    return sifting.judged("targets", _dated(rows), PART, out)


def _tidied(texts: pd.DataFrame) -> pd.DataFrame:
    kind = texts["kind"].str.casefold()
    profile = texts["profile"].str.casefold()
    own_ceiling = (kind == "no_worse") & (texts["target"] == "")
    return texts.assign(
        theme=texts["theme"].map(vocabulary.find_theme).astype("str"),
        measure=texts["measure"].map(_measure).astype("str"),
        kind=kind,
        target=texts["target"].where(~own_ceiling, texts["baseline"]),
        profile=profile.where(profile != "", "seasonal"),
    )


def _measure(text: str) -> str:
    """Return the measure with the category's key, or "" where it names nothing known."""
    subject, _, name = (part.strip() for part in text.partition(":"))
    if subject.casefold() == "indicator":
        return f"indicator:{name}"
    try:
        known = vocabulary.find_choice(name)
    except ValueError:
        return ""
    return f"incidents:{known}" if subject.casefold() == "incidents" else ""


def _text_contract() -> Contract:
    amount = contracts.matches(rf"{contracts.NUMBER}\s*%?", _AMOUNT)
    return contracts.text_columns(
        target_id=[contracts.identifier("vehicle-crime-2025")],
        title=[contracts.filled("title")],
        measure=[contracts.matches(rf"incidents:.+|indicator:{KEY}", _MEASURE)],
        kind=[contracts.matches("|".join(vocabulary.TARGET_KINDS), _KIND)],
        area_code=[contracts.area_code()],
        **{name: contracts.day(name, or_month=True) for name in _DATES},
        baseline=[amount],
        target=[amount],
        profile=[contracts.matches("|".join(PROFILES), _PROFILE)],
    )


def _counted(rows: pd.DataFrame) -> pd.Series:
    return rows["kind"].isin(COUNT_KINDS)


def _kind_contract() -> Contract:
    return contracts.whole_frame(
        ("measure", lambda r: ~_counted(r) | r["measure"].str.startswith("incidents:"), _COUNTS),
        ("measure", lambda r: _counted(r) | r["measure"].str.startswith("indicator:"), _SHARES),
        *(
            (name, lambda r, name=name: ~(_counted(r) & r[name].str.endswith("%")), _PERCENT)
            for name in _NUMBERS
        ),
    )


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    dates = {
        name: contracts.days_or_months(rows[name], month_end=name.endswith("end"))
        for name in _DATES
    }
    return rows.assign(**dates, **{name: _amount(rows[name]) for name in _NUMBERS})


def _amount(texts: pd.Series) -> pd.Series:
    """Return the numbers; "23%" is 0.23."""
    plain = contracts.numbers(texts.str.removesuffix("%").str.strip())
    return plain.where(~texts.str.endswith("%"), plain / 100)


def _value_contract() -> Contract:
    def within_a_share(name: str) -> Callable[[pd.DataFrame], pd.Series]:
        return lambda r: _counted(r) | (r[name] <= 1)

    def whole_month(name: str) -> Callable[[pd.DataFrame], pd.Series]:
        return lambda r: ~_counted(r) | (r[name].dt.day == 1) | _last_of_month(r, name)

    return contracts.whole_frame(
        ("baseline_start", whole_month("baseline_start"), _WHOLE_START),
        ("baseline_end", whole_month("baseline_end"), _WHOLE_END),
        ("start", whole_month("start"), _WHOLE_START),
        ("end", whole_month("end"), _WHOLE_END),
        ("baseline_end", lambda r: r["baseline_start"] <= r["baseline_end"], _ORDER),
        ("end", lambda r: r["start"] <= r["end"], _ORDER),
        ("start", lambda r: r["baseline_end"] < r["start"], _AFTER),
        ("end", lambda r: ~_counted(r) | _same_length(r), _LENGTH),
        ("baseline", within_a_share("baseline"), _SHARE),
        ("target", within_a_share("target"), _SHARE),
        (
            "target",
            lambda r: ~r["kind"].isin(("reduce", "survey_reduce")) | (r["target"] <= r["baseline"]),
            _REDUCE,
        ),
        (
            "target",
            lambda r: (r["kind"] != "survey_increase") | (r["target"] >= r["baseline"]),
            _INCREASE,
        ),
        ("target", lambda r: (r["kind"] != "no_worse") | (r["target"] >= r["baseline"]), _NO_WORSE),
    )


def _last_of_month(rows: pd.DataFrame, name: str) -> pd.Series:
    last: pd.Series = rows[name].dt.is_month_end & name.endswith("end")
    return last


def _same_length(rows: pd.DataFrame) -> pd.Series:
    def months(start: str, end: str) -> pd.Series:
        years = rows[end].dt.year - rows[start].dt.year
        length: pd.Series = years * 12 + rows[end].dt.month - rows[start].dt.month
        return length

    return months("start", "end") == months("baseline_start", "baseline_end")


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    """Return dates; those of count targets as the first day of their month."""
    counted = _counted(rows)
    firsts = {
        name: rows[name].where(~counted, rows[name].dt.to_period("M").dt.to_timestamp()).dt.date
        for name in _DATES
    }
    return rows.assign(**firsts)
