"""Indicators: what an accepted row becomes."""

from datetime import date
from pathlib import Path

import pandas as pd

from moorlands_dash.extracts import indicators
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.partnership import load_settings

HEADER = (
    "indicator,title,area_code,period_start,period_end,numerator,denominator,unit,wording,source"
)


def read(folder: Path, text: str) -> tuple[object, pd.DataFrame]:
    path, out = folder / "indicators.csv", folder / "part.parquet"
    path.write_text(text, encoding="utf-8")
    judged = indicators.read(
        SourceFile(path, path.name, "", path.stat().st_size), out, load_settings()
    )
    return judged, pd.read_parquet(out)


def test_a_share_and_a_rate(tmp_path: Path) -> None:
    judged, rows = read(
        tmp_path,
        f"{HEADER}\n"
        'feel_safe,Feel safe at night,E07000198,2024-04-01,2024-06-30,312,"1,024",Share,'
        "How safe do you feel?,Residents' survey\n"
        "recorded_crime,,E07000198,2024-04-01,2025-03-31,4871,95845,per_1000,,ONS\n",
    )
    assert judged.quarantine == []
    assert list(rows["sample"]) == ["residents", "residents"]
    assert rows.drop(columns=["sample", "theme"]).iloc[0].to_dict() == {
        "indicator": "feel_safe",
        "title": "Feel safe at night",
        "area_code": "E07000198",
        "period_start": date(2024, 4, 1),
        "period_end": date(2024, 6, 30),
        "numerator": 312.0,
        "denominator": 1024.0,
        "unit": "share",
        "wording": "How safe do you feel?",
        "source": "Residents' survey",
    }
    assert rows["unit"].tolist() == ["share", "per_1000"]


def test_title_and_wording_may_be_left_out(tmp_path: Path) -> None:
    judged, rows = read(
        tmp_path,
        "indicator,area_code,period_start,period_end,numerator,denominator,unit,source\n"
        "feel_safe,E07000198,2024-04-01,2024-06-30,0,1,share,Survey\n",
    )
    assert judged.rows_accepted == 1
    assert rows.loc[0, ["title", "wording"]].tolist() == ["", ""]


def test_the_header_is_recognised() -> None:
    assert indicators.matches(HEADER.upper().split(","))
    assert not indicators.matches(["area_code", "year", "population"])
