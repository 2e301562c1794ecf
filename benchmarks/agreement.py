"""Whether all that is said of the same change agrees: one direction, one test, one verdict.

`python -m benchmarks.agreement` asks every table that judges a change about the same wards,
categories and periods: those that the filters offer, and others drawn. What two of them say of the
same change is compared; it writes what it found into docs/accuracy.md.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from benchmarks.accuracy import keep
from moorlands_dash import periods, tables, vocabulary
from moorlands_dash.loading import demonstrate, load
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims.kinds import RISEN, Claim
from moorlands_dash.measures.trends.screening import USUAL
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.periods import Period, add_months, financial_year, financial_year_start
from moorlands_dash.rows import Record
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.claims.figures import Figures
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request

DRAWN = 500
REAL = tuple(
    Path(__file__).resolve().parents[2] / "shared" / name for name in ("extracts", "boundaries")
)
"""Where real extracts may lie, beside the program's folder."""
SEED = 20261128
LONGEST = 24
"""Months of the longest period drawn."""

ABOUT = (
    "Ward map, All wards, My ward, Compare wards, the district's change, the same months a year "
    "apart and claims, asked about the same changes: every period that the filters offer, and "
    "others drawn. Two agree where both say the same of it alone, by the same p-value, and, of the "
    "same family, the same together, and neither says the opposite. What changed? judges by other "
    "years and may only not say the opposite."
)

_SCATTERED = (
    "The real extracts hold scattered months alone: nearly all that is said of them is that one "
    "cannot tell."
)
_SAME_P = 1e-9
_TOO_FEW = {verdicts.TOO_FEW: verdicts.NO_CLEAR_CHANGE}
_WAYS = {
    verdicts.HIGHER_THAN_USUAL: verdicts.MORE,
    verdicts.LOWER_THAN_USUAL: verdicts.FEWER,
} | _TOO_FEW
_OPPOSITE = {verdicts.MORE: verdicts.FEWER, verdicts.FEWER: verdicts.MORE}

Change = tuple[str, str, Period]
"""A place's code, a category and a period."""


@dataclass(frozen=True)
class Said:
    """What one output says of one change."""

    output: str
    alone: str
    """More, fewer, no clear change or cannot tell, if asked about alone; "" where another test is
    made, by other years: then it may only not be the opposite."""
    p_value: float
    together: str = ""
    """The same, looked at together with others; "" where the output judges alone."""
    family: str = ""
    """Which others those are."""


@dataclass
class Agreement:
    """What was said of each change, and which pairs disagree."""

    said: dict[Change, list[Said]] = field(default_factory=lambda: defaultdict(list))

    def add(self, found: Iterable[tuple[Change, Said]]) -> None:
        """Take in what an output says."""
        for change, said in found:
            self.said[change].append(said)

    def pairs(self) -> Iterator[tuple[Change, Said, Said]]:
        """Yield every two that speak of the same change."""
        for change, told in self.said.items():
            for place, one in enumerate(told):
                for other in told[place + 1 :]:
                    yield change, one, other

    def disagreements(self) -> list[str]:
        """Return in words which two disagree, and how."""
        found = []
        for change, one, other in self.pairs():
            if why := difference(one, other):
                found.append(f"{change}: {one} and {other}: {why}")
        return found


def difference(one: Said, other: Said) -> str:
    """Return how two disagree; "" where they don't."""
    if "" in (one.alone, other.alone):
        words = {one.together, other.alone, other.together, one.alone}
        return "opposite words" if any(_OPPOSITE.get(word) in words for word in words) else ""
    if one.alone != other.alone:
        return "verdict alone"
    both = pd.notna(one.p_value), pd.notna(other.p_value)
    if both[0] != both[1] or (all(both) and abs(one.p_value - other.p_value) > _SAME_P):
        return "p-value"
    if one.family and one.family == other.family and one.together != other.together:
        return "verdict together"
    words = {one.alone, one.together, other.alone, other.together}
    if any(_OPPOSITE.get(word) in words for word in words):
        return "opposite words"
    return ""


