"""`moorlands-dash update`: the round of what is public, for a person, cron or a timer."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING

from moorlands_dash.cli.plain import UsageError, counted, say
from moorlands_dash.cli.preparing import say_prepared
from moorlands_dash.cli.starting import arrived, brought, hold_folder, load_came, ours
from moorlands_dash.districts import Area, area_of_codes
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.store.home import current_id, find_home

if TYPE_CHECKING:
    from moorlands_dash.fetch import Client


def updated(
    asked: argparse.Namespace, *, client: Client | None = None, today: date | None = None
) -> int:
    """Fetch and load what is new of the settings' district; return the exit code.

    Done again at once it asks nothing and loads nothing. `client` and `today` are as in `started`.
    """
    if not re.fullmatch(r"20\d\d|newest", asked.wards or "newest"):
        raise UsageError(f"--wards {asked.wards}: write a year, as 2024, or newest.")
    hold_folder(asked.given)
    home, settings = find_home(asked.home), load_settings(asked.partnership)
    area = _area(settings)
    ours(home, area)
    before = current_id(home)
    came = brought(area, asked.given, home, settings.fetch, client, today, asked.wards)
    came = load_came(came, settings, home)
    say(arrived(came))
    say(f"{counted(sum(each.requests for each in came), 'request')} made.")
    if current_id(home) != before:
        say_prepared(settings, home)
    return 1 if any(each.problem for each in came) else 0


def _area(settings: Settings) -> Area:
    """Return the area of the settings; raise UsageError where the register doesn't know it."""
    district = settings.district
    try:
        return area_of_codes(district.codes or [district.code], district.name, district.code)
    except KeyError as error:
        raise UsageError(
            f"{district.name} ({error.args[0]}) is no district of today in the program's register: "
            "mend district.code in the settings, or load its files with `moorlands-dash load`."
        ) from error
