from datetime import date

import pandas as pd
import pytest

from moorlands_dash.measures.comparison.recorded import (
    TOTAL,
    Area,
    Names,
    Recorded,
    quarter_period,
    quarters_within,
    year_label,
)
from moorlands_dash.periods import Period
from moorlands_dash.spelling import name_key

NAMES = Names("Moorlands", "Ourshire", ("Ourshire", "Kent"))
AREAS = (
    Area("M", "Moorlands", "district"),
    Area("F", "Ourshire Police", "force"),
    Area("K", "England and Wales", "country"),
)
COLUMNS = [
    "financial_year",
    "quarter",
    "force_name",
    "csp_name",
    "offence_group",
    "offences",
]


def quarter_rows(year: int, number: int, *, kent: bool = True) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [
        (year, number, "Ourshire", "Moorlands", "Robbery", 1),
        (year, number, "Ourshire", "Moorlands", "Theft offences", 4),
        (year, number, "Ourshire", "Moorlands", "Fraud offences", 100),
        (year, number, "Ourshire", "Elsewhere", "Robbery", 10),
        (year, number, "Ourshire", "Unassigned", "Theft offences", 2),
    ]
    return [*rows, (year, number, "Kent", "Dover", "Robbery", 50)] if kent else rows


def recorded(
    *quarters: tuple[int, int], without_kent: tuple[tuple[int, int], ...] = ()
) -> Recorded:
    rows = [row for q in quarters for row in quarter_rows(*q, kent=q not in without_kent)]
    return Recorded(pd.DataFrame(rows, columns=COLUMNS), NAMES)


YEAR = [(2024, 1), (2024, 2), (2024, 3), (2024, 4)]
FOUR = range(2024 * 4, 2024 * 4 + 4)


def counted(found: Recorded, quarters: range) -> pd.DataFrame:
    return found.counts(quarters, AREAS).set_index(["area_code", "group"])


def test_quarters_are_the_financial_year_s() -> None:
    assert quarter_period(FOUR[0], FOUR[-1]) == Period(date(2024, 4, 1), date(2025, 3, 1))
    assert quarters_within(Period(date(2024, 4, 1), date(2025, 3, 1))) == FOUR
    assert quarters_within(Period(date(2025, 1, 1), date(2025, 9, 1))) == range(8099, 8102)
    assert not quarters_within(Period(date(2025, 2, 1), date(2025, 5, 1)))


def test_sums_by_hand() -> None:
    frame = counted(recorded(*YEAR), FOUR)
    assert frame.loc[("M", TOTAL), "count"] == 20
    assert frame.loc[("M", "Robbery"), "count"] == 4
    # the force holds its other partnership and what it gave to none
    assert frame.loc[("F", TOTAL), "count"] == 4 * (5 + 10 + 2)
    assert frame.loc[("K", TOTAL), "count"] == 4 * (5 + 10 + 2 + 50)
    assert frame["complete"].all()
    assert frame.loc[("K", TOTAL), "forces_reported"] == 2


def test_fraud_is_left_out_because_one_national_body_records_it() -> None:
    assert "Fraud offences" not in recorded(*YEAR).groups()


def test_the_groups_add_up_to_the_total() -> None:
    frame = counted(recorded(*YEAR), FOUR).reset_index()
    sums = frame[frame["group"] != TOTAL].groupby("area_code")["count"].sum()
    totals = frame[frame["group"] == TOTAL].set_index("area_code")["count"]
    assert sums.to_dict() == totals.to_dict()


def test_a_force_that_did_not_report_is_named_and_the_country_is_not_whole() -> None:
    frame = counted(recorded(*YEAR, without_kent=((2024, 2),)), FOUR)
    country = frame.loc[("K", TOTAL)]
    assert not country["complete"]
    assert country["forces_missing"] == "Kent"
    assert country["forces_reported"] == 1
    assert country["count"] == 4 * 17 + 3 * 50
    assert frame.loc[("F", TOTAL), "complete"]
    assert frame.loc[("F", TOTAL), "forces_missing"] == ""


def test_our_missing_quarter_makes_ours_incomplete() -> None:
    frame = counted(recorded(*YEAR[:3]), FOUR)
    assert not frame["complete"].any()
    assert frame.loc[("M", TOTAL), "count"] == 15


def test_no_quarter_of_the_period_is_no_count() -> None:
    assert counted(recorded(*YEAR), range(100, 104))["count"].isna().all()


