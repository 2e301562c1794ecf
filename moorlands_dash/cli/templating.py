"""`moorlands-dash template`: empty files to be filled in, with this district's codes and keys."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from moorlands_dash.cli.plain import UsageError, say
from moorlands_dash.partnership import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

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
