"""Official recorded crime by theme: our rate beside the country's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from moorlands_dash.measures.assessment.themes import THEMES
from moorlands_dash.measures.comparison.recorded import quarter_numbers
from moorlands_dash.spelling import force_key, name_key
from moorlands_dash.tables.comparison.recorded import Official
from moorlands_dash.tables.comparison.similar import similar_districts
from moorlands_dash.tables.request import Request

_REST = "Others"
GAP = ("ratio", "ratio_lower_95", "ratio_upper_95", "verdict")


def gaps(request: Request) -> pd.DataFrame:
    """Return for each theme (index) with official figures our rate over the country's.

    Columns `GAP`, of the latest year that all forces have; no row where a rate isn't known.
    """
    official = official_by_theme(request)
    if official.quarters is None:
        return pd.DataFrame(columns=list(GAP))
    found = official.compared(official.quarters)
    country = found[(found["level"] == "country") & (found["group"] != _REST)]
    known = country[country["ratio"].notna()].set_index("group")
    return known.loc[known.index.isin(_keys()), list(GAP)]


def similar_ratios(request: Request) -> dict[str, float]:
    """Return by theme our rate over that of the districts most like ours together.

    None of a theme of which a group lacks either rate, or where too few districts are loaded.
    """
    frame = similar_districts(request.snapshot, request.settings, request.selection).frame
    ours = frame[frame["area_code"] == request.settings.district.code].set_index("group")
    rates = {
        name_key(str(group)): (float(row["rate_per_1000"]), float(row["similar_rate_per_1000"]))
        for group, row in zip(ours.index, ours.to_dict("records"), strict=True)
        if pd.notna(row["rate_per_1000"]) and pd.notna(row["similar_rate_per_1000"])
    }
    found = {}
    for theme in THEMES:
        own = [rates.get(name_key(group)) for group in theme.groups]
        known = [each for each in own if each is not None]
        if own and len(known) == len(own) and (beside := sum(rate for _, rate in known)):
            found[theme.key] = sum(rate for rate, _ in known) / beside
    return found


def official_by_theme(request: Request) -> Official:
    """Return the official table of a request with its offence groups summed to our themes."""
    rows, doubt = request.snapshot.recorded_groups(), request.snapshot.recorded_doubt()
    themes = {name_key(group): theme.key for theme in THEMES for group in theme.groups}
    return Official(request, _renamed(rows, themes), _renamed(doubt, themes))


def _renamed(rows: pd.DataFrame, themes: Mapping[str, str]) -> pd.DataFrame:
    """Return rows with the theme as offence group; those set aside of any group stay of any."""
    names = rows["offence_group"].fillna("")
    known = {name: _theme(str(name), themes) for name in names.unique()}
    return rows.assign(offence_group=names.map(known).astype("object"))


def _theme(name: str, themes: Mapping[str, str]) -> str:
    key = name_key(name)
    return "" if not key else themes.get(key, name if key.startswith("fraud") else _REST)


def _keys() -> Sequence[str]:
    return [theme.key for theme in THEMES]


def force_offences(request: Request) -> pd.DataFrame:
    """Return our force's offences of the latest official year, by code.

    `offence_code offence_description offence_subgroup offences`; no row where none is loaded.
    """
    names = ["offence_code", "offence_description", "offence_subgroup"]
    official = Official(request)
    quarters = official.recorded.latest_year()
    rows = request.snapshot.recorded()
    if quarters is None or rows.empty:
        return pd.DataFrame(columns=[*names, "offences"])

    forces = {name: force_key(str(name)) for name in rows["force_name"].unique()}
    own = rows["force_name"].map(forces).isin(official.recorded.names.police)
    own &= quarter_numbers(rows).isin(list(quarters))
    return rows[own].groupby(names, dropna=False)["offences"].sum().reset_index()
