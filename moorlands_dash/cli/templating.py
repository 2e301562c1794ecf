"""`moorlands-dash template` and `rollover`: files to fill in, and drafts of the next year's."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from moorlands_dash.cli.plain import UsageError, say
from moorlands_dash.partnership import load_settings

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from moorlands_dash.store.home import Home


def template(asked: argparse.Namespace) -> int:
    """Write the templates of a kind of file, as CSV and as a workbook."""
    from moorlands_dash.reports.template import KINDS, write_csv, write_excel
    from moorlands_dash.reports.template import template as made
    from moorlands_dash.store.area_codes import named_wards
    from moorlands_dash.store.home import find_home

    if asked.kind not in KINDS:
        raise UsageError(f"There is no template of {asked.kind}: choose from {', '.join(KINDS)}.")
    settings, home = load_settings(asked.partnership), find_home(asked.home)
    wards = named_wards(settings, home)
    given = made(asked.kind, settings, wards, _keys(home), date.today())
    files = [*write_csv(given, asked.out), write_excel(given, asked.out)]
    say("\n".join(["Written:", *(f"  {file}" for file in files)]))
    return 0


def rollover(asked: argparse.Namespace) -> int:
    """Draft the next year's files from this year's, and name what can't be carried over."""
    from moorlands_dash.reports.drafts import write_drafts
    from moorlands_dash.store.home import find_home
    from moorlands_dash.store.queries import open_snapshot
    from moorlands_dash.tables import Selection, SelectionError, build

    settings = load_settings(asked.partnership)
    snapshot, selection = open_snapshot(find_home(asked.home)), Selection(year=asked.year)
    try:
        drafts = [build(name, snapshot, settings, selection) for name in _DRAFTS]
        left = build("not-carried-over", snapshot, settings, selection)
    except SelectionError as error:
        raise UsageError(str(error)) from error
    if all(draft.frame.empty for draft in drafts):
        say("\n".join([left.sentence, *map(_left, left.frame.to_dict("records"))]))
        return 1
    files = write_drafts(drafts, asked.out)
    said = ["Written:", *(f"  {file}" for file in files), left.sentence]
    say("\n".join([*said, *map(_left, left.frame.to_dict("records"))]))
    return 0


_DRAFTS = ("next-targets", "next-actions")


def _left(row: Mapping[Hashable, object]) -> str:
    return f"  {row['kind']} {row['id']} ({row['title']}): {row['why']}"


def _keys(home: Home) -> dict[str, Sequence[str]]:
    """Return the ids of the targets and the keys of the indicators that are loaded."""
    from moorlands_dash.store.home import StoreError
    from moorlands_dash.store.queries import open_snapshot

    try:
        snapshot = open_snapshot(home)
    except StoreError:
        return {}
    targets, indicators = snapshot.targets(), snapshot.indicators()
    return {
        "targets": sorted(set(targets["target_id"])),
        "indicators": sorted(set(indicators["indicator"])),
    }
