from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection, SelectionError

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

NOW = Period(date(2025, 1, 1), date(2025, 3, 1))
BEFORE = Period(date(2024, 1, 1), date(2024, 3, 1))
POLICE = "Staffordshire Police"
HOME = "Staffordshire Moorlands"
ALTON, LEEK = "E05007039", "E05007055"

WARD_COUNTS = [
    (LEEK, date(2025, 1, 1), "burglary", 30),
    (LEEK, date(2025, 3, 1), "vehicle_crime", 6),
    (ALTON, date(2025, 2, 1), "burglary", 4),
    (LEEK, date(2024, 1, 1), "burglary", 60),
    (ALTON, date(2024, 1, 1), "burglary", 5),
]
DISTRICT_COUNTS = [
    (POLICE, HOME, date(2025, 1, 1), "burglary", 31),
    (POLICE, HOME, date(2025, 2, 1), "burglary", 4),
    (POLICE, "Stafford", date(2025, 1, 1), "burglary", 50),
    (POLICE, None, date(2025, 1, 1), "burglary", 15),
]
OUTSIDE = [(date(2025, 1, 1), "burglary", -2.0, 53.0, None, "a.csv", 1)]


@pytest.fixture
def whole(publish: Publish, covered: Covered) -> Snapshot:
    return publish(
        ward_counts=WARD_COUNTS,
        district_counts=DISTRICT_COUNTS,
        incidents=OUTSIDE,
        coverage=covered(BEFORE, NOW),
    )


@pytest.fixture
def holed(publish: Publish, covered: Covered) -> Snapshot:
    """February 2025 has no file."""
    return publish(
        ward_counts=[row for row in WARD_COUNTS if row[1] != date(2025, 2, 1)],
        coverage=covered(BEFORE, Period(NOW.start, NOW.start), Period(NOW.end, NOW.end)),
    )


def by_ward(table: tables.Table) -> dict[str, Any]:
    return {row["ward_name"]: row for row in table.frame.to_dict("records")}


TWO_TOTALS = (
    "Of 35 incidents counted in Staffordshire Moorlands 1 lies in no ward of the map, and 6 "
    "counted elsewhere lie in one, so that the wards add up to 40 (8.0 per 1,000 residents, the "
    "district 7.0)."
)


