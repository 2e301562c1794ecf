"""What a typed claim is about, written beside it by hand, and what its figures are.

The counts are taken straight from the snapshot's rows, apart from the program's own judging.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd
from scipy.stats import binomtest

from benchmarks.claims_rows import COUNTRY, DISTRICT, Rows
from moorlands_dash.periods import Period, add_months

LATEST = Period(date(2025, 10, 1), date(2026, 9, 1))
"""The latest months of the demonstration, which a claim without a period is of."""
EARLIEST = date(2021, 4, 1)
"""The first month of the demonstration."""
_CHANGES = {"rose": 1, "doubled": 1, "trebled": 1, "fell": -1, "halved": -1}
_SIZES = {"doubled": 1.95, "trebled": 2.95, "halved": 0.505}
_SURE, _LEVEL = 0.001, 0.05
_YEARS = 5
"""Earlier years at most by which a period is judged."""
"""Chances under which a plain Poisson test is certain, and under which it must be to be told."""


@dataclass(frozen=True)
class Expected:
    """What a claim is to be read as, or that it must be asked back."""

    claim: str
    kind: str
    what: str = ""
    where: str = ""
    period: Period = LATEST
    before: Period | None = None
    other: str = ""

    @property
    def ask(self) -> bool:
        """Tell whether nothing may be judged."""
        return self.kind == "ask"

    @property
    def plain(self) -> str:
        """Return the kind without its number: rose, fell, >, <, =, share."""
        return re.sub(r"^every:|[\d.]+$", "", self.kind) if self.kind != "0" else "0"

    @property
    def size(self) -> float | None:
        """Return the number of the kind, where it has one."""
        found = re.search(r"([\d.]+)$", self.kind)
        return float(found[1]) if found else None

    @property
    def change(self) -> bool:
        """Tell whether a change is claimed."""
        return self.plain in _CHANGES


def expected(path: Path) -> list[Expected]:
    """Return the claims of a file, each with its reading."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    return [
        _expected(**{str(k): str(v) for k, v in row.items()}) for row in rows.to_dict("records")
    ]


