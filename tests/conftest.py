"""Homes with data, made once a run: the demonstration's, and one of the real extracts."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from moorlands_dash.loading import demonstrate, load
from moorlands_dash.partnership import load_settings
from moorlands_dash.tables.audience import opened
from moorlands_dash.tables.preparing import UNPREPARED, prepare
from tests.costs import Costs
from tests.databases import either_database, empty_server, postgresql  # noqa: F401 (fixtures for all)
from tests.once import end_what_runs, made_once, shared_base
from tests.opened import UNCHANGED
from tests.order import in_order
from tests.public_view import with_other_rows
from tests.tries import EACH_RUN, QUICK, SEARCH, WHOLE

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# Loads and servers of the tests leave it to whoever asks first, but for those that are about it.
os.environ.setdefault(UNPREPARED, "1")

ALL_DATA = {"demo_home", "real_home", "built"}
"""Fixtures of all data: the demonstration's home, the real one, and a build of the extracts."""

# A busy machine is no fault of what is tested, and the same code gets the same answer twice: the
# examples are the same each time, so more of them find nothing new from one run to the next.
for profile, examples in (("quick", QUICK), ("each run", EACH_RUN), ("whole", WHOLE)):
    hypothesis.settings.register_profile(
        profile, deadline=None, derandomize=True, max_examples=examples
    )
# `make search` looks further: other examples each time, and many more.
hypothesis.settings.register_profile("search", deadline=None, max_examples=SEARCH)
hypothesis.settings.load_profile("each run")


def pytest_configure(config: pytest.Config) -> None:
    """Have the run say at its end what its tests took; look for no garbage while it collects."""
    config.pluginmanager.register(Costs(), "costs")
    gc.disable()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many processes run the tests: as many as cores.

    By "auto" it is two more: journeys in a browser often wait, and loads for the disk.
    """
    more = 2 if config.option.numprocesses == "auto" else 0
    return min((os.cpu_count() or 1) + more, 6)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a whole home or all extracts, and put all in their order."""
    for item in items:
        if ALL_DATA & set(getattr(item, "fixturenames", ())):
            item.add_marker("home")
    items[:] = in_order(items)


def pytest_collection_finish() -> None:
    """Have Python look for garbage among what tests make alone, and less often.

    What is imported and collected stays until the end; looking through it again and again takes a
    tenth of the run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """Have garbage looked for again, also where others collect and run the tests."""
    gc.enable()


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what was started for all processes, once they have all ended."""
    gc.unfreeze()
    if "PYTEST_XDIST_WORKER" not in os.environ:
        end_what_runs(shared_base(config._tmp_path_factory))  # type: ignore[attr-defined]


@pytest.fixture(scope="session", autouse=True)
def no_home_of_the_developer() -> Iterator[None]:
    """Keep tests from what a developer has loaded or set."""
    kept = {
        name: os.environ.pop(name, None)
        for name in ("MOORLANDS_HOME", "MOORLANDS_PARTNERSHIP", "MOORLANDS_DATABASE_URL")
    }
    yield
    os.environ.update({name: value for name, value in kept.items() if value is not None})


def _home(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    home = made_once(factory, name, make)
    UNCHANGED.add(home)
    return home


RECORDS, BEGUN = "records.sqlite", "demonstration-records.sqlite"


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with the demonstration extracts; to be read, not changed.

    What pages show first is worked out once, as by a load: not in each process and server. Who
    asks for files of it is noted in its records: those that it began with lie beside it.
    """

    def make(home: Path) -> None:
        settings = load_settings()
        demonstrate(settings, home)
        prepare(opened(settings, home), settings)
        if (home / RECORDS).exists():
            shutil.copy2(home / RECORDS, home.with_name(BEGUN))

    return _home(tmp_path_factory, "demonstration", make)


@pytest.fixture(scope="session")
def other_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with other rows of what is sensitive; to be read, not changed."""
    return _home(tmp_path_factory, "other", lambda home: with_other_rows(demo_home, home))


@pytest.fixture(scope="session")
def packed_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration's home with a quarter's pack; to be read, not changed."""
    from tests import packed

    return _home(tmp_path_factory, "packed", lambda home: packed.make(home, demo_home))


@pytest.fixture
def own_home(demo_home: Path, tmp_path: Path) -> Path:
    """Return a copy of the demonstration's home, to be changed."""
    home = tmp_path / "home"
    shutil.copytree(demo_home, home, ignore=shutil.ignore_patterns(f"{RECORDS}*"))
    if (begun := demo_home.with_name(BEGUN)).exists():
        shutil.copy2(begun, home / RECORDS)
    return home


@pytest.fixture(scope="session")
def real_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with real extracts and outlines; skips where they are absent."""
    extracts, outlines = SHARED / "extracts", SHARED / "boundaries"
    if not extracts.is_dir() or not outlines.is_dir():
        pytest.skip("the real extracts and outlines are not here: ../shared is absent")
    return _home(
        tmp_path_factory, "real", lambda home: load([extracts, outlines], load_settings(), home)
    )
