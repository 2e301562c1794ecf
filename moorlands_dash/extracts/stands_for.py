"""Which months and kinds a partner's file stands for: by its name, else by its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from moorlands_dash.extracts.model import Refusal
from moorlands_dash.extracts.months_named import is_dated
from moorlands_dash.extracts.months_named import named_months as named_months
from moorlands_dash.extracts.spans_named import meanings
from moorlands_dash.extracts.spans_named import named as named
from moorlands_dash.periods import Period, month, month_name
from moorlands_dash.sources.model import Months

_MEANT = (
    "The file's name was taken to stand for {}. Write it as 2025-04_2026-03 if other months are "
    "meant."
)


def months(way: Months, named: Period | None, happened: Iterable[date]) -> list[date]:
    """Return the months that a file stands for: of its name, else by the months of its rows.

    `way` is how its layout says so; no months for a file without either.
    """
    found = sorted(set(happened))
    if named is not None:
        return list(named)
    if not found or way == "name":
        return []
    if way == "rows":
        return list(Period(found[0], found[-1]))
    last = {each.year: 12 if way == "whole years" else each.month for each in found}
    return [each for year, end in last.items() for each in Period(month(year, 1), month(year, end))]


def misread(name: str, named: Period | None, covered: Iterable[tuple[str, date]]) -> list[str]:
    """Return what to say of the date in a file's name: which months it was taken for.

    Nothing of a month, or of one to another; a quarter and a financial year have several meanings.
    """
    if named is not None:
        return [_MEANT.format(named)] if meanings(name) and named != named_months(name) else []
    stands = sorted({each for _, each in covered})
    if not stands or not is_dated(name):
        return []
    taken = Period(stands[0], stands[-1])
    return [
        "The months in the file's name were not understood; it was taken to stand for those of "
        f"its rows, {taken}. Write them as 2025-04 or as 2025-04_2026-03."
    ]


def named_kinds(name: str, kinds: Mapping[str, str]) -> list[str]:
    """Return the categories whose kind stands in a file's name: "fly-tipping-2026-09.csv"."""
    stem = _plain(re.split(r"[/\\]", name)[-1])
    return [category for kind, category in kinds.items() if _plain(kind) in stem]


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]+", "", text.casefold())


def covers(
    way: Months,
    name: str,
    named: Period | None,
    kinds: Mapping[str, str],
    found: Iterable[str],
    happened: Iterable[date],
    rows_in: int,
    told: Iterable[str] = (),
) -> list[tuple[str, date]]:
    """Return each (category, month) that a file stands for.

    The months are those of its name (`named`), else by its rows, as its layout says (`way`). It
    stands for the kinds that it holds and those that its sender is `told` to send; one without
    rows for the kinds in its name, else for all of its layout. Raises Refusal for a file without
    rows or months.
    """
    have, days = sorted(set(found)), set(happened)
    stands = months(way, named, days)
    if rows_in and not days:
        # Rows that can't be read are not months without incidents: those months stay missing.
        return []
    if not stands:
        raise Refusal(
            name,
            "The file has no rows, and its name doesn't say, or not clearly, for which months.",
            "Put the month or months in its name: fires-2026-09.csv, fires-2025-04_2026-03.csv.",
        )
    held = [*have, *told] if have else [*named_kinds(name, kinds)] or [*told]
    categories = dict.fromkeys(held) or dict.fromkeys(kinds.values())
    return [(category, each) for category in categories for each in stands]


def begun(name: str, stands: list[tuple[str, date]], today: date) -> list[tuple[str, date]]:
    """Return the months that have begun: those to come are none without incidents.

    Raises Refusal where all that the file's name speaks of is still to come.
    """
    found = [(category, each) for category, each in stands if each <= today]
    if stands and not found:
        first = month_name(min(each for _, each in stands))
        raise Refusal(
            name,
            f"Its name says that it is of {first}, which hasn't begun.",
            "Mend the month in its name: fires-2026-09.csv, fires-2025-04_2026-03.csv.",
        )
    return found
