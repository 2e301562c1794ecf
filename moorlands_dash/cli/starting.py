"""`moorlands-dash start`: from a district's name to its dashboard with real figures.

The settings are written, what is public is fetched (or taken from a folder), checked and loaded,
and what came and what didn't is said. A second run goes on where the first one ended.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.cli.choosing import chosen, kept
from moorlands_dash.cli.plain import UsageError, counted, printable, say
from moorlands_dash.districts import Area
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.partnership.elsewhere import Fetch
from moorlands_dash.partnership.model import Comparators
from moorlands_dash.partnership.writing import Official, settings_text
from moorlands_dash.periods import month_name, parse_month
from moorlands_dash.store.home import Home, find_home

if TYPE_CHECKING:
    from moorlands_dash.extracts.model import Refusal
    from moorlands_dash.fetch import Came, Client, Wanted

FETCHED = "fetched"
"""Folder of a home in which what was fetched is kept."""


def started(
    asked: argparse.Namespace, *, client: Client | None = None, today: date | None = None
) -> int:
    """Write the settings, fetch and load what is public; return the exit code.

    What is public is asked for through `client`, as on the day `today`, where they are given.
    `asked` gets the settings file and the home, so that the dashboard can be opened with them.
    """
    hold_folder(asked.given)
    home = find_home(asked.home)
    path = (asked.settings or home.settings).expanduser().resolve()
    area = kept(asked.district, path) if path.exists() else None
    if area is not None:
        say(f"Settings of {area.name}: {path} is there already, and is kept as it is.")
        ours(home, area)
    else:
        area, official = chosen(asked.district, asked.csp)
        ours(home, area)
        say(_settled(path, area, official))
    asked.partnership, asked.home = str(path), str(home.folder)
    settings = load_settings(path)
    for line in _silent(area):
        say(line)
    if asked.plan:
        from moorlands_dash.fetch import plan

        say(_planned(plan(area, settings.fetch.instead)))
        return 0
    from moorlands_dash.cli.placing import placed

    came = brought(area, asked.given, home, settings.fetch, client, today)
    came = load_came(came, settings, home)
    if told := placed(path, [file for each in came for file in (*each.files, *each.kept)]):
        say(told)
    say(arrived(came))
    for line in _misnamed(settings, home):
        say(line)
    return 1 if any(each.problem for each in came) else 0


def ours(home: Home, area: Area) -> None:
    """Raise UsageError where a home holds real data of another district."""
    from moorlands_dash.store.snapshot import current_manifest

    manifest = current_manifest(home)
    if manifest is None or manifest.demonstration:
        return
    held, code = manifest.settings["district"], manifest.settings["district_code"]
    if code != area.code:
        raise UsageError(
            f"{home.folder} holds data of {held} ({code}). Name another folder for {area.name} "
            "with --home DIR."
        )


def _settled(path: Path, area: Area, official: Official) -> str:
    """Write the settings, and say so; raise UsageError where the file is another's.

    Nothing is written over.
    """
    if path.exists():
        held = load_settings(path).district
        raise UsageError(
            f"{path} is there already, of {held.name} ({held.code}), not of {area.name} "
            f"({area.code}). Nothing is written over it: name another file with --settings FILE, "
            "or another home with --home DIR."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(settings_text(area, official), encoding="utf-8")
    load_settings(fresh)
    fresh.replace(path)
    return f"Settings of {area.name}: written to {path}."


def _silent(area: Area) -> list[str]:
    """Return a word on each force that publishes no usable street data."""
    return [
        f"{force.falls_within} has published no usable street data from "
        f"{month_name(parse_month(force.silent_from))} on, after a change of its computer systems. "
        f"{area.name} opens on official recorded crime and what else is public; pages that need "
        "street extracts say that none is loaded."
        for force in area.forces
        if force.silent_from
    ]


def _planned(wanted: Sequence[Wanted]) -> str:
    """Return what would be fetched, from where, and how much of it."""
    lines = [
        f"  {each.what}: {_size(each.size)}\n    {each.address}\n    {each.licence}"
        for each in wanted
    ]
    known = sum(each.size or 0 for each in wanted)
    some = " and what has no known size" if any(each.size is None for each in wanted) else ""
    head = f"{counted(len(wanted), 'source')}, about {_size(known)}{some}; nothing was fetched:"
    return "\n".join([head, *lines])


def _size(count: int | None) -> str:
    if count is None:
        return "size unknown"
    return f"{count / 1e6:,.1f} MB" if count >= 100_000 else f"{count / 1000:,.0f} kB"


def hold_folder(given: Path | None) -> None:
    """Raise UsageError where a folder of downloads is named that isn't there."""
    if given and not given.is_dir():
        raise UsageError(f"There is no folder {given}: check the name.")


