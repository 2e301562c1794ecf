from collections.abc import Callable
from datetime import date

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection

Publish = Callable[..., Snapshot]
POLICE = "Staffordshire Police"


def test_coverage_tells_a_missing_month_from_an_empty_file(
    publish: Publish, settings: Settings
) -> None:
    snapshot = publish(
        coverage=[
            (POLICE, date(2025, 1, 1), 7),
            (POLICE, date(2025, 2, 1), 0),
            (POLICE, date(2025, 4, 1), 5),
            ("Cheshire Police", date(2025, 1, 1), 3),
        ]
    )
    table = tables.build("coverage", snapshot, settings, Selection())
    ours = table.frame[table.frame["of"] == POLICE]
    assert ours["loaded"].tolist()[:4] == [True, True, False, True]
    assert ours["state"].tolist()[:5] == ["whole", "whole", "missing", "whole", "late"]
    assert ours["rows"].fillna(-1).tolist()[:4] == [7, 0, -1, 5]
    assert (table.frame["of"] == "Cheshire Police").sum() == 1
    assert table.sentence == (
        "3 months of Staffordshire Police loaded, January 2025 to April 2025; missing: March 2025. "
        "Late: Street-level extracts, known to April 2025 only; May 2025 was due by 14 August 2025."
    )


def test_files_and_quarantine_in_words(publish: Publish, settings: Settings) -> None:
    snapshot = publish(
        files=[(1, "a.csv", 10, 7, 2, 1)],
        quarantine=[("a.csv", "0" * 64, 4, "Month", "2025-13", "This is not a month.")],
    )
    files = tables.build("files", snapshot, settings, Selection())
    assert files.sentence == (
        "10 rows in 1 file: 7 loaded, 2 superseded by a later file or month and 1 not accepted."
    )
    refused = tables.build("quarantine", snapshot, settings, Selection())
    assert refused.frame["line"].tolist() == [4]
    assert refused.sentence == ("1 row in 1 file was not accepted; each is listed with its reason.")


def test_nothing_loaded_says_so(publish: Publish, settings: Settings) -> None:
    snapshot = publish()
    assert "load one with" in tables.build("coverage", snapshot, settings, Selection()).sentence
    assert "No file is loaded" in tables.build("files", snapshot, settings, Selection()).sentence
    assert tables.build("quarantine", snapshot, settings, Selection()).frame.empty


def test_nothing_withdrawn_says_so(publish: Publish, settings: Settings) -> None:
    table = tables.build("withdrawals", publish(), settings, Selection())
    assert table.frame.empty
    assert table.sentence == "Nothing that was loaded has been withdrawn."
