"""Numbers, months and lists as plain English writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from moorlands_dash.periods import Period, add_months, month_name
from moorlands_dash.vocabulary import plural


def number(value: float) -> str:
    """Return "1,234"; halves and other fractions are rounded to the nearest whole number."""
    return f"{round(value):,}"


def decimal(value: float, places: int = 1) -> str:
    """Return "59.1" or "1,234.5"; never "-0.0"."""
    text = f"{value:,.{places}f}"
    return text.lstrip("-") if not float(text.replace(",", "")) else text


def amount(value: float) -> str:
    """Return "207", or "26.4" where it is no whole number; 99.00000000000001 is 99."""
    near = round(float(value), 6)
    return number(near) if near.is_integer() else decimal(near)


def span(lower: float, upper: float) -> str:
    """Return "3 to 14", or the one number that both are: "4", "none"."""
    low, high = amount(lower), amount(upper)
    return f"{low} to {high}" if low != high else "none" if low == "0" else low


def percent(share: float) -> str:
    """Return "23%" for 0.23; one place below ten per cent, as a whole number would hide it."""
    value = share * 100
    return f"{decimal(value, 1).removesuffix('.0') if abs(value) < 10 else round(value)}%"


def counted(value: float, one: str, many: str | None = None) -> str:
    """Return "1 incident", "12 incidents" or "no incidents"."""
    whole = round(value)
    noun = one if whole == 1 else many or plural(one)
    return f"{number(whole) if whole else 'no'} {noun}"


def partly(count: str, loaded: int, expected: int) -> str:
    """Return "176", or "176 in 4 of 12 months" where not every month of it is loaded."""
    return count if loaded == expected else f"{count} in {loaded} of {counted(expected, 'month')}"


def held_words(name: str, loaded: int, expected: int) -> str:
    """Return a period's name, and of how many of its months there are files where not of all."""
    if loaded == expected:
        return name
    return f"{name}: {loaded if loaded else 'none'} of {counted(expected, 'month')} loaded"


def difference(value: float) -> str:
    """Return "3 fewer", "1 more" or "the same number"."""
    whole = round(value)
    if not whole:
        return "the same number"
    return f"{number(abs(whole))} {'fewer' if whole < 0 else 'more'}"


def listed(names: Sequence[str], most: int | None = None) -> str:
    """Return "a", "a and b" or "a, b and c"; beyond `most` "a, b and 3 more"."""
    shown = list(names)
    if most is not None and len(shown) > most + 1:
        shown = [*shown[:most], f"{len(names) - most} more"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def months_listed(months: Iterable[date]) -> str:
    """Return months as runs: "October to December 2024 and March 2025"."""
    runs: list[Period] = []
    for month in sorted(months):
        if runs and month == add_months(runs[-1].end, 1):
            runs[-1] = Period(runs[-1].start, month)
        else:
            runs.append(Period(month, month))
    return listed([str(run) for run in runs])


def during(period: Period) -> str:
    """Return "in October 2018", "in the 12 months to March 2026" or "from July to August 2025"."""
    if len(period) == 1:
        return f"in {period}"
    if len(period) == 12:
        return f"in the 12 months to {month_name(period.end)}"
    return f"from {period}"


def no_file(months: Iterable[date]) -> str:
    """Return "no whole file is loaded for March 2025"."""
    return f"no whole file is loaded for {months_listed(months)}"


def offered_months(shared: Period | None) -> str:
    """Return which months two periods both have, to be chosen instead; nothing where none."""
    if shared is None:
        return ""
    name = month_name(shared.end) if len(shared) == 1 else str(shared)
    return f" Compare {name} instead: {_OF_BOTH[len(shared) == 1]} in both years."


_OF_BOTH = {True: "it is", False: "they are"}


def not_known(what: str, missing: Sequence[date], known: date | None) -> str:
    """Return what isn't known, as a clause: "fires are known to June 2025 only: no whole file ..."

    Where later months are known, only which files aren't there.
    """
    if known is None or not missing or known > min(missing):
        return no_file(missing)
    return f"{what} are known to {month_name(known)} only: {no_file(missing)}"


def sentence(text: str) -> str:
    """Return the text with a capital first letter and a full stop."""
    whole = text.strip()
    whole = whole[:1].upper() + whole[1:]
    return whole if whole.endswith((".", "?", "!")) else f"{whole}."
