"""The figures that bear on one claim: changes of its kind together, rates, places, records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.change import EVEN, period_before
from moorlands_dash.measures.claims import judging as claims
from moorlands_dash.measures.coverage import Coverage, before_columns, coverage, period_columns
from moorlands_dash.measures.family import family_sizes
from moorlands_dash.measures.standing import side_of, standings
from moorlands_dash.measures.wards.visitors import residents_mislead
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record
from moorlands_dash.tables import past
from moorlands_dash.tables.claims.official import official, rate_of
from moorlands_dash.tables.claims.spread import past_of, spread
from moorlands_dash.tables.doubt import of_place
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards.years import WardYears, theme_requests
from moorlands_dash.words.claims.evidence import missing_words

_WHOLE = (vocabulary.ALL, vocabulary.ALL_CRIME)
_BY_WHAT_IS_USUAL = (
    *("usual", "usual_from", "usual_to", "usual_years"),
    *("verdict_together", "verdict_before"),
)
"""What a change is judged by besides the year before, for the words of its test."""


@dataclass(frozen=True)
class Figures:
    """What is counted for one claim."""

    request: Request
    """For the claim's category and period."""
    claim: claims.Claim

    @cached_property
    def covered(self) -> Coverage:
        """Return the claim's months, and which of them are missing."""
        return coverage(self.claim.period, self.request.loaded)

    @cached_property
    def counts(self) -> pd.Series:
        """Return the place's count of every month loaded."""
        return self.series(self.request.category)

    def row(self) -> Record:
        """Return the figures of the claim's kind."""
        start: Record = {
            **period_columns(self.claim.period),
            "complete": self.covered.complete,
            "known": self.covered.complete,
            "count": self._sum(self.counts, self.covered),
            "doubt": self._doubt,
            "missing": missing_words(self.covered.missing),
        }
        kinds: tuple[tuple[tuple[str, ...], Callable[[], Record]], ...] = (
            (claims.CHANGES, self._change),
            (claims.RANKS, self._rank),
            (claims.BESIDE, self._beside),
            (claims.RECORDS, self._record),
        )
        return start | next((found() for names, found in kinds if self.claim.kind in names), {})

    @property
    def _doubt(self) -> int:
        """Return how many rows set aside may belong to the claim's count."""
        period, own = self.claim.period, self.request.category
        return int(of_place(self.request, own, period, period, self.claim.area)["doubt"])

    def series(self, choice: str) -> pd.Series:
        """Return the place's count of a choice in every month loaded of it."""
        if self.claim.area is not None:
            return self._years(choice).series[self.claim.area]
        return self._district.series(choice)

    @cached_property
    def _kept(self) -> dict[str, WardYears]:
        return {}

    def _years(self, choice: str) -> WardYears:
        """Return the wards' counts of a choice, read once."""
        if choice not in self._kept:
            asked = replace(self.request.selection, category=choice)
            request = Request(self.request.snapshot, self.request.settings, asked)
            self._kept[choice] = WardYears(request)
        return self._kept[choice]

    @cached_property
    def _own(self) -> WardYears:
        return WardYears(self.request)

    def _sum(self, counts: pd.Series, covered: Coverage) -> float:
        return float(counts.reindex(covered.months()).sum()) if covered.loaded else np.nan

    def _family(self) -> list[str]:
        """Return the choices that are tested together with the claim's.

        Of a theme, and of a ward's category that has a card on its page: the ward's themes. Of
        another category: all that have the same source.
        """
        choice, sources = self.request.category, vocabulary.sources_of(self.request.category)
        if choice in _WHOLE:
            return [choice]
        themes = [asked.category for asked in theme_requests(self.request)[1:]]
        if choice not in vocabulary.CATEGORY_BY_KEY or (self.claim.area and choice in themes):
            return list(dict.fromkeys([*themes, choice]))
        same = (key for key in vocabulary.CATEGORY_BY_KEY if vocabulary.sources_of(key) == sources)
        return [key for key in same if self.request.loaded_of(key)]

    def changes(self, before: Period, *, alone: bool = False) -> pd.DataFrame:
        """Return each choice that is tested together, the claim's among them, with its change.

        Against the same months a year before a change is judged as on every page, by what is usual
        in them; against other months, or `alone`, by the two periods themselves.
        """
        own = self.request.category
        family = [own] if alone else self._family()
        usual = not alone and before == period_before(self.claim.period)
        rows = [self._row(choice, before, usual=usual) for choice in family]
        frame = pd.DataFrame(rows)
        frame = frame.astype({"count": "Int64", "count_before": "Int64"})
        # A ward's page tests its themes with none left out, the district only what is in use.
        some = frame["count"].fillna(0) + frame["count_before"].fillna(0) > 0
        if set(family) <= set(vocabulary.CATEGORY_BY_KEY):
            frame = frame[some | (frame["category"] == own)].reset_index(drop=True)
        together = pd.Series(own not in _WHOLE and not alone, index=frame.index)
        least = self.request.settings.thresholds.percent_change_from
        found = claims.claimed_changes(frame, together, percent_from=least)
        return found.assign(tested=sum(family_sizes(found, together).values()))

    def _row(self, choice: str, before: Period, *, usual: bool) -> Record:
        counts, period = self.series(choice), self.claim.period
        years = self._years(choice) if self.claim.area else None
        loaded = self.request.loaded_of(choice)
        now, then = coverage(period, loaded), coverage(before, loaded)
        start = min(before.start, period.start)
        same = choice in _WHOLE or self.request.comparable_from(choice) <= start
        found = spread(self.claim, before, counts, years.series if years else pd.DataFrame())
        return {
            "category": choice,
            "count": self._sum(counts, now),
            "count_before": self._sum(counts, then),
            "complete": now.complete and then.complete and same and not found["unseasonal"],
            **of_place(self.request, choice, period, before, self.claim.area),
            **found,
            **(past_of(self.claim, choice, self._district, years) if usual else {}),
        }

    @cached_property
    def _district(self) -> past.DistrictPast:
        return past.DistrictPast(self.request)

    def _change(self) -> Record:
        before = self.claim.before or period_before(self.claim.period)
        found = self._of(self.changes(before))
        then = coverage(before, self.request.loaded)
        missing = (*then.missing, *self.covered.missing)
        return self._told(found, then, missing) | {
            "known_before": then.complete,
            "verdict": claims.bounded_change(
                self.claim.kind,
                self.claim.amount,
                found,
                percent_from=self.request.settings.thresholds.percent_change_from,
            ),
        }

    def _of(self, frame: pd.DataFrame) -> Record:
        row = frame[frame["category"] == self.request.category].iloc[0]
        return {str(name): value for name, value in row.items()}

    def _told(self, found: Record, before: Coverage, missing: tuple[date, ...]) -> Record:
        names = (
            "count_before",
            "doubt_before",
            "dispersion",
            "p_value",
            "p_adjusted",
            "tested",
            "complete",
        )
        ratio = ("ratio", "ratio_lower_95", "ratio_upper_95")
        equal = abs(found["share"] - EVEN) < 1e-9
        return {
            **before_columns(before),
            **{name: found[name] for name in (*names, *ratio)},
            "percent": found["percent"] if equal else np.nan,
            "verdict_of_change": found["verdict"],
            **{name: found.get(name) for name in _BY_WHAT_IS_USUAL},
            "missing": missing_words(missing) or found["unseasonal"],
        }

    def _rank(self) -> Record:
        frame = self._own.ranked
        row: Any = frame[frame["ward_code"] == self.claim.area].iloc[0]
        places = tuple(
            np.nan if pd.isna(row[name]) else int(row[name])
            for name in ("rank_lower", "rank_upper")
        )
        verdict = claims.rank_verdict(
            self.claim.kind,
            (places[0], places[1]),
            int(row["ranked"]),
            row["count"],
            enough=self._enough,
        )
        return rate_of(row) | {
            "residents_mislead": self._misleading,
            "rank_lower": places[0],
            "rank_upper": places[1],
            "ranked": int(row["ranked"]),
            "verdict": verdict,
        }

    @property
    def _misleading(self) -> bool:
        """Tell whether visitors are likely behind the ward's rate, as its page does."""
        rates = self._years(vocabulary.ALL).rates
        shops = self.request.snapshot.ward_counts(self.claim.period, ("shoplifting",))
        found = residents_mislead(rates, shops.groupby("ward_code")["count"].sum())
        return bool(found[(rates["ward_code"] == self.claim.area).to_numpy()].iloc[0])

    @property
    def _enough(self) -> int:
        return self.request.settings.thresholds.unreliable_below

    def _beside(self) -> Record:
        if self.claim.versus == claims.COUNTRY:
            found = official(self.request, self.claim.period)
        else:
            frame = self._own.rates.set_index("ward_code")
            found = rate_of(frame.loc[str(self.claim.area)]) | self._other(frame)
            found["residents_mislead"] = self._misleading
        count = found.get("count", self._sum(self.counts, self.covered))
        kind = self.claim.kind
        verdict = claims.beside_verdict(kind, found["against"], count, enough=self._enough)
        return found | {"verdict": verdict}

    def _other(self, frame: pd.DataFrame) -> Record:
        """Return the district's or another ward's rate, and which side of it the ward's is."""
        ours = frame.loc[str(self.claim.area)]
        if self.claim.versus == claims.DISTRICT:
            rate = ours["district_rate_per_1000"]
            return {"other_rate_per_1000": rate, "against": ours["standing_alone"]}
        theirs = frame.loc[str(self.claim.versus)]
        pair = frame.loc[[str(self.claim.area), str(self.claim.versus)]]
        wards = side_of(pair, pair["rate_per_1000"].notna())
        against = standings(wards.rows([0]), wards.rows([1]))
        return {"other_rate_per_1000": theirs["rate_per_1000"], "against": against[0]}

    def _record(self) -> Record:
        since = date.min if self.request.category in _WHOLE else self._since
        years = claims.earlier_same_months(self.counts, self.claim.period, since)
        others = [int(self.counts.reindex(list(year)).sum()) for year in years]
        count = self._sum(self.counts, self.covered) if self.covered.complete else np.nan
        high = self.claim.kind == claims.RECORD_HIGH
        if not years or pd.isna(count):
            verdict = claims.record_verdict(self.claim.kind, count, others, "")
            return {"years": len(years), "record_rank": np.nan, "verdict": verdict}
        nearest = max(others) if high else min(others)
        before = years[others.index(nearest)]
        then = coverage(before, self.request.loaded)
        found = self._of(self.changes(before, alone=True))
        rank = 1 + sum(other > count if high else other < count for other in others)
        word = str(found["verdict"])
        return self._told(found, then, self.covered.missing) | {
            "years": len(years),
            "record_rank": rank,
            "complete": self.covered.complete,
            "verdict": claims.record_verdict(self.claim.kind, count, others, word),
        }

    @property
    def _since(self) -> date:
        return self.request.comparable_from(self.request.category)
