"""What is proposed for a file, and what must be asked: at most two things."""

from pathlib import Path

import pytest

from moorlands_dash.extracts.learning.proposal import MOST_QUESTIONS, Proposal
from moorlands_dash.extracts.learning.proposing import propose
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.partnership import load_settings
from tests.partner_files import csv_file

HEAD = ["Case Ref", "Opened", "ASB Type", "Tenant Name", "Ward"]
ROWS = [
    ["A1", "03/04/2025", "Noise", "withheld", "Leek North"],
    ["A2", "04/04/2025", "Zebra", "withheld", "Leek East"],
]


def proposed(
    tmp_path: Path, rows: list[list[str]], name: str = "cases.csv", **more: object
) -> Proposal:
    path = tmp_path / name
    csv_file(rows)(path)
    source = SourceFile(path, name, "", path.stat().st_size)
    return propose(source, load_settings(), {}, **more)  # type: ignore[arg-type]


def test_no_more_than_two_things_are_asked_and_what_was_answered_no_more(tmp_path: Path) -> None:
    found = proposed(tmp_path, [HEAD, *ROWS])
    assert [q.key for q in found.questions] == ["sender", "dates"]
    assert len(found.questions) <= MOST_QUESTIONS
    told = proposed(tmp_path, [HEAD, *ROWS], answers={"sender": "Ascent", "dates": "day first"})
    assert told.questions == (), "what a third question would ask is set aside until it is known"
    assert told.profile.dates == "day first"
    assert told.profile.always == {"organisation": "Ascent"}


def test_words_are_asked_each_by_itself_and_may_be_none_of_what_is_counted(tmp_path: Path) -> None:
    rows = [HEAD, *([*row[:1], "2025-04-13", *row[2:]] for row in ROWS)]
    found = proposed(tmp_path, [["Ascent Housing", "", "", "", ""], *rows])
    (question,) = found.questions
    assert (question.key, question.words) == ("words", ("Zebra",))
    assert question.choices[-1] == "not counted"
    told = proposed(
        tmp_path,
        [["Ascent Housing", "", "", "", ""], *rows],
        answers={"words": {"Zebra": "other"}},
    )
    assert told.profile.words["kind"] == {"Zebra": "other"}
    assert told.profile.sender == "Ascent Housing"


def test_columns_of_personal_data_are_never_read(tmp_path: Path) -> None:
    found = proposed(tmp_path, [HEAD, *ROWS])
    assert found.personal == ("Tenant Name",)
    assert "Tenant Name" not in found.profile.header


def test_the_day_of_an_export_is_no_month(tmp_path: Path) -> None:
    named = proposed(tmp_path, [HEAD, *ROWS], name="cases_20251003.csv")
    assert named.profile.months == "rows"
    of_month = proposed(tmp_path, [HEAD, *ROWS], name="cases_2025-04.csv")
    assert of_month.profile.months == "name"


def test_a_file_of_no_kind_is_refused_and_another_kind_can_be_named(tmp_path: Path) -> None:
    rows = [["Colour", "Shape"], ["red", "round"]]
    with pytest.raises(Refusal, match="--as"):
        proposed(tmp_path, rows)
    with pytest.raises(Refusal, match="no kind of file"):
        proposed(tmp_path, rows, kind="street")
    assert proposed(tmp_path, rows, kind="meetings").profile.kind == "meetings"
