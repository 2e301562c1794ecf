"""How well a column of a sender's fits what a layout asks for: by its name and by its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from moorlands_dash.extracts.learning.columns import Column
from moorlands_dash.extracts.learning.headings import likely, names_of
from moorlands_dash.extracts.learning.wording import meant
from moorlands_dash.extracts.profiled.wanted import Wanted
from moorlands_dash.partnership.profiles import NOT_COUNTED

INCIDENTS = "incidents"
_FEW = 60
"""Different words that a column of kinds has at most; free text has more."""
_SAME = 0.7
_LEAST = 0.45
"""Likelihood under which a column isn't taken for what is asked for."""

Check = Callable[[Column], float]


def roles(wanted: Wanted) -> dict[str, str]:
    """Return what each column of a layout is, as `headings.toml` and the checks call it."""
    layout = wanted.layout
    if layout is None:
        return {name: name for name in wanted.columns}
    told = {
        layout.reference: "reference",
        layout.begun: "begun",
        layout.ended: "ended",
        layout.told_by: "kind",
        layout.reporter: "organisation",
    }
    return {name: told.get(name, name) for name in wanted.columns}


def fits(wanted: Wanted, columns: list[Column]) -> dict[str, dict[str, float]]:
    """Return for each column asked for, and what it may be told by, how well each column fits."""
    section = INCIDENTS if wanted.layout is not None else wanted.kind
    names, own = names_of(section), roles(wanted)
    others = [role for role in names if role not in own.values()]
    found = {}
    for asked, role in [*own.items(), *((role, role) for role in others)]:
        spellings = [asked.replace("_", " "), *wanted.columns.get(asked, ()), *names.get(role, ())]
        found[asked] = {
            column.name: score
            for column in columns
            if (score := _fit(column, asked, role, spellings, wanted)) >= _LEAST
        }
    return found


def _fit(column: Column, asked: str, role: str, spellings: list[str], wanted: Wanted) -> float:
    named = likely(column.name, role, spellings)
    if not column.values:
        return 0.0
    if asked in wanted.words:
        return _of_words(column, asked, named, wanted)
    sound = _CHECKS.get(_CHECKED.get((wanted.kind, asked), role), _any)(column)
    if sound <= 0:
        return 0.0
    # Values alone tell a ward, a code, a grid reference; of most else the name must tell.
    alone = _ALONE.get(role, 0.0) * sound
    return max(named * (0.6 + 0.4 * sound), alone)


