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
from moorlands_dash.extracts.rules import Contract, Rule
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings
from moorlands_dash.target_kinds import KINDS, SHARED, by_year

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
    "whose": (),
    "by_year": (),
}
OPTIONAL = ("theme", "profile", "owner", "note", "whose", "by_year")

COUNTED = ("incidents:", "people:", "recorded:")
"""How measures begin that count by months or quarters; those of an indicator are of its periods."""
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
    "indicator: and the key of an indicator (indicator:feel_safe), recorded: and a group of "
    "official recorded crime (recorded:Robbery), or people: and the key of a count of people."
)
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
    "compared. Give both as many months; only a target of several whole years may be set against "
    "a baseline of whole years that goes into it."
)
_YEARS = (
    "These are not the years' own parts. Write one number for each year of the target, in their "
    "order, with semicolons between (4900; 4800); together they must be the target."
)
_WHOSE = (
    "Nobody of this name is a member of the partnership. Write a member as the settings name it, "
    "or leave it blank for a target that is shared."
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

    Numbers are incidents or people where these are counted, shares from 0 to 1 or rates where an
    indicator is followed. Dates of targets that count are the first days of the first and the last
    month, both included; others' are days. A blank target of `no_worse` is its baseline, a blank
    `whose` is shared. Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    texts = moments.dated(texts, _DATES, settings.senders.order(source.name))
    rows = sifting.sift(_tidied(texts, settings), _text_contract(settings))
    rows = sifting.sift(rows, _kind_contract())
    rows = sifting.sift(_typed(rows), _value_contract())
    rows = sifting.sift_last(rows, contracts.unique(("target_id",), _TWICE))
    sifting.notices += people.notices(rows["owner"], settings)
    sifting.notices += strange_districts(rows["area_code"], settings)
    sifting.notices += _taken_for_rates(rows)
    return sifting.judged("targets", _dated(rows), PART, out)


def _taken_for_rates(rows: pd.DataFrame) -> list[str]:
    """Return which targets of an indicator can be no shares, as they are above 1."""
    above = rows[~_counted(rows) & (rows[list(_NUMBERS)] > 1).any(axis=1)]
    if above.empty:
        return []
    return [
        "Targets of an indicator above 1, taken for rates per 1,000: "
        f"{', '.join(above['target_id'])}. A share is written as 0.23 or 23%."
    ]


def _tidied(texts: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    kind = texts["kind"].str.casefold()
    named = {name.casefold(): name for name in (*settings.towns, *settings.members.names)}
    profile = texts["profile"].str.casefold()
    own_ceiling = (kind == "no_worse") & (texts["target"] == "")
    return texts.assign(
        theme=texts["theme"].map(vocabulary.find_theme).astype("str"),
        measure=texts["measure"].map(_measure).astype("str"),
        kind=kind,
        target=texts["target"].where(~own_ceiling, texts["baseline"]),
        profile=profile.where(profile != "", "seasonal"),
        area_code=[named.get(code.casefold(), code) for code in texts["area_code"]],
        whose=[named.get(name.casefold(), name) or SHARED for name in texts["whose"]],
    )


def _measure(text: str) -> str:
    """Return the measure with the category's key, or "" where it names nothing known."""
    subject, _, name = (part.strip() for part in text.partition(":"))
    if subject.casefold() in ("indicator", "people", "recorded"):
        return f"{subject.casefold()}:{name}"
    try:
        known = vocabulary.find_choice(name)
    except ValueError:
        return ""
    return f"incidents:{known}" if subject.casefold() == "incidents" else ""


def _text_contract(settings: Settings) -> Contract:
    amount = contracts.matches(rf"{contracts.NUMBER}\s*%?", _AMOUNT)
    return contracts.text_columns(
        target_id=[contracts.identifier("vehicle-crime-2025")],
        title=[contracts.filled("title")],
        measure=[contracts.matches(_MEASURES, _MEASURE)],
        kind=[contracts.matches("|".join(vocabulary.TARGET_KINDS), _KIND)],
        area_code=[contracts.area_or_group(settings.towns)],
        **{name: contracts.day(name, or_month=True) for name in _DATES},
        baseline=[amount],
        target=[amount],
        profile=[contracts.matches("|".join(PROFILES), _PROFILE)],
        whose=[Rule(lambda texts: texts.isin([SHARED, *settings.members.names]), _WHOSE)],
        by_year=[contracts.matches(rf"|{contracts.NUMBER}(?:\s*;\s*{contracts.NUMBER})*", _YEARS)],
    )


_MEASURES = rf"incidents:.+|(?:indicator|people):{KEY}|recorded:[A-Za-z][A-Za-z &,'/()\-]{{0,79}}"


def _counted(rows: pd.DataFrame) -> pd.Series:
    return rows["measure"].str.startswith(COUNTED)


def _kind_contract() -> Contract:
    return contracts.whole_frame(
        ("measure", lambda r: ~_of_answers(r) | ~_counted(r), _SHARES),
        *(
            (name, lambda r, name=name: ~(_counted(r) & r[name].str.endswith("%")), _PERCENT)
            for name in _NUMBERS
        ),
    )


def _of_answers(rows: pd.DataFrame) -> pd.Series:
    return rows["kind"].isin([kind.key for kind in KINDS if kind.of_answers])


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    dates = {
        name: contracts.days_or_months(rows[name], month_end=name.endswith("end"))
        for name in _DATES
    }
    percent = rows[list(_NUMBERS)].apply(lambda texts: texts.str.endswith("%")).any(axis=1)
    amounts = {name: _amount(rows[name]) for name in _NUMBERS}
    return rows.assign(**dates, **amounts, share=percent & ~_counted(rows))


def _amount(texts: pd.Series) -> pd.Series:
    """Return the numbers; "23%" is 0.23."""
    plain = contracts.numbers(texts.str.removesuffix("%").str.strip())
    return plain.where(~texts.str.endswith("%"), plain / 100)


def _value_contract() -> Contract:
    def within_a_share(name: str) -> Callable[[pd.DataFrame], pd.Series]:
        return lambda r: ~r["share"] | (r[name] <= 1)

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
            lambda r: ~r["kind"].isin(("reduce", "survey_reduce")) | (r["target"] <= _before(r)),
            _REDUCE,
        ),
        (
            "target",
            lambda r: (
                ~r["kind"].isin(("increase", "survey_increase")) | (r["target"] >= _before(r))
            ),
            _INCREASE,
        ),
        ("target", lambda r: (r["kind"] != "no_worse") | (r["target"] >= _before(r)), _NO_WORSE),
        ("by_year", _years_told, _YEARS),
    )


