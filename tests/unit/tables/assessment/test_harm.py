"""No list is the truth: the ranking under each, and without, in which the first by number leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from demonstration import truths
from demonstration.weighed import CAMBRIDGE, DAYS, SEVERITY
from tests.opened import built

PLANTED = truths.FIRST_BY_NUMBER_ALONE


def test_each_list_ranks_and_so_does_none(demo_home: Path) -> None:
    table = built(demo_home, "assessment-harm")
    first = table.frame[table.frame["rank"] == 1].set_index("harm_list")["theme"]
    assert first.to_dict() == {
        CAMBRIDGE: PLANTED.first_by_harm,
        SEVERITY: PLANTED.first_by_harm,
        "Without harm": PLANTED.theme,
    }
    assert table.sentence.startswith("Which theme is first hangs on the list of harm")


def test_the_harm_by_type_is_counts_times_days(demo_home: Path) -> None:
    table = built(demo_home, "assessment-harm")
    rows = built(demo_home, "district-change").frame.set_index("category")["count"]
    own = table.frame[table.frame["harm_list"] == CAMBRIDGE].set_index("theme")
    parts = {
        "violence": "Violence and sexual offences",
        "public_order": "Public order",
        "robbery": "Robbery",
        "weapons": "Possession of weapons",
    }
    days = sum(float(rows[key]) * DAYS[name] for key, name in parts.items())
    assert own.at["violence", "harm_low"] == pytest.approx(days)
    assert own.at["asb", "harm_low"] == 0
    assert own.at["asb", "harm_high"] == pytest.approx(
        float(rows["anti_social_behaviour"] + rows["asb_reported"]) * min(DAYS.values())
    )


def test_a_list_by_offence_says_how_much_of_what_is_recorded_it_weighs(demo_home: Path) -> None:
    table = built(demo_home, "assessment-harm")
    weighed = table.frame.groupby("harm_list")["weighed"].first()
    assert weighed[SEVERITY] == pytest.approx(1.0)
    assert any("Source: Derived from the Cambridge Crime Harm Index" in n for n in table.notes)
