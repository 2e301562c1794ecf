"""Targets: what an accepted row becomes."""

from datetime import date
from pathlib import Path

import pandas as pd

from moorlands_dash.extracts import targets
from moorlands_dash.extracts.model import Judged, SourceFile
from moorlands_dash.partnership import load_settings

HEADER = (
    "target_id,title,theme,measure,kind,area_code,baseline_start,baseline_end,baseline,"
    "start,end,target,profile,owner,note"
)


def read(folder: Path, *rows: str) -> tuple[Judged, pd.DataFrame]:
    path, out = folder / "targets.csv", folder / "part.parquet"
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    judged = targets.read(
        SourceFile(path, path.name, "", path.stat().st_size), out, load_settings()
    )
    return judged, pd.read_parquet(out)


def test_a_count_target_is_kept_by_months_with_the_category_key(tmp_path: Path) -> None:
    judged, rows = read(
        tmp_path,
        "vehicle,Fewer vehicle crimes,Theft and burglary,incidents:Vehicle crime,Reduce,E07000198,"
        '2024-04-01,2025-03-31,"1,220",2025-04,2026-03,1098,,Chief Inspector,',
    )
    assert judged.quarantine == []
    assert rows.iloc[0].to_dict() == {
        "target_id": "vehicle",
        "title": "Fewer vehicle crimes",
        "theme": "theft",
        "measure": "incidents:vehicle_crime",
        "kind": "reduce",
        "area_code": "E07000198",
        "baseline_start": date(2024, 4, 1),
        "baseline_end": date(2025, 3, 1),
        "baseline": 1220.0,
        "start": date(2025, 4, 1),
        "end": date(2026, 3, 1),
        "target": 1098.0,
        "profile": "seasonal",
        "owner": "Chief Inspector",
        "note": "",
        "whose": "shared",
        "by_year": "",
    }


def test_a_survey_target_keeps_its_days_and_takes_per_cent(tmp_path: Path) -> None:
    judged, rows = read(
        tmp_path,
        "asb-seen,Fewer see it,Confidence,indicator:asb_seen,survey_reduce,E07000198,"
        "2024-04-15,2024-05,23%,2025-04-15,2025-05,0.2,straight,,",
    )
    assert judged.quarantine == []
    row = rows.iloc[0]
    assert (row["baseline"], row["target"], row["profile"]) == (0.23, 0.2, "straight")
    assert (row["start"], row["end"]) == (date(2025, 4, 15), date(2025, 5, 31))
    assert row["theme"] == "Confidence"


def test_no_worse_without_a_target_may_not_pass_its_baseline(tmp_path: Path) -> None:
    judged, rows = read(
        tmp_path,
        "robbery,Stay low,,incidents:robbery,no_worse,E07000198,"
        "2024-04,2025-03,19,2025-04,2026-03,,,,",
    )
    assert judged.quarantine == []
    assert rows.loc[0, ["baseline", "target"]].tolist() == [19.0, 19.0]


def test_optional_columns_may_be_absent(tmp_path: Path) -> None:
    path, out = tmp_path / "targets.csv", tmp_path / "part.parquet"
    path.write_text(
        "target_id,title,measure,kind,area_code,baseline_start,baseline_end,baseline,start,end,target\n"
        "all,Fewer,incidents:all,reduce,E07000198,2024-04,2025-03,6000,2025-04,2026-03,5400\n",
        encoding="utf-8",
    )
    source = SourceFile(path, path.name, "", path.stat().st_size)
    assert targets.read(source, out, load_settings()).rows_accepted == 1
    assert pd.read_parquet(out)[["theme", "profile", "owner", "note"]].values.tolist() == [
        ["", "seasonal", "", ""]
    ]


def test_the_header_is_recognised() -> None:
    assert targets.matches(HEADER.split(","))
    assert not targets.matches(["indicator", "numerator", "denominator"])


ALL = f"{HEADER},whose,by_year"


def read_all(folder: Path, row: str) -> tuple[Judged, pd.DataFrame]:
    path, out = folder / "targets.csv", folder / "part.parquet"
    path.write_text(f"{ALL}\n{row}", encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return targets.read(source, out, load_settings()), pd.read_parquet(out)


def test_a_path_of_several_years_keeps_each_years_own_part(tmp_path: Path) -> None:
    judged, rows = read_all(
        tmp_path,
        "plan,Fewer,,incidents:crime,reduce,E07000198,2009-04,2010-03,5000,2010-04,2012-03,9500,,,,"
        "staffordshire police,4800; 4700",
    )
    assert judged.quarantine == []
    assert rows.loc[0, ["whose", "by_year"]].tolist() == ["Staffordshire Police", "4800; 4700"]


def test_a_rate_may_be_above_one_and_is_said_to_be_a_rate(tmp_path: Path) -> None:
    judged, rows = read(
        tmp_path,
        "dv,Fewer referrals,,indicator:dv,survey_reduce,E07000198,"
        "2024-04-01,2025-03-31,1.6,2025-04-01,2026-03-31,1.4,,,",
    )
    assert judged.quarantine == []
    assert rows.loc[0, ["baseline", "target"]].tolist() == [1.6, 1.4]
    assert "dv" in judged.notices[0] and "per 1,000" in judged.notices[0]


def test_a_group_of_wards_stands_under_the_name_of_the_settings(tmp_path: Path) -> None:
    judged, rows = read(
        tmp_path,
        "leek,Less in Leek,,incidents:all,reduce,leek,2024-04,2025-03,600,2025-04,2026-03,540,,,",
    )
    assert judged.quarantine == []
    assert rows.loc[0, "area_code"] == "Leek"