def test_names_are_joined_whatever_their_case_and_spaces() -> None:
    assert name_key("Avon & Somerset ") == name_key("avon and  Somerset")
    rows = [(2024, 1, "OURSHIRE", " Moorlands", "Robbery", 3)]
    assert Recorded(pd.DataFrame(rows, columns=COLUMNS), NAMES).newest() == 8096


def test_the_latest_year_is_the_newest_that_all_have() -> None:
    found = recorded((2023, 4), *YEAR, (2025, 1), without_kent=((2025, 1),))
    assert found.latest_year() == FOUR


def test_without_a_whole_year_for_all_it_is_our_newest() -> None:
    found = recorded(*YEAR, without_kent=tuple(YEAR))
    assert found.latest_year() == FOUR
    assert found.missing_forces(FOUR) == ["Kent"]


def test_a_chosen_period_is_answered_with_its_whole_quarters_as_far_as_published() -> None:
    found = recorded((2023, 4), *YEAR)
    assert found.shown(Period(date(2024, 1, 1), date(2024, 9, 1))) == range(8095, 8098)
    # to September 2025, published to March 2025: the latest year there is
    assert found.shown(Period(date(2024, 10, 1), date(2025, 9, 1))) == FOUR
    # January to September 2025: as many quarters, up to the newest
    assert found.shown(Period(date(2025, 1, 1), date(2025, 9, 1))) == range(8097, 8100)
    # four years, of which two are published
    assert found.shown(Period(date(2023, 4, 1), date(2027, 3, 1))) == range(8092, 8100)
    # one month: the year to the last quarter that ended by then
    assert found.shown(Period(date(2025, 2, 1), date(2025, 2, 1))) == range(8095, 8099)


def test_nothing_of_ours_is_nothing_to_show() -> None:
    rows = [(2024, 1, "Kent", "Dover", "Robbery", 3)]
    found = Recorded(pd.DataFrame(rows, columns=COLUMNS), NAMES)
    assert found.latest_year() is None
    assert found.years(FOUR) == []


def test_a_force_that_the_settings_do_not_list_is_summed_and_named() -> None:
    rows = [*quarter_rows(2024, 1), (2024, 1, "Rail Police", "Rail", "Robbery", 5)]
    found = Recorded(pd.DataFrame(rows, columns=COLUMNS), NAMES)
    assert found.unexpected_forces() == ["Rail Police"]
    assert counted(found, range(8096, 8097)).loc[("K", TOTAL), "count"] == 72


def test_years_go_back_as_far_as_ours_do() -> None:
    found = recorded((2022, 2), *YEAR)
    assert found.years(FOUR) == [range(8088, 8092), FOUR]


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (Period(date(2025, 7, 1), date(2026, 6, 1)), "Year to June 2026"),
        (Period(date(2025, 1, 1), date(2025, 9, 1)), "January to September 2025"),
    ],
)
def test_year_labels(period: Period, label: str) -> None:
    assert year_label(period) == label


@pytest.mark.parametrize(
    "spelt", ["Theft Offences", "THEFT OFFENCES [note 1]", "Theft offences (1)", "Theft offences*"]
)
def test_a_group_is_one_group_however_a_year_spells_it(spelt: str) -> None:
    rows = [
        (year, quarter, "Ourshire", "Moorlands", name, 12)
        for year, name in ((2023, spelt), (2024, "Theft offences"))
        for quarter in (1, 2, 3, 4)
    ]
    found = Recorded(pd.DataFrame(rows, columns=COLUMNS), NAMES)
    assert found.groups() == [TOTAL, "Theft offences"]
    assert counted(found, range(2023 * 4, 2024 * 4)).loc[("M", "Theft offences"), "count"] == 48


def test_other_groups_stay_apart() -> None:
    rows = [(2024, 1, "Ourshire", "Moorlands", name, 1) for name in ("Theft", "Theft offences")]
    found = Recorded(pd.DataFrame(rows, columns=COLUMNS), NAMES)
    assert found.groups() == [TOTAL, "Theft", "Theft offences"]


def test_a_renamed_force_is_the_one_that_is_expected() -> None:
    rows = [(2024, q, "Ourshire Police (2)", "Moorlands [note 3]", "Robbery", 1) for q in range(5)]
    found = Recorded(pd.DataFrame(rows, columns=COLUMNS), NAMES)
    assert found.missing_forces(FOUR) == ["Kent"]
    assert found.unexpected_forces() == []
    assert not found.own.empty


