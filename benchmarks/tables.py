"""Every table of a home as CSV: `python -m benchmarks.tables HOME OUT`, to compare two commits.

Run it on two commits with the same home, then `diff -r` both folders. What isn't the same is named.
"""

from __future__ import annotations

import sys
from pathlib import Path

from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.export import to_csv
from moorlands_dash.tables import NAMES, Selection, SelectionError, audience, build

SELECTIONS = {
    "": Selection(),
    "-burglary": Selection(category="burglary"),
    "-fires": Selection(category="fires_deliberate"),
    "-leek": Selection(area="Leek West"),
}
"""End of a file's name -> what is asked of each table."""


def main(home: str, out: str) -> None:
    """Write the tables for the partnership and for the public, each in a folder of its own."""
    settings = load_settings()
    for public in (False, True):
        folder = Path(out) / ("public" if public else "own")
        folder.mkdir(parents=True, exist_ok=True)
        snapshot = audience.opened(settings, home, asked=public)
        for name in NAMES:
            for ending, selection in SELECTIONS.items():
                try:
                    written = to_csv(build(name, snapshot, settings, selection))
                except SelectionError as error:
                    written = f"refused: {error}".encode()
                (folder / f"{name}{ending}.csv").write_bytes(written)


if __name__ == "__main__":
    main(*sys.argv[1:3])
