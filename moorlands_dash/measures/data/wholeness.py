"""Whether a month that a sender's files stand for is whole, judged by its rows and their days.

A month is *part* where the file was cut short, the month isn't over, its rows begin late or stop
early by a gap that chance hardly gives, or there are far fewer than the months around it lead to
expect. It is *missing* where another sender of the same source stands for it, or a later month of
the same sender does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from statistics import median

import numpy as np
import pandas as pd

from moorlands_dash.periods import Period, add_months
from moorlands_dash.sources import STREET

Expected = Iterable[tuple[str, str, date, date]]
"""Source, sender, first and last month of what is to be sent."""

WHOLE, PART, MISSING = "whole", "part", "missing"

CUT, NOT_OVER, STOPS, BEGINS, FEW, FEW_OURS = (
    "cut short",
    "not over",
    "stops early",
    "begins late",
    "few rows",
    "few rows of ours",
)
"""Reasons why a month is a part, the first that holds counts."""

NEIGHBOURS = 6
"""Months on either side that lead to expect a month's rows."""
_NEAR = [n for n in range(-NEIGHBOURS, NEIGHBOURS + 1) if n]
_LEAST = 4
"""Of them, fewer lead to expect nothing."""
FAR_UNDER = 0.6
"""Share of what is expected under which a month may be thin, ..."""
RARE = 0.000_01
"""... if so few come by chance less often than this, months varying as those around it do. Some
hundred months of a dozen sources are looked at, each of which may be a real surprise."""
RARE_GAP = 0.001
"""A gap at the end of a month that comes by chance less often stops it early."""

_DAYS_OF_A_MONTH = 30.4


@dataclass(frozen=True)
class Reason:
    """Why a month is a part, with what the sentence needs."""

    kind: str
    rows: int = 0
    usual: float = 0.0
    day: date | None = None
    """The last day with a row of a month that stops early, the first of one that begins late."""
    told: str = ""
    """How the file was cut short."""


def states(
    months: pd.DataFrame,
    days: pd.DataFrame,
    day: date,
    words: Callable[[Reason], str],
    expected: Expected = (),
) -> pd.DataFrame:
    """Return `source sender month rows state why`, a row for each month from a sender's first on.

    `months` has `kind source sender month cut rows ours` (month: date), one row a month for which a
    file stands; `days` has `source sender day rows`. `day` is the day of judging; `words` makes
    the sentence of a reason. The senders of one source are judged to that source's latest month.
    `expected` are source, sender, first and last month of those that are to send, beside those
    that have; a sender that isn't among them is expected from its first month on.
    """
    found = _reasons(months, days, day)
    listed = {(source, sender): (since, until) for source, sender, since, until in expected}
    rows = []
    for source in sorted(set(months["source"])):
        sent = months[months["source"] == source]
        latest = max(sent["month"])
        senders = {sender for of, sender in listed if of == source} | set(sent["sender"])
        for sender in sorted(senders):
            own = sent[sent["sender"] == sender]
            counts: dict[date, int] = dict(zip(own["month"], own["rows"], strict=True))
            for month in _expected(counts, latest, listed.get((source, sender))):
                reason = found.get((source, sender, month))
                state = WHOLE if month in counts else MISSING
                rows.append(
                    {
                        "source": source,
                        "sender": sender,
                        "month": month,
                        "rows": counts.get(month),
                        "state": PART if reason else state,
                        "why": words(reason) if reason else "",
                    }
                )
    frame = pd.DataFrame(rows, columns=["source", "sender", "month", "rows", "state", "why"])
    return frame.astype({"rows": "Int64"})


def _expected(sent: Collection[date], latest: date, listed: tuple[date, date] | None) -> list[date]:
    """Return the months that a sender is judged by: those sent, and those it is to send."""
    since, until = listed or (min(sent, default=latest), latest)
    first = max(since, min(sent)) if since == date.min and sent else since
    last = min(until, latest)
    due = Period(first, last) if date.min < first <= last else ()
    return sorted({*sent, *due})


def _reasons(
    months: pd.DataFrame, days: pd.DataFrame, day: date
) -> dict[tuple[Hashable, Hashable, date], Reason]:
    """Return why months are parts, by source, sender and month."""
    found: dict[tuple[Hashable, Hashable, date], Reason] = {}
    kinds = dict(zip(months["source"], months["kind"], strict=True))
    # What one sender sends of a kind comes together; of the police each force is one by itself.
    who = {source: source if kind == STREET else kind for source, kind in kinds.items()}
    days = days.assign(who=days["source"].map(who))
    for (who_sends, sender), sent in months.groupby([months["source"].map(who), "sender"]):
        own = days[(days["who"] == who_sends) & (days["sender"] == sender)]
        shared = _of_all(sent, own, day)
        for source, of_one in sent.groupby("source"):
            alone = _thin(of_one)
            for month, cut in zip(of_one["month"], of_one["cut"], strict=True):
                reason = Reason(CUT, told=cut) if cut else shared.get(month) or alone.get(month)
                if reason:
                    found[source, sender, month] = reason
    return found


