"""Days and times as spreadsheets and systems write them: one moment, or none."""

import pandas as pd
import pytest

from moorlands_dash.extracts.model import Refusal
from moorlands_dash.extracts.moments import (
    MIDNIGHT,
    dated,
    month_alone,
    order_of,
    read,
    refuse_unsure,
    rewritten,
)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-04-25", "2024-04-25"),
        ("2024-04-25 09:15", "2024-04-25 09:15:00"),
        ("2024-04-25T09:15:00", "2024-04-25 09:15:00"),
        ("2024-04-25 9:15", "2024-04-25 09:15:00"),
        ("25/04/2024 09.15", "2024-04-25 09:15:00"),
        ("2024-04-25 09:15:00.000", "2024-04-25 09:15:00"),
        ("2024-04-25 09:15 AM", "2024-04-25 09:15:00"),
        ("25 April 2024 12:05 am", "2024-04-25 00:05:00"),
        ("25 April 2024 3:05 p.m.", "2024-04-25 15:05:00"),
        ("25-Apr-24", "2024-04-25"),
        ("Thu 25th Apr 2024", "2024-04-25"),
        ("Sept 5, 2024", "2024-09-05"),
        ("2024/4/5", "2024-04-05"),
        ("20240425", "2024-04-25"),
        ("20240425T0915", "2024-04-25 09:15:00"),
        # Unambiguous by itself, whatever the file's other rows are.
        ("25/04/2024", "2024-04-25"),
        ("04/25/2024", "2024-04-25"),
        ("04.04.2024", "2024-04-04"),
        # Summer time: an hour ahead of UTC; the day may change.
        ("2024-04-25T09:15:00Z", "2024-04-25 10:15:00"),
        ("2024-01-25T09:15:00Z", "2024-01-25 09:15:00"),
        ("2024-04-30T23:30:00Z", "2024-05-01 00:30:00"),
        ("2024-04-25T23:30:00+01:00", "2024-04-25 23:30:00"),
        ("2024-04-25 09:15 BST", "2024-04-25 09:15:00"),
        ("2024-04-25T09:15:00+0530", "2024-04-25 04:45:00"),
        # Clocks went from 01:00 to 02:00 that day; in October an hour came twice.
        ("2024-03-31 01:30", "2024-03-31"),
        ("2024-03-31 02:30", "2024-03-31 02:30:00"),
        ("2024-10-27 01:30", "2024-10-27 01:30:00"),
        # Excel's numbers.
        ("45407", "2024-04-25"),
        ("45407.3854", "2024-04-25 09:15:00"),
        ("45407.385428241", "2024-04-25 09:15:01"),
        ("45407.99999", "2024-04-25 23:59:59"),
    ],
)
def test_a_moment_is_read_by_british_clocks(text: str, moment: str) -> None:
    found = read(text)
    assert str(found and found.british()) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("", "never", "2024", "2024-04", "04/05/2024", "25/04/24", "5/4/24", "2025-02-29"),
        *("31/02/2024", "31 Feb 2024", "5 Mai 2024", "2024-13-01", "20241301", "00000", "99999"),
        *("2024-04-25 24:00", "2024-04-25 09:60", "2024-04-25 13:00 am", "2024-04-25 09:15+25:00"),
        *("0001-01-01T00:00+14:00x", "25/04-2024", "2024-04-25 later"),
    ],
)
def test_no_moment_or_one_of_two_is_not_read(text: str) -> None:
    assert read(text) is None


def test_years_of_two_digits_are_read_where_the_order_is_known() -> None:
    assert [str(read(text, "day")) for text in ("25/04/24", "5/4/24 9:15", "03.04.24")] == [
        "2024-04-25",
        "2024-04-05 09:15:00",
        "2024-04-03",
    ]
    assert str(read("04/25/24", "month")) == "2024-04-25"
    assert order_of(["25/04/24"]) == "", "it could begin with its year"
    assert order_of(["25/04/24"], "day") == "day"


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["01/04/2024", "13/04/2024"], "day"),
        (["01/04/2024", "04/13/2024 09:15"], "month"),
        (["13/04/2024", "04/13/2024"], ""),
        (["01/04/2024", "2024-04-13", ""], ""),
    ],
)
def test_a_day_over_12_shows_what_comes_first(texts: list[str], order: str) -> None:
    assert order_of(texts) == order


