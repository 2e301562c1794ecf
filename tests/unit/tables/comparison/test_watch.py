"""The plan's own claim as a watch: the demonstration's planted step narrows one of three gaps."""

from __future__ import annotations

from pathlib import Path

from demonstration import truths
from moorlands_dash.measures.comparison.watch import HOLDS, NARROWER
from moorlands_dash.partnership import load_settings
from moorlands_dash.tables.comparison.watch import watched_groups
from tests.opened import built, opened


def test_the_gap_that_a_planted_step_narrows_is_told_though_ours_is_far_below(
    demo_home: Path,
) -> None:
    table = built(demo_home, "standing-watch")
    latest = table.frame.dropna(subset=["standing"]).set_index("group")
    assert truths.STEP_CHANGE.crime_type == "Vehicle crime"
    # Naively all is well: still under half of the country's rate, and fewer than the year before.
    vehicles = table.frame[table.frame["group"] == "Vehicle offences"]
    assert vehicles["count"].iloc[-1] < vehicles["count"].iloc[-2]
    assert set(vehicles["verdict"].dropna()) == {"lower", "cannot tell"}
    assert latest.loc["Vehicle offences", "ratio"] < 0.5
    assert latest["standing"].to_dict() == {
        "Burglary": HOLDS,
        "Vehicle offences": NARROWER,
        "Violence with injury": HOLDS,
    }
    assert table.sentence.startswith(
        "Vehicle offences: still below England and Wales, but the gap has narrowed beyond chance"
    )


def test_a_year_in_which_a_force_was_silent_is_told_and_not_filled_in(demo_home: Path) -> None:
    table = built(demo_home, "standing-watch")
    silent = table.frame[table.frame["ratio"].isna()]
    assert set(silent["year_label"]) == {"Year to June 2023"}
    assert (table.frame.dropna(subset=["standing"])["years_held"] == 4).all()
    assert any("Not every force reported in the year to June 2023" in n for n in table.notes)


def test_the_counts_are_those_of_the_home_office_table(demo_home: Path) -> None:
    rows = opened(demo_home).recorded()
    ours = rows[rows["csp_name"] == "Staffordshire Moorlands"]
    year = ours["financial_year"] * 4 + ours["quarter"]
    latest = ours[year > year.max() - 4]
    frame = built(demo_home, "standing-watch").frame.dropna(subset=["standing"])
    counts = frame.set_index("group")["count"]
    named = latest["offence_subgroup"].str.casefold()
    for group in watched_groups(load_settings()):
        told = latest.loc[named.str.contains(group.subgroups, regex=False), "offences"].sum()
        assert counts[group.name] == told
