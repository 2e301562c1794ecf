"""Every bad cell of a row is told at once, each for the first rule that it broke."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import actions, contracts, street, targets
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.flaws import broken_rules, in_words
from moorlands_dash.extracts.model import Judged, SourceFile
from moorlands_dash.partnership import load_settings
from tests.contracts.test_actions import GOOD as ACTION
from tests.contracts.test_occurrences import FIRES, REPORTS
from tests.contracts.test_street import GOOD as CRIME
from tests.contracts.test_targets import COUNT as TARGET
from tests.contracts.twins import Layout, Row

SHORT = contracts.matches(".{0,3}", "too long")
LETTERS = contracts.matches("[a-z]*", "not letters")
IN_ORDER = contracts.whole_frame(("b", lambda rows: rows["a"] <= rows["b"], "out of order"))


def frame(**columns: list[str]) -> pd.DataFrame:
    rows = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=range(2, 2 + rows), dtype="str")


def told(found: dict) -> dict:  # type: ignore[type-arg]
    return {line: [(flaw.column, flaw.reason) for flaw in flaws] for line, flaws in found.items()}


def test_each_cell_is_told_for_the_first_rule_that_it_broke_from_left_to_right() -> None:
    contract = contracts.text_columns(a=[SHORT, LETTERS], b=[contracts.filled("b")])
    found = broken_rules(frame(a=["ab", "1234", "12"], b=["x", "", "y"]), contract)
    assert told(found) == {
        3: [("a", "too long"), ("b", "“b” is blank. Fill it in.")],
        4: [("a", "not letters")],
    }
    assert broken_rules(frame(a=["ab"], b=["x"]), contract) == {}
    assert broken_rules(frame(a=[], b=[]), contract) == {}


def test_a_rule_over_columns_blames_the_one_that_it_names() -> None:
    found = broken_rules(frame(a=["a", "c"], b=["b", "b"]), IN_ORDER)
    assert told(found) == {3: [("b", "out of order")]}
    assert found[3][0].reads == {"a", "b"}


def test_a_key_given_again_breaks_the_later_row() -> None:
    contract = contracts.unique(("a", "b"), "twice")
    found = broken_rules(frame(a=["x", "x", "x"], b=["1", "2", "1"]), contract)
    assert told(found) == {4: [("a", "twice")]}


def sifted(rows: pd.DataFrame) -> tuple[Sifting, list[int]]:
    sifting = Sifting(SourceFile(Path("x.csv"), "x.csv", "", 0), found=rows)
    first = sifting.sift(rows, contracts.text_columns(a=[SHORT], c=[SHORT]))
    later = sifting.sift(first, IN_ORDER)
    return sifting, sifting.sift_last(later, contracts.unique(("c",), "twice")).index.tolist()


def test_a_later_rule_tells_of_a_row_that_broke_an_earlier_one_but_not_of_its_bad_cells() -> None:
    rows = frame(a=["a", "zzzz", "z"], b=["b", "b", "a"], c=["1", "2", "33333"])
    sifting, kept = sifted(rows)
    assert kept == [2]
    assert [(bad.line, bad.column, bad.value, bad.reason) for bad in sifting.quarantine] == [
        # Whether “zzzz” comes before “b” nobody knows: it is no value of the column.
        (3, "a", "zzzz", "too long"),
        (4, "c", "33333", "too long Also b = “a”: out of order"),
    ]


def test_a_row_that_broke_a_rule_makes_no_good_row_a_repetition() -> None:
    sifting, kept = sifted(frame(a=["aaaa", "a", "a"], b=["b", "b", "b"], c=["1", "1", "1"]))
    assert kept == [3]
    assert [bad.line for bad in sifting.quarantine] == [2, 4]


def test_rows_without_a_single_good_cell_in_a_column_are_told_all_the_same() -> None:
    sifting, kept = sifted(frame(a=["aaaa", "bbbb"], b=["b", "b"], c=["1", "22222"]))
    assert kept == []
    assert [bad.reason for bad in sifting.quarantine] == [
        "too long",
        "too long Also c = “22222”: too long",
    ]


def test_words_name_every_further_cell_with_its_value() -> None:
    one, two = ("a", "1", "Not so."), ("b", "2", "Nor so.")
    assert in_words([one]) == "Not so."
    assert in_words([one, two]) == "Not so. Also b = “2”: Nor so."


@pytest.mark.parametrize(
    ("layout", "bad", "first"),
    [
        (FIRES, {"called": "2099-01-01", "kind": "barbecue", "easting": "12"}, "kind"),
        (FIRES, {"called": "31/02/2025", "northing": "north", "easting": "east"}, "called"),
        (REPORTS, {"to": "2025-01-01", "kind": "song", "organisation": ""}, "kind"),
        (
            Layout(actions, ACTION, "action_id"),
            {"status": "done", "progress": "50", "due": "2000-01-01", "owner": ""},
            "owner",
        ),
        (
            Layout(targets, TARGET, "target_id"),
            {"profile": "round", "target": "9999999", "area_code": "Atlantis"},
            "area_code",
        ),
    ],
)
def test_all_bad_cells_of_a_row_are_told_at_once(
    tmp_path: Path, layout: Layout, bad: Row, first: str
) -> None:
    judged, _ = layout.read(tmp_path, layout.good, layout.good | {layout.key: "twin"} | bad)
    (row,) = judged.quarantine
    assert (judged.rows_in, judged.rows_accepted, row.line, row.column) == (2, 1, 3, first)
    for column in set(bad) - {first, "status"}:
        assert f"Also {column} = “{bad[column]}”: " in row.reason


def street_row(folder: Path, bad: Row) -> Judged:
    path = folder / "2018-10-staffordshire-street.csv"
    row = CRIME | bad
    path.write_text(",".join(row) + "\n" + ",".join(row.values()) + "\n", encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return street.read(source, folder / "part.parquet", load_settings())


def test_all_bad_cells_of_a_street_row_are_told_at_once(tmp_path: Path) -> None:
    bad = {"Month": "2018-13", "Crime type": "Piracy", "Longitude": "", "LSOA code": "E1"}
    (row,) = street_row(tmp_path, bad).quarantine
    assert (row.column, row.value) == ("Month", "2018-13")
    for said in ("Also Crime type = “Piracy”: ", "Also LSOA code = “E1”: "):
        assert said in row.reason
    assert "Also Longitude = “”: One coordinate stands without the other." in row.reason
    one = street_row(tmp_path, {"Longitude": "west"}).quarantine[0]
    assert one.reason.startswith("The longitude is not a number.")
    assert "Also" not in one.reason