def _before(rows: pd.DataFrame) -> pd.Series:
    """Return the baseline, brought to the length of the target's period where that is counted."""
    times = _months(rows, "start", "end") / _months(rows, "baseline_start", "baseline_end")
    scaled: pd.Series = rows["baseline"] * times.where(_counted(rows), 1.0)
    return scaled


def _years_told(rows: pd.DataFrame) -> pd.Series:
    """Tell whether the years' own parts are as many as the years, and together the target."""
    years = _months(rows, "start", "end") / 12
    told = [
        not text
        or (length == len(parts := by_year(text)) and abs(sum(parts) - target) < 0.5 and counted)
        for text, length, target, counted in zip(
            rows["by_year"], years, rows["target"], _counted(rows), strict=True
        )
    ]
    return pd.Series(told, rows["by_year"].index, dtype=bool)


def _last_of_month(rows: pd.DataFrame, name: str) -> pd.Series:
    last: pd.Series = rows[name].dt.is_month_end & name.endswith("end")
    return last


def _same_length(rows: pd.DataFrame) -> pd.Series:
    """Tell whether baseline and target can be set against each other by their months."""
    length, before = _months(rows, "start", "end"), _months(rows, "baseline_start", "baseline_end")
    times = (length % before == 0) & (length % 12 == 0) & (before % 12 == 0)
    fits: pd.Series = (length == before) | times
    return fits


def _months(rows: pd.DataFrame, start: str, end: str) -> pd.Series:
    years = rows[end].dt.year - rows[start].dt.year
    length: pd.Series = years * 12 + rows[end].dt.month - rows[start].dt.month + 1
    return length


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    """Return dates; those of count targets as the first day of their month."""
    counted = _counted(rows)
    firsts = {
        name: rows[name].where(~counted, rows[name].dt.to_period("M").dt.to_timestamp()).dt.date
        for name in _DATES
    }
    return rows.assign(**firsts)
