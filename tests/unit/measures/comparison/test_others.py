import pandas as pd
import pytest

from moorlands_dash.measures.comparison.others import compared, with_gap, with_people

PEOPLE = pd.DataFrame(
    {
        "area_code": ["US", "THEM", "EW"],
        "population": pd.array([1000, 2000, 100_000], dtype="Int64"),
        "population_year": 2021,
        "population_source": "census",
    }
)


def counts(*rows: tuple[str | None, str, int | None, bool]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["area_code", "level", "count", "complete"])
    frame = frame.assign(group="All", count=frame["count"].astype("Int64"))
    period = {"from": pd.Timestamp("2025-01-01"), "to": pd.Timestamp("2025-12-01")}
    return with_people(frame.assign(**period), PEOPLE)


def test_the_ratio_is_ours_over_theirs_and_the_verdict_says_what_ours_is() -> None:
    frame = compared(
        counts(
            ("US", "district", 50, True),
            ("THEM", "district", 100, True),
            ("EW", "country", 9000, True),
        ),
        "US",
    )
    assert frame["rate_per_1000"].tolist() == [50, 50, 90]
    assert frame["ratio"].tolist()[1:] == pytest.approx([1.0, 50 / 90])
    assert frame["verdict"].iloc[1:].tolist() == ["similar", "lower"]
    assert frame.loc[2, "ratio_lower_95"] < 50 / 90 < frame.loc[2, "ratio_upper_95"] < 1


def test_our_own_row_has_no_verdict() -> None:
    frame = compared(counts(("US", "district", 50, True)), "US")
    assert frame[["ratio", "ratio_lower_95", "verdict"]].isna().all(axis=None)


def test_rows_that_are_no_place_have_neither_rate_nor_verdict() -> None:
    frame = compared(counts(("US", "district", 50, True), (None, "no location", 12, True)), "US")
    assert frame["count"].tolist() == [50, 12]
    assert frame.loc[1, ["rate_per_1000", "ratio", "verdict"]].isna().all()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [((50, False), (100, True)), ((50, True), (100, False)), ((50, True), (None, True))],
)
def test_an_incomplete_side_cannot_tell(
    ours: tuple[int, bool], theirs: tuple[int | None, bool]
) -> None:
    frame = compared(counts(("US", "district", *ours), ("THEM", "district", *theirs)), "US")
    assert frame["verdict"].iloc[1] == "cannot tell"
    assert frame["ratio"].isna().all()


def test_an_unknown_population_cannot_tell() -> None:
    frame = compared(counts(("US", "district", 50, True), ("OTHER", "district", 5, True)), "US")
    assert frame.loc[1, "verdict"] == "cannot tell"
    assert pd.isna(frame.loc[1, "rate_per_1000"])


def test_an_infinite_limit_is_missing_and_the_verdict_stands() -> None:
    frame = compared(counts(("US", "district", 9, True), ("THEM", "district", 0, True)), "US")
    assert frame.loc[1, "verdict"] == "higher"
    assert pd.isna(frame.loc[1, "ratio_upper_95"])


def test_the_gap_is_theirs_less_ours_on_the_same_basis_in_the_same_year() -> None:
    frame = pd.DataFrame(
        [
            ("official", "US", "All", "2024/25", 40.0),
            ("official", "EW", "All", "2024/25", 90.0),
            ("official", "US", "All", "2025/26", float("nan")),
            ("official", "EW", "All", "2025/26", 91.0),
            ("street", "US", "All", "2024/25", 60.0),
            ("street", "THEM", "All", "2024/25", 65.0),
        ],
        columns=["basis", "area_code", "group", "year_label", "rate_per_1000"],
    )
    gaps = with_gap(frame, "US")["gap_per_1000"]
    assert gaps.iloc[[1, 5]].tolist() == [50, 5]
    assert gaps.iloc[[0, 2, 3, 4]].isna().all()