def test_counts_by_hand(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("ward-counts", whole, settings, Selection(NOW))
    rows = by_ward(table)
    assert {name: row["count"] for name, row in rows.items()} == {"Alton": 4, "Leek West": 36}
    assert rows["Alton"]["months_expected"] == rows["Alton"]["months_loaded"] == 3
    assert table.complete
    assert table.sentence == (
        "All police incidents from January to March 2025: 40 incidents in the wards, most in Leek "
        f"West (36). {TWO_TOTALS}"
    )


def test_a_category_and_a_ward_can_be_named_in_words(whole: Snapshot, settings: Settings) -> None:
    chosen = Selection(NOW, category="Vehicle crime", area="leek west")
    table = tables.build("ward-counts", whole, settings, chosen)
    assert table.frame["count"].tolist() == [6]
    assert table.frame["category"].tolist() == ["vehicle_crime"]
    assert table.sentence == ("Vehicle crime from January to March 2025: 6 incidents in Leek West.")


def test_what_could_not_be_placed_is_said(whole: Snapshot, settings: Settings) -> None:
    notes = tables.build("ward-counts", whole, settings, Selection(NOW)).notes
    assert (
        "15 incidents of Staffordshire Police from January to March 2025 (15% of all) have no "
        "location and can't be given to a ward or district." in notes
    )
    assert TWO_TOTALS in notes
    assert "Ward map in use: wards of 2013 (WD13CD)." in notes


def test_rates_by_hand(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("ward-rates", whole, settings, Selection(NOW))
    rows = by_ward(table)
    # 36 of 4,000 and 4 of 1,000; together 40 of 5,000
    assert rows["Leek West"]["rate_per_1000"] == 9
    assert rows["Alton"]["rate_per_1000"] == 4
    assert rows["Alton"]["district_rate_per_1000"] == 8
    assert rows["Alton"]["population_year"] == 2021
    assert [rows["Leek West"]["rank"], rows["Alton"]["rank"]] == [1, 2]
    assert [rows["Leek West"]["reliable"], rows["Alton"]["reliable"]] == [True, False]
    assert rows["Leek West"]["against_district"] == "similar"
    assert "Residents of 2021 (Census 2021)." in table.notes
    assert table.sentence == (
        "All police incidents from January to March 2025: 8.0 per 1,000 residents in the "
        "district's wards. "
        f"Of 2 wards looked at together, none stands clearly above the others. {TWO_TOTALS}"
    )


def test_change_by_hand(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("ward-change", whole, settings, Selection(NOW))
    rows = by_ward(table)
    leek = rows["Leek West"]
    assert (leek["count"], leek["count_before"], leek["difference"]) == (36, 60, -24)
    assert leek["percent"] == pytest.approx(-40)
    assert leek["verdict"] == "fewer"
    assert leek["before_from"] == pd.Timestamp("2024-01-01")
    assert rows["Alton"]["verdict"] == "no clear change"
    assert table.sentence == (
        "All police incidents from January to March 2025, against what is usual: clearly fewer in "
        "Leek West."
    )


def test_one_ward_s_change_in_a_sentence(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("ward-change", whole, settings, Selection(NOW, area=ALTON))
    assert table.sentence == (
        "All police incidents in Alton: 4 from January to March 2025, 1 fewer than the same months "
        "a year before; usually about 5, and 0 to 14 by chance alone. This is within the "
        "usual ups and downs."
    )


def test_a_missing_month_is_no_zero_and_allows_no_verdict(
    holed: Snapshot, settings: Settings
) -> None:
    counts = tables.build("ward-counts", holed, settings, Selection(NOW))
    assert counts.missing == (date(2025, 2, 1),)
    assert not counts.frame["complete"].any()
    assert by_ward(counts)["Leek West"]["count"] == 36
    months = tables.build("ward-months", holed, settings, Selection(NOW)).frame
    alton = months[months["ward_name"] == "Alton"]["count"]
    assert alton.fillna(-1).tolist() == [0, -1, 0]
    rates = tables.build("ward-rates", holed, settings, Selection(NOW))
    assert set(rates.frame["against_district"]) == {"cannot tell"}
    assert rates.frame["rate_per_1000"].isna().all()
    change = tables.build("ward-change", holed, settings, Selection(NOW))
    assert set(change.frame["verdict"]) == {"cannot tell"}
    for table in (rates, change):
        assert "cannot tell" in table.sentence.casefold()
        assert "no whole file is loaded for february 2025" in table.sentence.casefold()


def test_a_missing_month_before_takes_the_verdict_too(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = publish(ward_counts=WARD_COUNTS, coverage=covered(NOW))
    table = tables.build("ward-change", snapshot, settings, Selection(NOW))
    assert table.missing == tuple(BEFORE)
    assert set(table.frame["verdict"]) == {"cannot tell"}
    assert table.frame["count_before"].isna().all()
    assert table.frame["count"].tolist() == [4, 36]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ward-change", "all-wards", "compare-wards", "my-ward"])
def test_a_part_of_the_year_before_is_no_count_of_it(
    publish: Publish, covered: Covered, settings: Settings, name: str
) -> None:
    january = Period(BEFORE.start, BEFORE.start)
    snapshot = publish(ward_counts=WARD_COUNTS, coverage=covered(january, NOW))
    area = LEEK if name == "my-ward" else None
    table = tables.build(name, snapshot, settings, Selection(NOW, area=area))
    assert table.frame["count_before"].isna().all()
    assert set(table.frame["before_months_loaded"]) == {1}
    assert set(table.frame["months_loaded"]) == {3}
    assert "Compare January 2025 instead: it is in both years." in table.sentence


def test_without_a_period_the_latest_unbroken_run_is_shown(
    whole: Snapshot, settings: Settings
) -> None:
    table = tables.build("ward-counts", whole, settings, Selection())
    assert table.period == NOW
    assert any("latest unbroken run" in note for note in table.notes)


def test_district_months_tell_what_has_no_place(whole: Snapshot, settings: Settings) -> None:
    frame = tables.build("district-months", whole, settings, Selection(NOW)).frame
    assert frame["count"].tolist() == [31, 4, 0]
    assert frame["no_location"].tolist() == [15, 0, 0]
    assert frame["outside_wards"].tolist() == [1, 0, 0]


def test_a_period_across_a_change_of_categories_says_so(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    period = Period(date(2013, 4, 1), date(2013, 6, 1))
    snapshot = publish(coverage=covered(period))
    bicycles = Selection(period, category="bicycle_theft")
    notes = tables.build("ward-counts", snapshot, settings, bicycles).notes
    assert any("Bicycle theft: not comparable before May 2013" in note for note in notes)
    everything = tables.build("ward-counts", snapshot, settings, Selection(period)).notes
    assert not any("not comparable" in note for note in everything)


def test_the_year_before_may_lie_across_the_change(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    period = Period(date(2013, 6, 1), date(2013, 7, 1))
    snapshot = publish(coverage=covered(period, period.shifted(-12)))
    bicycles = Selection(period, category="bicycle_theft")
    notes = tables.build("ward-change", snapshot, settings, bicycles).notes
    assert any("not comparable before May 2013" in note for note in notes)


def test_demonstration_data_are_called_so(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    table = tables.build(
        "ward-counts", publish(coverage=covered(NOW), demonstration=True), settings, Selection()
    )
    assert table.demonstration
    assert "Demonstration data" in table.notes[0]
    assert table.source.startswith("Demonstration data")


@pytest.mark.parametrize(
    ("name", "selection", "words"),
    [
        ("ward-maps", Selection(), "is not a table: choose from overview"),
        ("ward-counts", Selection(category="treason"), "is not a category or theme"),
        ("ward-counts", Selection(area="Leek Wst"), "such as Leek West"),
    ],
)
def test_what_is_not_there_is_said_with_the_choices(
    whole: Snapshot, settings: Settings, name: str, selection: Selection, words: str
) -> None:
    with pytest.raises(SelectionError, match=words):
        tables.build(name, whole, settings, selection)


def test_without_a_ward_map_the_sentence_says_what_to_load(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = publish(areas=[], coverage=covered(NOW))
    for name in ("ward-counts", "ward-rates", "ward-change", "ward-months"):
        table = tables.build(name, snapshot, settings, Selection())
        assert table.frame.empty
        assert "load the ward outlines" in table.sentence


def test_another_force_s_file_does_not_fill_our_missing_month(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    january = Period(date(2025, 1, 1), date(2025, 1, 1))
    snapshot = publish(
        ward_counts=WARD_COUNTS,
        coverage=[*covered(january), ("Cheshire Police", date(2025, 2, 1), 5)],
    )
    table = tables.build("ward-counts", snapshot, settings, Selection(NOW))
    assert by_ward(table)["Alton"]["count"] == 0
    assert table.missing == (date(2025, 2, 1), date(2025, 3, 1))
