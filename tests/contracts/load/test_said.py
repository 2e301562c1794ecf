"""What the officer is told of a load and a check."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.cli import main
from moorlands_dash.cli.summaries import check_summary, load_summary
from moorlands_dash.store.home import find_home
from moorlands_dash.store.load import check, load
from moorlands_dash.store.snapshot import use
from moorlands_dash.store.sparing import TakesAwayError
from moorlands_dash.tables import Selection
from tests.contracts import test_partner_layouts as partners
from tests.contracts import test_targets
from tests.contracts.given import written

pytestmark = pytest.mark.slow

FORCE = "Staffordshire Police"
WARD = ("E05007039", "Left", -2.1)


def incident(point: str, district: str = "Staffordshire Moorlands") -> str:
    """Return one row of a street extract."""
    place = f"On or near Mill Street,E01029801,{district} 004A"
    return f",2025-01,{FORCE},{FORCE},{point},{place},Anti-social behaviour,,"


def test_points_that_disagree_with_their_small_area_are_counted(
    tmp_path, settings, home, street, outlines
):
    rows = [
        incident("-2.05,53.05"),
        incident("-2.05,53.05"),
        incident("-2.05,53.05", "Stafford"),
        incident("-1.5,53.05"),
    ]
    files = [street(tmp_path / "in", *rows), outlines(tmp_path / "wards.geojson", WARD)]
    said = load_summary(load(files, settings, home))
    assert "4 incidents, of them 3 in Staffordshire Moorlands." in said
    assert (
        "1 row has the LSOA of another district and the point in a ward of Staffordshire Moorlands."
    ) in said
    assert (
        "1 row has an LSOA of Staffordshire Moorlands and the point in none of its wards."
    ) in said
    assert "Check the ward outlines" not in said


def test_outlines_of_another_place_are_suspected(tmp_path, settings, home, street, outlines):
    rows = [incident("-1.5,53.05"), incident("-1.5,53.05"), incident("-2.05,53.05")]
    files = [street(tmp_path / "in", *rows), outlines(tmp_path / "wards.geojson", WARD)]
    said = load_summary(load(files, settings, home))
    assert "Check the ward outlines: most points of Staffordshire Moorlands lie in none" in said


def test_an_empty_folder_is_not_called_in_order(tmp_path, settings):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert check_summary(check([empty], settings)).startswith("No file was found")


FIRES = "incident_number,called,kind,longitude,latitude,ward"


def county(path: Path) -> Path:
    """Write fires: in the ward, just outside it, named by ward, far off, and of no known ward."""
    rows = [
        "1,2025-01-03,deliberate,-2.05,53.05,",
        "2,2025-01-04,other,-1.99,53.05,",
        "3,2025-01-05,other,,,Left",
        "4,2025-01-06,other,-1.97,53.05,",
        "5,2025-01-07,other,-2.12,52.80,",
        "6,2025-01-08,other,,,Rihgt",
    ]
    path.write_text("\n".join([FIRES, *rows]) + "\n")
    return path


FAR = "2 rows lie more than 1 km outside the ward map: of elsewhere"
UNKNOWN = "fires-2025-01.csv, line 7, ward = 'Rihgt': No ward of the ward map in use has this"


def test_fires_of_the_whole_county_do_not_fill_the_district(
    tmp_path, settings, home, outlines, opened
):
    files = [county(tmp_path / "fires-2025-01.csv"), outlines(tmp_path / "wards.geojson", WARD)]
    outcome = load(files, settings, home)
    (record,) = [f for f in outcome.files if f.kind == "fires"]
    assert (record.rows_in, record.loaded, record.superseded, record.quarantined) == (6, 3, 2, 1)
    assert (record.elsewhere, record.unplaced) == (2, 1)
    said = load_summary(outcome)
    assert FAR in said and UNKNOWN in said
    assert "Partners beside the police: 3 rows, of them 3 in Staffordshire Moorlands." in said
    assert "other forces" not in said
    sentence = tables.build("files", opened(), settings, Selection()).sentence
    assert "2 of other areas than ours" in sentence


def test_rows_of_elsewhere_are_judged_anew_with_the_next_map(
    tmp_path, settings, home, outlines, opened
):
    files = [county(tmp_path / "fires-2025-01.csv"), outlines(tmp_path / "wards.geojson", WARD)]
    load(files, settings, home)
    wide = outlines(tmp_path / "wide.geojson", WARD, ("E05007040", "Right", -2.0))
    load([wide], settings, home)
    (record,) = [f for f in opened().manifest["files"] if f["kind"] == "fires"]
    assert (record["loaded"], record["elsewhere"], record["quarantined"]) == (4, 1, 1)


def test_a_check_places_rows_on_the_map_given_or_published(tmp_path, settings, home, outlines):
    fires = county(tmp_path / "fires-2025-01.csv")
    wards = outlines(tmp_path / "wards.geojson", WARD)
    said = check_summary(check([fires, wards], settings, home=home))
    assert FAR in said and UNKNOWN in said and "Something needs mending." in said
    assert not home.exists()
    alone = check([fires], settings, home=home).files[0]
    assert (alone.loaded, alone.elsewhere, alone.quarantined) == (6, 0, 0)
    load([wards], settings, home)
    assert FAR in check_summary(check([fires], settings, home=home))


def test_a_file_far_shorter_than_the_one_it_replaces_is_pointed_out(
    tmp_path, settings, home, street, opened
):
    whole = street(tmp_path / "whole", *[incident("-2.05,53.05")] * 10)
    half = street(tmp_path / "half", *[incident("-2.05,53.05")] * 5)
    part = street(tmp_path / "part", *[incident("-2.05,53.05")] * 2)
    first = load([whole], settings, home)
    assert "Far fewer" not in load_summary(load([half], settings, home))
    use(find_home(home), first.manifest.id)
    said = load_summary(load([part], settings, home))
    assert "Far fewer rows than the file it replaces: 2 for January 2025" in said
    assert "2025-01-staffordshire-street.csv had 10" in said
    assert f"`moorlands-dash use {first.manifest.id}` puts back" in said
    assert opened().coverage()["rows"].tolist() == [2]
    use(find_home(home), first.manifest.id)
    assert opened().coverage()["rows"].tolist() == [10]


def test_a_load_that_takes_much_away_is_held_until_it_may(
    tmp_path, settings, home, street, opened, capsys
):
    rows = [incident("-2.05,53.05")] * 10
    load([street(tmp_path / "whole", *rows)], settings, home)
    before = opened().id
    load([street(tmp_path / "half", *rows[:5])], settings, home, sparing=True)
    use(find_home(home), before)
    part = street(tmp_path / "part", *rows[:4])
    with pytest.raises(TakesAwayError) as held:
        load([part], settings, home, sparing=True)
    said = str(held.value)
    assert "Staffordshire Police, January 2025: 4 rows instead of 10, by 2025-01" in said
    assert "All files of street together: 4 rows instead of 10" in said
    assert "load again with --yes" in said
    assert opened().id == before
    assert not list(home.glob("staging-*"))
    assert main(["--home", str(home), "load", str(part)]) == 1
    assert "nothing was published" in capsys.readouterr().err
    assert opened().id == before
    assert main(["--home", str(home), "load", "--yes", str(part)]) == 0
    assert opened().coverage()["rows"].tolist() == [4]
    limits = settings.store.model_copy(update={"gone_share": 0.1, "gone_least": 2})
    stricter = settings.model_copy(update={"store": limits})
    with pytest.raises(TakesAwayError, match="3 rows instead of 4"):
        load([street(tmp_path / "less", *rows[:3])], stricter, home, sparing=True)


def test_a_file_of_few_rows_a_month_is_held_for_all_its_months(tmp_path, settings, home):
    days = [f"2025-{month:02}-{day:02}" for month in (4, 5, 6) for day in range(1, 7)]
    rows = [
        partners.PROBLEM | {"reference": f"L{n}", "reported": day, "kind": "litter"}
        for n, day in enumerate(days)
    ]
    load([written(tmp_path / "a" / "litter-2025-04_2025-06.csv", *rows)], settings, home)
    part = written(tmp_path / "b" / "litter-2025-04_2025-06.csv", *rows[:8])
    with pytest.raises(TakesAwayError, match="8 rows instead of 18"):
        load([part], settings, home, sparing=True)
    most = written(tmp_path / "c" / "litter-2025-04_2025-06.csv", *rows[:10])
    assert load([most], settings, home, sparing=True).published


def test_a_plan_that_forgets_nothing_old_is_not_held(tmp_path, settings, home):
    plan = [test_targets.COUNT | {"target_id": f"t{number}"} for number in range(12)]
    load([written(tmp_path / "a" / "targets.csv", *plan)], settings, home)
    one = written(tmp_path / "b" / "targets.csv", plan[0] | {"target": "190"})
    assert load([one], settings, home, sparing=True).published


def test_real_files_take_the_demonstration_away_unasked(tmp_path, settings, home, street, summed):
    folder = settings.demonstration_folder()
    street(folder, *[incident("-2.05,53.05")] * 20)
    summed(folder)
    load([folder], settings, home)
    real = street(tmp_path, incident("-2.05,53.05"), month="2025-02")
    assert load([real], settings, home, sparing=True).published
