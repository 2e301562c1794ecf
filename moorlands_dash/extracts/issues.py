"""What people raised: at meetings, in letters, in consultations; counted, without a name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash.concerns import CONCERNS, find_concern
from moorlands_dash.extracts import contracts, moments
from moorlands_dash.extracts.area_groups import area_group, with_groups
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.persons_named import told_of
from moorlands_dash.extracts.places_named import strange_districts
from moorlands_dash.extracts.rules import Contract, Rule
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "theme": ("topic", "subject"),
    "area_code": ("area", "ward", "ward_code"),
    "source": ("raised_at", "where_raised", "channel"),
    "date": ("raised_on", "day"),
    "raised": ("how_many", "number_raised", "times_raised", "people"),
    "issue": ("issue_raised", "comment", "what_was_raised"),
}
OPTIONAL = ("area_code", "issue")

PRIMARY_KEY = ("source", "date", "theme", "area_code", "issue")

PART = pa.schema(
    {
        "theme": pa.string(),
        "area_code": pa.string(),
        "source": pa.string(),
        "date": pa.date32(),
        "raised": pa.int64(),
        "issue": pa.string(),
    }
)

_UNKNOWN = "?"
_THEME = (
    "This tells no theme of the partnership, or two. Write one of "
    f"{', '.join(concern.name for concern in CONCERNS)}."
)
_RAISED = "This is not a number of people, 1 or more. Write how many raised it: 12."
_PERSON = (
    "This looks as if it told of a person (a name, an address, a number to be rung), which this "
    "program must not take in. Write what the problem is and no more; the words are not repeated."
)
_HIDDEN = "(not repeated)"
_TWICE = "The same issue of that source, day and area is already given above. Add the numbers up."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, ("theme", "source", "date")) and any(
        holds(columns, (name,)) for name in ("raised", *COLUMNS["raised"][:-1])
    )


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, an issue raised, and write the accepted ones to `out`.

    A theme is told by its name or by a word of it ("speeding" is of the roads). An issue without
    an area is the whole district's. Words that look as if they told of a person are refused and not
    repeated. Dates are year-month-day. Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    texts = moments.dated(texts, ("date",), settings.senders.order(source.name))
    neat = _tidied(texts, source, settings)
    told = _persons(neat, source, settings)
    _unrepeated(sifting, told)
    rows = sifting.sift(neat, _text_contract(told))
    rows = sifting.sift(_typed(rows), _value_contract())
    rows = sifting.sift_last(rows, contracts.unique(PRIMARY_KEY, _TWICE))
    sifting.notices += strange_districts(rows["area_code"], settings)
    return sifting.judged("issues", rows.assign(date=rows["date"].dt.date), PART, out)


def _tidied(texts: pd.DataFrame, source: SourceFile, settings: Settings) -> pd.DataFrame:
    areas = with_groups(texts["area_code"], source.areas)
    return texts.assign(
        theme=texts["theme"].map(lambda text: find_concern(text) or _UNKNOWN).astype("str"),
        area_code=areas.where(areas != "", settings.district.code),
        issue=texts["issue"].str.split().str.join(" "),
    )


def _persons(rows: pd.DataFrame, source: SourceFile, settings: Settings) -> dict[str, set[str]]:
    """Return for each column of free words the texts that look as if they told of a person."""
    names = [*source.areas, settings.district.name, settings.partnership.full_name]
    names += [*settings.members.names, *(concern.called for concern in CONCERNS)]
    return {
        column: {text for text in rows[column].unique() if told_of(str(text), names)}
        for column in ("issue", "source")
    }


def _unrepeated(sifting: Sifting, told: dict[str, set[str]]) -> None:
    """Take out of what a refused row shows the words that may not be taken in."""
    for column, texts in told.items():
        cells = sifting.found[column].str.split().str.join(" ")
        sifting.found[column] = sifting.found[column].mask(cells.isin(texts), _HIDDEN)


def _text_contract(told: dict[str, set[str]]) -> Contract:
    return contracts.text_columns(
        theme=[contracts.matches(r"[^?]+", _THEME)],
        area_code=[area_group()],
        source=[contracts.filled("source"), _nobody(told["source"])],
        date=contracts.day("date", or_month=True),
        raised=[contracts.matches(contracts.WHOLE_NUMBER, _RAISED)],
        issue=[_nobody(told["issue"])],
    )


def _nobody(told: set[str]) -> Rule:
    return Rule(lambda texts: ~texts.isin(told), error=_PERSON)


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(
        date=contracts.days_or_months(rows["date"], month_end=False),
        raised=contracts.whole_numbers(rows["raised"]),
    )


def _value_contract() -> Contract:
    return contracts.whole_frame(("raised", lambda rows: rows["raised"] > 0, _RAISED))
