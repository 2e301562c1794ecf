"""The gap to the country by theme is that of Compare; our force's offences are the table's."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.tables.assessment.elsewhere import force_offences, gaps
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from tests.opened import built, opened
from tests.unit.tables.conftest import Publish


def test_a_theme_of_one_offence_group_has_the_gap_that_compare_shows(
    demo_home: Path, settings: Settings
) -> None:
    found = gaps(Request(opened(demo_home), settings, Selection()))
    rows = built(demo_home, "comparison-recorded").frame
    country = rows[rows["level"] == "country"].set_index("group")
    for theme, group in (("theft", "Theft offences"), ("damage", "Criminal damage and arson")):
        assert found.at[theme, "ratio"] == pytest.approx(country.at[group, "ratio"])
    assert set(found.index) == {"violence", "theft", "damage", "alcohol_drugs"}


def test_several_groups_of_a_theme_are_summed(demo_home: Path, settings: Settings) -> None:
    found = gaps(Request(opened(demo_home), settings, Selection()))
    rows = built(demo_home, "comparison-recorded").frame
    groups = ["Violence against the person", "Sexual offences", "Robbery", "Public order offences"]
    groups += ["Possession of weapons offences"]
    sums = rows[rows["group"].isin(groups)].groupby("level")["rate_per_1000"].sum()
    assert found.at["violence", "ratio"] == pytest.approx(sums["district"] / sums["country"])


def test_the_forces_offences_are_those_of_its_latest_year(
    demo_home: Path, settings: Settings
) -> None:
    found = force_offences(Request(opened(demo_home), settings, Selection()))
    rows = opened(demo_home).recorded()
    own = rows[rows["force_name"] == "Staffordshire"]
    quarter = own["financial_year"] * 4 + own["quarter"]
    assert found["offences"].sum() == own.loc[quarter > quarter.max() - 4, "offences"].sum()
    assert found["offence_code"].is_unique


def test_without_official_figures_there_is_no_gap(publish: Publish, settings: Settings) -> None:
    request = Request(publish(), settings, Selection())
    assert gaps(request).empty
    assert force_offences(request).empty
