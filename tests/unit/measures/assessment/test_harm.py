"""Harm worked by hand: lists by type and by offence, and what no list weighs."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.measures.assessment.harm import Harm, category_of, harm_of, weights_of

OFFENCES = pd.DataFrame(
    [
        ("8N", "Assault with injury", "Violence with injury", 30),
        ("105A", "Assault without injury", "Violence without injury", 70),
        ("28E", "Burglary - residential", "Residential burglary", 10),
        ("30C", "Burglary - business and community", "Non-residential burglary", 10),
        ("56B", "Arson not endangering life", "Arson", 0),
        ("99", "Something else", "A subgroup that nobody knows", 5),
    ],
    columns=["offence_code", "offence_description", "offence_subgroup", "offences"],
)


def listed(**columns: list[object]) -> pd.DataFrame:
    number = len(next(iter(columns.values())))
    blank = {name: [""] * number for name in ("unit", "source", "code", "offence", "subgroup")}
    return pd.DataFrame(
        {"list": ["A list"] * number, "category": [""] * number, **blank, **columns}
    )


def test_a_list_by_type_weighs_our_categories_outright() -> None:
    found = weights_of(listed(category=["burglary", "drugs"], weight=[246.5, 3.56]), OFFENCES)
    assert found.of == {"burglary": 246.5, "drugs": 3.56}
    assert (found.weighed, found.least) == (1.0, 3.56)


def test_a_category_weighs_the_mean_of_its_offences_as_often_as_each_is_recorded() -> None:
    rows = listed(code=["8N", "105A", "28E"], weight=[200.0, 10.0, 400.0])
    found = weights_of(rows, OFFENCES)
    assert found.of["violence"] == pytest.approx((30 * 200 + 70 * 10) / 100)
    # 30C has no row of its own, and neither its class nor its subgroup is there.
    assert found.of["burglary"] == 400.0
    assert found.weighed == pytest.approx(110 / 125)


def test_an_offence_takes_its_code_then_its_name_then_its_class_then_its_subgroup() -> None:
    rows = listed(
        code=["008 n", "", "30", "30", ""],
        offence=["", "Assault without injury", "One", "Another", "By subgroup"],
        subgroup=["", "", "", "", "RESIDENTIAL BURGLARY"],
        weight=[200.0, 10.0, 100.0, 300.0, 500.0],
    )
    found = weights_of(rows, OFFENCES)
    assert found.of["violence"] == pytest.approx((30 * 200 + 70 * 10) / 100)
    assert found.of["burglary"] == pytest.approx((500.0 + 200.0) / 2)


def test_offences_that_the_law_gave_up_are_passed_over() -> None:
    rows = listed(
        code=["28", "28"], offence=["Burglary", "Burglary EXPIRED"], weight=[100.0, 700.0]
    )
    assert weights_of(rows, OFFENCES).of["burglary"] == 100.0


@pytest.mark.parametrize(
    ("subgroup", "category"),
    [
        ("Homicide", "violence"),
        ("Death or serious injury - unlawful driving", "violence"),
        ("Rape", "violence"),
        ("Robbery of personal property", "robbery"),
        ("Non-residential burglary", "burglary"),
        ("Vehicle offences", "vehicle_crime"),
        ("Theft from the person", "theft_from_person"),
        ("All other theft offences", "other_theft"),
        ("Arson", "damage_arson"),
        ("Trafficking of drugs", "drugs"),
        ("Possession of weapons offences", "weapons"),
        ("Public order offences", "public_order"),
        ("Miscellaneous crimes against society", "other_crime"),
        ("Fraud offences", ""),
    ],
)
def test_subgroups_go_where_data_police_uk_publishes_them(subgroup: str, category: str) -> None:
    assert category_of(subgroup) == category


BY_TYPE = weights_of(listed(category=["burglary", "shoplifting"], weight=[250.0, 1.0]), OFFENCES)


def test_the_harm_of_what_is_all_weighed_is_a_sum() -> None:
    found = harm_of({"burglary": 4.0, "shoplifting": 10.0}, BY_TYPE, listed=True)
    assert found is not None
    assert (found.low, found.high, found.middle) == (1010.0, 1010.0, 1010.0)
    assert found.error == pytest.approx((4 * 250**2 + 10 * 1) ** 0.5)


def test_what_no_list_weighs_harms_at_most_as_the_least_that_it_does() -> None:
    assert harm_of({"litter": 30.0}, BY_TYPE, listed=True) == Harm(0.0, 30.0, 0.0)


def test_of_what_lists_say_nothing_of_nothing_is_told() -> None:
    assert harm_of({"collisions": 30.0}, BY_TYPE, listed=False) is None
    assert harm_of({}, BY_TYPE, listed=True) is None
