"""Lists of harm: each published layout read as it is, and a broken twin for each rule."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings
from tests.partner_files import excel

CAMBRIDGE = ("ATHENA URN", "FULL_OFFENCE_TITLE", "CCHI Score", "GROUP", "SUB_GROUP", "HO_CODE")
SEVERITY = ("Offence code", "Offence category", "Weight")
BY_TYPE = ("force", "crime_type", "cchi_days")
OWN = ("list", "crime_type", "weight", "unit", "source")


def read(folder: Path, columns: tuple[str, ...], *rows: tuple[object, ...]) -> Judged:
    path = folder / "harm.csv"
    lines = [",".join(f'"{cell}"' for cell in row) for row in (columns, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return judged(path)


def judged(path: Path) -> Judged:
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return recognise.read(source, path.with_suffix(".parquet"), load_settings())


def part(found: Judged) -> pd.DataFrame:
    return pd.read_parquet(found.part)


def test_the_cambridge_index_is_known_by_its_columns(tmp_path: Path) -> None:
    rows = [
        ("A1", "Murder of victim aged 1 year or over", 5475, "VIOLENCE", "HOMICIDE", "1"),
        ("A2", "Burglary EXPIRED", 730, "BURGLARY", "BURGLARY - RESIDENTIAL", "28"),
    ]
    found = read(tmp_path, CAMBRIDGE, *rows)
    frame = part(found)
    assert (found.kind, found.rows_in, found.rows_accepted) == ("harm_weights", 2, 2)
    assert set(frame["list"]) == {"Cambridge Crime Harm Index"}
    assert set(frame["unit"]) == {"days"}
    assert frame["code"].tolist() == ["1", "28"]
    assert frame["subgroup"].tolist() == ["HOMICIDE", "BURGLARY - RESIDENTIAL"]
    assert frame["weight"].tolist() == [5475.0, 730.0]


def test_the_severity_score_is_read_from_its_workbook_below_a_title(tmp_path: Path) -> None:
    path = tmp_path / "datatool.xlsx"
    title: list[list[object]] = [["List of weights", "", ""], ["Source: ONS", "", ""]]
    rows: list[list[object]] = [
        list(SEVERITY),
        ["1", "Murder", 7978.79308113648],
        ["46", "Shoplifting", 13],
    ]
    excel({"Notes": [["About", "x", "y"]], "List of weights": [*title, *rows]})(path)
    found = judged(path)
    frame = part(found)
    assert (found.rows_in, found.rows_accepted) == (2, 2)
    assert set(frame["list"]) == {"ONS Crime Severity Score"}
    assert frame["offence"].tolist() == ["Murder", "Shoplifting"]
    assert frame["weight"].tolist() == pytest.approx([7978.79308113648, 13.0])
    # An offence that is called as a type of crime is one offence still.
    assert set(frame["category"]) == {""}


def test_a_list_by_type_of_crime_weighs_categories_of_our_force_alone(tmp_path: Path) -> None:
    rows = [
        ("Staffordshire", "Burglary", "246.5"),
        ("Staffordshire Police", "Anti-social behaviour", "1"),
        ("Cheshire", "Burglary", "200"),
    ]
    found = read(tmp_path, BY_TYPE, *rows)
    assert (found.rows_in, found.rows_accepted, found.elsewhere) == (3, 2, 1)
    assert part(found)["category"].tolist() == ["burglary", "anti_social_behaviour"]


GOOD = ("A list", "Burglary", "246.5", "days", "Somebody")
ROW = dict(zip(OWN, GOOD, strict=True))


@pytest.mark.parametrize(
    ("place", "value", "column", "words"),
    [
        (1, "Piracy", "crime_type", "not a type of crime"),
        (1, "", "offence", "neither an offence nor a type"),
        (2, "-3", "weight", "not a weight"),
        (2, "many", "weight", "not a weight"),
        (2, "", "weight", "not a weight"),
        (0, " ", "list", "blank"),
    ],
)
def test_a_broken_twin_is_quarantined_with_its_line(
    tmp_path: Path, place: int, value: str, column: str, words: str
) -> None:
    broken = (*GOOD[:place], value, *GOOD[place + 1 :])
    found = read(tmp_path, OWN, GOOD, broken)
    (bad,) = found.quarantine
    assert (found.rows_in, found.rows_accepted) == (2, 1)
    assert (bad.line, bad.column) == (3, column)
    assert words in bad.reason
    assert bad.reason.count(". ") >= 1, "what is wrong, then how to mend it"


def test_a_list_that_nothing_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Nothing says which list") as refused:
        read(tmp_path, ("crime_type", "weight"), ("Burglary", "3"))
    assert refused.value.column == "list"
