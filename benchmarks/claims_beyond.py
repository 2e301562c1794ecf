"""Readings and truth of claims beyond plain ones: denied, ranked, shared, in a row, for each month.

Kinds as they are written beside a claim: `not:rose`, `nth2:highest`, `top3:most`, `higher50`,
`part=33`, `part~50` (nearly), `share+50` (just over), `commonest2`, `run3:fell`, `rate=55`,
`permonth>10`, `from10to15`, `same`, `month-record-high`. Like `claims_truth`, the counts are taken
straight from the rows.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from scipy.stats import binomtest

from benchmarks.claims_rows import DISTRICT, Rows
from benchmarks.claims_truth import LATEST, Expected
from moorlands_dash import vocabulary
from moorlands_dash.periods import Period, add_months

_SURE, _ROUGHLY, _ROUNDED = 0.001, 2.5, 0.5
_STEPS = {"month": 1, "year": 12}
_SHAPES = {
    "ranked": r"(nth|top)(\d+):(highest|lowest|most|fewest)",
    "sized": r"(higher|lower|more|fewer|more-of|fewer-of)(\d+)",
    "part": r"part([=<>])([\d.]+)",
    "near": r"(part|share)([~+])([\d.]+)",
    "common": r"(commonest|rarest)(\d+)",
    "run": r"run(\d+)(m?):(rose|fell)",
    "rate": r"rate([=<>~])([\d.]+)",
    "each": r"per(year|month|week|day)([=<>~])([\d.]+)",
    "from": r"from(\d+)to(\d+)",
    "about": r"~(\d+)",
    "same": r"same",
    "month": r"month-record-(high|low)",
}
_RATES = {"=": "rate of", "~": "rate of", ">": "rate over", "<": "rate under"}
_PARTS = {"=": "part of", ">": "part over", "<": "part under"}
_COUNTS = {"=": "exactly", "~": "exactly", ">": "more than", "<": "fewer than"}
_SIDES = {
    "higher": "higher than", "lower": "lower than", "more": "more in number",
    "fewer": "fewer in number", "more-of": "more of", "fewer-of": "fewer of",
}  # fmt: skip


def denied(claim: Expected) -> Expected | None:
    """Return what a claim denies; nothing where it denies nothing."""
    found = claim.kind.startswith("not:")
    return replace(claim, kind=claim.kind.removeprefix("not:")) if found else None


def shape(claim: Expected) -> tuple[str, tuple[str, ...]] | None:
    """Return the kind of a claim that is beyond the plain ones, with what it holds."""
    for name, pattern in _SHAPES.items():
        if m := re.fullmatch(pattern, claim.kind):
            return name, m.groups()
    return None


def before_of(claim: Expected) -> Period | None:
    """Return what a claim of this kind is set against, if anything."""
    found = shape(claim)
    if found is None:
        return None
    name, parts = found
    if name in ("same", "from"):
        return claim.before or claim.period.shifted(-12 * -(-len(claim.period) // 12))
    if name == "run":
        return claim.period.shifted(-_STEPS["month" if parts[1] else "year"] * int(parts[0]))
    return None


def kind_words(claim: Expected) -> tuple[str, list[str]]:
    """Return the kind that the program must name, and words that its claim must hold."""
    name, parts = shape(claim) or ("", ())
    if name == "ranked":
        end = {"most": "highest", "fewest": "lowest"}.get(parts[2], parts[2])
        nth = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
        few = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
        number = int(parts[1])
        words = f"{nth[number]} {end}" if parts[0] == "nth" else f"one of the {few[number]} {end}"
        return parts[2], [words]
    if name == "sized":
        return _SIDES[parts[0]], []
    if name == "near":
        return f"{parts[0]} of", [f"Just {'under' if parts[1] == '~' else 'over'} {parts[2]}%"]
    if name == "common":
        kind = "most common" if parts[0] == "commonest" else "least common"
        nth = ("", "", "second ", "third ", "fourth ", "fifth ")
        return kind, [f"{nth[int(parts[1])]}{kind}"]
    if name == "run":
        unit = "month" if parts[1] else "year"
        kind = f"{'risen' if parts[2] == 'rose' else 'fallen'} each time"
        return kind, [f"{parts[0]} {unit}s in a row"]
    if name == "each":
        return _COUNTS[parts[1]], [f" a {parts[0]} "]
    if name == "month":
        return f"record {parts[0]}", ["of all months"]
    plain = {"from": "from one number to another", "same": "about the same", "about": "exactly"}
    if name in plain:
        return plain[name], []
    return (_RATES if name == "rate" else _PARTS)[parts[0]], []


def amount_of(claim: Expected) -> float | None:
    """Return the number that a claim of this kind names."""
    name, parts = shape(claim) or ("", ())
    if name in ("sized", "part", "rate", "each"):
        return float(parts[-1])
    if name in ("run", "about", "from"):
        return float(parts[0])
    return None


def _near(claim: Expected, parts: tuple[str, ...], count: int, rows: Rows) -> bool:
    """Tell whether a part is nearly, or just over, so many per cent: within a tenth of it."""
    if parts[0] == "part":
        whole = rows.count(claim.what.partition("|")[2], claim.where, claim.period)
    else:
        whole = sum(rows.count(claim.what, name, claim.period) for name in rows.codes)
    size, share = float(parts[2]), 100 * count / whole
    return 0.9 * size <= share <= size if parts[1] == "~" else size <= share <= 1.1 * size


def holds(claim: Expected, rows: Rows) -> bool | None:
    """Tell whether a claim holds as counted; None where the rows don't tell."""
    name, parts = shape(claim) or ("", ())
    count = rows.count(claim.what.partition("|")[0], claim.where, claim.period)
    if name == "ranked":
        return _ranked(claim, parts, rows)
    if name == "sized":
        return _sized(claim, parts, rows)
    if name == "part":
        whole = rows.count(claim.what.partition("|")[2], claim.where, claim.period)
        return _shared(claim, parts, 100 * count / whole)
    if name == "near":
        return _near(claim, parts, count, rows)
    if name == "common":
        return _common(claim, int(parts[1]), rows, least=parts[0] == "rarest")
    if name == "run":
        return _run(claim, parts, rows)
    if name == "rate":
        return _valued(parts, 1000 * rows.rate(claim.what, claim.where, claim.period))
    if name == "each":
        return _valued(parts[1:], count / _length(claim.period, parts[0]))
    if name == "about":
        return abs(count - float(parts[0])) <= max(0.5, float(parts[0]) / 10)
    if name == "month":
        return _monthly(claim, count, rows, high=parts[0] == "high")
    then = rows.count(claim.what, claim.where, before_of(claim) or LATEST)
    if name == "from":
        return (then, count) == (int(parts[0]), int(parts[1]))
    return 0.9 <= count / then <= 1.1 if then else None


