"""You said, we did: what an area said meets its own actions and its own records, and no claim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection
from tests.unit.tables.conftest import ALTON, LEEK, OURS, Covered

Publish = Callable[..., Snapshot]
JUNE = date(2025, 6, 18)
YEARS = Period(date(2023, 1, 1), date(2025, 12, 1))


def action(key: str, title: str, theme: str, area: str) -> tuple[object, ...]:
    days = (date(2025, 4, 1), date(2026, 3, 31))
    return (key, title, theme, "", area, "Police", *days, "under way", 40.0, None, "", "", JUNE)


@pytest.fixture
def loaded(publish: Publish, covered: Covered) -> Snapshot:
    # Leek West: 20 a month for two years, then 5: far fewer than usual. Alton: 2 a month always.
    counts = [
        (code, month, "anti_social_behaviour", number)
        for month in YEARS
        for code, number in ((LEEK, 5 if month.year == 2025 else 20), (ALTON, 2))
    ]
    return publish(
        coverage=covered(YEARS),
        ward_counts=counts,
        issues=[
            ("asb", LEEK, "Meeting", JUNE, 30, ""),
            ("asb", ALTON, "Letters", JUNE, 6, ""),
            ("vulnerability", ALTON, "Letters", JUNE, 6, ""),
        ],
        actions=[
            action("here", "Patrols at the bus station", "asb", LEEK),
            action("wide", "Mediation for neighbours", "asb", OURS),
            action("other", "Better locks", "theft", LEEK),
        ],
    )


def test_a_ward_has_its_own_action_else_the_district_s(
    loaded: Snapshot, settings: Settings
) -> None:
    table = tables.build("said-did", loaded, settings, Selection())
    frame = table.frame.set_index(["area_name", "theme"])
    assert frame.loc[("Leek West", "asb"), "did"].startswith("Patrols at the bus station: under")
    assert "Mediation" not in frame.loc[("Leek West", "asb"), "did"]
    assert frame.loc[("Alton", "asb"), "did"].startswith("Mediation for neighbours")
    assert frame.loc[("Alton", "vulnerability"), "did"] == "No action of the plan is for it."
    assert table.sentence == (
        "Something was said of 2 areas and 3 themes in them; for 2 of these the plan has an action."
    )


def test_what_came_of_it_is_the_ward_s_own_judgement(loaded: Snapshot, settings: Settings) -> None:
    frame = tables.build("said-did", loaded, settings, Selection()).frame
    told = frame.set_index(["area_name", "theme"])
    judged = tables.build(
        "ward-change", loaded, settings, Selection(category="anti_social_behaviour")
    ).frame.set_index("ward_name")
    assert told.loc[("Leek West", "asb"), "verdict"] == judged.loc["Leek West", "verdict_alone"]
    assert told.loc[("Leek West", "asb"), "came"].startswith(
        "60 incidents recorded in the 12 months to December 2025: fewer than usual"
    )
    assert "no clear change" in told.loc[("Alton", "asb"), "came"]
    assert told.loc[("Alton", "vulnerability"), "came"].startswith("Not judged")


def test_it_never_says_that_anything_worked(loaded: Snapshot, settings: Settings) -> None:
    table = tables.build("said-did", loaded, settings, Selection())
    words = " ".join([table.sentence, *table.frame["came"], *table.frame["did"]]).casefold()
    assert not any(word in words for word in ("worked", "success", "because", "thanks to"))


def test_one_ward_and_the_public(loaded: Snapshot, settings: Settings) -> None:
    ward = tables.build("said-did", loaded, settings, Selection(area=LEEK)).frame
    assert ward["area_name"].tolist() == ["Leek West"]
    public = tables.build("said-did", loaded.guarded(()), settings, Selection()).frame
    # Six people in one ward who spoke of somebody in trouble are not told of.
    assert set(public["theme"]) == {"asb"}
