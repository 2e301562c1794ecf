"""The snapshot that queries, pages and the browser are measured on: the demonstration's."""

from __future__ import annotations

import os
from pathlib import Path

from moorlands_dash.loading import demonstrate
from moorlands_dash.partnership import load_settings


def demonstration_home(work: Path) -> Path:
    """Load the demonstration extracts once; make the app look there."""
    home = work / "demonstration-home"
    demonstrate(load_settings(), home)
    os.environ["MOORLANDS_HOME"] = str(home)
    return home
