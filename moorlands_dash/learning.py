"""Learning a sender's files as asked for: what is proposed, what it would do, and the profile kept.

Nothing of the file is kept; only the profile is written, beside the settings.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Any

import pandas as pd

from moorlands_dash.extracts.archive import is_archive
from moorlands_dash.extracts.learning.proposal import Proposal
from moorlands_dash.extracts.learning.proposing import propose
from moorlands_dash.extracts.learning.writing import profile_text
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.extracts.profiled import reading
from moorlands_dash.extracts.recognise import is_table, read
from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.profiles import FOLDER, Profile, hold_name
from moorlands_dash.store.area_codes import area_codes
from moorlands_dash.store.home import Home, StoreError, find_home

SHOWN = 20
"""Rows that are shown as they would be taken in."""
_HIDDEN = ("row", "geometry")


@dataclass(frozen=True)
class Learnt:
    """What was proposed for a file, and what it would do."""

    proposal: Proposal
    judged: Judged | Refusal
    """What would become of its rows."""
    rows: pd.DataFrame
    """The first of them as they would be taken in."""
    text: str
    """The profile, as it would be written."""


def learn(
    path: Path,
    settings: Settings,
    home: Home | str | Path | None = None,
    *,
    name: str = "",
    kind: str = "",
    answers: Mapping[str, Any] | None = None,
) -> Learnt:
    """Return what is proposed for a file, with what it would do; nothing is written.

    Raises Refusal for a file that is no table, or that fits no kind of file.
    """
    found = home if isinstance(home, Home) else find_home(home)
    source = _source(path, name or path.name)
    source = replace(source, areas=area_codes(settings, found))
    before = reading.profile_of(source, settings)
    known = _answered(settings.known_profiles.get(before), answers or {})
    proposal = propose(source, settings, source.areas, kind=kind, answers=known)
    proposal = replace(proposal, name=before or _free(proposal.name, settings))
    judged, rows = _tried(source, settings, proposal)
    return Learnt(proposal, judged, rows, profile_text(proposal.profile))


def loads_by_itself(
    path: Path, settings: Settings, home: Home | str | Path | None
) -> Judged | None:
    """Return the judgement of a file that needs no learning; None where any of it is to be mended.

    A file needs none if a layout or a profile reads it and no word in it is unknown.
    """
    found = home if isinstance(home, Home) else find_home(home)
    source = replace(_source(path, path.name), areas=area_codes(settings, found))
    with tempfile.TemporaryDirectory(prefix="moorlands-learn-") as folder:
        try:
            judged = read(source, Path(folder, "part.parquet"), settings)
        except Refusal:
            return None
    return None if any(row.own for row in judged.quarantine) else judged


def keep(learnt: Learnt, settings: Settings, name: str = "") -> Path:
    """Write the profile beside the settings, in one step; return its file.

    One of the same name is replaced. Raises StoreError for what can't be its name, and where the
    folder can't be written.
    """
    called, folder = name or learnt.proposal.name, settings.folder / FOLDER
    try:
        hold_name(called)
    except ValueError as error:
        raise StoreError(f"{error}.") from error
    file = folder / f"{called}.toml"
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as new:
            new.write(learnt.text)
        Path(new.name).chmod(0o644)
        os.replace(new.name, file)  # noqa: PTH105
    except OSError as error:
        raise StoreError(
            f"{folder} can't be written ({error.strerror}): have the rights to it given to you, or "
            "name settings of your own with --partnership."
        ) from error
    return file


def _free(name: str, settings: Settings) -> str:
    """Return a name that no profile has: one sender may send files of several forms."""
    others = (f"{name}-{number}" for number in count(2))
    return next(each for each in chain([name], others) if each not in settings.known_profiles)


def _answered(before: Profile | None, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers given, and those of the profile that reads the sender's files today."""
    if before is None:
        return dict(answers)
    words = {text: word for known in before.words.values() for text, word in known.items()}
    told: dict[str, Any] = {"kind": before.kind, "sender": before.sender}
    told |= {f"every_{name}": text for name, text in before.always.items()}
    told |= {"dates": before.dates} if before.dates else {}
    return told | dict(answers) | {"words": words | dict(answers.get("words", {}))}


def _source(path: Path, name: str) -> SourceFile:
    """Return a file to be learnt; raise Refusal for one that holds no table."""
    if is_archive(path):
        raise Refusal(name, "This is a ZIP of files.", "Unpack it and learn one of them.")
    if not is_table(path):
        raise Refusal(
            name,
            "This is no table of text and no workbook.",
            "Send the table as CSV, Excel or ODS.",
        )
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return SourceFile(path, name, digest, path.stat().st_size)


def _tried(
    source: SourceFile, settings: Settings, proposal: Proposal
) -> tuple[Judged | Refusal, pd.DataFrame]:
    """Read the file by the profile that is proposed; return what became of it."""
    with tempfile.TemporaryDirectory(prefix="moorlands-learn-") as folder:
        out = Path(folder, "part.parquet")
        try:
            judged = reading.read(source, out, _with_profile(settings, proposal), proposal.name)
        except Refusal as refusal:
            return refusal, pd.DataFrame()
        rows = pd.read_parquet(out).head(SHOWN)
    return judged, rows.drop(columns=[name for name in _HIDDEN if name in rows])


def _with_profile(settings: Settings, proposal: Proposal) -> Settings:
    """Return the settings as they would be with the profile."""
    profiles: dict[str, Profile] = {**settings.profiles, proposal.name: proposal.profile}
    return settings.model_copy(update={"profiles": profiles})
