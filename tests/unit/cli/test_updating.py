"""`moorlands-dash update`: what is new is fetched and loaded, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.cli import main
from moorlands_dash.districts import Area, area_of
from moorlands_dash.fetch import SOURCES, rounds
from moorlands_dash.periods import add_months, month_key
from moorlands_dash.store.home import current_id
from tests.replay.server import Answer, Replay, running
from tests.replay.transport import client_of
from tests.replay.world import World

HIGH_PEAK = area_of("E07000037")


def world(area: Area = HIGH_PEAK, *, newest: int = 3) -> World:
    """Return the world whose newest month of street extracts is so many months ago."""
    today = date.today()
    months = [month_key(add_months(today, -n)) for n in range(newest, newest + 4)]
    return World(area, months=sorted(months))


@pytest.fixture
def replay(monkeypatch: pytest.MonkeyPatch) -> Iterator[Replay]:
    with running(world().routes()) as found:
        monkeypatch.setattr(rounds, "Client", lambda _hosts, _report=None: client_of(found))
        yield found


def told(capsys: pytest.CaptureFixture[str], home: Path, *words: str) -> tuple[int, str]:
    code = main(["--home", str(home), *words])
    return code, capsys.readouterr().out


@pytest.mark.slow
def test_a_start_and_two_updates_of_which_the_last_asks_nothing(
    replay: Replay, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = told(capsys, tmp_path, "start", "High Peak", "--no-serve")
    assert code == 0
    # What is fetched of the census and of neighbours is loaded, as all else: nothing is only kept.
    assert "no page shows it yet" not in said
    rows = {line.split()[-1]: line.split()[:2] for line in said.splitlines() if ".csv" in line}
    assert rows["similar-areas.csv"] == ["3", "3"]
    first = current_id(tmp_path)
    assert first
    replay.log.clear()
    code, said = told(capsys, tmp_path, "update")
    assert (code, replay.log, current_id(tmp_path)) == (0, [], first)
    assert said.endswith("0 requests made.\n")
    # A month later the next month is out.
    replay.routes = world(newest=2).routes()
    (tmp_path / "fetched" / "fetched.json").write_text("{}")
    code, said = told(capsys, tmp_path, "update")
    assert code == 0
    assert current_id(tmp_path) != first
    assert f"{len(replay.log)} requests made." in said
    assert f"Came ({len(SOURCES)} of {len(SOURCES)}):" in said


@pytest.mark.slow
def test_what_did_not_come_is_told_by_the_exit_code(
    replay: Replay, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for key in replay.routes:
        if "nomisweb" in key:
            replay.routes[key] = lambda _asked: Answer(b"no", 404)
    code, said = told(capsys, tmp_path, "start", "High Peak", "--no-serve")
    assert code == 1
    assert "www.nomisweb.co.uk has nothing at this address any more (404)." in said
    assert "By hand: Open https://www.nomisweb.co.uk" in said
    assert current_id(tmp_path), "the rest is loaded all the same"


def test_a_district_that_the_register_does_not_know_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--home", str(tmp_path), "start", "High Peak", "--plan"])
    path = tmp_path / "settings.toml"
    path.write_text(path.read_text().replace('"E07000037"', '"E07099999"'))
    assert main(["--home", str(tmp_path), "update"]) == 2
    assert "E07099999" in capsys.readouterr().err


@pytest.mark.parametrize("year", ["24", "next", "../2024", "20244"])
def test_a_wrong_year_of_wards_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], year: str
) -> None:
    assert main(["--home", str(tmp_path), "update", "--wards", year]) == 2
    assert "write a year, as 2024" in capsys.readouterr().err


@pytest.mark.slow
def test_a_home_of_another_district_is_left_alone(
    replay: Replay, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, tmp_path / "home", "start", "High Peak", "--no-serve")
    main(["--home", str(tmp_path / "other"), "start", "Derby", "--plan"])
    replay.log.clear()
    settings = str(tmp_path / "other" / "settings.toml")
    words = ["--home", str(tmp_path / "home"), "--partnership", settings, "update"]
    assert main(words) == 2
    assert replay.log == []
    assert "holds data of High Peak" in capsys.readouterr().err


@pytest.mark.slow
def test_the_settings_name_another_address_of_a_source(
    replay: Replay, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The archive lies in the council's own store, which redirects to a second host of its own."""
    told(capsys, tmp_path, "start", "High Peak", "--plan")
    archive = next(r for k, r in replay.routes.items() if k.startswith("policeuk-data.s3"))
    replay.routes = {k: r for k, r in replay.routes.items() if not k.startswith("policeuk-data.s3")}
    copy, store = "files.council.example", "store.council.example"
    replay.routes[f"{copy}/police.zip"] = lambda _asked: Answer(
        status=302, headers={"Location": f"https://{store}/police.zip"}
    )
    replay.routes[f"{store}/police.zip"] = archive
    path = tmp_path / "settings.toml"
    old = "https://data.police.uk/data/archive/latest.zip"
    named = f'instead = {{ "{old}" = "https://{copy}/police.zip" }}'
    text = path.read_text().replace("instead = {}", named)
    path.write_text(text)
    assert main(["--home", str(tmp_path), "update"]) == 1
    said = f"[fetch] in the settings: {copy} is none of the sources' own hosts"
    assert said in capsys.readouterr().err
    assert replay.log == [], "nothing is asked before it is mended"
    path.write_text(text.replace("hosts = []", f'hosts = ["{copy}", "{store}"]'))
    _, planned = told(capsys, tmp_path, "start", "High Peak", "--plan")
    assert f"https://{copy}/police.zip" in planned and old not in planned
    code, said = told(capsys, tmp_path, "update")
    assert code == 0, said
    assert {copy, store} <= {asked.host for asked in replay.log}
