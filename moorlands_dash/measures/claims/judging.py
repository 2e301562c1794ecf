"""Whether the figures bear a claim: one of four verdicts, by rules that are printed beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import with_change
from moorlands_dash.measures.claims.kinds import (
    BETWEEN,
    DOUBLED,
    EXACTLY,
    FALLEN,
    FALLEN_BY,
    FEWER_THAN,
    HALVED,
    HIGHER,
    HIGHEST,
    MORE_THAN,
    NONE,
    RISEN,
    RISEN_BY,
    SIZED,
    TREBLED,
    UPWARD,
)
from moorlands_dash.measures.doubt import NOWHERE, NOWHERE_BEFORE, agreed, apart, shared_out
from moorlands_dash.measures.family import with_family
from moorlands_dash.measures.intervals import Numbers, floats, rate_ratio
from moorlands_dash.measures.judged import ALONE, as_usual, judged
from moorlands_dash.measures.wards.usual import usual_verdicts

VERDICTS = (
    verdicts.SUPPORTED,
    verdicts.NOT_SUPPORTED,
    verdicts.TOO_FEW,
    verdicts.CANNOT_TELL,
)
"""The only words for a claim."""

USUAL_DISPERSION = "usual_dispersion"

_TIMES = {DOUBLED: 1.95, TREBLED: 2.95}
_HALF = 0.505
_EXACT = 1e-9
"""Fractions of binary numbers are a little off."""


def reaches(kind: str, amount: float | None, ratio: float) -> bool:
    """Tell whether a ratio, rounded as people say it, is as large as a change is claimed to be.

    A doubling is a ratio of 1.95 or more, a trebling of 2.95, a halving of 0.505 or less; per cent
    may be half a one short. Over nothing there is no ratio, and no size is reached. What has risen
    or fallen has at least not gone the other way, as more than usual may be fewer than before.
    """
    if kind in (RISEN, FALLEN):
        return bool(pd.isna(ratio) or (ratio > 1 if kind == RISEN else ratio < 1))
    if pd.isna(ratio):
        return False
    if kind in _TIMES:
        return ratio >= _TIMES[kind] - _EXACT
    if kind == HALVED:
        return ratio <= _HALF + _EXACT
    change = (ratio - 1) * (1 if kind == RISEN_BY else -1)
    return change * 100 >= (amount or 0) - 0.5 - _EXACT


def least_ratio(kind: str, amount: float | None) -> float:
    """Return the ratio that a change of a size must reach: from there on up, or on down."""
    if kind == HALVED:
        return _HALF
    if kind in _TIMES:
        return _TIMES[kind]
    return 1 + (amount or 0) / 100 * (1 if kind == RISEN_BY else -1)


def ruled_out(kind: str, amount: float | None, limits: tuple[float, float]) -> bool:
    """Tell whether a change of the size that is claimed lies outside a ratio's 95% interval."""
    if kind not in SIZED:
        return False
    lower, upper = limits
    least = least_ratio(kind, amount)
    return bool(upper < least if kind in UPWARD else lower > least)


def change_verdict(
    kind: str,
    amount: float | None,
    word: str,
    counts: tuple[float, float],
    ratio: float,
    *,
    percent_from: int,
    limits: tuple[float, float] = (np.nan, np.nan),
) -> str:
    """Return the verdict on a change; `word` is one of `usual.USUAL`, `counts` now and before.

    It is supported where the change is clear and, as counted, as large as claimed. Per cent of
    counts under `percent_from` are too few to say. So few that no change would be clear may still
    rule a size out: where the ratio's interval, `limits`, doesn't reach it. Where there were none,
    nothing rose; where there had been none, nothing fell.
    """
    clear, opposite = verdicts.HIGHER_THAN_USUAL, verdicts.LOWER_THAN_USUAL
    if kind not in UPWARD:
        clear, opposite = opposite, clear
    if word in (verdicts.CANNOT_TELL, opposite):
        return verdicts.NOT_SUPPORTED if word == opposite else word
    from_none = counts[0 if kind in UPWARD else 1] == 0
    if from_none or (not reaches(kind, amount, ratio) and ruled_out(kind, amount, limits)):
        return verdicts.NOT_SUPPORTED
    shouting = kind in (RISEN_BY, FALLEN_BY) and min(counts) < percent_from
    if word == verdicts.TOO_FEW or shouting:
        return verdicts.TOO_FEW
    return _supported(word == clear and reaches(kind, amount, ratio))


def count_verdict(
    kind: str,
    amount: float | None,
    count: float,
    *,
    complete: bool,
    amount_to: float | None = None,
) -> str:
    """Return the verdict on a number of incidents, of those in the months that are loaded.

    Months that are missing can only add: "more than" may hold already, "fewer than" may be wrong
    already; else one can't tell. `amount_to` is the upper end of "between".
    """
    limit = amount or 0
    if pd.isna(count):
        return verdicts.CANNOT_TELL
    if kind == MORE_THAN and count > limit:
        return verdicts.SUPPORTED
    most = amount_to if kind == BETWEEN and amount_to is not None else limit
    beyond_it = kind in (EXACTLY, NONE, BETWEEN) and count > most
    if (kind == FEWER_THAN and count >= limit) or beyond_it:
        return verdicts.NOT_SUPPORTED
    if not complete:
        return verdicts.CANNOT_TELL
    if kind == BETWEEN:
        return _supported(count >= limit)
    return _supported(kind != MORE_THAN and (kind == FEWER_THAN or count == limit))


