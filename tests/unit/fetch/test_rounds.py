"""A whole round: killed and gone again, gone a third time, one source failing, by hand."""

from __future__ import annotations

import json
import random
import socket
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import httpx2 as httpx
import pytest

from moorlands_dash.districts import Area
from moorlands_dash.fetch import SOURCES, Came, fetch, gather, plan
from moorlands_dash.fetch.client import Client
from moorlands_dash.fetch.register import HOSTS
from moorlands_dash.store.home import StoreError, exclusive
from tests.replay import killed
from tests.replay.areas import HIGH_PEAK, TODAY
from tests.replay.server import Answer, Replay
from tests.replay.transport import client_of
from tests.replay.world import HOME_OF, World


def gone(replay: Replay, folder: Path, area: Area = HIGH_PEAK, today: date = TODAY) -> list[Came]:
    return fetch(area, folder, lambda _line: None, client=client_of(replay), today=today)


def silenced(month: str) -> Area:
    """Return High Peak, as if its force had published no usable street data from a month on."""
    (force,) = HIGH_PEAK.forces
    return replace(HIGH_PEAK, forces=(replace(force, silent_from=month),))


def held(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, but for its lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def test_the_plan_asks_nothing_and_says_all() -> None:
    wanted = plan(HIGH_PEAK)
    assert len(wanted) == len(SOURCES)
    assert wanted[0].what == "Street extracts of Derbyshire Constabulary, the latest 36 months"
    assert all(each.address.startswith("https://") and each.by_hand for each in wanted)
    silent = silenced("2019-07")
    assert {w.what for w in wanted} - {w.what for w in plan(silent)} == {wanted[0].what}
    welsh = replace(HIGH_PEAK, country="Wales")
    assert {w.what for w in wanted} - {w.what for w in plan(welsh)} == {
        "Fly-tipping by council in England (DEFRA)"
    }


def test_all_comes_and_a_second_round_asks_nothing(replay: Replay, tmp_path: Path) -> None:
    came = gone(replay, tmp_path)
    assert [each.problem for each in came] == [""] * len(SOURCES)
    assert sum(each.requests for each in came) == len(replay.log) > 20
    assert all(each.files or each.kept for each in came)
    before = held(tmp_path)
    replay.log.clear()
    again = gone(replay, tmp_path)
    assert replay.log == []
    assert [replace(each, requests=0) for each in came] == again
    assert held(tmp_path) == before
    assert not (tmp_path / "parts").exists()


def test_only_ours_is_kept_of_what_is_read(replay: Replay, tmp_path: Path) -> None:
    gone(replay, tmp_path)
    for path in (tmp_path / "load").rglob("*.geojson"):
        assert b"E07009999" not in path.read_bytes(), path
    for name in ("kept/lsoa-wards", "load/places/postcodes", "load/places/place-names"):
        assert b"E07009999" not in (tmp_path / f"{name}.csv").read_bytes()
    streets = [path.name for path in (tmp_path / "load").rglob("*street.csv")]
    assert sorted(streets) == [f"2026-0{n}-derbyshire-street.csv" for n in (7, 8, 9)]


@pytest.mark.parametrize("kills", [3, pytest.param(20, marks=pytest.mark.whole)])
def test_killed_at_any_byte_it_goes_on_and_ends_the_same(
    replay: Replay, tmp_path: Path, kills: int
) -> None:
    gone(replay, tmp_path / "whole")
    whole, size = held(tmp_path / "whole"), replay.sent
    chance = random.Random(kills)
    for number, at in enumerate(sorted(chance.sample(range(1, size), kills))):
        folder = tmp_path / f"killed-{number}"
        killed.round_killed(replay, folder, at)
        came = gone(replay, folder)
        assert [each.problem for each in came] == [""] * len(SOURCES), at
        assert held(folder) == whole, at
        asked = len(replay.log)
        gone(replay, folder)
        assert len(replay.log) == asked, at


def test_a_source_that_fails_is_told_and_the_others_go_on(replay: Replay, tmp_path: Path) -> None:
    for name in ("collision", "casualty"):
        path = f"road-accidents-safety-data/dft-road-casualty-statistics-{name}-last-5-years.csv"
        replay.routes[f"data.dft.gov.uk/{path}"] = lambda _asked: Answer(b"", 404)
    came = {each.what: each for each in gone(replay, tmp_path)}
    failed = [each for each in came.values() if each.problem]
    assert [each.what[:15] for each in failed] == ["Road collisions"]
    assert "404" in failed[0].problem
    assert "data.gov.uk/dataset/road-accidents-safety-data" in failed[0].by_hand
    assert failed[0].files == ()
    replay.routes |= World(HIGH_PEAK).routes()
    replay.log.clear()
    assert not any(each.problem for each in gone(replay, tmp_path))
    assert {asked.host for asked in replay.log} == {"data.dft.gov.uk"}


def test_without_a_network_a_round_ends_soon_and_blames_no_source(tmp_path: Path) -> None:
    asked = httpx.MockTransport(_name_unknown)
    waits: list[float] = []
    client = Client(HOSTS, transport=asked, pause=waits.append)
    came = fetch(HIGH_PEAK, tmp_path, lambda _line: None, client=client, today=TODAY)
    assert all(each.problem and not each.files for each in came)
    assert not [each.problem for each in came if "changed" in each.problem]
    assert not [each.problem for each in came if "no workbook" in each.problem]
    assert not [each.problem for each in came if "Errno" in each.problem]
    assert "its name isn't known here" in came[0].problem
    assert sum(waits) <= len(HOSTS)


def _name_unknown(_request: httpx.Request) -> httpx.Response:
    unknown = socket.gaierror(-2, "Name or service not known")
    raise httpx.ConnectError(str(unknown)) from unknown


def test_what_needs_another_source_says_so(replay: Replay, tmp_path: Path) -> None:
    replay.routes = {
        key: route for key, route in replay.routes.items() if not key.startswith("services1")
    }
    problems = {each.what.split(" of High")[0]: each.problem for each in gone(replay, tmp_path)}
    assert (
        problems["Outlines of the LSOAs"]
        == "It needs the lookup of LSOAs to wards, which didn't come."
    )
    assert "outlines of the wards" in problems["Roads for the maps (OS Open Roads)"]
    assert "outlines of the wards" in problems["Outlines of the districts around High Peak"]
    assert [said for what, said in problems.items() if what.startswith("Street")] == [""]


def test_no_answer_can_make_a_round_end_in_a_fault(replay: Replay, tmp_path: Path) -> None:
    """Every answer in turn is another layout of JSON, a table, a web page, or nothing."""
    bodies = (
        b"[]", b"{}", b"[[1]]", b'{"features": [1], "count": 1, "services": 3}', b"a,b\n1,2\n",
        b"<html></html>", b"", b"null", b'{"structure": {"keyfamilies": {"keyfamily": [1]}}}',
        b'{"details": 3, "datasets": [3], "fields": [null]}',
    )  # fmt: skip
    for number, body in enumerate(bodies):
        replay.routes = dict.fromkeys(replay.routes, lambda _asked, body=body: Answer(body))
        came = gone(replay, tmp_path / str(number))
        assert all(each.problem for each in came), body
        assert all(each.problem.endswith((".", ")")) for each in came)


def test_a_newer_month_is_fetched_alone(replay: Replay, tmp_path: Path) -> None:
    gone(replay, tmp_path)
    replay.routes = World(HIGH_PEAK, months=("2026-08", "2026-09", "2026-10")).routes()
    replay.log.clear()
    (street, *_) = gone(replay, tmp_path, today=TODAY + timedelta(days=1))
    assert [path.name[:7] for path in street.files] == ["2026-08", "2026-09", "2026-10"]
    hosts = [asked.host for asked in replay.log]
    assert hosts.count("policeuk-data.s3.amazonaws.com") == 3
    assert set(hosts) == {"data.police.uk", "policeuk-data.s3.amazonaws.com"}


def test_a_month_not_yet_in_the_archive_is_said_and_asked_for_later(
    replay: Replay, tmp_path: Path
) -> None:
    replay.routes = World(HIGH_PEAK, announced=("2026-10",)).routes()
    (street, *_) = gone(replay, tmp_path)
    assert street.problem == ""
    assert street.remark == "October 2026 is announced and not in the archive yet."
    replay.log.clear()
    gone(replay, tmp_path)
    assert replay.log == []
    replay.routes = World(HIGH_PEAK, months=("2026-09", "2026-10")).routes()
    (street, *_) = gone(replay, tmp_path, today=TODAY + timedelta(days=1))
    assert street.remark == ""
    assert street.files[-1].name == "2026-10-derbyshire-street.csv"


def test_a_month_that_the_force_did_not_send_is_said_and_not_asked_for_again(
    replay: Replay, tmp_path: Path
) -> None:
    lacking = frozenset({("2026-08", "derbyshire")})
    replay.routes = World(HIGH_PEAK, lacking=lacking).routes()
    (street, *_) = gone(replay, tmp_path)
    assert street.remark == "The force has no file of August 2026."
    assert [path.name[:7] for path in street.files] == ["2026-07", "2026-09"]
    replay.log.clear()
    gone(replay, tmp_path, today=TODAY + timedelta(days=1))
    assert [asked.path for asked in replay.log] == ["/api/crimes-street-dates"]


def test_a_force_without_usable_data_is_asked_for_up_to_then(
    replay: Replay, tmp_path: Path
) -> None:
    (street, *_) = gone(replay, tmp_path, silenced("2026-08"))
    assert [path.name[:7] for path in street.files] == ["2026-07"]


def test_another_district_in_the_same_folder_begins_anew(replay: Replay, tmp_path: Path) -> None:
    gone(replay, tmp_path)
    other = replace(HIGH_PEAK, code="E07000038", codes=("E07000038",), name="Elsewhere Peak")
    replay.routes = World(other).routes()
    came = gone(replay, tmp_path, other)
    assert not any(each.problem for each in came)
    assert "E07000038" in (tmp_path / "load/outlines/wards.geojson").read_text()


def test_wards_of_a_named_year_come_and_stay(replay: Replay, tmp_path: Path) -> None:
    replay.routes |= {k: r for k, r in World(HIGH_PEAK, year="25").routes().items() if "_WD25_" in k
                      or "Wards_" in k}  # fmt: skip
    listed = [{"name": key.split("/")[-4]} for key in replay.routes if key.endswith("/0/query")]
    services = f"services1.arcgis.com{HOME_OF}"
    replay.routes[services] = lambda _asked: Answer(json.dumps({"services": listed}).encode())
    outlines = tmp_path / "load" / "outlines" / "wards.geojson"
    for named, year in ((None, "25"), ("2024", "24"), (None, "24"), ("newest", "25")):
        client = client_of(replay)
        came = fetch(
            HIGH_PEAK, tmp_path, lambda _line: None, client=client, today=TODAY, wards=named
        )
        assert not any(each.problem for each in came)
        assert f"WD{year}CD" in outlines.read_text()
    again = fetch(HIGH_PEAK, tmp_path, lambda _line: None, client=client_of(replay), today=TODAY)
    assert sum(each.requests for each in again) == 0


def test_two_rounds_do_not_work_in_one_folder(replay: Replay, tmp_path: Path) -> None:
    def busy(_who: str) -> str:
        return ""

    with exclusive(tmp_path / "lock", "test", busy), pytest.raises(StoreError, match="round"):
        gone(replay, tmp_path)


def test_a_file_that_was_lost_is_fetched_again(replay: Replay, tmp_path: Path) -> None:
    gone(replay, tmp_path)
    before = held(tmp_path)
    (tmp_path / "load/street/2026-08/2026-08-derbyshire-street.csv").unlink()
    (tmp_path / "load/populations.csv").write_text("cut short")
    replay.log.clear()
    gone(replay, tmp_path)
    assert held(tmp_path) == before
    assert {asked.host for asked in replay.log} == {
        "data.police.uk", "policeuk-data.s3.amazonaws.com", "www.nomisweb.co.uk",
    }  # fmt: skip


def test_a_spoilt_note_of_what_came_is_no_harm(replay: Replay, tmp_path: Path) -> None:
    gone(replay, tmp_path)
    for text in ("", "{", "[]", json.dumps({"area": "E07000037,E07000037", "sources": [1]})):
        (tmp_path / "fetched.json").write_text(text)
        assert not any(each.problem for each in gone(replay, tmp_path))


@pytest.fixture
def browser(replay: Replay, tmp_path: Path) -> Path:
    """Return a folder of what a browser would have saved, under names that say nothing."""
    folder, world = tmp_path / "Downloads", World(HIGH_PEAK)
    folder.mkdir()
    number = iter(range(1000))
    for key, route in replay.routes.items():
        if type(route).__name__ == "Stored":
            name = f"download ({next(number)})"
            kept = key.rsplit("/", 1)[-1] if "prc-csp" in key else name
            (folder / kept).write_bytes(route.body)  # type: ignore[attr-defined]
    for name, answer in world.by_hand().items():
        (folder / name).write_bytes(answer)
    (folder / "holiday.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    (folder / "half a.zip").write_bytes(b"PK\x03\x04 cut short")
    (folder / "letter.txt").write_text("Dear madam,\n")
    return folder


def test_the_same_files_from_a_browser_are_found_by_content(
    replay: Replay, tmp_path: Path, browser: Path
) -> None:
    gone(replay, tmp_path / "asked")
    replay.log.clear()
    came = gather(HIGH_PEAK, browser, tmp_path / "given", lambda _line: None, today=TODAY)
    assert replay.log == []
    assert [each.problem for each in came] == [""] * len(SOURCES)
    asked, given = held(tmp_path / "asked"), held(tmp_path / "given")
    assert set(given) == set(asked)
    differ = {name for name in asked if asked[name] != given[name]}
    assert differ <= {"fetched.json"}


def test_a_folder_without_them_says_what_to_save(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    came = gather(
        HIGH_PEAK, tmp_path / "empty", tmp_path / "given", lambda _line: None, today=TODAY
    )
    assert {each.problem for each in came} == {"No file there is it."}
    assert all("https://" in each.by_hand for each in came)


def test_by_hand_takes_over_what_could_not_be_asked(
    replay: Replay, tmp_path: Path, browser: Path
) -> None:
    replay.routes = {key: r for key, r in replay.routes.items() if "nomis" not in key}
    gone(replay, tmp_path / "home")
    came = gather(HIGH_PEAK, browser, tmp_path / "home", lambda _line: None, today=TODAY)
    assert not any(each.problem for each in came)
