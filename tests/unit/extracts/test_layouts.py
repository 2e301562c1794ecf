"""The shared reader: what a layout declares is what is read, judged and counted."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts.layouts import Reader
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.partnership.senders import Senders
from moorlands_dash.sources import Layout
from moorlands_dash.sources.model import PLACE
from tests.contracts.test_occurrences import REPORT, REPORTS

BOATS = Layout(
    kind="boats",
    title="boats",
    columns={"number": ("ref",), "seen": (), "kind": (), "by": (), **PLACE},
    optional=tuple(PLACE),
    kinds={"adrift": "fires_deliberate", "sunk": "fires_other"},
    placed="ward map",
    months="rows",
    reference="number",
    begun="seen",
    reporter="by",
)


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings()


def read(folder: Path, text: str, settings: Settings, name: str = "boats.csv") -> tuple:
    path = folder / "given"
    path.write_text(text, encoding="utf-8")
    source = SourceFile(path, name, "", path.stat().st_size)
    judged = Reader(BOATS).read(source, folder / "part.parquet", settings)
    return judged, pd.read_parquet(folder / "part.parquet")


def test_kinds_are_known_in_any_spelling_and_counted_as_their_category(
    tmp_path: Path, settings: Settings
) -> None:
    text = "ref,seen,kind,by\n1,2025-01-03,ADRIFT,Rangers\n2,2025-02-03 10:00,sunk,Rangers\n"
    judged, rows = read(tmp_path, text, settings)
    assert (judged.rows_in, judged.rows_accepted) == (2, 2)
    assert rows["category"].tolist() == ["fires_deliberate", "fires_other"]
    assert rows["subcategory"].tolist() == ["Adrift", "Sunk"]
    assert rows["reporter"].tolist() == ["Rangers", "Rangers"]
    # The file stands for the kinds that it holds, from the first to the last month.
    assert len(judged.covers) == 4
    assert {category for category, _ in judged.covers} == {"fires_deliberate", "fires_other"}


def test_a_remark_in_brackets_and_what_people_call_it_are_no_other_kind(
    tmp_path: Path, settings: Settings
) -> None:
    kinds = ["Adrift (towed)", "A-drift", "Deliberate fires", "sunk boat"]
    lines = [f"{place},2025-01-03,{kind},Rangers" for place, kind in enumerate(kinds)]
    judged, rows = read(tmp_path, "\n".join(["ref,seen,kind,by", *lines]), settings)
    assert rows["category"].tolist() == ["fires_deliberate"] * 3
    assert rows["subcategory"].tolist() == ["Adrift"] * 3
    assert [row.value for row in judged.quarantine] == ["sunk boat"]


def test_a_row_is_set_aside_for_its_kind_its_sender_or_its_number(
    tmp_path: Path, settings: Settings
) -> None:
    good = "1,2025-01-03,sunk,Rangers"
    bad = ["2,2025-01-03,sailing,Rangers", "3,2025-01-03,sunk,", "1,2025-01-04,sunk,Rangers"]
    judged, rows = read(tmp_path, "\n".join(["number,seen,kind,by", good, *bad]), settings)
    assert len(rows) == 1
    assert [row.column for row in judged.quarantine] == ["kind", "by", "number"]
    assert "adrift or sunk" in judged.quarantine[0].reason


def test_a_file_without_rows_stands_for_the_months_in_its_name_or_is_refused(
    tmp_path: Path, settings: Settings
) -> None:
    judged, rows = read(tmp_path, "number,seen,kind,by\n", settings, "sunk-2025-03.csv")
    assert rows.empty
    assert [(category, str(day)) for category, day in judged.covers] == [
        ("fires_other", "2025-03-01")
    ]
    with pytest.raises(Refusal, match="for which months"):
        read(tmp_path, "number,seen,kind,by\n", settings)


def test_days_are_read_as_their_sender_writes_them(tmp_path: Path) -> None:
    path = tmp_path / "asb.csv"
    row = REPORT | {"from": "03/04/2025", "to": ""}
    path.write_text("\n".join([",".join(row), ",".join(row.values())]), encoding="utf-8")
    source = SourceFile(path, path.name, "", 1)
    settings = load_settings()
    said = settings.model_copy(update={"senders": Senders({row["organisation"]: "day first"})})
    REPORTS.reader.read(source, tmp_path / "part.parquet", said)
    (day,) = pd.read_parquet(tmp_path / "part.parquet")["occurred"]
    assert f"{day}" == "2025-04-03"
    with pytest.raises(Refusal, match="two different days"):
        REPORTS.reader.read(source, tmp_path / "part.parquet", settings)