def told(**columns: list[str]) -> tuple[dict[str, list[str]], list[str]]:
    rows, said = rewritten(pd.DataFrame(columns, dtype="str"), list(columns))
    return rows.to_dict("list"), said


def test_one_column_shows_the_order_of_another() -> None:
    rows, _ = told(begun=["01/04/2024", "x"], ended=["", "30/04/2024 7:05"])
    assert rows == {"begun": ["2024-04-01", "x"], "ended": ["", "2024-04-30 07:05:00"]}


def test_a_file_that_shows_nothing_keeps_its_days_to_be_refused() -> None:
    assert told(begun=["01/04/2024", "02/04/2024"])[0] == {"begun": ["01/04/2024", "02/04/2024"]}


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["2024-07-01 00:00:00", "2024-07-02"], ["2024-07-01", "2024-07-02"]),
        # Written as UTC's midnight, or as Britain's in UTC.
        (["2024-07-01T00:00:00Z", "2024-01-02T00:00:00Z"], ["2024-07-01", "2024-01-02"]),
        (["2024-06-30T23:00:00Z", "2024-01-02T00:00:00Z"], ["2024-07-01", "2024-01-02"]),
    ],
)
def test_midnight_throughout_is_no_time_of_day(texts: list[str], days: list[str]) -> None:
    assert told(begun=texts) == ({"begun": days}, [MIDNIGHT.format("begun")])


def test_midnight_among_other_times_is_a_time() -> None:
    rows, said = told(begun=["2024-07-01 00:00", "2024-07-02 09:00"])
    assert (rows["begun"][0], said) == ("2024-07-01 00:00:00", [])


def test_plan_files_take_days_alone() -> None:
    rows = pd.DataFrame({"due": ["25/04/2024", "2024-04", "2024-04-01"]}, dtype="str")
    assert list(dated(rows, ["due"])["due"]) == ["2024-04-25", "2024-04", "2024-04-01"]


def test_the_sender_says_the_order_where_the_file_shows_none() -> None:
    rows = pd.DataFrame({"a": ["03/04/2025", "05/06/2025 9:15"]}, dtype="str")
    assert dated(rows, ["a"], "day")["a"].tolist()[0] == "2025-04-03"
    assert dated(rows, ["a"], "month")["a"].tolist()[1] == "2025-05-06 09:15:00"
    assert dated(rows, ["a"])["a"].tolist() == rows["a"].tolist()


def test_what_the_file_shows_goes_before_what_its_sender_says() -> None:
    shown = pd.DataFrame({"a": ["03/04/2025", "13/04/2025"]}, dtype="str")
    assert dated(shown, ["a"], "month")["a"].tolist() == ["2025-04-03", "2025-04-13"]
    both = pd.DataFrame({"a": ["03/04/2025", "13/04/2025", "04/13/2025"]}, dtype="str")
    assert dated(both, ["a"], "day")["a"].tolist()[0] == "03/04/2025"


def test_a_file_of_which_every_day_could_be_two_is_refused() -> None:
    unsure = pd.Series(["03/04/2025", "01/02/2025 10:00"], dtype="str", name="reported")
    with pytest.raises(Refusal, match=r"Each “reported” could be .* \[senders\]") as refused:
        refuse_unsure("x.csv", unsure)
    assert refused.value.column == "reported"
    with pytest.raises(Refusal, match="of years of two digits no day over 12 shows which"):
        refuse_unsure("x.csv", pd.Series(["25/04/24", "03/04/24"], dtype="str", name="reported"))
    refuse_unsure("x.csv", pd.Series(["03/04/2025", "2025-04-03"], dtype="str", name="a"))
    refuse_unsure("x.csv", pd.Series([], dtype="str", name="a"))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Apr-24", "2024-04"),
        ("sept-2024", "2024-09"),
        ("April 2024", "2024-04"),
        # A day of a month, no month at all, and what several months begin with.
        ("24-Apr", ""),
        ("Apr 24", ""),
        ("25-Apr-24", ""),
        ("Smarch-24", ""),
        ("2024-04", ""),
    ],
)
def test_a_month_alone_is_told_from_a_day(text: str, month: str) -> None:
    assert month_alone(text) == month


def test_months_alone_are_rewritten_beside_days() -> None:
    rows = pd.DataFrame({"start": ["Apr-24", "2024-04", "25/04/2024", "soon"]})
    assert dated(rows, ["start"])["start"].tolist() == ["2024-04", "2024-04", "2024-04-25", "soon"]
