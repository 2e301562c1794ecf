"""A round of the sources: what came of each, and why the others didn't."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from moorlands_dash.districts import Area
from moorlands_dash.fetch.client import Client
from moorlands_dash.fetch.given import Given, looked_at
from moorlands_dash.fetch.hosts import elsewhere
from moorlands_dash.fetch.model import Came, FetchError, Got, Report, Wanted
from moorlands_dash.fetch.register import HOSTS, of_area
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.state import State, in_words
from moorlands_dash.fetch.tour import Tour
from moorlands_dash.store.home import StoreError, exclusive


def plan(area: Area, instead: Mapping[str, str] | None = None) -> list[Wanted]:
    """Return what would be fetched for a district; asks nothing."""
    wanted = [source.wanted(area) for source in of_area(area)]
    return [replace(each, address=elsewhere(each.address, instead or {})) for each in wanted]


def fetch(
    area: Area,
    folder: Path,
    report: Report,
    *,
    wards: str | None = None,
    hosts: Collection[str] = (),
    instead: Mapping[str, str] | None = None,
    client: Client | None = None,
    today: date | None = None,
) -> list[Came]:
    """Fetch all that is public of a district into a folder; goes on where it was broken off.

    `wards` names the year of the ward map, as "2024"; "newest" or, if no year was named before,
    None takes the newest one. `hosts` and `instead` are those of the settings.

    What is there and of which nothing newer can be out isn't asked for. A source that fails is
    told as such and the others go on. Raises StoreError while another round works in the folder,
    and for addresses in the settings that may not be asked.
    """
    asking = client or Client(HOSTS, report)
    asking.report = report
    try:
        _lead(asking, hosts, instead or {})
        with _alone(folder, area, asking, report, today) as tour:
            year = None if wards is None else wards.removeprefix("newest")[-2:]
            state = State(folder, area, year)
            tour.wards = state.wards
            return [_of_source(source, tour, state) for source in of_area(area)]
    finally:
        if client is None:
            asking.close()


def _lead(asking: Client, hosts: Collection[str], instead: Mapping[str, str]) -> None:
    """Let a client ask as the settings say; raise StoreError for what may not be asked."""
    try:
        asking.lead(hosts, instead)
    except FetchError as error:
        raise StoreError(
            f"[fetch] in the settings: {error} Its hosts must be named under `hosts`."
        ) from error


def gather(
    area: Area, given: Path, folder: Path, report: Report, *, today: date | None = None
) -> list[Came]:
    """Take the same files out of a folder of downloads, told by what is in them; asks nothing.

    What an earlier round brought stays, where the folder has nothing of it. Raises StoreError for a
    folder of too many files.
    """
    with _alone(folder, area, Client(()), report, today) as tour:
        state, files = State(folder, area), _looked_at(given)
        return [_taken(source, files, tour, state) for source in of_area(area)]


def _looked_at(given: Path) -> list[Given]:
    try:
        return list(looked_at(given))
    except FetchError as error:
        raise StoreError(str(error)) from error


@contextmanager
def _alone(
    folder: Path, area: Area, client: Client, report: Report, today: date | None
) -> Iterator[Tour]:
    folder.mkdir(parents=True, exist_ok=True)

    def busy(who: str) -> str:
        return f"Another round is at work in {folder}{who}. Wait until it has ended."

    with exclusive(folder / "lock", "fetching", busy):
        yield Tour(area, client, folder, report, today or date.today())
        if (folder / "parts").is_dir() and not any((folder / "parts").iterdir()):
            (folder / "parts").rmdir()


def _of_source(source: Source, tour: Tour, state: State) -> Came:
    """Return what came of a source, without a request where nothing new can be out."""
    here = state.current(source, tour.today)
    if here is not None:
        return _came(source, tour, here, state.remark(source))
    tour.report(f"{source.what(tour.area)} ...")
    tour.notes, before = state.notes(source), tour.client.requests
    came = _worked(source, tour, state, lambda: source.fetch(tour))
    return replace(came, requests=tour.client.requests - before)


def _worked(source: Source, tour: Tour, state: State, work: Callable[[], Got]) -> Came:
    got = in_words(work)
    if isinstance(got, FetchError):
        tour.report(f"{source.what(tour.area)}: {got}")
        old = state.files(source)
        said = source.wanted(tour.area)
        return replace(_came(source, tour, old, ""), problem=str(got), by_hand=said.by_hand)
    state.keep(source, got)
    return _came(source, tour, got.files, got.remark)


def _came(source: Source, tour: Tour, files: Sequence[Path], remark: str) -> Came:
    kept = tuple(f for f in files if not source.loaded or f.is_relative_to(tour.kept()))
    loaded = tuple(f for f in files if f not in kept)
    told = source.kept_for if kept else ""
    return Came(source.what(tour.area), loaded, kept=kept, kept_for=told, remark=remark)


def _taken(source: Source, files: list[Given], tour: Tour, state: State) -> Came:
    """Return what a folder of downloads had of a source, else what an earlier round brought."""
    known = [each for each in files if source.knows(each)]
    if known:
        tour.report(f"{source.what(tour.area)}: {known[0].path.name}")
        return _worked(source, tour, state, lambda: source.take(tour, known))
    old = state.files(source)
    if old:
        return _came(source, tour, old, state.remark(source))
    said = source.wanted(tour.area)
    return Came(said.what, (), "No file there is it.", said.by_hand)
