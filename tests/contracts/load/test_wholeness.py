"""What a load makes of files that are thin, cut short, not over, or one sender's of several."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moorlands_dash.loading import check, load
from moorlands_dash.partnership import Files, Settings, load_settings
from moorlands_dash.partnership.suppliers import Supplier
from moorlands_dash.periods import Period, month
from moorlands_dash.store.confirmations import Confirmation, confirm, take_back
from moorlands_dash.store.home import Home
from moorlands_dash.store.journal import Records
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.tables.request import Request
from tests.contracts import test_partner_layouts as partners
from tests.contracts import test_street
from tests.contracts.given import written

pytestmark = pytest.mark.slow

SETTINGS = load_settings().model_copy(update={"files": Files(reference=[])})
NOW = datetime(2026, 3, 10, tzinfo=UTC)
COUNCIL, LANDLORD = "Staffordshire Moorlands District Council", "Moorlands Housing"


def reports(path: Path, sender: str, *days: str) -> Path:
    """Write one report of noise a day given."""
    rows = [
        partners.REPORT
        | {"reference": f"{sender[:2]}{n}", "from": day, "to": "", "organisation": sender}
        for n, day in enumerate(days)
    ]
    return written(path, *rows)


def littered(path: Path, *days: str) -> Path:
    rows = [
        partners.PROBLEM | {"reference": f"L{n}", "reported": day, "kind": "litter"}
        for n, day in enumerate(days)
    ]
    return written(path, *rows)


def loaded(home: Path, *paths: Path, settings: Settings = SETTINGS, now: datetime = NOW):
    outcome = load(paths, settings, home, now=now)
    assert outcome.refused == []
    return outcome


def noise(home: Path) -> dict[str, int]:
    """Return the reports that count, by sender."""
    found = open_snapshot(home).incidents(None, ("asb_reported",))
    return {str(k): int(v) for k, v in found["reporter"].value_counts().items()}


def whole(snapshot: Snapshot, source: str) -> list[str]:
    return [f"{each:%Y-%m}" for each in snapshot.months(source)]


def states(home: Path, source: str) -> list[tuple[str, str, str]]:
    found = open_snapshot(home).coverage()
    own = found[found["source"] == source]
    return [
        (row["sender"], f"{row['month']:%Y-%m}", row["state"]) for row in own.to_dict("records")
    ]


def test_two_senders_of_one_kind_add_up_and_each_replaces_its_own(tmp_path: Path) -> None:
    home = tmp_path / "home"
    council = reports(tmp_path / "council-2025-04.csv", COUNCIL, "2025-04-02")
    landlord = reports(tmp_path / "housing-2025-04.csv", LANDLORD, "2025-04-02", "2025-04-03")
    loaded(home, council, landlord)
    assert noise(home) == {COUNCIL: 1, LANDLORD: 2}
    again = reports(tmp_path / "again" / "council-2025-04.csv", COUNCIL, "2025-04-08", "2025-04-09")
    loaded(home, again)
    assert noise(home) == {COUNCIL: 2, LANDLORD: 2}


def test_senders_in_one_file_are_told_apart_and_one_corrects_its_own(tmp_path: Path) -> None:
    home, rows = tmp_path / "home", []
    for n, sender in enumerate((COUNCIL, LANDLORD, LANDLORD.upper())):
        rows.append(partners.REPORT | {"reference": f"R{n}", "organisation": sender})
    loaded(home, written(tmp_path / "both-2025-01.csv", *rows))
    assert sum(noise(home).values()) == 3
    day = partners.REPORT["from"][:10]
    loaded(home, reports(tmp_path / "housing-2025-01.csv", LANDLORD.lower(), day))
    assert noise(home) == {COUNCIL: 1, LANDLORD.lower(): 1}


def test_a_pattern_is_of_what_its_supplier_sends(tmp_path: Path) -> None:
    listed = [Supplier(sender=LANDLORD, sends=["reports"], files="*estate*")]
    settings = SETTINGS.model_copy(update={"suppliers": listed})
    home = tmp_path / "home"
    loaded(home, littered(tmp_path / "litter-estates-2025-05.csv", "2025-05-02"), settings=settings)
    assert states(home, "litter") == [("", "2025-05", "whole")]


def test_a_sender_in_other_letters_is_the_same_one(tmp_path: Path) -> None:
    home = tmp_path / "home"
    spring = reports(
        tmp_path / "asb-2025-04_2025-06.csv", COUNCIL, "2025-04-02", "2025-05-02", "2025-06-02"
    )
    loaded(home, spring, reports(tmp_path / "asb-2025-05.csv", COUNCIL.upper(), "2025-05-09"))
    assert states(home, "asb_reported") == [(COUNCIL, f"2025-{n:02}", "whole") for n in (4, 5, 6)]
    assert noise(home) == {COUNCIL: 2, COUNCIL.upper(): 1}
    other = reports(tmp_path / "more" / "asb-2025-05.csv", LANDLORD, "2025-05-09")
    loaded(home, other)
    assert whole(open_snapshot(home), "asb_reported") == ["2025-04", "2025-05"]


def test_a_file_without_rows_and_sender_is_waited_for_no_longer(tmp_path: Path) -> None:
    home = tmp_path / "home"
    spring = reports(tmp_path / "asb-2025-04_2025-06.csv", COUNCIL, "2025-04-02", "2025-06-02")
    empty = tmp_path / "asb-2025-05.csv"
    empty.write_text(spring.read_text().splitlines()[0] + "\n")
    loaded(home, spring, empty)
    assert whole(open_snapshot(home), "asb_reported") == ["2025-04", "2025-05", "2025-06"]


def test_a_month_is_missing_while_one_of_its_senders_is(tmp_path: Path) -> None:
    home = tmp_path / "home"
    council = reports(tmp_path / "council-2025-04_2025-05.csv", COUNCIL, "2025-04-02", "2025-05-02")
    landlord = reports(tmp_path / "housing-2025-04.csv", LANDLORD, "2025-04-02")
    loaded(home, council, landlord)
    assert whole(open_snapshot(home), "asb_reported") == ["2025-04"]
    assert (LANDLORD, "2025-05", "missing") in states(home, "asb_reported")
    loaded(home, reports(tmp_path / "housing-2025-05.csv", LANDLORD, "2025-05-09"))
    assert whole(open_snapshot(home), "asb_reported") == ["2025-04", "2025-05"]


def test_figures_before_a_sender_came_are_not_comparable(tmp_path: Path) -> None:
    home = tmp_path / "home"
    council = reports(tmp_path / "council-2025-03_2025-04.csv", COUNCIL, "2025-03-02", "2025-04-02")
    landlord = reports(tmp_path / "housing-2025-04.csv", LANDLORD, "2025-04-02")
    loaded(home, council, landlord)
    request = Request(open_snapshot(home), SETTINGS, Selection(category="asb_reported"))
    assert request.comparable_from("asb_reported") == month(2025, 4)
    march, april = Period(month(2025, 3), month(2025, 3)), Period(month(2025, 4), month(2025, 4))
    assert request.break_notes(april) == []
    assert request.break_notes(april, march) == [
        "Moorlands Housing sends from April 2025 on: figures before that leave its rows out and "
        "are not comparable."
    ]


def test_a_sender_is_told_by_its_files_names_where_rows_do_not_name_it(tmp_path: Path) -> None:
    listed = [
        Supplier(sender=COUNCIL, sends=["litter"], files="*council*"),
        Supplier(sender=LANDLORD, sends=["litter"], files="*housing*", since="2025-05"),
    ]
    settings = SETTINGS.model_copy(update={"suppliers": listed})
    home = tmp_path / "home"
    council = littered(tmp_path / "council-2025-04_2025-05.csv", "2025-04-02", "2025-05-02")
    landlord = littered(tmp_path / "housing-2025-05.csv", "2025-05-02")
    loaded(home, council, landlord, settings=settings)
    assert states(home, "litter") == [
        (LANDLORD, "2025-05", "whole"),
        (COUNCIL, "2025-04", "whole"),
        (COUNCIL, "2025-05", "whole"),
    ]
    assert len(open_snapshot(home).incidents(None, ("litter",))) == 3


def test_another_list_of_suppliers_judges_the_same_files_anew(tmp_path: Path) -> None:
    home = tmp_path / "home"
    loaded(home, littered(tmp_path / "litter-2025-04.csv", "2025-04-02"))
    assert whole(open_snapshot(home), "litter") == ["2025-04"]
    listed = [
        Supplier(sender=COUNCIL, sends=["litter"], since="2025-04"),
        Supplier(sender=LANDLORD, sends=["litter"], since="2025-04"),
    ]
    settings = SETTINGS.model_copy(update={"suppliers": listed})
    assert loaded(home, settings=settings).published
    assert whole(open_snapshot(home), "litter") == []


def cut(path: Path) -> Path:
    """Write an extract of October 2025 that ends in half a row."""
    rows = [test_street.GOOD | {"Crime ID": f"{n:064}", "Month": "2025-10"} for n in range(3)]
    written(path, *rows)
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("2025-10") + 12], encoding="utf-8")
    return path


def test_a_month_that_is_cut_short_counts_for_nothing_until_it_is_confirmed(tmp_path: Path) -> None:
    home, force = tmp_path / "home", SETTINGS.force.name
    path = cut(tmp_path / "2025-10-staffordshire-street.csv")
    judged = check([path], SETTINGS, home=home)
    assert [(part.source, part.month) for part in judged.parts] == [(force, month(2025, 10))]
    assert judged.parts[0].why == "the file is cut short: its last line is half a row"
    outcome = loaded(home, path)
    assert outcome.parts == judged.parts
    assert whole(open_snapshot(home), force) == []
    records = Records(Home(home), SETTINGS.key)
    said = Confirmation(force, "", month(2025, 10), 2, "They sent only these", "Data officer")
    made = confirm(said, records)
    load([], SETTINGS, home, rebuild=True, now=NOW)
    assert whole(open_snapshot(home), force) == ["2025-10"]
    (why,) = open_snapshot(home).coverage()["why"]
    assert why == "confirmed as whole by Data officer: They sent only these"
    take_back(made.confirmation_id, "It was not all", records)
    load([], SETTINGS, home, rebuild=True, now=NOW)
    assert whole(open_snapshot(home), force) == []


def test_a_confirmation_is_of_the_month_as_it_stood(tmp_path: Path) -> None:
    home, force = tmp_path / "home", SETTINGS.force.name
    loaded(home, cut(tmp_path / "2025-10-staffordshire-street.csv"))
    records = Records(Home(home), SETTINGS.key)
    confirm(Confirmation(force, "", month(2025, 10), 7, "Another month's rows"), records)
    load([], SETTINGS, home, rebuild=True, now=NOW)
    assert whole(open_snapshot(home), force) == []


def days(of: str, count: int) -> list[str]:
    """Return so many days spread over a month."""
    return [f"{of}-{1 + n * 27 // (count - 1):02}" for n in range(count)]


def test_a_month_far_under_its_neighbours_is_a_part_in_check_and_load(tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = [day for n in range(1, 7) for day in days(f"2025-{n:02}", 60)]
    loaded(home, littered(tmp_path / "litter-2025-01_2025-06.csv", *before))
    thin = littered(tmp_path / "litter-2025-07.csv", *days("2025-07", 20))
    judged = check([thin], SETTINGS, home=home)
    assert [part.why for part in judged.parts] == ["it has 20 rows where about 60 would be usual"]
    assert loaded(home, thin).parts == judged.parts
    assert whole(open_snapshot(home), "litter")[-1] == "2025-06"
    usual = littered(tmp_path / "more" / "litter-2025-07.csv", *days("2025-07", 52))
    assert check([usual], SETTINGS, home=home).parts == []


def test_a_check_knows_when_a_sender_never_works(tmp_path: Path) -> None:
    home = tmp_path / "home"
    closed = [day for n in range(1, 7) for day in days(f"2025-{n:02}", 20) if day[-2:] < "17"]
    loaded(home, littered(tmp_path / "litter-2025-01_2025-06.csv", *closed))
    own = [day for day in days("2025-07", 20) if day[-2:] < "17"]
    usual = littered(tmp_path / "litter-2025-07.csv", *own)
    assert check([usual], SETTINGS, home=home).parts == []
    assert loaded(home, usual).parts == []
    cut = littered(tmp_path / "more" / "litter-2025-08.csv", *days("2025-08", 20)[:7] * 2)
    assert [part.why for part in check([cut], SETTINGS, home=home).parts] == [
        "its rows stop on 9 August 2025"
    ]


def extract(folder: Path, month: str, ours: int, others: int = 60) -> Path:
    """Write an extract with so many rows of our district and of another."""
    rows = [
        test_street.GOOD | {"Crime ID": f"{month}{n:057}".replace("-", ""), "Month": month}
        for n in range(ours + others)
    ]
    for row in rows[ours:]:
        row |= {"LSOA name": "Stafford 001A"}
    return written(folder / f"{month}-staffordshire-street.csv", *rows)


def test_an_extract_that_lacks_our_district_is_a_part_in_check_and_load(tmp_path: Path) -> None:
    home = tmp_path / "home"
    loaded(home, *(extract(tmp_path, f"2025-{n:02}", 40) for n in range(1, 7)))
    assert check([extract(tmp_path, "2025-07", 38)], SETTINGS, home=home).parts == []
    lacking = extract(tmp_path, "2025-07", 0, others=100)
    judged = check([lacking], SETTINGS, home=home)
    assert [part.why for part in judged.parts] == [
        "of our district it has no rows where about 40 would be usual"
    ]
    assert loaded(home, lacking).parts == judged.parts


def test_the_month_of_the_load_is_not_over(tmp_path: Path) -> None:
    home = tmp_path / "home"
    path = littered(tmp_path / "litter.csv", "2026-02-20", "2026-03-02")
    (part,) = loaded(home, path).parts
    assert (part.month, part.why) == (date(2026, 3, 1), "the month is not over")
    assert whole(open_snapshot(home), "litter") == ["2026-02"]


def test_of_an_earlier_version_every_month_with_a_file_is_whole(tmp_path: Path) -> None:
    import pandas as pd

    home = tmp_path / "home"
    outcome = loaded(home, littered(tmp_path / "litter-2025-04.csv", "2025-04-02"))
    assert outcome.manifest is not None
    path = home / "snapshots" / outcome.manifest.id / "coverage.parquet"
    old = pd.read_parquet(path)[["source", "month", "rows"]]
    old.to_parquet(path)
    assert states(home, "litter") == [("", "2025-04", "whole")]


@pytest.mark.parametrize("listed", ["nosuch", "Fires"])
def test_a_supplier_of_nothing_known_is_refused(listed: str) -> None:
    with pytest.raises(ValueError, match="is no source or category: choose from street"):
        Supplier(sender=COUNCIL, sends=[listed])