def bounded_count(
    kind: str,
    amount: float | None,
    count: float,
    doubt: float,
    *,
    complete: bool,
    amount_to: float | None = None,
) -> str:
    """Return `count_verdict` where it is the same with rows set aside and without them."""
    found = [
        count_verdict(kind, amount, each, complete=complete, amount_to=amount_to)
        for each in (count, count + doubt)
    ]
    return agreed([[word] for word in found])[0]


def bounded_change(
    kind: str, amount: float | None, found: Mapping[Any, Any], *, percent_from: int
) -> str:
    """Return `change_verdict` of a row of `claimed_changes`, if it holds with rows set aside too.

    The row's verdict does, or is "cannot tell"; here the size that is claimed must as well.
    """
    now, before, share = found["count"], found["count_before"], found["share"]
    lower, upper = found["ratio_lower_95"], found["ratio_upper_95"]
    limits = (np.nan, np.nan) if _doubted(found) else (lower, upper)
    bounds = [(now + found["doubt"], before), (now, before + found["doubt_before"])]
    if apart(found[NOWHERE], found[NOWHERE_BEFORE]):
        shares = ((now, found[NOWHERE]), (before, found[NOWHERE_BEFORE]))
        bounds.append((float(shared_out(*shares[0])), float(shared_out(*shares[1]))))
    words = []
    for counts in ((now, before), *bounds):
        ratio = found["ratio"]
        if counts != (now, before) and pd.notna(ratio):
            ratio = counts[0] / share / (counts[1] / (1 - share))
        word = str(found["verdict"])
        words.append(
            [
                change_verdict(
                    kind, amount, word, counts, ratio, percent_from=percent_from, limits=limits
                )
            ]
        )
    return agreed(words)[0]


def _doubted(found: Mapping[Any, Any]) -> bool:
    """Tell whether rows set aside may move the interval."""
    nowhere = apart(found[NOWHERE], found[NOWHERE_BEFORE])
    return bool(found["doubt"] or found["doubt_before"] or nowhere)


def beside_verdict(kind: str, against: str, count: float, *, enough: int) -> str:
    """Return the verdict on a rate beside another one: lower, similar, higher or cannot tell.

    One that isn't clearly different on a count under `enough` is too few to say.
    """
    claimed = verdicts.HIGHER if kind == HIGHER else verdicts.LOWER
    if against == verdicts.CANNOT_TELL or pd.isna(against):
        return verdicts.CANNOT_TELL
    if against == verdicts.SIMILAR and count < enough:
        return verdicts.TOO_FEW
    return _supported(against == claimed)


def rank_verdict(
    kind: str,
    places: tuple[float, float],
    ranked: int,
    count: float,
    *,
    enough: int,
    place: int = 1,
    among: bool = False,
) -> str:
    """Return the verdict on a place among all wards by rate, from the highest or the lowest on.

    `places` are the first and last place that the ward may well have, the highest first. It is
    supported where all of them are the one that is claimed, or with `among` one of the first so
    many; some of them on a count under `enough` is too few to say.
    """
    if pd.isna(places[0]) or pd.isna(places[1]):
        return verdicts.CANNOT_TELL
    first, last = places if kind == HIGHEST else (ranked + 1 - places[1], ranked + 1 - places[0])
    least = 1 if among else place
    inside, touching = least <= first and last <= place, first <= place and last >= least
    if touching and not inside and count < enough:
        return verdicts.TOO_FEW
    return _supported(inside)


def _supported(holds: bool) -> str:
    return verdicts.SUPPORTED if holds else verdicts.NOT_SUPPORTED


def claimed_changes(frame: pd.DataFrame, *, percent_from: int) -> pd.DataFrame:
    """Return rows with their change, `verdict` (one of `usual.USUAL`) and ratio with interval.

    Needs `count count_before complete dispersion share`. Each is asked about alone. With the
    columns of `judged.past` (their dispersion as `usual_dispersion`) a change is judged against
    what is usual, as on every page; without them as the two periods alone bear it. The ratio is
    that of both, per equal months: `ratio ratio_lower_95 ratio_upper_95`.
    """
    if USUAL_DISPERSION in frame:
        past = frame.assign(dispersion=frame[USUAL_DISPERSION])
        found = judged(past, percent_from=percent_from).assign(dispersion=frame["dispersion"])
        verdict = as_usual(found, found[ALONE])
    else:
        alone = pd.Series(False, index=frame.index)
        found = with_family(with_change(frame, percent_from=percent_from), alone)
        verdict = list(usual_verdicts(found))
    spread, share = floats(frame["dispersion"]), floats(frame["share"])
    now, then = (
        floats(frame[name].where(frame["complete"])) / spread for name in ("count", "count_before")
    )
    ratio, lower, upper = rate_ratio(now, share, then, 1 - share)
    return found.assign(
        verdict=verdict,
        ratio=ratio,
        ratio_lower_95=lower,
        ratio_upper_95=_finite(upper),
    )


def _finite(values: Numbers) -> Numbers:
    return np.where(np.isfinite(values), values, np.nan)
