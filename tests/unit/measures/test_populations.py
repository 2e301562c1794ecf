from datetime import date

import pandas as pd

from moorlands_dash.measures.populations import population_at, shared_population, with_sum

KNOWN = pd.DataFrame(
    [
        ("A", 2017, 100, "estimate"),
        ("A", 2021, 110, "census"),
        ("B", 2019, 200, "estimate"),
        ("B", 2021, 220, "census"),
        ("C", 2020, 300, "estimate"),
    ],
    columns=["area_code", "year", "population", "source"],
)


def years(frame: pd.DataFrame) -> dict[str, int]:
    return frame.set_index("area_code")["population_year"].dropna().astype(int).to_dict()


def test_the_latest_year_up_to_the_period_s_end() -> None:
    assert years(population_at(KNOWN, ["A", "B"], date(2020, 3, 1))) == {"A": 2017, "B": 2019}
    assert years(population_at(KNOWN, ["A", "B"], date(2025, 9, 1))) == {"A": 2021, "B": 2021}


def test_else_the_nearest_after_it() -> None:
    assert years(population_at(KNOWN, ["A", "B"], date(2014, 1, 1))) == {"A": 2017, "B": 2019}


def test_an_area_without_a_figure_keeps_a_missing_one() -> None:
    frame = population_at(KNOWN, ["A", "Z"], date(2025, 1, 1))
    assert frame["area_code"].tolist() == ["A", "Z"]
    assert frame["population"].isna().tolist() == [False, True]


def test_one_year_for_all_where_there_is_one() -> None:
    assert years(shared_population(KNOWN, ["A", "B"], date(2020, 3, 1))) == {"A": 2021, "B": 2021}


def test_each_its_own_year_where_no_year_has_all() -> None:
    found = shared_population(KNOWN, ["A", "B", "C"], date(2025, 1, 1))
    assert years(found) == {"A": 2021, "B": 2021, "C": 2020}


def test_an_unknown_area_does_not_spoil_the_shared_year() -> None:
    found = shared_population(KNOWN, ["A", "B", "Z"], date(2025, 1, 1))
    assert years(found) == {"A": 2021, "B": 2021}


def test_a_place_of_several_has_the_sum_of_the_years_that_they_all_have() -> None:
    known = KNOWN.assign(area_name="")
    summed = with_sum(known, "AB", "Both", ["A", "B"])
    (added,) = summed[summed["area_code"] == "AB"].to_dict("records")
    assert (added["year"], added["population"], added["area_name"]) == (2021, 330, "Both")
    assert with_sum(known, "A", "", ["B"])["population"].sum() == known["population"].sum() + 200
    assert with_sum(known, "AZ", "", ["A", "Z"]) is known, "nobody counted Z"
    assert with_sum(known, "N", "", []) is known
    always = with_sum(known, "A", "Both", ["A", "B"], always=True)
    assert always.loc[always["area_code"] == "A", ["year", "population"]].values.tolist() == [
        [2021, 330]
    ], "A alone is not the whole"
