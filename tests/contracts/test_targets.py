"""Targets: a broken twin of a good row for each rule."""

from pathlib import Path

import pytest

from moorlands_dash.extracts import targets
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

COUNT = {
    "target_id": "vehicle",
    "title": "Fewer vehicle crimes",
    "theme": "theft",
    "measure": "incidents:vehicle_crime",
    "kind": "reduce",
    "area_code": "E07000198",
    "baseline_start": "2024-04-01",
    "baseline_end": "2025-03-31",
    "baseline": "220",
    "start": "2025-04-01",
    "end": "2026-03-31",
    "target": "198",
    "profile": "seasonal",
    "owner": "Chief Inspector",
    "note": "",
}
SURVEY = COUNT | {
    "measure": "indicator:feel_safe",
    "kind": "survey_increase",
    "baseline": "71%",
    "target": "0.75",
}


def read(folder: Path, *rows: dict[str, str]) -> Judged:
    lines = [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
    path = folder / "targets.csv"
    path.write_text("\n".join([",".join(rows[0]), *lines]), encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return targets.read(source, folder / "part.parquet", load_settings())


def test_the_good_rows_are_accepted(tmp_path: Path) -> None:
    assert read(tmp_path, COUNT, SURVEY | {"target_id": "safe"}).quarantine == []


@pytest.mark.parametrize(
    ("good", "changes", "column", "words"),
    [
        (COUNT, {"target_id": "vehicle crime!"}, "target_id", "letters, digits"),
        (COUNT, {"target_id": ""}, "target_id", "letters, digits"),
        (COUNT, {"title": ""}, "title", "blank"),
        (COUNT, {"measure": "vehicle_crime"}, "measure", "not a measure"),
        (COUNT, {"measure": "incidents:wolves"}, "measure", "not a measure"),
        (COUNT, {"measure": "indicator:Feel Safe"}, "measure", "not a measure"),
        (COUNT, {"measure": "people:Referrals!"}, "measure", "not a measure"),
        (SURVEY, {"measure": "incidents:robbery"}, "measure", "follow an indicator"),
        (COUNT, {"kind": "halve"}, "kind", "no_worse"),
        (COUNT, {"area_code": "Buxton"}, "area_code", "ONS code"),
        (COUNT, {"area_code": "E05007061+Leek"}, "area_code", "ONS code"),
        (COUNT, {"start": "01/04/2025"}, "start", "two different days"),
        (COUNT, {"end": "2026-02-30"}, "end", "calendar"),
        (COUNT, {"baseline_start": ""}, "baseline_start", "calendar"),
        (COUNT, {"start": "2025-04-15"}, "start", "first of a month"),
        (COUNT, {"baseline_start": "2024-04-30"}, "baseline_start", "first of a month"),
        (COUNT, {"end": "2026-03-30"}, "end", "last of a month"),
        (COUNT, {"baseline_end": "2025-03-15"}, "baseline_end", "last of a month"),
        (COUNT, {"end": "2025-03-31"}, "end", "ends before it starts"),
        (COUNT, {"baseline_end": "2024-03-31"}, "baseline_end", "ends before it starts"),
        (COUNT, {"start": "2025-03-01"}, "start", "before the target starts"),
        (COUNT, {"baseline_start": "2023-04-01"}, "end", "numbers of months"),
        (COUNT, {"baseline": ""}, "baseline", "number of 0 or more"),
        (COUNT, {"target": ""}, "target", "number of 0 or more"),
        (COUNT, {"target": "-5"}, "target", "number of 0 or more"),
        (COUNT, {"target": "90%"}, "target", "counted, not shares"),
        (COUNT, {"baseline": "100%"}, "baseline", "counted, not shares"),
        (COUNT, {"target": "221"}, "target", "above its baseline"),
        (COUNT, {"kind": "no_worse"}, "target", "No worse"),
        (COUNT, {"kind": "increase"}, "target", "under its baseline"),
        # Two years against one: the baseline counts twice.
        (COUNT, {"end": "2027-03-31", "target": "441"}, "target", "above its baseline"),
        (COUNT, {"end": "2026-09-30", "target": "198"}, "end", "numbers of months"),
        (SURVEY, {"target": "75"}, "target", "between 0 and 1"),
        (SURVEY, {"baseline": "101%"}, "baseline", "between 0 and 1"),
        (SURVEY, {"target": "70%"}, "target", "under its baseline"),
        (SURVEY, {"kind": "survey_reduce"}, "target", "above its baseline"),
        (COUNT, {"profile": "wavy"}, "profile", "seasonal or straight"),
    ],
)
def test_a_broken_twin_is_quarantined(
    tmp_path: Path, good: dict[str, str], changes: dict[str, str], column: str, words: str
) -> None:
    judged = read(tmp_path, COUNT, good | {"target_id": "twin"} | changes)
    assert (judged.rows_in, judged.rows_accepted) == (2, 1)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column) == (3, column)
    assert bad.value == changes.get(column, good[column])
    assert words in bad.reason


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"whose": "Somebody else"}, "whose", "member"),
        ({"by_year": "100; 98"}, "by_year", "each year"),
        ({"by_year": "197"}, "by_year", "together"),
        ({"by_year": "a lot"}, "by_year", "semicolons"),
    ],
)
def test_columns_that_may_be_absent_are_judged_where_they_are_there(
    tmp_path: Path, changes: dict[str, str], column: str, words: str
) -> None:
    good = COUNT | {"whose": "", "by_year": "198"}
    judged = read(tmp_path, good, good | {"target_id": "twin"} | changes)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column) == (3, column)
    assert words in bad.reason


@pytest.mark.parametrize("kind", ["reduce", "increase"])
def test_any_figure_that_others_record_may_be_promised(tmp_path: Path, kind: str) -> None:
    rate = SURVEY | {"kind": kind, "baseline": "1.6", "target": "1.6"}
    assert read(tmp_path, rate | {"measure": "indicator:dv"}).quarantine == []
    assert read(tmp_path, COUNT | {"measure": "recorded:Robbery"}).quarantine == []


def test_a_target_id_is_used_once(tmp_path: Path) -> None:
    judged = read(tmp_path, COUNT, COUNT)
    assert [(q.line, q.column) for q in judged.quarantine] == [(3, "target_id")]


@pytest.mark.parametrize("missing", sorted(set(COUNT) - set(targets.OPTIONAL)))
def test_a_file_without_a_column_is_refused(tmp_path: Path, missing: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, {k: v for k, v in COUNT.items() if k != missing})
    assert refused.value.column == missing
