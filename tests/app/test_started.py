"""From a district's name to its dashboard: the public sources replayed, the pages opened."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from moorlands_dash.cli.arguments import parser
from moorlands_dash.cli.starting import started
from moorlands_dash.districts import area_of
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables import Selection, build
from tests.app.conftest import Open, page_text
from tests.app.test_twenty_districts import STRANGE
from tests.replay import killed
from tests.replay.areas import TODAY
from tests.replay.server import Replay, running
from tests.replay.transport import client_of
from tests.replay.world import World

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def served() -> Iterator[Replay]:
    with running({}) as replay:
        yield replay


def start(replay: Replay, home: Path, name: str) -> int:
    asked = parser().parse_args(["--home", str(home), "start", name, "--no-serve"])
    return started(asked, client=client_of(replay), today=TODAY)


@pytest.mark.parametrize(
    ("name", "code"),
    [("High Peak", "E07000037"), ("Cumberland", "E06000063"), ("Isle of Anglesey", "W06000001")],
)
def test_one_command_leads_from_nothing_to_a_dashboard(
    served: Replay,
    tmp_path: Path,
    open_page: Open,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    code: str,
) -> None:
    world = World(area_of(code))
    served.routes = world.routes()
    home = tmp_path / "home"
    assert start(served, home, name) == 0, capsys.readouterr().out
    told = capsys.readouterr().out
    assert "Didn't come" not in told
    came = re.search(r"Came \((\d+) of (\d+)\)", told)
    assert came and came[1] == came[2], told
    assert "Names to look at" not in told
    settings = load_settings(home / "settings.toml")
    snapshot = open_snapshot(home)
    snapshot.must_be_of(settings)
    wards = build("ward-rates", snapshot, settings, Selection()).frame
    assert wards["count"].sum() == 3 * len(world.pairs()) * len(world.months), "each row once"
    assert wards["rate_per_1000"].notna().all(), "residents came too"
    beneath = snapshot.map_layer()
    assert beneath and "Westerly" in [label["text"] for label in beneath["labels"]]
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(home / "settings.toml"))
    for page in ("overview", "ward_map", "compare", "data"):
        said = page_text(open_page(home, page))
        assert name in said
        # The replayed table has few of the 43 forces, and the page names those that it lacks.
        said = re.sub(r"Did not report the whole period: [^.]*\.", "", said)
        assert not STRANGE.search(said)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    served.log.clear()
    assert start(served, home, name) == 0
    assert served.log == [], "nothing new can be out"
    assert "Nothing new to load" in capsys.readouterr().out
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert sorted(after) == sorted(before)
    assert after == before


def held(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, but for its lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def rates(home: Path) -> str:
    settings = load_settings(home / "settings.toml")
    frame = build("ward-rates", open_snapshot(home), settings, Selection()).frame
    return frame.to_csv()


def test_a_start_that_is_killed_goes_on_and_ends_the_same(served: Replay, tmp_path: Path) -> None:
    served.routes = World(area_of("E07000037")).routes()
    served.sent = 0
    assert start(served, tmp_path / "whole", "High Peak") == 0
    whole, size = held(tmp_path / "whole" / "fetched"), served.sent
    chance = random.Random(20)
    for number, at in enumerate(chance.sample(range(1, size), 2)):
        home = tmp_path / f"killed-{number}"
        killed.start_killed(served, home, at)
        assert start(served, home, "High Peak") == 0
        assert held(home / "fetched") == whole, at
        assert rates(home) == rates(tmp_path / "whole")
        served.log.clear()
        assert start(served, home, "High Peak") == 0
        assert served.log == [], at