def _of_all(sent: pd.DataFrame, days: pd.DataFrame, day: date) -> dict[date, Reason]:
    """Return what is wrong with months of all that one sender sends of one kind."""
    all_rows = sent.groupby("month", as_index=False)[["rows", "ours"]].sum()
    over = {m: Reason(NOT_OVER) for m in all_rows["month"] if m >= day.replace(day=1)}
    return _thin(all_rows) | _gaps(all_rows, days) | over


def _thin(sent: pd.DataFrame) -> dict[date, Reason]:
    """Return the months with far fewer rows, as a whole or of our district, than is to expect."""
    found: dict[date, Reason] = {}
    for column, kind in (("ours", FEW_OURS), ("rows", FEW)):
        counts = dict(zip(sent["month"], sent[column].astype(int), strict=True))
        for month, count in counts.items():
            usual = _far_under(count, _around(counts, month))
            if usual:
                found[month] = Reason(kind, rows=count, usual=usual)
    return found


def _around(counts: dict[date, int], month: date) -> list[int]:
    """Return the counts of the months on either side, as far as they are there."""
    return [counts[other] for n in _NEAR if (other := add_months(month, n)) in counts]


def _far_under(count: int, around: list[int]) -> float | None:
    """Return what is usual where a count is far under it, and by chance hardly ever.

    The usual is the median of the months around; their spread about it widens Poisson's
    distribution to a negative binomial's.
    """
    if len(around) < _LEAST:
        return None
    usual = float(median(around))
    if count >= FAR_UNDER * usual:
        return None
    spread = float(np.mean((np.asarray(around) - usual) ** 2)) / usual
    return usual if _chance(count, usual, max(spread, 1.0)) < RARE else None


def _chance(count: int, mean: float, dispersion: float) -> float:
    """Return the chance of so few: Poisson's, or the negative binomial's with wider variance."""
    # Hardly any month is looked at so closely, and every load would wait for the import.
    from scipy.special import betainc, pdtr

    if dispersion < 1 + 1e-9:
        return float(pdtr(count, mean))
    return float(betainc(mean / (dispersion - 1), count + 1, 1 / dispersion))


def _gaps(sent: pd.DataFrame, days: pd.DataFrame) -> dict[date, Reason]:
    """Return the months whose rows begin late or stop early by more than chance gives.

    By Poisson's chance of so many days without a row at that sender's pace, and by a gap longer
    than any of the sender's other months has: some don't work at weekends, or at Christmas.
    """
    held = sorted(set(days["day"].map(as_date))) if len(days) else []
    pace = float(np.median(sent["rows"])) / _DAYS_OF_A_MONTH if held else 0.0
    by_chance = -np.log(RARE_GAP) / pace if pace else np.inf
    spans = [_Span(own) for own in _by_month(held)]
    found = {}
    for span in spans:
        usual = max((other.longest for other in spans if other is not span), default=0)
        most = max(by_chance, float(usual))
        if span.before > most:
            found[span.month] = Reason(BEGINS, day=span.days[0])
        if span.after > most:
            found[span.month] = Reason(STOPS, day=span.days[-1])
    longest = max([span.longest for span in spans], default=0)
    return _empty(sent, held, max(by_chance, float(longest))) | found


def _empty(sent: pd.DataFrame, held: list[date], most: float) -> dict[date, Reason]:
    """Return the months without a row that lie in longer gaps than `most` days.

    A gap reaches over the months for which files stand, from the last row before it to the next.
    """
    found: dict[date, Reason] = {}
    usual = float(np.median(sent["rows"]))
    for run in _runs(sorted(set(sent["month"]))):
        own = [day for day in held if run[0] <= day < add_months(run[-1], 1)]
        edges = [run[0] - timedelta(days=1), *own, add_months(run[-1], 1)]
        for last, first in pairwise(edges):
            if own and (first - last).days - 1 > most:
                ends = first > own[-1]
                reason = Reason(STOPS, day=last) if ends else Reason(FEW, usual=usual)
                found |= {m: reason for m in run if last < m and add_months(m, 1) <= first}
    return found


def _runs(months: list[date]) -> list[list[date]]:
    """Return months in runs that follow each other without a hole."""
    runs: list[list[date]] = []
    for each in months:
        if runs and add_months(runs[-1][-1], 1) == each:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


@dataclass(frozen=True)
class _Span:
    """The days of one month that have a row, in order."""

    days: list[date]

    @property
    def month(self) -> date:
        return self.days[0].replace(day=1)

    @property
    def before(self) -> int:
        """Return the days of the month before the first row."""
        return (self.days[0] - self.month).days

    @property
    def after(self) -> int:
        """Return the days of the month after the last row."""
        return (add_months(self.month, 1) - self.days[-1]).days - 1

    @property
    def longest(self) -> int:
        """Return the most days in a row without one."""
        inner = [(later - day).days - 1 for day, later in pairwise(self.days)]
        return max(self.before, self.after, *inner, 0)


def _by_month(held: list[date]) -> list[list[date]]:
    return [list(days) for _, days in groupby(held, key=lambda day: day.replace(day=1))]


def as_date(day: date | pd.Timestamp) -> date:
    """Return a day as a plain date, however its frame holds it."""
    return day.date() if isinstance(day, pd.Timestamp) else day
