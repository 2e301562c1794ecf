"""Which months a typed claim is about, and which it is set against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from moorlands_dash.claims import lexis
from moorlands_dash.claims import periods as when
from moorlands_dash.claims.expressions import Relative
from moorlands_dash.claims.model import BEFORE, PERIOD, Known, Option
from moorlands_dash.claims.phrases import Phrased
from moorlands_dash.claims.seasons import month_of, one_before
from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.spans import straight_before
from moorlands_dash.periods import Period, add_months

_PRESENT = ("this",)
"""What begins a period that is set against the year before, as if it were now: "this summer"."""
_YEAR_BEFORE = "compared with the same months a year before"
_STEPS = {"year": 12, "quarter": 3, "month": 1}
"""What the turns of a row are -> months."""


@dataclass(frozen=True)
class Timed:
    """The months of a claim, and where they are said."""

    period: Period
    before: Period | None
    said: dict[str, Any]
    since: date | None = None
    """Of a record: from when on others are set against it."""
    turns: float | None = None


class Times:
    """The periods of one claim."""

    def __init__(self, typed: Phrased, known: Known, whens: Sequence[when.When]) -> None:
        """Keep what was found."""
        self.typed, self.known, self.whens = typed, known, whens

    def settled(self, kind: str, comparative: bool, each: str = "") -> Timed:
        """Return the period, what it is set against, and where each is said.

        `comparative` tells that two states are compared ("higher"), and no change is told of.
        `each` is what the turns of a row of changes are.
        """
        by_role: dict[str, list[when.When]] = {}
        for found in self.whens:
            by_role.setdefault(found.role, []).append(found)
        among = self._month_among(by_role, kind)
        for spans in by_role.values():
            if len(spans) > 1:
                raise self.typed.asked("two periods", spans[1])
        one = {role: spans[0] for role, spans in by_role.items()}
        if kind in claims.RECORDS:
            record = self._record(one)
            return replace(record, since=self._settled(among).start) if among else record
        if len(one.keys() & {when.PERIOD, when.EITHER, when.SINCE, when.BACK}) > 1:
            raise self.typed.asked("two periods", self.whens[1])
        if (back := one.get(when.BACK)) is not None:
            return self._within(back, kind)
        if kind in claims.RUNS:
            return self._row(one, each)
        if kind in claims.CHANGES:
            return Timed(*self._changed(one, comparative))
        if (span := one.get(when.BEFORE)) is not None:
            raise self.typed.asked("no comparison", span)
        return self._counted(one)

    def _month_among(self, by_role: dict[str, list[when.When]], kind: str) -> when.When | None:
        """Take out and return the year that a month is a record of: "of any month in 2025"."""
        said = by_role.get(when.PERIOD, [])
        if kind not in claims.RECORDS or len(said) != 2 or not self.typed.of(lexis.OF_MONTHS):
            return None
        place = month_of([self._settled(each) for each in said], self.known.period.end)
        if place is None:
            return None
        by_role[when.PERIOD] = [said[place]]
        return said[1 - place]

    def _within(self, back: when.When, kind: str) -> Timed:
        """Return the months of "in 12 months", and of a change what lay so many years before."""
        reading = back.readings[0] if back.readings else None
        months = reading.months if isinstance(reading, Relative) else None
        if not months or len(self.whens) > 1 or kind in claims.RUNS:
            raise self.typed.asked("no period", back)
        if kind not in claims.CHANGES:
            return Timed(self.known.calendar.last(months), None, {PERIOD: back})
        if months % 12:
            raise self.typed.asked("no period", back)
        latest = self.known.calendar.last(12)
        return Timed(latest, latest.shifted(-months), {PERIOD: back, BEFORE: back})

    def _counted(self, one: Mapping[str, when.When]) -> Timed:
        """Return the period of a claim that isn't about a change."""
        span = next(iter(one.values()), None)
        if span is None:
            return Timed(self.known.period, None, {})
        period = self._settled(span)
        if span.role == when.SINCE:
            period = Period(period.start, max(period.end, self.known.period.end))
        return Timed(period, None, {PERIOD: span})

    def _record(self, one: Mapping[str, when.When]) -> Timed:
        """Return the period of a record, and from when on others are set against it."""
        if (span := one.get(when.BEFORE) or one.get(when.EITHER)) is not None:
            raise self.typed.asked("no comparison", span)
        if when.SINCE in one and when.BACK in one:
            raise self.typed.asked("two periods", one[when.BACK])
        said = one.get(when.PERIOD)
        period = self._settled(said) if said else self.known.period
        if said and len(period) > _STEPS["year"]:
            if when.SINCE in one or when.BACK in one or period.end != self.known.period.end:
                raise self.typed.asked("two periods", said)
            return Timed(self.known.calendar.last(12), None, {PERIOD: said}, since=period.start)
        times: dict[str, Any] = {PERIOD: said} if said else {}
        if (since := one.get(when.SINCE)) is not None:
            start = self._settled(since).start
            if start >= period.start:
                raise self.typed.asked("overlap", since, self._ever(since))
            return Timed(period, None, times, since=start)
        if (back := one.get(when.BACK)) is not None:
            months = back.readings[0]
            if not isinstance(months, Relative) or not months.months:
                raise self.typed.asked("no period", back)
            return Timed(period, None, times, since=add_months(period.end, 1 - months.months))
        return Timed(period, None, times)

    def _ever(self, span: when.When) -> list[Option]:
        return [Option("Of all years", self.typed.instead(span, "on record"))]

    def _row(self, one: Mapping[str, when.When], each: str) -> Timed:
        """Return the last period of a row of changes, and how many turns there are since when."""
        if (span := one.get(when.BEFORE) or one.get(when.EITHER)) is not None:
            raise self.typed.asked("no comparison", span)
        step = _STEPS[each]
        if (since := one.get(when.SINCE)) is not None:
            start = self._settled(since)
            if len(start) != step or self.typed.run is not None:
                raise self.typed.asked("in a row", since)
            turns = 0
            last = start
            while last.shifted(step).end <= self.known.period.end:
                last, turns = last.shifted(step), turns + 1
            if not turns:
                raise self.typed.asked("in a row", since)
            return Timed(last, start, {PERIOD: since, BEFORE: since}, turns=float(turns))
        said = one.get(when.PERIOD)
        period = self._settled(said) if said else self.known.calendar.last(step)
        run = self.typed.run
        if len(period) != step or run is None:
            raise self.typed.asked("in a row", said or self.whens[0])
        before = period.shifted(-step * run.turns)
        return Timed(period, before, {PERIOD: said, BEFORE: run} if said else {BEFORE: run},
                     turns=float(run.turns))  # fmt: skip

    def _changed(
        self, one: Mapping[str, when.When], comparative: bool
    ) -> tuple[Period, Period, dict[str, Any]]:
        """Return both periods of a change."""
        either = one.get(when.EITHER)
        if either is not None and either.ends and either.readings and len(one) == 1:
            if either.direct and either.ends[1].start <= self.known.period.end:
                return either.ends[1], either.ends[0], {PERIOD: either, BEFORE: either}
            raise self.typed.asked("either", either, self._either(either))
        if (since := one.get(when.SINCE)) is not None:
            return self._since(since, one)
        said = one.get(when.PERIOD) or one.get(when.EITHER)
        period = self._settled(said) if said else self.known.period
        before = one.get(when.BEFORE)
        if said and not before and self.typed.words[said.start] == "over" and len(period) > 12:
            raise self.typed.asked("over years", said, self._over(said, period))
        this = said is not None and self.typed.words[said.start] in _PRESENT
        if said and not before and comparative and not this and period.end < self.known.period.end:
            return period, self._now(said, period), {PERIOD: said}
        earlier = self._earlier(before, period) if before else period_before(period)
        if before and earlier == period:
            earlier = one_before(self.typed.words[before.start : before.end], period)
        if before and earlier.start <= period.end and period.start <= earlier.end:
            raise self.typed.asked("overlap", before, self._year_before(before))
        times = {PERIOD: said, BEFORE: before}
        return period, earlier, {part: span for part, span in times.items() if span}

    def _over(self, said: when.When, period: Period) -> list[Option]:
        """Return what "over the last five years" may set against each other."""
        latest = self.known.calendar.last(12)
        first = Period(period.start, add_months(period.start, 11))
        return [self._against(said, latest, other)
                for other in (first, latest.shifted(-len(period)))]  # fmt: skip

    def _now(self, said: when.When, period: Period) -> Period:
        """Return the latest months, which a period that is over is set against: "higher in 2023".

        Where it overlaps them, it must be asked.
        """
        latest = self.known.period
        if period.end < latest.start:
            return latest
        options = [self._against(said, period, period_before(period))]
        now = self.known.calendar.last(min(len(period), len(latest)))
        if len(period) < len(latest) and period.end < now.start:
            options.append(self._against(said, period, now))
        raise self.typed.asked("against what", said, options)

    def _against(self, said: when.When, period: Period, other: Period) -> Option:
        words = f"in {period} compared with {other}"
        return Option(f"{period} against {other}", self.typed.instead(said, words))

    def _either(self, span: when.When) -> list[Option]:
        first, last = span.ends or (self.known.period, self.known.period)
        whole = span.readings[0]
        return [
            Option(
                f"{last} against {first}",
                self.typed.instead(span, f"in {last} compared with {first}"),
            ),
            Option(
                f"{whole} against the same months a year before",
                self.typed.instead(span, f"in {whole} {_YEAR_BEFORE}"),
            ),
        ]

    def _since(
        self, since: when.When, one: Mapping[str, when.When]
    ) -> tuple[Period, Period, dict[str, Any]]:
        """Return the latest twelve months against the year that a change is counted from."""
        if when.BEFORE in one:
            raise self.typed.asked("two periods", one[when.BEFORE])
        start = self._settled(since)
        latest = self.known.calendar.last(12)
        if len(start) != len(latest) or start.end >= latest.start:
            raise self.typed.asked("since", since, self._since_options(since, start))
        return latest, start, {BEFORE: since, PERIOD: since}

    def _since_options(self, since: when.When, start: Period) -> list[Option]:
        latest = self.known.period.end
        so_far = Period(start.start, max(start.end, latest))
        if len(so_far) > len(self.known.calendar.last(12)):
            so_far = self.known.calendar.last(12)
        options = [
            Option(
                f"{so_far} against the same months a year before",
                self.typed.instead(since, f"in {so_far} {_YEAR_BEFORE}"),
            )
        ]
        if len(start) == 1 and start.end < latest:
            now = Period(latest, latest)
            words = f"in {now} compared with {start}"
            options.append(Option(f"{now} against {start}", self.typed.instead(since, words)))
        return options

    def _year_before(self, span: when.When) -> list[Option]:
        return [Option("The same months a year before", self.typed.instead(span, _YEAR_BEFORE))]

    def _earlier(self, span: when.When, period: Period) -> Period:
        reading = self._reading(span)
        if isinstance(reading, Period):
            return reading
        if reading.year is not None:
            return self._of_year(span, period, reading.year)
        if reading.back is not None:
            return period.shifted(-reading.back)
        if reading.months is None:
            return period_before(period)
        return straight_before(period, reading.months)

    def _of_year(self, span: when.When, period: Period, year: int) -> Period:
        """Return the same months of a year; of months of two years it isn't sure which."""
        if period.start.year != period.end.year or year == period.start.year:
            raise self.typed.asked("no period", span)
        return period.shifted(12 * (year - period.start.year))

    def _settled(self, span: when.When) -> Period:
        reading = self._reading(span)
        if not isinstance(reading, Period):
            raise self.typed.asked("which period", span)
        return reading

    def _reading(self, span: when.When) -> Period | Relative:
        """Return what a period means; raise Asked where that is none, several, or to come."""
        if not span.readings:
            raise self.typed.asked("no period", span)
        if len(span.readings) > 1:
            lead = {when.BEFORE: "compared with", when.SINCE: "since"}.get(span.role, "in")
            options = [
                Option(str(reading), self.typed.instead(span, f"{lead} {reading}"))
                for reading in span.readings
            ]
            raise self.typed.asked("which period", span, options)
        reading = span.readings[0]
        if isinstance(reading, Period) and reading.start > self.known.latest:
            raise self.typed.asked("to come", span)
        return reading
