"""Where the files lie that stand beside the package: `app.py`, its pages, the data that come along.

In a checkout they are at its top; `setup.py` puts them into the package that is installed.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "dashboard_files"

FILES = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent
"""Folder of `app.py`, `pages/`, `static/`, `data/` and `.streamlit/`."""

APP = FILES / "app.py"
