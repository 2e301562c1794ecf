"""The settings' file: found, read as TOML and checked key by key, each fault with its line."""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from moorlands_dash.dashboard import FILES
from moorlands_dash.partnership.belonging import misfits
from moorlands_dash.partnership.model import Settings
from moorlands_dash.partnership.profiles import FOLDER, Profile

DEFAULT_FILE = FILES / "data" / "partnership.toml"


class SettingsError(Exception):
    """A settings file that can't be used; says which line and why."""


def settings_file(given: str | Path | None = None) -> Path:
    """Return the file given, else the one MOORLANDS_PARTNERSHIP names, else the embedded one."""
    chosen = given or os.environ.get("MOORLANDS_PARTNERSHIP")
    return Path(chosen).resolve() if chosen else DEFAULT_FILE


def load_settings(given: str | Path | None = None) -> Settings:
    """Read and check the settings; raise SettingsError naming file, line, key and remedy."""
    path = settings_file(given)
    try:
        stamp = (path.stat().st_mtime_ns, *_stamps(path.parent / FOLDER))
    except OSError as error:
        raise SettingsError(
            f"{path}: the settings file can't be read ({error.strerror})."
        ) from error
    return _load(path, stamp)


@cache
def _load(path: Path, _stamp: tuple[object, ...]) -> Settings:
    try:
        text = path.read_text(encoding="utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: not a text file in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}.") from error
    if "folder" in values:
        raise SettingsError(
            f"{path}, line {_line(text, ('folder',))}: unknown key folder: remove it."
        )
    learnt, own = _learnt(path.parent / FOLDER), values.get("profiles", {})
    if isinstance(own, dict):
        values["profiles"] = learnt | own
    try:
        settings = Settings(**values, folder=path.parent)
    except ValidationError as error:
        lines = [_in_words(path, text, item) for item in error.errors()]
        raise SettingsError("\n".join(lines)) from error
    _found(settings, path, text)
    _fitting(settings, path, text)
    return settings


def _stamps(folder: Path) -> list[tuple[str, int]]:
    """Return what shows that a profile beside the settings was changed."""
    return [(file.name, file.stat().st_mtime_ns) for file in profile_files(folder)]


def profile_files(folder: Path) -> list[Path]:
    """Return the files of profiles in a folder, by name; none where there is no such folder."""
    return sorted(file for file in folder.glob("*.toml") if file.is_file())


def _learnt(folder: Path) -> dict[str, Profile]:
    """Return the profiles of a folder; raise SettingsError naming the file and line at fault."""
    return {file.stem: read_profile(file) for file in profile_files(folder)}


def read_profile(file: Path) -> Profile:
    """Read one profile; raise SettingsError naming file, line, key and remedy."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        return Profile(**tomllib.loads(text))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: the profile can't be read ({error}).") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: not valid TOML: {error}.") from error
    except (ValidationError, TypeError) as error:
        found = error.errors() if isinstance(error, ValidationError) else []
        lines = [_in_words(file, text, item) for item in found] or [f"{file}: {error}."]
        raise SettingsError("\n".join(lines)) from error


def _found(settings: Settings, path: Path, text: str) -> None:
    """Hold that the reference files are there: without residents there is no rate."""
    line = _line(text, ("files", "reference"))
    missing = [
        f"{path}, line {line}: files.reference names {file}, which isn't there: write its path "
        "from the folder of the settings file, or leave it out."
        for file in settings.reference_files()
        if not file.is_file()
    ]
    if missing:
        raise SettingsError("\n".join(missing))


def _fitting(settings: Settings, path: Path, text: str) -> None:
    """Hold that force, partnership and comparators are our district's."""
    faults = [
        f"{path}, line {_line(text, where)}: {'.'.join(where)} can't be used: {reason}."
        for where, reason in misfits(settings)
    ]
    if faults:
        raise SettingsError("\n".join(faults))


def _in_words(path: Path, text: str, item: Any) -> str:
    where = tuple(item["loc"])
    key = ".".join(str(part) for part in where)
    line = _line(text, where)
    if item["type"] == "extra_forbidden":
        known = "check its spelling against data/partnership.toml"
        return f"{path}, line {line}: unknown key {key}: {known}."
    if item["type"] == "missing":
        return f"{path}, line {line}: {key} is missing: add it, as data/partnership.toml shows."
    plain = re.search(rf"^{re.escape(key)}\s*=", text, re.MULTILINE) is not None
    if item["type"] == "value_error" and (len(where) > 1 or plain):
        return f"{path}, line {line}: {key} can't be used: {item['ctx']['error']}."
    if item["type"] == "value_error":
        return f"{path}, line {line}: [{key}] can't be used: {item['ctx']['error']}."
    return f"{path}, line {line}: {key} = {item['input']!r} can't be used: {item['msg']}."


def _line(text: str, where: tuple[str | int, ...]) -> int:
    """Return the line of the key, else of its section, else 1."""
    names = [str(part) for part in where if not isinstance(part, int)]
    section, found = "", 1
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line)
        if header and "=" not in line.split("]")[0]:
            section = header[1].replace('"', "")
            if section == ".".join(names):
                return number
            if names and section == ".".join(names[:-1]):
                found = number
            continue
        key = re.match(r"""\s*["']?([^"'=]+?)["']?\s*=""", line)
        if key:
            full = f"{section}.{key[1]}" if section else key[1]
            if full == ".".join(names):
                return number
            if full == ".".join(names[:-1]):
                found = number
    return found