def brought(
    area: Area,
    given: Path | None,
    home: Home,
    led: Fetch,
    client: Client | None,
    today: date | None,
    wards: str | None = None,
) -> list[Came]:
    """Return what came: fetched, with wards of a named year, or taken from the folder given.

    `led` says what is asked of other addresses. Raises StoreError as `fetch` and `gather` do.
    """
    from moorlands_dash.fetch import fetch, gather

    folder = home.folder / FETCHED
    if given is not None:
        return gather(area, given, folder, _told, today=today)
    return fetch(
        area,
        folder,
        _told,
        wards=wards,
        hosts=led.hosts,
        instead=led.instead,
        client=client,
        today=today,
    )


def _told(line: str) -> None:
    sys.stderr.write(printable(line) + "\n")


def load_came(came: Sequence[Came], settings: Settings, home: Home) -> list[Came]:
    """Check and load the files that came, and say what was loaded; return what came of use.

    A source of which a file was refused has that as its problem. What the home has already is
    passed over.
    """
    from moorlands_dash.cli import summaries
    from moorlands_dash.cli.account import account
    from moorlands_dash.cli.progress import meter
    from moorlands_dash.loading import load

    files = [path for each in came for path in each.files]
    if not files:
        return list(came)
    with meter() as watch:
        outcome = load(files, settings, home, watch=watch, sparing=True, by=account())
    say(summaries.load_summary(outcome))
    refused = {refusal.file.split("/")[0]: refusal for refusal in outcome.refused}
    return [_used(each, refused) for each in came]


def _used(each: Came, refused: Mapping[str, Refusal]) -> Came:
    """Return what came of a source, without its files that the load refused."""
    not_used = [path for path in each.files if path.name in refused]
    if not not_used:
        return each
    why = [f"{name} was refused: {refused[name].reason}" for name in (p.name for p in not_used)]
    files = tuple(path for path in each.files if path not in not_used)
    return replace(each, files=files, problem=" ".join([each.problem, *why]).strip())


def arrived(came: Sequence[Came]) -> str:
    """Return what came, and what didn't and why, with what to do by hand."""
    there = [each for each in came if (each.files or each.kept) and not each.problem]
    lines = [
        f"  {each.what}{f' (kept: {each.kept_for})' if each.kept_for else ''}" for each in there
    ]
    lines = [f"Came ({len(there)} of {len(came)}):", *lines] if there else ["Nothing came."]
    failed = [each for each in came if each.problem]
    if failed:
        lines.append("Didn't come, not whole, or refused by the load:")
    for each in failed:
        lines.append(f"  {each.what}: {each.problem}")
        lines += [f"    By hand: {each.by_hand}"] if each.by_hand else []
    lines += [f"  {each.what}: {each.remark}" for each in came if each.remark]
    return "\n".join(printable(line) for line in lines)


def _misnamed(settings: Settings, home: Home) -> list[str]:
    """Return the names of ours in the settings that stand in no file loaded.

    Districts compared with ours come from the register: one without a row is no fault.
    """
    from moorlands_dash.cli.settling import unfound
    from moorlands_dash.store.found_names import names_found

    found = names_found(home)
    ours = settings.model_copy(update={"comparators": Comparators(districts=["*"])})
    faults = list(unfound(ours, found)) if found else []
    return (
        ["Names to look at in the settings:", *(f"  {line}" for line in faults)] if faults else []
    )
