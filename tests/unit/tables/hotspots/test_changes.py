"""The year before is told of the places that both years pick out, the split alone being judged."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from scipy.stats import binomtest, false_discovery_control

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, Table


def build(
    of: Snapshot, category: str = "all", period: Period | None = None, name: str = "changes"
) -> Table:
    return tables.build(f"hotspot-{name}", of, load_settings(), Selection(period, category))


def test_a_place_of_both_years_holds_its_cells_counts(demonstration: Snapshot) -> None:
    places = build(demonstration, "burglary").frame.set_index("both")
    cells = tables.build("hotspots", demonstration, load_settings(), Selection(category="burglary"))
    for name in ("count", "count_before"):
        inside = cells.frame[cells.frame["both"].notna()].groupby("both")[name].sum()
        assert places[name].astype(int).to_dict() == inside.astype(int).to_dict()
    assert (places["count"] + places["count_before"]).ge(10).all()


def test_the_split_is_judged_by_the_exact_test_of_one_family(demonstration: Snapshot) -> None:
    frame = build(demonstration).frame
    chances = [
        binomtest(now, now + before, 0.5).pvalue
        for now, before in zip(frame["count"], frame["count_before"], strict=True)
    ]
    assert frame["p_value"].tolist() == pytest.approx(chances)
    adjusted = false_discovery_control(chances)
    assert frame["p_adjusted"].tolist() == pytest.approx(adjusted)
    clear = frame["verdict"] != "no clear change"
    assert clear.tolist() == (adjusted < 0.05).tolist()


def test_a_planted_rise_is_found_and_named(demonstration: Snapshot) -> None:
    table = build(demonstration, "damage_arson")
    risen = table.frame[table.frame["verdict"] == "more"]
    assert risen["ward_name"].tolist() == ["Leek North"]
    row = risen.iloc[0]
    assert (
        f"clearly more in Leek North, about {row['place']} ({row['count']} after "
        f"{row['count_before']})" in table.sentence
    )
    hotspot = build(demonstration, "damage_arson", name="places").frame
    assert hotspot.set_index("ward_name").loc["Leek North", "verdict"] == "more"


def test_a_hotspot_in_no_place_of_both_years_is_not_set_against_the_year_before(
    demonstration: Snapshot,
) -> None:
    hotspots = build(demonstration, "anti_social_behaviour", name="places").frame
    asked = Selection(category="anti_social_behaviour")
    cells = tables.build("hotspots", demonstration, load_settings(), asked).frame
    outside = (
        cells[cells["hotspot"].notna()]
        .groupby("hotspot")["both"]
        .agg(lambda both: both.isna().all())
    )
    told = hotspots.set_index("hotspot")["verdict"] == "cannot tell"
    assert told.to_dict() == outside.to_dict()


@pytest.mark.slow
def test_a_part_of_the_year_before_is_compared_with_nothing(snapshot: Snapshot) -> None:
    year = Period(date(2024, 1, 1), date(2024, 12, 1))
    table = build(snapshot, period=year)
    assert table.frame.empty
    assert "cannot tell what changed where, because no whole file is loaded for" in table.sentence


def test_the_hand_made_place_has_risen_from_nothing(snapshot: Snapshot) -> None:
    row = build(snapshot).frame.iloc[0]
    assert (row["count"], row["count_before"], row["verdict"]) == (48, 0, "more")
    assert pd.isna(row["percent"])


def test_what_one_partnership_asked_does_not_answer_another(demonstration: Snapshot) -> None:
    usual = load_settings()
    limits = usual.thresholds.model_copy(update={"percent_change_from": 10**6})
    never = usual.model_copy(update={"thresholds": limits})
    shares = [
        tables.build("hotspot-changes", demonstration, settings, Selection()).frame["percent"]
        for settings in (usual, never)
    ]
    assert shares[0].notna().any()
    assert shares[1].isna().all()


def test_the_kinds_of_a_theme_are_a_choice_of_their_own(demonstration: Snapshot) -> None:
    for choice in ("theme:fires", "fires_deliberate+fires_dwelling+fires_other"):
        assert set(build(demonstration, choice).frame["category"]) == {choice}