def _expected(claim: str, kind: str, what: str, where: str, period: str, other: str) -> Expected:
    # "ask|rose" leaves something open, and may be asked back; if it is judged, as a rise.
    kind = kind.removeprefix("ask|")
    if kind == "ask":
        return Expected(claim, kind)
    months = _period(period) if period else LATEST
    found = Expected(claim, kind, what, where, months, other=other)
    changed = replace(found, kind=kind.removeprefix("not:")).change
    if not changed and not re.match(r"same|from\d", kind):
        return found
    years = 12 * -(-len(months) // 12)
    before = _period(other) if other else months.shifted(-years)
    return Expected(claim, kind, what, where, months, before)


def _period(text: str) -> Period:
    if re.fullmatch(r"\d{4}", text):
        return Period(date(int(text), 1, 1), date(int(text), 12, 1))
    if year := re.fullmatch(r"(\d{4})/\d\d", text):
        start = date(int(year[1]), 4, 1)
        return Period(start, add_months(start, 11))
    first, _, last = text.partition("..")
    ends = [date(int(end[:4]), int(end[5:]), 1) for end in (first, last or first)]
    return Period(ends[0], ends[1])


def wrong_verdict(claim: Expected, verdict: str, rows: Rows) -> str:
    """Return why a verdict can't be right by the rows themselves; nothing where it may be."""
    if verdict == "cannot tell":
        since = (
            _period(claim.other).start
            if claim.plain.startswith("record-") and claim.other
            else None
        )
        first = min(claim.period.start, (claim.before or claim.period).start)
        gone = min(first, since or first) < EARLIEST
        return "" if gone else "cannot tell, though all months are there"
    yes = verdict == "supported"
    if claim.kind.startswith("every:"):
        return _wrong_every(claim, yes, rows)
    if claim.change:
        return _wrong_change(claim, verdict, rows)
    so = holds(claim, rows)
    if so is None:
        return ""
    if claim.plain in ("higher", "lower", "highest", "lowest") or claim.plain.startswith("record"):
        return "supported, though the rows say otherwise" if yes and not so else ""
    return "" if yes == so else f"{verdict}, though the rows say otherwise"


def changed(claim: Expected, rows: Rows) -> bool:
    """Tell whether a change is so as counted."""
    before = claim.before or claim.period
    now = rows.count(claim.what, claim.where, claim.period)
    then = rows.count(claim.what, claim.where, before)
    way = _CHANGES[claim.plain]
    ratio = now * len(before) / (then * len(claim.period)) if then else float("inf")
    return (ratio > 1 if way > 0 else ratio < 1) and _reached(claim, ratio, way)


def _wrong_change(claim: Expected, verdict: str, rows: Rows) -> str:
    before = claim.before or claim.period
    now = rows.count(claim.what, claim.where, claim.period)
    then = rows.count(claim.what, claim.where, before)
    share = len(claim.period) / (len(claim.period) + len(before))
    way = _CHANGES[claim.plain]
    ratio = now / share / (then / (1 - share)) if then else float("inf")
    right = ratio > 1 if way > 0 else ratio < 1
    reached = right and _reached(claim, ratio, way)
    chance = binomtest(now, now + then, share).pvalue if now + then else 1.0
    if verdict == "supported" and not reached:
        return f"supported, though it is {now} after {then}"
    alike = (
        len(before) % 12 == len(claim.period) % 12 or before.start.month == claim.period.start.month
    )
    if verdict == "supported" and alike and min(chance, _by_usual(claim, now, rows)) > _LEVEL:
        return f"supported, though {now} after {then} is no clear change"
    if verdict == "not supported" and reached and chance < _SURE:
        return f"not supported, though it is {now} after {then}"
    return ""


def _by_usual(claim: Expected, now: int, rows: Rows) -> float:
    """Return the chance of a count given the same months of all earlier years, by a plain binomial.

    Pages judge a period by these; of other periods to compare with the answer is 1.
    """
    step = -12 * -(-len(claim.period) // 12)
    if claim.before not in (None, claim.period.shifted(step)):
        return 1.0
    years = [claim.period.shifted(step * back) for back in range(1, _YEARS + 1)]
    known = [year for year in years if year.start >= EARLIEST]
    before = sum(rows.count(claim.what, claim.where, year) for year in known)
    if not now + before:
        return 1.0
    return float(binomtest(now, now + before, 1 / (1 + len(known))).pvalue)


def _reached(claim: Expected, ratio: float, way: int) -> bool:
    if claim.plain in _SIZES:
        least = _SIZES[claim.plain]
        return ratio >= least - 1e-9 if way > 0 else ratio <= least + 1e-9
    return claim.size is None or (ratio - 1) * way * 100 >= claim.size - 0.5 - 1e-9


def _wrong_every(claim: Expected, yes: bool, rows: Rows) -> str:
    held = []
    for name in rows.codes:
        now = rows.count(claim.what, name, claim.period)
        if claim.before is None:
            held.append(now < (claim.size or 0) if claim.plain == "<" else now > (claim.size or 0))
        else:
            then = rows.count(claim.what, name, claim.before)
            held.append((now - then) * _CHANGES[claim.plain] > 0)
    return "supported, though not every ward" if yes and not all(held) else ""


def holds(claim: Expected, rows: Rows) -> bool | None:
    """Tell whether a claim holds as counted; None where the rows of incidents don't tell."""
    plain, size = claim.plain, claim.size or 0
    if claim.other == COUNTRY or (
        claim.other
        and plain in ("higher", "lower", "more", "fewer")
        and claim.other != "district"
        and not rows.wards(claim.other)
    ):
        return None
    if plain in ("higher", "lower", "more", "fewer"):
        return _beside(claim, rows)
    if plain in ("highest", "lowest", "most", "fewest"):
        return _ranked(claim, rows)
    what, _, other = claim.what.partition("|")
    count = rows.count(what, claim.where, claim.period)
    if plain in ("more-of", "fewer-of"):
        theirs = rows.count(other, claim.where, claim.period)
        return count > theirs if plain == "more-of" else count < theirs
    if plain.startswith("share"):
        return _shared(claim, count, rows)
    if plain.startswith("record"):
        return _record(claim, count, rows)
    if found := re.fullmatch(r"(\d+)-(\d+)", claim.kind):
        return int(found[1]) <= count <= int(found[2])
    return {">": count > size, "<": count < size, "=": count == size, "0": count == 0}[plain]


def _beside(claim: Expected, rows: Rows) -> bool:
    other = DISTRICT if claim.other == "district" else claim.other
    measure = rows.count if claim.plain in ("more", "fewer") else rows.rate
    sides = [measure(claim.what, place, claim.period) for place in (claim.where, other)]
    return sides[0] > sides[1] if claim.plain in ("more", "higher") else sides[0] < sides[1]


def _ranked(claim: Expected, rows: Rows) -> bool:
    measure = rows.count if claim.plain in ("most", "fewest") else rows.rate
    own = measure(claim.what, claim.where, claim.period)
    others = [measure(claim.what, name, claim.period) for name in rows.codes if name != claim.where]
    return own > max(others) if claim.plain in ("most", "highest") else own < min(others)


def _shared(claim: Expected, count: int, rows: Rows) -> bool:
    share = 100 * count / sum(rows.count(claim.what, name, claim.period) for name in rows.codes)
    size = claim.size or 0
    if ">" in claim.kind:
        return share > size
    # In figures a share must round to them; in words it is rough.
    figures = re.search(r"\d ?(%|per ?cent)", claim.claim)
    return abs(share - size) <= (0.5 if figures else 2.5)


def _record(claim: Expected, count: int, rows: Rows) -> bool:
    years = [claim.period.shifted(-12 * back) for back in range(1, 5)]
    since = _period(claim.other).start if claim.other else EARLIEST
    years = [year for year in years if year.start >= since]
    others = [rows.count(claim.what, claim.where, year) for year in years]
    return count > max(others) if claim.plain.endswith("high") else count < min(others)
