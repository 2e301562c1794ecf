"""The list of partners: a broken twin of a good row for each rule."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import partner_list
from moorlands_dash.extracts.model import Judged, SourceFile
from moorlands_dash.partnership import load_settings
from tests.contracts.test_people_counts import text

GOOD = {
    "partner": "NHS North Staffordshire",
    "kind": "Responsible authority",
    "answers_for": "Vulnerability; asb",
    "sends": "people:vulnerable_helped; fires",
    "contact": "Safeguarding office",
    "address": "safeguarding.office@nhs.example",
    "since": "2006-10-01",
    "until": "2013-03-31",
    "succeeded_by": "NHS North Staffordshire Clinical Commissioning Group",
    "source": "Health and Social Care Act 2012, section 34",
}


def read(folder: Path, *rows: dict[str, str]) -> Judged:
    path = folder / "partners.csv"
    path.write_text(text(*rows), encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return partner_list.read(source, folder / "part.parquet", load_settings())


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"partner": ""}, "partner", "blank"),
        ({"partner": "Kate Winter"}, "partner", "person's name"),
        ({"kind": "friend"}, "kind", "responsible authority"),
        ({"answers_for": "weather"}, "answers_for", "not a theme"),
        ({"sends": "letters"}, "sends", "not something that is sent"),
        ({"sends": "people:unknown"}, "sends", "not something that is sent"),
        ({"contact": "Kate Winter"}, "contact", "person's name"),
        ({"contact": "PC Winter"}, "contact", "person's name"),
        ({"contact": "k.winter@nhs.example"}, "contact", "person's name"),
        ({"address": "kate.winter@nhs.example"}, "address", "address of an office"),
        ({"address": "k.winter@nhs.example"}, "address", "address of an office"),
        ({"address": "javascript:alert(1)"}, "address", "address of an office"),
        ({"succeeded_by": "Kate Winter"}, "succeeded_by", "person's name"),
        ({"since": "1 October 2006?"}, "since", "calendar"),
        ({"until": "2006-09-30"}, "until", "ends before it begins"),
        ({"source": ""}, "source", "needs the source"),
    ],
)
def test_a_broken_twin_is_quarantined(
    tmp_path: Path, changes: dict[str, str], column: str, words: str
) -> None:
    judged = read(tmp_path, GOOD, GOOD | {"partner": "Another Trust"} | changes)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column) == (3, column)
    assert words in bad.reason


def test_one_partner_may_have_two_stretches_but_not_one_twice(tmp_path: Path) -> None:
    later = GOOD | {"since": "2014-01-01", "until": "", "source": ""}
    assert read(tmp_path, GOOD, later).rows_accepted == 2
    (bad,) = read(tmp_path, GOOD, GOOD).quarantine
    assert "already given above" in bad.reason


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("community.safety@council.example", True),
        ("info@charity.example", True),
        ("https://council.example/safety", True),
        ("", True),
        ("smith@council.example", False),
        ("http://council.example", False),
        ("https://council.example/<script>", False),
    ],
)
def test_an_address_is_an_offices(address: str, kept: bool) -> None:
    assert partner_list.is_office_address(address) is kept


def test_keys_and_blank_days_stand_in_the_part(tmp_path: Path) -> None:
    read(tmp_path, GOOD | {"since": "", "kind": "co operating body"})
    (row,) = pd.read_parquet(tmp_path / "part.parquet").to_dict("records")
    assert (row["answers_for"], row["sends"]) == (
        "vulnerability; asb",
        "people:vulnerable_helped; fires",
    )
    assert row["since"] is None
    assert row["kind"] == "co-operating body"