def _of_words(column: Column, asked: str, named: float, wanted: Wanted) -> float:
    """Return how well a column of words fits: those known count more than its name."""
    if len(column.distinct) > max(_FEW, len(column.values) // 4) or column.days > 0.5:
        return 0.0
    known = understood(column, wanted, asked)
    if not named and known < 0.7:
        return 0.0
    if column.letters < 0.5 and known < 0.5:
        return 0.0
    # One word for all rows tells less than a column beside it that tells them apart.
    telling = _SAME if len(column.distinct) == 1 and len(column.values) > 1 else 1.0
    return max(named * (0.55 + 0.45 * known), 0.75 * known) * telling


def understood(column: Column, wanted: Wanted, asked: str) -> float:
    """Return how much of a column of words is understood; what isn't counted tells half as much."""
    means = meant(column.distinct, wanted, asked)
    counted = column.share(lambda text: means[text] not in ("", NOT_COUNTED))
    return counted + column.share(lambda text: means[text] == NOT_COUNTED) * (
        0.5 if counted else 0.2
    )


def _any(_: Column) -> float:
    return 1.0


def _text(column: Column) -> float:
    return column.letters if column.days < 0.5 else 0.0


def _over(share: float, least: float) -> float:
    return share if share >= least else 0.0


def _moment(column: Column) -> float:
    return _over(max(column.days, column.excel_days * 0.9), 0.75)


def _day_or_month(column: Column) -> float:
    return _over(max(column.days, column.spans, column.excel_days * 0.9), 0.6)


def _area(column: Column) -> float:
    known = max(column.codes, column.wards)
    return known if known >= 0.5 else 0.5 * (column.letters >= 0.8 and column.days < 0.2)


def _whole(column: Column) -> float:
    return _over(column.share(lambda t: t.replace(",", "").removesuffix(".0").isdigit()), 0.8)


def _amount(column: Column) -> float:
    return _over(max(column.numbers, column.percents), 0.7)


def _reference(column: Column) -> float:
    return _over(column.references, 0.8)


_CHECKS: Mapping[str, Check] = {
    "reference": _reference,
    "begun": _moment,
    "ended": _moment,
    "time": lambda c: _over(max(c.clocks, c.days), 0.6),
    "organisation": lambda c: _text(c) if len(c.distinct) <= _FEW else 0.0,
    "easting": lambda c: _over(max(c.between(1_000, 700_000), c.between(49, 61)), 0.7),
    "northing": lambda c: _over(max(c.between(1_000, 1_300_000), c.between(-9, 2.2)), 0.7),
    "longitude": lambda c: _over(max(c.between(-9, 2.2), c.between(49, 61)), 0.7),
    "latitude": lambda c: _over(max(c.between(49, 61), c.between(-9, 2.2)), 0.7),
    "place": lambda c: _over(max(c.grid_references, c.both), 0.6),
    "ward": lambda c: _over(max(c.codes, c.wards), 0.5) or 0.5 * (_text(c) > 0.8),
    "area_code": _area,
    "area_name": lambda c: _text(c) * (c.codes < 0.5),
    "year": lambda c: _over(max(c.years, c.spans), 0.8),
    "population": _whole,
    "period": lambda c: _over(max(c.spans, c.days), 0.7),
    "baseline_period": lambda c: _over(max(c.spans, c.days), 0.7),
    "percent": lambda c: _over(c.percents, 0.8),
    "base": _whole,
    "numerator": lambda c: _over(c.numbers, 0.8),
    "denominator": lambda c: _over(c.numbers, 0.8),
    "baseline": _amount,
    "target": _amount,
    "change": lambda c: _over(c.percents, 0.7),
    "progress": lambda c: _over(c.percents, 0.7),
    "cost": lambda c: _over(c.numbers, 0.7),
    "title": _text,
    "wording": _text,
    "indicator": _text,
    "measure": _text,
    "owner": _text,
    "theme": _text,
    "funder": _text,
    "note": _text,
    "date": _day_or_month,
    "updated": _moment,
    "start": _day_or_month,
    "end": _day_or_month,
    "due": _day_or_month,
    "baseline_start": _day_or_month,
    "baseline_end": _day_or_month,
    "cause": lambda c: _text(c) if len(c.distinct) <= _FEW else 0.0,
    "property": lambda c: _text(c) if len(c.distinct) <= _FEW else 0.0,
    "target_id": lambda c: _over(c.references, 0.8),
    "action_id": lambda c: _over(c.references, 0.8),
    "meeting_id": lambda c: _over(c.references, 0.8),
    "annotation_id": lambda c: _over(c.references, 0.8),
}
_CHECKED = {
    ("targets", "target_id"): "target_id",
    ("actions", "target_id"): "text",
}
_ALONE = {"ward": 0.7, "area_code": 0.7, "place": 0.8}
"""How much the values alone tell, where a column has another name."""


def assigned(scores: Mapping[str, Mapping[str, float]], first: list[str]) -> dict[str, str]:
    """Return a column for each thing asked for, the best fits first; none is taken twice.

    Those asked for `first`, as every row must tell them, come before others of equal fit.
    """
    pairs = sorted(
        (
            (score + 0.1 * (asked in first), -place, asked, name)
            for place, (asked, found) in enumerate(scores.items())
            for name, score in found.items()
        ),
        reverse=True,
    )
    taken: dict[str, str] = {}
    for _, _, asked, name in pairs:
        if asked not in taken and name not in taken.values():
            taken[asked] = name
    return taken