@dataclass(frozen=True)
class Asked:
    """The outputs of one snapshot."""

    snapshot: Snapshot
    settings: Settings

    def wards(self, category: str, period: Period) -> Iterator[tuple[Change, Said]]:
        """Yield what the Ward map and All wards say."""
        family = f"wards of {category}, {period}"
        for name in ("ward-change", "all-wards"):
            for row in self._rows(name, Selection(period=period, category=category)):
                yield _change(row, "ward_code"), _said(name, row, family)

    def cards(self, period: Period, ward: str | None = None) -> Iterator[tuple[Change, Said]]:
        """Yield what a ward's own page and wards beside each other say; without one, of all."""
        for row in self._rows("my-ward", Selection(period=period, area=ward)):
            yield _change(row, "ward_code"), _alone("my-ward", row)
        chosen = (ward,) if ward else ()
        for row in self._rows("compare-wards", Selection(period=period, wards=chosen)):
            yield _change(row, "ward_code"), _alone("compare-wards", row)

    def district(self, period: Period) -> Iterator[tuple[Change, Said]]:
        """Yield what the district's change says."""
        for row in self._rows("district-change", Selection(period=period)):
            family = f"{vocabulary.senders_of(row['category'])}, {period}"
            change = (self.settings.district.code, row["category"], period)
            yield change, _said("district-change", row, family)

    def trends(self, category: str, period: Period, ward: str | None) -> list[tuple[Change, Said]]:
        """Return what Trends says of the same months, a year apart."""
        chosen = Selection(period=period, category=category, area=ward)
        found = []
        for row in self._rows("year-on-year", chosen):
            own = _period(row)
            change = (ward or self.settings.district.code, row["category"], own)
            family = f"{ward} {category} to {period.end}"
            found.append((change, _said("year-on-year", row, family)))
        return found

    def listed(self, until: date) -> Iterator[tuple[Change, Said]]:
        """Yield what is listed as changed up to a month, and what the Ward map says of it."""
        known = periods.month_key(until)
        for row in self._rows("what-changed", Selection(until=known)):
            if row["standing"] == USUAL:
                continue
            yield _change(row, "ward_code"), Said("what-changed", "", float("nan"), row["verdict"])
            own = Selection(
                period=_period(row), category=row["category"], area=row["ward_code"], until=known
            )
            for said in self._rows("ward-change", own):
                yield _change(said, "ward_code"), _said("ward-change", said, f"as of {known}")

    def claim(self, category: str, period: Period, ward: str | None) -> tuple[Change, Said] | None:
        """Return what a claim that names no other period is judged by; None where it can't be."""
        request = Request(self.snapshot, self.settings, Selection(period=period, category=category))
        if not request.loaded:
            return None
        row = Figures(request, Claim(RISEN, category, ward, period)).row()
        word = _WAYS.get(row["verdict_of_change"], row["verdict_of_change"])
        said = Said("claim", word, float(row["p_value"]))
        return (ward or self.settings.district.code, category, period), said

    def _rows(self, name: str, selection: Selection) -> list[Record]:
        found = tables.build(name, self.snapshot, self.settings, selection).frame
        return [dict(row) for row in found.to_dict("records")]


def _change(row: Record, place: str) -> Change:
    return str(row[place]), str(row["category"]), _period(row)


def _period(row: Record) -> Period:
    return Period(row["from"].date(), row["to"].date())


def _said(output: str, row: Record, family: str) -> Said:
    alone, together = (_WAYS.get(str(row[n]), str(row[n])) for n in ("verdict_alone", "verdict"))
    return Said(output, alone, float(row["p_value"]), together, family)


def _alone(output: str, row: Record) -> Said:
    word = _WAYS.get(str(row["verdict"]), str(row["verdict"]))
    return Said(output, word, float(row["p_value"]))


