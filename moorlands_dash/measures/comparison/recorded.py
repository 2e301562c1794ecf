"""Official recorded crime: which quarters to show, and counts for us, our force and the country."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from moorlands_dash.measures.coverage import period_columns
from moorlands_dash.periods import Period, add_months, quarter
from moorlands_dash.spelling import force_key, name_key, without_marks

RECORDED = "official recorded crime"
TOTAL = "Total recorded crime (excluding fraud)"
YEAR = 4
"""Quarters in a year."""


@dataclass(frozen=True)
class Names:
    """Who is who in the Home Office's tables."""

    csp: str
    force: str
    forces: tuple[str, ...]
    """Those that should report each quarter."""
    csps: tuple[str, ...] = ()
    """Further partnerships that are ours: a quarter needs each of them."""
    forerunners: tuple[str, ...] = ()
    """Partnerships merged into ours: a quarter has us, or each of them."""
    own_forces: tuple[str, ...] = ()
    """Further forces that are ours: a quarter needs each of them."""

    @property
    def police(self) -> set[str]:
        """Return the keys of our forces' names."""
        return {force_key(name) for name in (self.force, *self.own_forces)}

    @property
    def partnerships(self) -> list[set[str]]:
        """Return the keys of our partnerships' names, then of those that were merged into them."""
        ours = {name_key(name) for name in (self.csp, *self.csps) if name}
        older = {name_key(name) for name in self.forerunners}
        return [ours, older] if older else [ours]


@dataclass(frozen=True)
class Area:
    """An area's code, name and level in the result."""

    code: str
    name: str
    level: str