def wrong(claim: Expected, verdict: str, rows: Rows) -> str:
    """Return why a verdict on a claim beyond the plain ones can't be right."""
    right = holds(claim, rows)
    name, parts = shape(claim) or ("", ())
    if right is None or verdict in ("too few to say", "cannot tell"):
        return ""
    yes = verdict == "supported"
    chance = name in ("ranked", "run", "same", "month") or (
        name == "sized" and parts[0] in ("higher", "lower")
    )
    by_count = name == "ranked" and parts[2] in ("most", "fewest")
    if yes and not right:
        return "supported, though the rows say otherwise"
    if not yes and right and (not chance or by_count):
        return "not supported, though the rows say so"
    if not yes and right and name == "run":
        return _certain_run(claim, rows)
    return ""


def _certain_run(claim: Expected, rows: Rows) -> str:
    now = rows.count(claim.what, claim.where, claim.period)
    then = rows.count(claim.what, claim.where, before_of(claim) or LATEST)
    sure = now + then and binomtest(now, now + then, 0.5).pvalue < _SURE
    return "not supported, though every turn is so, and clearly" if sure else ""


def _ranked(claim: Expected, parts: tuple[str, ...], rows: Rows) -> bool:
    way, number, end = parts
    measure = rows.count if end in ("most", "fewest") else rows.rate
    values = {name: measure(claim.what, name, claim.period) for name in rows.codes}
    own = values.pop(claim.where)
    if end in ("fewest", "lowest"):
        own, values = -own, {name: -value for name, value in values.items()}
    place = 1 + sum(value > own for value in values.values())
    tied = own in values.values()
    return place <= int(number) if way == "top" else place == int(number) and not tied


