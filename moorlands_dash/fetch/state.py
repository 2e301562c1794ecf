"""What earlier rounds brought, and from which day on it is worth asking again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from moorlands_dash.districts import Area
from moorlands_dash.fetch.download import put
from moorlands_dash.fetch.model import FetchError, Got
from moorlands_dash.fetch.source import Source

STATE = "fetched.json"


class State:
    """What came, and when it is worth asking again; kept in the folder, in one file."""

    def __init__(self, folder: Path, area: Area, wards: str | None = None) -> None:
        """Read what is kept; of another area, or for wards of another year, nothing counts.

        `wards` is None where the year that was named before holds.
        """
        self._path = folder / STATE
        self._folder = folder
        self._area = ",".join((area.code, *area.codes))
        said = self._read()
        kept = str(said.get("wards", ""))
        self.wards = kept if wards is None else wards
        sources = said.get("sources")
        fits = said.get("area") == self._area and kept == self.wards
        self._said: dict[str, Any] = sources if fits and isinstance(sources, dict) else {}

    def _read(self) -> dict[str, Any]:
        try:
            said = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return said if isinstance(said, dict) else {}

    def notes(self, source: Source) -> dict[str, str]:
        """Return what a source remembered."""
        notes = self._entry(source).get("notes")
        return {str(k): str(v) for k, v in notes.items()} if isinstance(notes, dict) else {}

    def current(self, source: Source, today: date) -> list[Path] | None:
        """Return a source's files where all lie there as they came and nothing new can be out."""
        entry = self._entry(source)
        try:
            if today >= date.fromisoformat(entry["next_look"]):
                return None
        except (KeyError, ValueError, TypeError):
            return None
        return self.files(source) or None

    def files(self, source: Source) -> list[Path]:
        """Return a source's files where all lie there as they came, else none."""
        try:
            files = [
                (self._folder / name, int(size)) for name, size in self._entry(source)["files"]
            ]
        except (KeyError, ValueError, TypeError):
            return []
        whole = all(path.is_file() and path.stat().st_size == size for path, size in files)
        return [path for path, _ in files] if whole else []

    def remark(self, source: Source) -> str:
        """Return what was to be known of what came."""
        return str(self._entry(source).get("remark", ""))

    def keep(self, source: Source, got: Got) -> None:
        """Write down what came of a source."""
        self._said[source.key] = {
            "files": [[self._name(path), path.stat().st_size] for path in got.files],
            "next_look": got.next_look.isoformat(),
            "remark": got.remark,
            "notes": dict(got.notes),
        }
        kept = {"area": self._area, "wards": self.wards, "sources": self._said}
        text = json.dumps(kept, indent=1, sort_keys=True) + "\n"
        put(text.encode(), self._path, self._folder / "parts")

    def _name(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()

    def _entry(self, source: Source) -> dict[str, Any]:
        entry = self._said.get(source.key)
        return entry if isinstance(entry, dict) else {}


def in_words(work: Callable[[], Got]) -> Got | FetchError:
    """Return what a source's module brought, or why it didn't."""
    try:
        return work()
    except FetchError as problem:
        return problem
    except OSError as error:
        return FetchError(f"The file can't be written here: {error.strerror or error}.")
    except Exception:
        # What came isn't laid out as it was documented, in a way that no check foresaw. The other
        # sources go on; MOORLANDS_TRACEBACK=1 says where it was.
        if os.environ.get("MOORLANDS_TRACEBACK"):
            raise
        return FetchError("What came isn't laid out as it was documented.")
