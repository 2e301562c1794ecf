"""A source that is declared and nothing else: its files are known, read, loaded and counted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.partnership import Settings
from moorlands_dash.sources import registered
from moorlands_dash.store.load import check, load
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import audience
from tests.made_up import CATEGORY, LAYOUT, NOISE

pytestmark = pytest.mark.slow

JAN, FEB = date(2025, 1, 1), date(2025, 2, 1)
HEADER = "complaint,heard,easting,northing,ward"
Outlines = Callable[..., Path]
Opened = Callable[[], Snapshot]


def written(path: Path, *rows: str, header: str = HEADER) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def wards(outlines: Outlines, folder: Path) -> Path:
    return outlines(folder / "w.geojson", ("E05007039", "Left", -2.1), ("E05007040", "Right", -2.0))


def test_every_row_is_counted_once_where_it_lies(
    tmp_path: Path, home: Path, settings: Settings, outlines: Outlines, opened: Opened
) -> None:
    complaints = written(
        tmp_path / "noise.csv",
        "1,2025-01-03 23:15,,,Right",
        "2,2025-01-04,,,left",
        "3,2025-02-05,,,",
        "4,2025-02-06,,,Nowhere",
        "4,2025-02-31,,,",
    )
    with registered(NOISE):
        outcome = load([complaints, wards(outlines, tmp_path)], settings, home)
        (record,) = [f for f in outcome.files if f.kind == "noise"]
        assert (record.rows_in, record.loaded, record.quarantined) == (5, 3, 2)
        snapshot = opened()
        assert snapshot.sources() == ["noise"]
        assert snapshot.months("noise") == [JAN, FEB]
        found = snapshot.district_counts(None, ["noise"], "Staffordshire Police")
        assert found["count"].tolist() == [2, 1]
        counted = snapshot.ward_counts(None, ["noise"])
        assert sorted(counted["ward_code"]) == ["E05007039", "E05007040"]
        assert snapshot.placed(None, ["noise"]) == {"ward": 2, "": 1}
        assert set(snapshot.incidents(None, ["noise"])["source"]) == {NOISE.name}


def test_a_later_file_replaces_its_months(
    tmp_path: Path, home: Path, settings: Settings, opened: Opened
) -> None:
    with registered(NOISE):
        load([written(tmp_path / "a_2025-01_2025-02.csv", "1,2025-01-03,,,", "2,2025-02-03,,,")],
             settings, home)  # fmt: skip
        outcome = load([written(tmp_path / "b_2025-02.csv", "3,2025-02-09,,,")], settings, home)
        (replaced,) = outcome.replaced
        assert (replaced.rows_in, replaced.loaded, replaced.superseded) == (2, 1, 1)
        assert opened().incidents(None, ["noise"])["row"].tolist() == [1, 1]


def test_people_of_a_new_source_wait_for_no_collision(
    tmp_path: Path, home: Path, settings: Settings, opened: Opened
) -> None:
    made = replace(NOISE, categories=(replace(CATEGORY, counts="people"),))
    with registered(made):
        load([written(tmp_path / "noise-2025-01.csv", "1,2025-01-03,,,")], settings, home)
        assert opened().months("noise") == [JAN]


def test_files_of_a_source_that_is_declared_no_more_are_not_passed_over(
    tmp_path: Path, home: Path, settings: Settings
) -> None:
    with registered(NOISE):
        load([written(tmp_path / "noise-2025-01.csv", "1,2025-01-03,,,")], settings, home)
    assert open_snapshot(home).files()["kind"].tolist().count("noise") == 1
    more = written(
        tmp_path / "fires-2025-01.csv", "1,2025-01-03,other", header="incident_number,called,kind"
    )
    with pytest.raises(ValueError, match="no source is declared that sends files of the kind"):
        load([more], settings, home)


def test_what_is_sensitive_is_withheld_from_the_public_without_a_setting(
    tmp_path: Path, home: Path, settings: Settings
) -> None:
    made = replace(NOISE, categories=(replace(CATEGORY, sensitive=True),))
    with registered(made):
        load([written(tmp_path / "noise-2025-01.csv", "1,2025-01-03,,,")], settings, home)
        assert len(audience.opened(settings, home).incidents(None, ["noise"])) == 1
        public = audience.opened(settings, home, asked=True)
        assert public.incidents(None, ["noise"]).empty
        assert "noise" not in audience.offered(settings.disclosure.withheld)
        published = settings.disclosure.model_copy(update={"published": ["noise"]})
        assert "noise" in audience.offered(published.withheld)
    assert "noise" not in settings.disclosure.withheld


def test_a_check_judges_it_too(
    tmp_path: Path, home: Path, settings: Settings, outlines: Outlines
) -> None:
    given = [
        written(tmp_path / "noise-2025-01.csv", "1,2025-01-03,,,Nowhere"),
        wards(outlines, tmp_path),
    ]
    with registered(NOISE):
        outcome = check(given, settings, home=home)
    assert [row.column for _, row in outcome.quarantined] == ["ward"]


def refused(folder: Path, settings: Settings, header: str) -> Refusal:
    path = written(folder / "given.csv", header=header)
    with pytest.raises(Refusal) as caught:
        recognise.read(SourceFile(path, path.name, "", 1), folder / "part", settings)
    return caught.value


@pytest.mark.parametrize(
    ("header", "closest", "lacks"),
    [
        ("complaint,herd,easting,northing", "complaints of noise", "heard"),
        ("incident_nr,called,kind,easting,northing", "fires", "incident_number"),
        ("case_number,reported,sort,x,y", "environmental problems", "kind"),
        ("accident_index,casualty_reference,severity", "road casualties", "casualty_severity"),
    ],
)
def test_a_misnamed_column_is_told_of_the_closest_layout(
    tmp_path: Path, settings: Settings, header: str, closest: str, lacks: str
) -> None:
    with registered(NOISE):
        refusal = refused(tmp_path, settings, header)
    assert f"The closest is {closest}: it lacks" in refusal.reason
    assert f"“{lacks}”" in refusal.reason
    assert "2011" not in refusal.reason


def test_the_layout_with_more_of_the_columns_is_meant(tmp_path: Path, settings: Settings) -> None:
    columns = {"reference": (), "reported": (), "kind": (), "level": (), **LAYOUT.columns}
    needed = {name: columns[name] for name in columns if name not in ("complaint", "heard")}
    measured = replace(
        LAYOUT, columns=needed, reference="reference", begun="reported", told_by="kind"
    )
    path = written(
        tmp_path / "given.csv",
        "1,2025-01-03,noise,70",
        header="reference,reported,kind,level",
    )
    with registered(replace(NOISE, layouts=(measured,))):
        judged = recognise.read(SourceFile(path, path.name, "", 1), tmp_path / "part", settings)
    assert (judged.kind, judged.rows_accepted) == ("noise", 1)