def test_a_merged_partnership_is_its_forerunners_together_before_and_itself_since() -> None:
    rows = [
        (2022, 1, "Ourshire", "West", "Robbery", 1),
        (2022, 1, "Ourshire", "East", "Robbery", 2),
        (2022, 2, "Ourshire", "West", "Robbery", 4),
        (2022, 3, "Ourshire", "Moorlands", "Robbery", 8),
        (2022, 3, "Ourshire", "West", "Robbery", 8),
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    names = Names("Moorlands", "Ourshire", ("Ourshire",), forerunners=("West", "East"))
    own = Recorded(frame, names).own
    assert own.groupby("q")["offences"].sum().to_dict() == {2022 * 4: 3, 2022 * 4 + 2: 8}
    both = Names("West", "Ourshire", ("Ourshire",), csps=("East",))
    assert Recorded(frame, both).own["offences"].tolist() == [1, 2], "one alone is no whole quarter"


def test_two_forces_are_one_where_both_reported() -> None:
    rows = [
        (2022, 1, "Ourshire", "Moorlands", "Robbery", 1),
        (2022, 1, "Kent", "Dover", "Robbery", 2),
        (2022, 2, "Ourshire", "Moorlands", "Robbery", 4),
    ]
    names = Names("Moorlands", "Ourshire", ("Ourshire", "Kent"), own_forces=("Kent Police",))
    found = Recorded(pd.DataFrame(rows, columns=COLUMNS), names)
    first, second = (counted(found, range(q, q + 1)) for q in (2022 * 4, 2022 * 4 + 1))
    assert first.loc[("F", TOTAL), ["count", "complete"]].tolist() == [3, True]
    assert second.loc[("F", TOTAL), ["count", "complete"]].tolist() == [4, False]


def in_doubt(*rows: tuple[object, ...]) -> pd.Series:
    """Return whether counts are whole, with rows set aside: month, force, partnership, group."""
    whole = [row for q in YEAR for row in quarter_rows(*q)]
    columns = ["month", "force_name", "csp_name", "offence_group"]
    found = Recorded(
        pd.DataFrame(whole, columns=COLUMNS), NAMES, pd.DataFrame(list(rows), columns=columns)
    )
    return counted(found, FOUR)["complete"]


MAY = date(2024, 4, 1)
MAY_QUARTER = (2024, 1)


def test_rows_with_markers_leave_open_what_they_may_belong_to() -> None:
    ours = in_doubt((MAY, "Ourshire", "Moorlands", "Robbery"))
    assert not ours[[("M", "Robbery"), ("M", TOTAL), ("F", "Robbery"), ("K", TOTAL)]].any()
    assert ours[[("M", "Theft offences"), ("K", "Theft offences")]].all()
    theirs = in_doubt((MAY, "Kent", "Dover", "Robbery"))
    assert theirs[[("M", "Robbery"), ("F", TOTAL), ("K", "Theft offences")]].all()
    assert not theirs[[("K", "Robbery"), ("K", TOTAL)]].any()
    # Of a force, a group or a quarter that can't be read it may be any.
    assert not in_doubt((None, "", "", "")).any()


def test_a_group_whose_rows_are_all_set_aside_is_not_nought() -> None:
    rows = [(*MAY_QUARTER, "Ourshire", "Moorlands", "Theft offences", 12)]
    rows += [(*MAY_QUARTER, "Ourshire", "Vale", "Robbery", 3)]
    aside = [(MAY, "Ourshire", "Moorlands", "Robbery")]
    doubt = pd.DataFrame(aside, columns=["month", "force_name", "csp_name", "offence_group"])
    recorded = pd.DataFrame(rows, columns=COLUMNS)
    quarters = range(2024 * 4, 2024 * 4 + 1)
    found = counted(Recorded(recorded, NAMES, doubt), quarters)["count"]
    assert pd.isna(found[("M", "Robbery")])
    assert found[[("M", "Theft offences"), ("M", TOTAL), ("F", "Robbery")]].tolist() == [12, 12, 3]
    assert counted(Recorded(recorded, NAMES), quarters).loc[("M", "Robbery"), "count"] == 0


def test_rows_of_other_quarters_and_of_fraud_leave_nothing_open() -> None:
    assert in_doubt((date(2023, 4, 1), "Ourshire", "Moorlands", "Robbery")).all()
    assert in_doubt((MAY, "Ourshire", "Moorlands", "Fraud offences")).all()
    assert in_doubt().all()
