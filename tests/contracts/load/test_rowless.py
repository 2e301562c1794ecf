"""Months without an incident: files that are equal but for their names are a month each."""

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import open_snapshot
from tests.contracts import test_street

pytestmark = pytest.mark.slow

FIRES = "incident_number,called,kind\n"


def months(home: Path, folder: Path, source: str, **files: str) -> tuple[list[date], int]:
    """Load files; return the months known of a source, and how many files were known before."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    outcome = load([folder], load_settings(), home)
    sent = open_snapshot(home).coverage()
    found = sent.loc[sent["source"] == source, "month"]
    return [day.date() for day in found.astype("datetime64[s]")], len(outcome.known)


def test_two_months_without_rows_are_two_months(tmp_path: Path) -> None:
    head = ",".join(test_street.GOOD) + "\n"
    names = ["2025-10-staffordshire-street", "2025-11-staffordshire-street"]
    found, known = months(
        tmp_path / "home", tmp_path / "in", "Staffordshire Police", **dict.fromkeys(names, head)
    )
    assert (found, known) == ([date(2025, 10, 1), date(2025, 11, 1)], 0)


def test_the_same_claim_and_bytes_are_known_whatever_else_the_name_says(tmp_path: Path) -> None:
    home, files = tmp_path / "home", {"fires-2025-10": FIRES, "fires-2025-11": FIRES}
    assert len(months(home, tmp_path / "in", "fires_other", **files)[0]) == 2
    again = {"fires-2025-10 (1)": FIRES}
    found, known = months(home, tmp_path / "again", "fires_other", **again)
    assert (len(found), known) == (2, 1)


def test_equal_files_with_rows_are_one_file(tmp_path: Path) -> None:
    rows = FIRES + "1,2025-10-03,other\n"
    _, known = months(tmp_path / "home", tmp_path / "in", "fires_other", a=rows, b=rows)
    assert known == 1
