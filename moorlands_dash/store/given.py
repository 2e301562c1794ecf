"""The protected counts that the public was given, as they were given: `HOME/given.csv`.

A year of a category is written down the first time that it is given, and given so from then on,
whatever is loaded later: two accounts of one year, before and after a correction or on two ward
maps, would tell by their difference what each of them hides. The file holds nothing that isn't
public. Who has to give a year anew, come what may, takes its lines out.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.formulas import as_typed, marked
from moorlands_dash.store.home import Home, StoreError, exclusive, sync_file, sync_folder

if TYPE_CHECKING:
    import pandas as pd

FILE = "given.csv"
DAY = "given_on"
COLUMNS = (
    "category", "year", "level", "area_code", "area_name", "span", "from", "to", "count",
)  # fmt: skip
"""`year` is the first month of the financial year."""
_WHOSE = ("partnership", "data", DAY)
_WAIT = 10.0
"""Seconds that one who gives waits for another."""


def given(home: Home, partnership: str, data: str) -> pd.DataFrame:
    """Return what was given: `COLUMNS` and `given_on`; a hidden count is missing.

    `data` says which sort of data, demonstration or real, is asked for.
    """
    found = _read(home.folder / FILE)
    ours = found[(found["partnership"] == partnership) & (found["data"] == data)]
    return ours[[*COLUMNS, DAY]].reset_index(drop=True)


def give(home: Home, partnership: str, data: str, day: str, fresh: pd.DataFrame) -> pd.DataFrame:
    """Write down years that are given for the first time; return all that was given by now.

    What another has given meanwhile stands. Where the home can't be written the years are given
    all the same, and aren't written down.
    """
    import pandas as pd

    named = fresh.assign(partnership=partnership, data=data, **{DAY: day})
    if not os.access(home.folder, os.W_OK):
        return pd.concat([given(home, partnership, data), named[[*COLUMNS, DAY]]])
    with _writing(home):
        path = home.folder / FILE
        stands = _read(path)
        known = set(map(tuple, stands[_YEAR].to_numpy()))
        new = [tuple(row) not in known for row in named[_YEAR].to_numpy()]
        whole = pd.concat([stands, named[new]], ignore_index=True)
        _replace(path, whole[[*_WHOSE, *COLUMNS]])
    return given(home, partnership, data)


def hand_on(home: Home, to: Home, partnership: str) -> None:
    """Copy what the public was given of one partnership to another home."""
    found = _read(home.folder / FILE)
    _replace(to.folder / FILE, found[found["partnership"] == partnership])


_YEAR = ["partnership", "data", "category", "year"]


def _read(path: Path) -> pd.DataFrame:
    import pandas as pd

    columns = [*_WHOSE, *COLUMNS]
    kinds = dict.fromkeys(columns, "string") | {"count": "Int64"}
    if path.exists():
        try:
            found = pd.read_csv(path, dtype=kinds, keep_default_na=False, na_values={"count": [""]})
            found = found[columns]
        except (OSError, ValueError, KeyError) as error:
            raise StoreError(
                f"{path} can't be read ({error}). It holds what the public was given: put it back "
                "from a copy."
            ) from error
    else:
        found = pd.DataFrame(columns=columns).astype(kinds)
    months = {name: pd.to_datetime(found[name], format="%Y-%m") for name in ("from", "to")}
    return found.assign(area_name=found["area_name"].map(as_typed), **months)


def _replace(path: Path, whole: pd.DataFrame) -> None:
    months = {name: whole[name].dt.strftime("%Y-%m") for name in ("from", "to")}
    fresh = path.with_suffix(f".{os.getpid()}")
    names = whole["area_name"].map(marked)
    whole.assign(area_name=names, **months).to_csv(fresh, index=False, lineterminator="\n")
    sync_file(fresh)
    fresh.replace(path)
    sync_folder(path.parent)


@contextmanager
def _writing(home: Home) -> Iterator[None]:
    until = time.monotonic() + _WAIT
    while True:
        try:
            with exclusive(home.folder / "given.lock", "giving", _busy):
                yield
            return
        except _BusyError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)


class _BusyError(StoreError):
    """Another process gives."""


def _busy(who: str) -> str:
    raise _BusyError(f"Another process{who} writes down what the public was given. Try again.")
