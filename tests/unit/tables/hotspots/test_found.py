"""Hotspots of a district that can be counted by hand, and of the demonstration's planted ones."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from scipy.stats import binomtest

from demonstration.truths import FLY_TIPPING
from moorlands_dash import tables
from moorlands_dash.geography import grid_reference
from moorlands_dash.measures.hotspots.batches import Stopped
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.hotspots.shapes import shapes
from moorlands_dash.tables.hotspots.trials import untried, work_out
from moorlands_dash.tables.model import Selection, SelectionError, Table
from tests import hand_made


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return open_snapshot(hand_made.made(tmp_path_factory.mktemp("hand") / "home"))


@pytest.fixture
def own(snapshot: Snapshot, tmp_path: Path) -> Snapshot:
    """Return the hand-made district in a home of its own, to be changed."""
    shutil.copytree(snapshot.home.folder, tmp_path / "home")
    return open_snapshot(tmp_path / "home")


@pytest.fixture(scope="module")
def demonstration(demo_home: Path) -> Snapshot:
    return open_snapshot(demo_home)


def build(name: str, of: Snapshot, category: str = "all", **extra: str) -> Table:
    period = None
    return tables.build(name, of, load_settings(), Selection(period, category, None, **extra))


def test_the_hotspot_is_found_with_the_count_inside(snapshot: Snapshot) -> None:
    table = build("hotspot-places", snapshot)
    assert len(table.frame) == 1
    row = table.frame.iloc[0]
    # 6 months of 8 within the 12 months; 12 months of 4 elsewhere.
    assert row["count"] == 48
    assert row["share"] == pytest.approx(48 / 96)
    assert row["count_before"] == 0
    assert row["verdict"] == "more"
    assert (row["ward_name"], row["place"]) == ("East", "Mill Street")
    assert row["types"] == "Anti-social behaviour (30) and Vehicle crime (18)"
    assert row["busiest_months"] == "most in April 2025 (8); 8 in the latest month, September 2025"


def test_a_hotspots_change_is_that_of_its_two_counts(demonstration: Snapshot) -> None:
    frame = build("hotspot-places", demonstration, "burglary").frame
    for row in frame.to_dict("records"):
        now, before = row["count"], row["count_before"]
        assert row["difference"] == now - before
        # Both periods are as long: the exact two-sided test of an even split.
        chance = binomtest(now, now + before, 0.5).pvalue
        assert row["p_value"] == pytest.approx(chance)
        assert row["verdict"] == "no clear change" or chance < 0.05
    assert "no clear change" in set(frame["verdict"])


def test_the_sentence_says_what_the_table_holds(snapshot: Snapshot) -> None:
    said = build("hotspot-places", snapshot).sentence
    assert said.startswith(
        "All police incidents, October 2024 to September 2025: 1 hotspot, East, about Mill Street, "
        "holds 50% of 96 incidents on "
    )
    assert "it is new since April 2025" in said
    assert "not tried yet" in said


def test_cells_hold_every_incident_once(snapshot: Snapshot) -> None:
    frame = build("hotspots", snapshot).frame
    assert frame["count"].sum() == 96
    hot = frame[frame["heat"] == "hot"]
    assert hot["called"].tolist() == [
        f"East, about Mill Street ({grid_reference(*hot[['easting', 'northing']].iloc[0])})"
    ]
    assert hot["kind"].tolist() == ["emerging"]
    assert hot["rose_from"].tolist() == [pd.Timestamp("2025-04-01")]
    assert hot["survives"].isna().all()


@pytest.mark.parametrize("shape", ["hexagon", "square"])
@pytest.mark.parametrize("size", ["auto", "1000"])
def test_whatever_the_cells_the_hotspot_is_the_same(
    snapshot: Snapshot, shape: str, size: str
) -> None:
    table = build("hotspot-places", snapshot, shape=shape, cells=size)
    assert table.frame["count"].tolist() == [48]
    assert table.frame["place"].tolist() == ["Mill Street"]
    assert any(f"{shape}s 1,000 m across" in note for note in table.notes)


def test_one_cells_months_are_its_incidents(snapshot: Snapshot) -> None:
    cell = build("hotspot-places", snapshot).frame["cell_id"].iloc[0]
    table = build("hotspot-cell-months", snapshot, cell=cell)
    every = table.frame[table.frame["part"] == "all"].set_index("month")["count"]
    assert len(every) == 24
    assert every.loc["2025-03-01"] == 0
    assert every.loc["2025-04-01"] == 8
    vehicles = table.frame[table.frame["category"] == "vehicle_crime"]
    assert vehicles["count"].sum() == 18
    assert "48 incidents" in table.sentence
    assert "new since April 2025" in table.sentence


def test_points_are_told_with_their_counts(snapshot: Snapshot) -> None:
    frame = build("hotspot-points", snapshot).frame
    assert frame[["place", "count"]].iloc[0].tolist() == ["Mill Street", 48]
    assert frame["count"].sum() == 96
    assert set(frame["place"][1:]) == {"Far Lane"}


def test_the_busiest_cells_hold_more_than_chance(snapshot: Snapshot) -> None:
    row = build("hotspot-concentration", snapshot).frame.iloc[0]
    assert row["all_incidents"] == 96
    counts = build("hotspots", snapshot).frame["count"].nlargest(int(row["top_cells"]))
    assert counts.max() == 48
    assert row["share_inside"] == pytest.approx(counts.sum() / 96)
    assert row["share_inside"] > row["upper_95"]


def test_a_missing_month_makes_it_cannot_tell(tmp_path: Path) -> None:
    home = hand_made.made(tmp_path / "home", without=(date(2025, 5, 1),))
    of = open_snapshot(home)
    year = Period(date(2024, 10, 1), date(2025, 9, 1))
    whole = tables.build("hotspot-places", of, load_settings(), Selection(year))
    assert whole.frame.empty
    assert "cannot tell where the hotspots are" in whole.sentence
    assert "May 2025" in whole.sentence
    cells = tables.build("hotspots", of, load_settings(), Selection(year)).frame
    assert set(cells["heat"]) == {"cannot tell"}
    assert set(cells["change_verdict"]) == {"cannot tell"}
    months = tables.build("hotspot-cell-months", of, load_settings(), Selection(year)).frame
    every = months[months["part"] == "all"].set_index("month")["count"]
    assert every.loc[["2025-05-01"]].isna().all()
    assert every.loc["2025-06-01"] == 8


def test_without_outlines_it_says_what_to_load(tmp_path: Path) -> None:
    from moorlands_dash.store.load import load

    folder = tmp_path / "files"
    folder.mkdir()
    hand_made.write_month(folder, date(2025, 4, 1))
    load([folder], load_settings(), tmp_path / "home")
    said = build("hotspot-places", open_snapshot(tmp_path / "home"))
    assert said.frame.empty
    assert "no ward outlines are loaded" in said.sentence
    assert (
        "no ward outlines" in build("hotspot-hindsight", open_snapshot(tmp_path / "home")).sentence
    )


def test_lsoas_need_their_outlines(snapshot: Snapshot) -> None:
    table = build("hotspot-places", snapshot, shape="lsoa")
    assert table.frame.empty
    assert "no outlines of LSOAs are loaded" in table.sentence


@pytest.mark.parametrize(
    "wrong",
    [
        {"shape": "circle"},
        {"cells": "7"},
        {"cells": "1e9"},
        {"bandwidth": "-3"},
        {"cell": "h1-1-1"},
    ],
)
def test_nonsense_is_refused_in_words(snapshot: Snapshot, wrong: dict[str, str]) -> None:
    with pytest.raises(SelectionError, match="choose"):
        build("hotspot-cell-months", snapshot, **wrong)


def test_trials_are_kept_and_then_told(own: Snapshot) -> None:
    of = own
    settings, asked = load_settings(), Selection()
    told: list[tuple[str, float | None]] = []
    assert untried(of, settings, asked) == ("survival", "hindsight")
    work_out(of, settings, asked, lambda text, share: told.append((text, share)))
    assert untried(of, settings, asked) == ()
    assert {text for text, _ in told} == {
        "Moving the points 200 times",
        "Looking back: would it have been foreseen?",
    }
    places = build("hotspot-places", of)
    # All 48 stand at one place: however far they are moved, most stay together.
    share = places.frame["survives"].iloc[0]
    assert 0 < share <= 1
    assert f"in {share:.0%} of 200 trials" in places.sentence
    again: list[str] = []
    work_out(of, settings, asked, lambda text, _share: again.append(text))
    assert again == []
    other = Selection(category="vehicle_crime")
    assert untried(of, settings, other) == ("survival", "hindsight")


def test_a_stopped_trial_keeps_nothing(own: Snapshot) -> None:
    of = own

    def stop(_text: str, share: float | None) -> None:
        if share and share > 0.2:
            raise Stopped

    with pytest.raises(Stopped):
        work_out(of, load_settings(), Selection(), stop)
    assert untried(of, load_settings(), Selection()) == ("survival", "hindsight")
    assert not list((of.home.folder / "hotspots").glob("*.parquet"))


def test_shapes_lie_where_the_cells_are(snapshot: Snapshot) -> None:
    found = shapes(snapshot, load_settings(), Selection())
    assert set(found.cells) == set(build("hotspots", snapshot).frame["cell_id"])
    (spot,) = found.hotspots
    assert spot["mark"] == "1"
    # Mill Street by Ordnance Survey's transformation.
    assert spot["at"] == pytest.approx([-1.9589, 53.1052], abs=0.006)


PLANTED = [
    ("shoplifting", "Leek South", "persistent"),
    ("anti_social_behaviour", "Biddulph West", "persistent"),
    ("damage_arson", "Leek North", "emerging"),
]


@pytest.mark.parametrize(("category", "ward", "kind"), PLANTED)
def test_planted_hotspots_are_found_named_and_dated(
    demonstration: Snapshot, category: str, ward: str, kind: str
) -> None:
    places = build("hotspot-places", demonstration, category).frame
    found = places[places["ward_name"] == ward].iloc[0]
    assert found["kind"] == kind
    assert found["share"] > 0.15
    assert found["hotspot"] <= 2
    if kind == "emerging":
        assert found["rose_from"] == pd.Timestamp("2025-10-01")
        assert found["verdict"] == "more"


def test_rows_without_a_place_are_told(demonstration: Snapshot) -> None:
    notes = " ".join(build("hotspot-places", demonstration).notes)
    assert "have no location and can't be given to a ward" in notes
    assert "nothing is said of a house or a street" in notes


def test_real_extracts_with_gaps_are_told_as_far_as_they_go(real_home: Path) -> None:
    of = open_snapshot(real_home)
    table = build("hotspot-places", of)
    assert str(table.period) == "January to September 2025"
    assert len(table.frame)
    assert set(table.frame["kind"]) == {"cannot tell"}
    assert set(table.frame["verdict"]) == {"cannot tell"}
    areas = build("hotspots", of, shape="lsoa")
    assert len(areas.frame) == 59
    assert "59 LSOAs" in " ".join(areas.notes)


def test_exact_places_are_told_by_cells_alone(demonstration: Snapshot) -> None:
    table = build("hotspot-places", demonstration, "fly_tipping")
    assert table.frame["ward_name"].tolist()[0] == FLY_TIPPING.ward
    assert table.frame["kind"].tolist()[0] == "persistent"
    assert "reports" in table.sentence
    assert "moved" not in table.sentence
    assert "never single places" in " ".join(table.notes)
    assert build("hotspot-points", demonstration, "fly_tipping").frame.empty


def test_people_hurt_together_are_not_taken_for_repeats(demonstration: Snapshot) -> None:
    table = build("near-repeat", demonstration, "casualties_slight")
    assert table.frame.empty
    assert "several hurt in one collision would look like repeats" in table.sentence


def test_planted_repeats_are_found_once_tried(own_home: Path) -> None:
    of, asked = open_snapshot(own_home), Selection(category="asb_reported")
    assert "not tried yet" in build("near-repeat", of, "asb_reported").sentence
    assert work_out(of, load_settings(), asked, lambda _text, _share: None) == (
        "hindsight",
        "near-repeat",
    )
    table = build("near-repeat", of, "asb_reported")
    near = table.frame[(table.frame["distance_to"] == 100) & (table.frame["days_to"] == 7)]
    assert near["verdict"].tolist() == ["more"]
    assert near["times_chance"].iloc[0] > 2
    assert "one brings the next" in table.sentence
