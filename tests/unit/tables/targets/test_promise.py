"""The promise maker on a steady series, where what must come out is known."""

from collections.abc import Callable
from typing import Any

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import financial_year
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection, SelectionError
from tests.unit.tables.targets.test_trajectories import LEEK, monthly

Publish = Callable[..., Snapshot]
YEARS = [financial_year(year) for year in range(2020, 2025)]


@pytest.fixture
def steady(publish: Publish, covered: Callable[..., list[tuple]]) -> Snapshot:
    return publish(
        district_counts=[row for year in YEARS for row in monthly(year, "burglary", 5)],
        ward_counts=[(LEEK, month, "burglary", 2) for year in YEARS for month in year],
        coverage=covered(*YEARS),
    )


def row(snapshot: Snapshot, settings: Settings, **asked: Any) -> dict[str, Any]:
    table = tables.build("promise", snapshot, settings, Selection(category="burglary", **asked))
    (found,) = table.frame.to_dict("records")
    return found


def test_a_promise_of_the_next_year_from_the_last_twelve_months(
    steady: Snapshot, settings: Settings
) -> None:
    found = row(steady, settings, change="-0.10")
    assert (found["baseline"], found["target"], found["kind"]) == (60, 54, "reduce")
    assert found["from"].strftime("%Y-%m") == "2025-04"
    assert found["level"] == pytest.approx(60, abs=2)
    assert 0 < found["chance"] < 0.5
    assert found["outturn_lower_80"] < 60 < found["outturn_upper_80"]


def test_a_harder_promise_is_less_likely_whichever_way_it_goes(
    steady: Snapshot, settings: Settings
) -> None:
    changes = ("-0.30", "-0.10", "0", "0.10", "0.30")
    chances = [row(steady, settings, change=change)["chance"] for change in changes]
    assert chances[0] < chances[1] < chances[2]
    assert chances[4] < chances[3]
    assert row(steady, settings, change="0.10")["target"] == 66


def test_a_ward_and_a_town_are_promised_for_as_the_district_is(
    steady: Snapshot, settings: Settings
) -> None:
    towns = settings.model_copy(update={"towns": {"Both": ["Alton", "Leek West"]}})
    assert row(steady, towns, area="Leek West")["baseline"] == 24
    assert row(steady, towns, area="both")["area_name"] == "Both"
    assert row(steady, towns, area="both")["baseline"] == 24
    with pytest.raises(SelectionError, match="not a ward"):
        row(steady, towns, area="Atlantis")


def test_the_draft_is_a_row_of_a_file_of_targets(steady: Snapshot, settings: Settings) -> None:
    asked = Selection(category="burglary", change="-0.10")
    (draft,) = tables.build("promise-draft", steady, settings, asked).frame.to_dict("records")
    assert draft["target_id"] == "burglary-e07000198-2025-26"
    assert draft["measure"] == "incidents:burglary"
    assert draft["baseline_end"] < draft["start"]
    months = tables.build("promise-months", steady, settings, asked).frame
    assert months["milestone_cumulative"].iloc[-1] == 54
    assert not months["known"].any()


def test_with_too_little_history_nothing_is_told(
    publish: Publish, covered: Callable[..., list[tuple]], settings: Settings
) -> None:
    snapshot = publish(
        district_counts=monthly(YEARS[-1], "burglary", 5), coverage=covered(YEARS[-1])
    )
    asked = Selection(category="burglary")
    for name in ("promise", "promise-months", "promise-others", "promise-draft"):
        table = tables.build(name, snapshot, settings, asked)
        assert table.frame.empty
        assert "needs 24 months" in table.sentence


@pytest.mark.parametrize("change", ["a lot", "2", "-1.5"])
def test_a_change_that_is_none_is_refused(
    steady: Snapshot, settings: Settings, change: str
) -> None:
    with pytest.raises(SelectionError, match="not a change"):
        row(steady, settings, change=change)