def _doubted(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `q force csp group` of rows set aside, as keys; without those of fraud."""
    if rows.empty:
        return pd.DataFrame(columns=["q", "force", "csp", "group"])
    months = pd.to_datetime(rows["month"])
    year = months.dt.year - (months.dt.month < _FIRST)
    found = pd.DataFrame(
        {
            "q": year * YEAR + (months.dt.month - _FIRST) % 12 // 3,
            "force": _keyed(rows["force_name"], force_key),
            "csp": _keyed(rows["csp_name"], name_key),
            "group": _keyed(rows["offence_group"], name_key),
        }
    )
    return found[~found["group"].str.startswith("fraud")]


_FIRST = 4
"""The month in which the Home Office's years begin."""


def _group_counts(rows: pd.DataFrame, groups: list[str]) -> list[int | None]:
    """Return the offences of each group, the total first; nothing where no row is."""
    sums = rows.groupby("offence_group")["offences"].sum().to_dict()
    if not sums:
        return [None] * len(groups)
    return [sum(sums.values()), *(sums.get(group, 0) for group in groups[1:])]


def _keyed(names: pd.Series, key: Callable[[str], str]) -> pd.Series:
    return names.map({name: key(name) for name in names.unique()})


def _grouped(rows: pd.DataFrame) -> pd.Series:
    """Return offence groups, each as the newest quarter spells it, without marks of footnotes."""
    found = pd.DataFrame({"key": _keyed(rows["offence_group"], name_key), "q": rows["q"]})
    newest = found.assign(name=rows["offence_group"]).sort_values(["q", "name"], kind="stable")
    spelt = newest.drop_duplicates("key", keep="last").set_index("key")["name"].map(without_marks)
    return found["key"].map(spelt)


def _summed(rows: pd.DataFrame, of: str) -> pd.DataFrame:
    """Return the offences of each quarter and group, by force or by partnership."""
    return rows.groupby(["q", of, "offence_group"])["offences"].sum().reset_index()


def _own(rows: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return our partnerships' rows of the quarters that have each of them; else no part of one."""
    left, found = rows, []
    for wanted in names.partnerships:
        of_them = left[left["csp"].isin(wanted)]
        whole = of_them.groupby("q")["csp"].nunique() == len(wanted)
        quarters = set(whole.index[whole])
        found.append(of_them[of_them["q"].isin(quarters)])
        left = left[~left["q"].isin(quarters)]
    return pd.concat(found).drop(columns="csp")


def quarter_numbers(recorded: pd.DataFrame) -> pd.Series:
    """Return each row's quarter as one running number: financial year x 4 + quarter - 1."""
    numbers = recorded["financial_year"].astype("int64") * YEAR + recorded["quarter"] - 1
    return numbers.astype("int64")


def quarter_period(first: int, last: int) -> Period:
    """Return the months from running quarter `first` to `last`, both included."""
    start = quarter(first // YEAR, first % YEAR + 1).start
    return Period(start, quarter(last // YEAR, last % YEAR + 1).end)


def quarters_within(period: Period) -> range:
    """Return the running numbers of the quarters that lie wholly in the period."""
    years = range(period.start.year - 1, period.end.year + 1)
    whole = [
        year * YEAR + number - 1
        for year in years
        for number in range(1, YEAR + 1)
        if quarter(year, number).start in period and quarter(year, number).end in period
    ]
    return range(whole[0], whole[-1] + 1) if whole else range(0)


def last_quarter_ended(period: Period) -> int:
    """Return the running number of the last quarter that ended by the end of the period."""
    return quarters_within(Period(add_months(period.end, -5), period.end))[-1]


class Recorded:
    """The table of recorded crime summed once to quarter, force, partnership and offence group."""

    def __init__(
        self, recorded: pd.DataFrame, names: Names, doubt: pd.DataFrame | None = None
    ) -> None:
        """Join names and leave out fraud, which one national body records, not the police.

        `recorded` has `financial_year quarter force_name csp_name offence_group offences`, any
        number of rows for each. `doubt` are rows set aside, by `month force_name csp_name
        offence_group`, blank where that can't be read: of what they may be of nothing is told.
        """
        self.doubt = _doubted(recorded.head(0) if doubt is None else doubt)
        groups = recorded["offence_group"].str.strip()
        police = recorded[~groups.str.casefold().str.startswith("fraud").fillna(False)]
        rows = police.assign(
            q=quarter_numbers(police), force=_keyed(police["force_name"], force_key)
        )
        rows = rows.assign(offence_group=_grouped(rows), csp=_keyed(rows["csp_name"], name_key))
        self.names = names
        self.own = _own(rows[rows["force"].isin(names.police)], names)
        self.sums = _summed(rows, "force")
        self.partners = _summed(rows, "csp")
        self.reported = self.sums.groupby("force")["q"].agg(set).to_dict()
        self.spelt = dict(zip(rows["force"], rows["force_name"], strict=True))

    def groups(self) -> list[str]:
        """Return the offence groups, in alphabetical order, the total first."""
        return [TOTAL, *sorted(self.sums["offence_group"].unique())]

    def missing_forces(self, quarters: Iterable[int]) -> list[str]:
        """Return the expected forces that lack any of the quarters, as the settings name them."""
        needed = set(quarters)
        return [
            name
            for name in self.names.forces
            if not needed <= self.reported.get(force_key(name), set())
        ]

    def unexpected_forces(self) -> list[str]:
        """Return the forces in the table that the settings don't list; they are summed too."""
        expected = {force_key(name) for name in self.names.forces}
        return sorted(name for key, name in self.spelt.items() if key not in expected)

    def newest(self) -> int | None:
        """Return the newest quarter that our partnership has."""
        return None if self.own.empty else int(self.own["q"].max())

    def latest_year(self) -> range | None:
        """Return the four quarters to show when nobody chose any.

        The newest four that we and every expected force have, looking back up to a year; where
        there are none, our newest four, for which England and Wales then can't be told.
        """
        newest = self.newest()
        if newest is None:
            return None
        have = set(self.own["q"])
        for end in range(newest, newest - YEAR, -1):
            year = range(end - YEAR + 1, end + 1)
            if set(year) <= have and not self.missing_forces(year):
                return year
        return range(newest - YEAR + 1, newest + 1)

    def shown(self, chosen: Period | None) -> range | None:
        """Return the quarters that answer a chosen period: its whole ones, as far as published.

        Official figures come months after street-level ones. So a period of up to a year that
        reaches beyond the newest quarter is answered with as many quarters up to that one, a
        longer one with those of its quarters that are published, and a period without a whole
        quarter with the year to the last quarter ended by then. None where we have no quarter.
        """
        newest = self.newest()
        if newest is None or chosen is None:
            return self.latest_year()
        within = quarters_within(chosen)
        if not within:
            last = min(newest, last_quarter_ended(chosen))
            return range(last - YEAR + 1, last + 1)
        if within[-1] <= newest:
            return within
        if len(within) == YEAR:
            return self.latest_year()
        start = within[0] if len(within) > YEAR else newest - len(within) + 1
        return range(min(start, newest), newest + 1)

    def counts(self, quarters: range, areas: tuple[Area, Area, Area]) -> pd.DataFrame:
        """Return area x group: `basis area_code ... complete count forces_reported forces_missing`.

        `areas` are ours, the force and the country. An area is complete when it reported in each
        quarter, the country when all expected forces did; its sum is that of those who reported. A
        count is missing where no row of the group is left beside those set aside.
        """
        shown = self.sums[self.sums["q"].isin(quarters)]
        absent = self.missing_forces(quarters)
        force = set.intersection(*(self.reported.get(k, set()) for k in self.names.police))
        parts = (
            (self.own[self.own["q"].isin(quarters)], set(quarters) <= set(self.own["q"])),
            (shown[shown["force"].isin(self.names.police)], set(quarters) <= force),
            (shown, not absent),
        )
        groups = self.groups()
        frame = pd.DataFrame(
            [
                (area.code, area.name, area.level, complete, group, count)
                for area, (rows, complete) in zip(areas, parts, strict=True)
                for group, count in zip(groups, _group_counts(rows, groups), strict=True)
            ],
            columns=["area_code", "area_name", "level", "complete", "group", "count"],
        ).astype({"count": "Int64"})
        country = frame["level"] == areas[2].level
        unsure = self._open(frame, quarters, areas)
        frame["complete"] &= ~unsure
        # Where every row that could be the group's is set aside none is known, which is no nought.
        frame["count"] = frame["count"].mask(unsure & (frame["count"] == 0))
        whole = sum(set(quarters) <= have for have in self.reported.values())
        return frame.assign(
            basis=RECORDED,
            forces_reported=pd.Series(whole, frame.index, dtype="Int64").where(country),
            forces_missing=country.map({True: "; ".join(absent), False: ""}),
            **period_columns(quarter_period(quarters[0], quarters[-1])),
        )

    def _open(self, frame: pd.DataFrame, quarters: range, areas: Sequence[Area]) -> pd.Series:
        """Tell which rows of `counts` rows set aside may belong to."""
        doubt = self.doubt[self.doubt["q"].isna() | self.doubt["q"].isin(quarters)]
        police = doubt["force"].isin({"", *self.names.police})
        partners = doubt["csp"].isin({"", *set.union(*self.names.partnerships)})
        held = (police & partners, police, police | True)
        groups = {
            area.code: set(doubt.loc[of, "group"]) for area, of in zip(areas, held, strict=True)
        }
        pairs = zip(frame["area_code"], frame["group"], strict=True)
        found = [
            bool(groups[code]) and (group == TOTAL or bool({"", name_key(group)} & groups[code]))
            for code, group in pairs
        ]
        return pd.Series(found, index=frame.index, dtype=bool)

    def years(self, quarters: range) -> list[range]:
        """Return the same quarters of each year that our partnership has any of, oldest first."""
        have = set(self.own["q"])
        found, years = quarters, []
        while have and found[-1] >= min(have):
            if have & set(found):
                years.append(found)
            found = range(found[0] - YEAR, found[-1] - YEAR + 1)
        return years[::-1]


def year_label(period: Period) -> str:
    """Return "Year to June 2026", or the period in words where it isn't a year."""
    ended = Period(period.end, period.end)
    whole = add_months(period.start, 11) == period.end
    return f"Year to {ended}" if whole else str(period)
