"""Tables of 50,000 rows and more, as national files are: read to the last row, and counted."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import Judged, SourceFile
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.load import check
from tests.examples import EXAMPLES, KINDS
from tests.tries import cases

pytestmark = pytest.mark.slow

ROWS = 50_001
"""More than the rows between two reports of progress, when these were counted."""
ODD = 1_000
"""Every so many rows, one is a twin of the row before it."""

SENT = Path(__file__).resolve().parents[3] / "shared" / "cases" / "large-csv" / "make.py"

OURS, THEIRS = "E07000198", "E09000001"


def collision(i: int) -> str:
    where = OURS if i % 10 == 9 else THEIRS
    return f"2025{i:09d},2025,{i},,,,,21,3,2,1,{i % 28 + 1:02d}/01/2025,08:15,256,{where}"


MAKERS: dict[str, Callable[[int], str]] = {
    "populations": lambda i: f"E05{i % 25_000:06d},Ward,{2000 + i // 25_000},{i},made up",
    "recorded": lambda i: f"2024/25,{i % 4 + 1},Force,CSP {i},Theft,Thefts,Other,45,{i % 9}",
    "indicators": lambda i: (
        f"safe,Feel safe,E05{i:06d},2025-04-01,2025-06-30,{i % 9},10,share,How safe?,Survey,"
    ),
    "targets": lambda i: (
        f"t-{i},Fewer,theft,incidents:vehicle_crime,reduce,{OURS},2024-04-01,2025-03-31,220,"
        "2025-04-01,2026-03-31,198,seasonal,Police,,,"
    ),
    "actions": lambda i: (
        f"a-{i},Cameras,damage,,,Council,2025-05-01,2025-11-30,under way,30%,,,,2025-06-10"
    ),
    "annotations": lambda i: f"e-{i},2025-11-24,event,New cameras,,,,Moorlands Together,,",
    "meetings": lambda i: f"m-{i},2026-02-11,strategy,Strategy Group,,",
    "collisions": collision,
    "casualties": lambda i: f"2025{i:09d},2025,1,1,1,44,{i % 3 + 1}",
    "fires": lambda i: f"25-{i},2025-01-{i % 28 + 1:02d},other,398400,356500,",
    "environment": lambda i: f"A{i},2024-04-{i % 28 + 1:02d},litter,,,",
    "harm_weights": lambda i: f"A list,Burglary,{i},days,made up",
    "gazetteer": lambda i: f"Place {i},village,{52.9 + i / 1e6:.6f},-1.983,made up",
    "denominators": lambda i: f"E05{i:06d},households,{i + 1},2021,made up",
    "similar_areas": lambda i: f"E07{i // 99:06d},E08{i:06d},District {i},{i % 99 + 1},made up",
    "crime_outcomes": lambda i: (
        f"{i:064x},2025-03,Staffordshire Police,Staffordshire Police,-2.02,53.1,On or near Mill "
        "Lane,E01029752,Staffordshire Moorlands 003A,Suspect charged"
    ),
    "issues": lambda i: f"Speeding,E05{i:06d},Public meeting,2026-06-18,12,Speed",
    "people": lambda i: f"Q1 2026/27,home_safety_visits,E05{i:06d},,{i % 9 + 2},",
    "partners": lambda i: f"Partner {i},partner,,street,,,,,,",
    "asb_reports": lambda i: f"R-{i},2025-01-03 22:00,2025-01-04 02:00,noise,Council,,,",
}
"""A row of each layout, other than all before it.

Of those that are read in one and the same way `make test` tries one.
"""


def read(folder: Path, kind: str, rows: list[str], shares: list[float]) -> Judged:
    path = folder / f"{kind}.csv"
    path.write_text("\n".join([EXAMPLES[kind].splitlines()[0], *rows]) + "\n", encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return recognise.read(source, folder / "part.parquet", load_settings(), shares.append)


def test_every_table_but_street_extracts_is_tried() -> None:
    # Street extracts are streamed, by code of their own; outlines and lines of maps are no tables.
    assert set(MAKERS) == set(KINDS) - {"street", "outlines", "map_lines"}


@pytest.mark.parametrize(
    "kind", cases(MAKERS, ["recorded", "targets", "environment", "collisions", "gazetteer"])
)
def test_a_large_table_is_read_to_its_last_row(tmp_path: Path, kind: str) -> None:
    rows = [MAKERS[kind](i) for i in range(ROWS)]
    for i in range(ODD, ROWS, ODD):
        rows[i] = rows[i - 1]
    shares: list[float] = []
    judged = read(tmp_path, kind, rows, shares)
    assert (judged.kind, judged.rows_in) == (kind, ROWS)
    assert [bad.line for bad in judged.quarantine] == list(range(ODD + 2, ROWS + 2, ODD))
    # Of the collisions a tenth is ours; each twin is one of ours.
    ours = {"collisions": 5_000}.get(kind, ROWS - 50)
    assert judged.rows_accepted == pq.read_metadata(judged.part).num_rows == ours
    assert judged.elsewhere == ROWS - 50 - ours
    assert shares == sorted(shares)
    assert shares[0] > 0 and shares[-1] <= 1


@pytest.mark.skipif(not SENT.exists(), reason="the shared cases are not here")
def test_the_table_that_was_sent_and_the_file_beside_it(tmp_path: Path) -> None:
    made = subprocess.run([sys.executable, SENT], capture_output=True, check=True)
    sent, meetings = tmp_path / "environment.csv", tmp_path / "meetings.csv"
    sent.write_bytes(made.stdout)
    meetings.write_text(EXAMPLES["meetings"], encoding="utf-8")
    outcome = check([sent, meetings], load_settings(), home=tmp_path / "home")
    assert outcome.refused == []
    assert [(f.name, f.loaded) for f in outcome.files] == [
        ("environment.csv", 50_000),
        ("meetings.csv", 2),
    ]