def _sized(claim: Expected, parts: tuple[str, ...], rows: Rows) -> bool | None:
    side, size = parts[0], float(parts[1])
    what, _, other = claim.what.partition("|")
    if side in ("more-of", "fewer-of"):
        ours, theirs = (float(rows.count(w, claim.where, claim.period)) for w in (what, other))
    else:
        versus = DISTRICT if claim.other == "district" else claim.other
        if versus and not rows.wards(versus):
            return None
        measure = rows.count if side in ("more", "fewer") else rows.rate
        ours, theirs = (float(measure(what, p, claim.period)) for p in (claim.where, versus))
    upward, ratio = side in ("higher", "more", "more-of"), ours / theirs
    if upward:
        return ratio >= (size / 100 + 0.95 if size % 100 == 0 else 1 + (size - 0.5) / 100) - 1e-9
    return ratio <= (0.505 if size == 50 else 1 - (size - 0.5) / 100) + 1e-9


def _shared(claim: Expected, parts: tuple[str, ...], share: float) -> bool:
    sign, size = parts[0], float(parts[1])
    if sign in "<>":
        return share > size if sign == ">" else share < size
    figures = re.search(r"\d ?(%|per ?cent)", claim.claim)
    rough = re.search(r"about|around|nearly|almost|roughly", claim.claim)
    return abs(share - size) <= (_ROUNDED if figures and not rough else _ROUGHLY)


def _common(claim: Expected, place: int, rows: Rows, *, least: bool) -> bool:
    what, _, whole = claim.what.partition("|")
    keys = [key for key in vocabulary.category_keys(whole) if key != what]
    way = -1 if least else 1
    own = way * rows.count(what, claim.where, claim.period)
    others = [way * rows.count(key, claim.where, claim.period) for key in keys]
    return 1 + sum(other > own for other in others) == place and own not in others


def _run(claim: Expected, parts: tuple[str, ...], rows: Rows) -> bool:
    step = 1 if parts[1] else 12
    periods = [claim.period.shifted(-step * back) for back in range(int(parts[0]), -1, -1)]
    counts = [rows.count(claim.what, claim.where, period) for period in periods]
    pairs = list(pairwise(counts))
    return all(b > a if parts[2] == "rose" else b < a for a, b in pairs)


def _valued(parts: tuple[str, ...], value: float) -> bool:
    sign, text = parts[0], parts[1]
    size = float(text)
    if sign in "<>":
        return value > size if sign == ">" else value < size
    off = 0.5 * 10 ** -len(text.partition(".")[2])
    return abs(value - size) <= (max(off, size / 10) if sign == "~" else off) + 1e-9


def _length(period: Period, unit: str) -> float:
    days = (add_months(period.end, 1) - period.start).days
    months = len(period)
    return {"year": months / 12, "month": months, "week": days / 7, "day": days}[unit]


def _monthly(claim: Expected, count: int, rows: Rows, *, high: bool) -> bool:
    months = [m.date() for m in rows.incidents["month"].unique() if m.date() not in claim.period]
    others = [rows.count(claim.what, claim.where, Period(m, m)) for m in months]
    return count > max(others) if high else count < min(others)
