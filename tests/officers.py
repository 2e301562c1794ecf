"""Settings by which a data officer may load files in the browser."""

from __future__ import annotations

import shutil
from pathlib import Path

from moorlands_dash.partnership import DEFAULT_FILE


def write_settings(folder: Path, *, public: bool = False) -> Path:
    """Write the embedded settings with the officer's page, and their lists; return the file."""
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    asked = text.replace("load_page = false", "load_page = true")
    if public:
        asked = asked.replace("\nview = false\n", "\nview = true\n")
    assert asked.count("= true") - text.count("= true") == 1 + public
    folder.mkdir(exist_ok=True)
    file = folder / "partnership.toml"
    file.write_text(asked, encoding="utf-8")
    for name in ("reference", "demonstration"):
        shutil.copytree(DEFAULT_FILE.parent / name, folder / name)
    return file
