"""Each rule of street extracts has its broken twin, and the first one broken is told."""

from datetime import date
from pathlib import Path

import pandas as pd

from moorlands_dash.districts.police import other_names
from moorlands_dash.extracts import street_contract
from moorlands_dash.extracts.street_contract import LOADED, Terms, normalised
from tests.contracts.test_street import GOOD, TWINS, read, text_of


def test_a_force_with_two_names_is_one() -> None:
    names = ["Hampshire Constabulary", "hampshire and isle of wight constabulary", "Kent Police"]
    rows = pd.DataFrame({name: ["1"] * 3 for name in LOADED} | {"Falls within": names})
    ours = "Hampshire and Isle of Wight Constabulary"
    terms = Terms(date(2026, 11, 1), None, ours, also=other_names(ours))
    assert normalised(rows, terms)["Falls within"].tolist() == [ours, ours, "Kent Police"]
    assert other_names("Kent Police") == ()


def test_every_rule_has_a_twin() -> None:
    terms = Terms(date(2026, 11, 1), date(2018, 10, 1), "Staffordshire Police")
    reasons = [(rule.column, rule.reason) for rule in street_contract.rules(terms)]
    told = [*TWINS, ("Month", "2018-11", "file's name gives")]
    for column, reason in reasons:
        assert any(column == twin and words in reason for twin, _, words in told), reason


def test_the_first_broken_rule_is_told(tmp_path: Path) -> None:
    row = GOOD | {"Crime ID": "a b", "Month": "soon", "Crime type": "Piracy"}
    (found,) = read(tmp_path, text_of(row)).quarantine
    assert found.column == "Month"
