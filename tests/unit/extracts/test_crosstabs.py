"""Surveys as they come: answers as rows, wards or towns as columns, with their bases."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts.crosstabs import found_in
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.extracts.recognise import read
from moorlands_dash.partnership import load_settings
from tests.partner_files import excel

AREAS = {"leek north": "E05007061", "leek west": "E05007063", "alton": "E05007039"}
TITLE = "Residents' survey, June to July 2026"
HEAD = "Question,Answer,Total,Leek North,Leek West,Alton"
LITTER = [
    "How much of a problem is litter?,Very or fairly big,31%,28%,40%,25%",
    ",Not very big or none,69%,72%,60%,75%",
    ",Weighted base,512,160.4,141.2,9",
    ",Unweighted base,500,150,140,8",
]


def judged(folder: Path, *lines: str, name: str = "survey.csv") -> tuple[Judged, pd.DataFrame]:
    path, out = folder / name, folder / "part.parquet"
    path.write_text("\n".join(lines), encoding="utf-8")
    source = SourceFile(path, name, "a", path.stat().st_size, areas=AREAS)
    return read(source, out, load_settings()), pd.read_parquet(out)


def test_each_answer_in_each_area_is_a_figure_of_the_unweighted_base(tmp_path: Path) -> None:
    found, rows = judged(tmp_path, TITLE, HEAD, *LITTER)
    assert (found.kind, found.rows_in, found.quarantine) == ("indicators", 8, [])
    west = rows[(rows["area_code"] == "E05007063") & rows["title"].str.contains("Very or")].iloc[0]
    assert west[["numerator", "denominator"]].tolist() == pytest.approx([0.40 * 140, 140])
    assert west["wording"] == "How much of a problem is litter?"
    assert (str(west["period_start"]), str(west["period_end"])) == ("2026-06-01", "2026-07-31")
    assert (west["theme"], west["sample"], west["unit"]) == ("environment", "residents", "share")
    assert set(rows["area_code"]) == {*AREAS.values(), load_settings().district.code}


def test_counts_and_whole_per_cent_are_told_apart(tmp_path: Path) -> None:
    counts = [TITLE, HEAD, "Is it lit?,Yes,40,20,15,5", ",No,60,30,25,5", ",Base,100,50,40,10"]
    _, rows = judged(tmp_path, *counts)
    yes = rows[rows["title"].str.endswith("Yes")].set_index("area_code")["numerator"]
    assert yes["E05007061"] == 20
    percent = [TITLE, HEAD, "Is it lit?,Yes,40,20,15,5", ",No,60,80,85,95", ",Base,100,50,40,10"]
    _, rows = judged(tmp_path, *percent)
    yes = rows[rows["title"].str.endswith("Yes")].set_index("area_code")["numerator"]
    assert yes["E05007061"] == pytest.approx(10)


def test_a_question_may_stand_above_its_answers_and_one_base_below_all(tmp_path: Path) -> None:
    lines = [
        "Open consultation on the plan, 2026/27",
        ",Leek North,Leek West,Alton",
        "Is speeding a problem?,,,",
        "Yes,50%,25%,10%",
        "No,50%,75%,90%",
        "Is parking a problem?,,,",
        "Yes,*,30%,20%",
        "No,*,70%,80%",
        "Base (all who answered),40,60,20",
    ]
    found, rows = judged(tmp_path, *lines)
    assert set(rows["sample"]) == {"responses"}
    assert set(rows["theme"]) == {"roads"}
    parking = rows[rows["wording"] == "Is parking a problem?"]
    assert len(parking) == 4
    assert any("left out: 2" in notice for notice in found.notices)
    assert rows["denominator"].isin([40, 60, 20]).all()


def test_a_workbook_is_read_alike(tmp_path: Path) -> None:
    cells: list[list[object]] = [[TITLE], HEAD.split(",")]
    cells += [[cell if cell else None for cell in line.split(",")] for line in LITTER]
    path, out = tmp_path / "survey.xlsx", tmp_path / "part.parquet"
    excel({"Tables": cells})(path)
    source = SourceFile(path, path.name, "a", path.stat().st_size, areas=AREAS)
    assert read(source, out, load_settings()).rows_in == 8


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["A survey", HEAD, *LITTER], "when people were asked"),
        ([TITLE, HEAD, *LITTER[:2]], "have no base"),
    ],
)
def test_what_nothing_tells_is_asked_for(tmp_path: Path, lines: list[str], reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        judged(tmp_path, *lines)


def test_other_tables_are_none(tmp_path: Path) -> None:
    for head in ("ward,2024,2025", "Question,Answer,Leek North", "theme,Leek North,Alton,x,y"):
        path = tmp_path / "other.csv"
        path.write_text(f"{head}\n1,2,3\n")
        source = SourceFile(path, path.name, "a", path.stat().st_size, areas=AREAS)
        assert found_in(source, load_settings()) is None