def offered_periods(months: list[date], first_month: int) -> list[Period]:
    """Return the periods that the filters offer of loaded months, without the one of one's own."""
    latest = months[-1]
    begun = financial_year_start(latest, first_month)
    return [
        Period(add_months(latest, -11), latest),
        Period(latest, latest),
        Period(add_months(latest, -2), latest),
        Period(financial_year(begun, first_month).start, latest),
        financial_year(begun - 1, first_month),
    ]


def drawn_periods(months: list[date], number: int, rng: random.Random) -> list[Period]:
    """Return periods of up to two years, anywhere from the first month to the latest."""
    found = []
    for _ in range(number):
        length = rng.randint(1, min(LONGEST, len(months)))
        start = rng.randint(0, len(months) - length)
        found.append(Period(months[start], months[start + length - 1]))
    return found


def compared(
    home: Path, drawn: int = DRAWN, seed: int = SEED, *, offered: bool = True
) -> Agreement:
    """Return what all outputs of a home say of the same changes.

    Of each offered period every ward and category is asked of the tables that show them all, and
    Trends and claims of the district and a ward; of each drawn one the wards of a category that
    is drawn too, the district, and a ward that is drawn.
    """
    asked, found, rng = (
        Asked(open_snapshot(home), load_settings()),
        Agreement(),
        random.Random(seed),
    )
    request = Request(asked.snapshot, asked.settings, Selection())
    codes = list(request.wards["area_code"])
    choices = [key for key in vocabulary.choices() if request.loaded_of(key)]
    first = asked.settings.financial_year.first_month
    for period in offered_periods(request.loaded, first) if offered else []:
        for category in choices:
            _ask(asked, found, category, period, [rng.choice(codes)])
        found.add(asked.district(period))
        found.add(asked.cards(period))
    for until in request.loaded[24::3] if offered else []:
        found.add(asked.listed(until))
    for place, period in enumerate(drawn_periods(request.loaded, drawn, rng)):
        category, ward = rng.choice(choices), rng.choice(codes)
        _ask(asked, found, category, period, [ward])
        if place % 5 == 0:
            found.add(asked.district(period))
            found.add(asked.cards(period, ward))
    return found


def _ask(
    asked: Asked, found: Agreement, category: str, period: Period, codes: Iterable[str]
) -> None:
    found.add(asked.wards(category, period))
    for place in (None, *codes):
        found.add(asked.trends(category, period, place))
        claim = asked.claim(category, period, place)
        found.add([claim] if claim else [])


def lines(found: Agreement, name: str) -> list[str]:
    """Return what was compared, and what disagrees, as Markdown."""
    compared_pairs = sum(1 for _ in found.pairs())
    clear = [said for told in found.said.values() for said in told if said.alone in _OPPOSITE]
    wrong = found.disagreements()
    return [
        f"{name}: {len(found.said):,} changes, of which {compared_pairs:,} pairs of outputs speak; "
        f"{len(clear):,} of what is said is clear by itself. Pairs that disagree: {len(wrong)}.",
        *(f"  - {each}" for each in wrong[:20]),
    ]


def _both(home: Path, name: str, drawn: int) -> list[str]:
    return [
        *lines(compared(home, 0, seed=1), f"- {name}, the periods offered"),
        *lines(compared(home, drawn, offered=False), f"- {name}, {drawn} periods drawn"),
    ]


def main() -> None:
    """Compare the outputs of a home, and keep what was found in docs/accuracy.md."""
    drawn = int(sys.argv[1]) if len(sys.argv) > 1 else DRAWN
    found = []
    with TemporaryDirectory() as folder:
        home = Path(folder) / "demonstration"
        demonstrate(load_settings(), home)
        found += _both(home, "The demonstration", drawn)
        if REAL[0].is_dir():
            home = Path(folder) / "real"
            load(list(REAL), load_settings(), home)
            found += [*_both(home, "Real extracts of Staffordshire", drawn), "", _SCATTERED]
    print("\n".join(found))
    keep("What is said of the same change", f"make agreement DRAWN={drawn}", [ABOUT, "", *found])


if __name__ == "__main__":
    main()
