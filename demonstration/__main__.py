"""`python -m demonstration [DIR]` makes the demonstration extracts again."""

from __future__ import annotations

import sys
from pathlib import Path

from demonstration import build
from moorlands_dash.partnership import load_settings


def main() -> None:
    """Write the extracts to the folder named, else to the one that the settings name."""
    settings = load_settings()
    out = Path(sys.argv[1]) if sys.argv[1:] else settings.demonstration_folder()
    if out is None:
        sys.exit("These settings name no demonstration folder: name one.")
    written = build(out, settings)
    print(f"{len(written)} files of demonstration extracts written to {out}.")


if __name__ == "__main__":
    main()
