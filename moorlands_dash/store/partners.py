"""Incidents that partners beside the police send: which count, where they lie, in which ward.

A later file replaces the months that it stands for, category by category. A casualty has the day
and place of its collision, whichever file was loaded first. A ward that a row names must be one of
the ward map in use: rows that name another are quarantined, and judged anew with the next map. So
are rows of elsewhere: those that name no district and whose point lies far outside the ward map.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from moorlands_dash.extracts.model import Quarantined
from moorlands_dash.partnership import Settings
from moorlands_dash.sources import current
from moorlands_dash.sources.live import Row
from moorlands_dash.spelling import area_key, did_you_mean
from moorlands_dash.store import partner_steps as steps
from moorlands_dash.store.cover import Cover
from moorlands_dash.store.engine import Engine
from moorlands_dash.store.manifest import PARTNERS, PLACED, FileRecord, Manifest
from moorlands_dash.store.places import Outlines, assigned, strayed
from moorlands_dash.store.steps import Relation
from moorlands_dash.store.together import together

PART = {
    "row": "INTEGER",
    "line": "INTEGER",
    "reference": "VARCHAR",
    "category": "VARCHAR",
    "subcategory": "VARCHAR",
    "month": "DATE",
    "occurred": "DATE",
    "date_precision": "VARCHAR",
    "occurred_from": "TIMESTAMP",
    "occurred_to": "TIMESTAMP",
    "longitude": "DOUBLE",
    "latitude": "DOUBLE",
    "ward": "VARCHAR",
    "district": "VARCHAR",
    "reporter": "VARCHAR",
}
_CASUALTY = {
    "row": "INTEGER",
    "line": "INTEGER",
    "reference": "VARCHAR",
    "category": "VARCHAR",
    "subcategory": "VARCHAR",
    "year": "INTEGER",
}

FOLLOWING = Row(lambda: current().following)
"""Categories whose day and place stand in the rows of another file: their collisions'."""
FAR = 1_000.0
"""Metres outside the ward map beyond which a partner's row is of elsewhere: a file of the whole
county must not fill our district. Points nearer may only be read off a map with a thick pen."""


def covered(manifest: Manifest) -> list[Cover]:
    """Return each month of each source and sender that counts.

    Casualties only where their collisions are.
    """
    found = [*manifest.covered(), *manifest.covered(*PARTNERS)]
    collided = {cover.month for cover in found if cover.source == steps.COLLISIONS}
    kept = [cover for cover in found if cover.source not in FOLLOWING or cover.month in collided]
    return [*kept, *together(manifest.active(*PARTNERS), kept)]


@dataclass(frozen=True)
class Partners:
    """What partners' files say, placed."""

    incidents: Relation
    """Those that count, with `district`, `ours` and `ward_code`."""
    misplaced: Relation
    """The rows to be quarantined, in the quarantine's columns."""


def open_partners(
    engine: Engine, manifest: Manifest, outlines: Outlines, settings: Settings, parts: Path
) -> Partners:
    """Place the incidents that count, tell those that name an unknown ward; settle the files."""
    files = manifest.active(*PARTNERS)
    listed = _listed(engine, files, parts)
    hurt = engine.parts("hurt", _CASUALTY, _paths(files, parts, hurt=True))
    rows = _rows(engine, files, hurt, parts)
    wards, reasons = _judged_wards(engine, rows, outlines.wards)
    misplaced = engine.make(steps.MISPLACED, rows=rows, reasons=reasons, files=listed)
    known = engine.make(steps.KNOWN, rows=rows, reasons=reasons)
    points = _points(engine, known, outlines.wards)
    strays = engine.make(steps.STRAYS, known=known, points=points)
    found = _placed(engine, settings, known, listed, points, wards)
    years = engine.given("collision_years", {"year": "INTEGER"}, _collision_years(files))
    fate = engine.rows(
        steps.FATE,
        files=listed,
        strays=strays,
        partners=found,
        misplaced=misplaced,
        hurt=hurt,
        years=years,
    )
    engine.drop(listed, hurt, rows, wards, reasons, known, points, strays, years)
    _settle(fate, files, parts)
    return Partners(found, misplaced)


def _paths(files: Sequence[FileRecord], parts: Path, *, hurt: bool) -> list[Path]:
    following = current().following_kinds
    return [parts / str(f.part) for f in files if (f.kind in following) is hurt]


_LISTED = {
    "filename": "VARCHAR",
    "sequence": "INTEGER",
    "name": "VARCHAR",
    "sha256": "VARCHAR",
    "kind": "VARCHAR",
    "sender": "VARCHAR",
}


def _listed(engine: Engine, files: Sequence[FileRecord], parts: Path) -> Relation:
    known = [
        ((parts / str(f.part)).as_posix(), f.sequence, f.name, f.sha256, f.kind, f.sender)
        for f in files
    ]
    return engine.given("partner_files", _LISTED, known)


def _rows(engine: Engine, files: Sequence[FileRecord], hurt: Relation, parts: Path) -> Relation:
    """Return every row that no later file has replaced, casualties as their collisions."""
    columns = {
        "filename": "VARCHAR",
        "category": "VARCHAR",
        "month": "DATE",
        "sender": "VARCHAR",
    }
    replaced = [
        ((parts / str(record.part)).as_posix(), cover.source, cover.month, sender)
        for record in files
        for cover in record.covers
        # Rows name their senders throughout a file or not at all.
        for sender in dict.fromkeys(("", cover.sender))
        if not cover.in_use
    ]
    gone = engine.given("gone", columns, replaced)
    others = engine.parts("dated_parts", PART, _paths(files, parts, hurt=False))
    dated = engine.make(steps.DATED, parts=others, gone=gone)
    rows = engine.make(steps.PARTNER_ROWS, dated=dated, hurt=hurt, gone=gone)
    engine.drop(gone, others, dated)
    return rows


def _judged_wards(engine: Engine, rows: Relation, wards: pd.DataFrame) -> tuple[Relation, Relation]:
    """Return the code of each ward that rows name, and why those that are unknown are refused."""
    found: list[tuple[str, str | None]] = []
    reasons: list[tuple[str, str]] = []
    if not wards.empty:
        known = {_plain(str(name)): str(code) for name, code in _named_once(wards)}
        known |= {_plain(str(code)): str(code) for code in wards["area_code"]}
        spelt = _spelt(wards)
        named = [ward for (ward,) in engine.rows(steps.NAMED, rows=rows)]
        found = [(w, known.get(_plain(w)) or spelt.get(area_key(w))) for w in named]
        names = list(wards["area_name"])
        reasons = [(ward, _unknown(ward, names)) for ward, code in found if code is None]
    return (
        engine.given("named_wards", {"ward": "VARCHAR", "named_code": "VARCHAR"}, found),
        engine.given("reasons", {"ward": "VARCHAR", "reason": "VARCHAR"}, reasons),
    )


def _spelt(wards: pd.DataFrame) -> dict[str, str]:
    """Return the code of each ward by its name in any usual spelling, where that tells one alone.

    A code with the name behind it tells the ward too.
    """
    pairs = [(area_key(str(name)), str(code)) for name, code in _named_once(wards)]
    pairs += [(area_key(f"{code} {name}"), str(code)) for name, code in _named_once(wards)]
    keys = Counter(key for key, _ in pairs)
    return {key: code for key, code in pairs if keys[key] == 1}


def _named_once(wards: pd.DataFrame) -> Iterable[tuple[str, str]]:
    single = wards[~wards["area_name"].duplicated(keep=False)]
    return zip(single["area_name"], single["area_code"], strict=True)


def _plain(text: str) -> str:
    words = text.casefold().replace("&", " and ").replace("-", " ").split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] == "ward" else words)


def _unknown(ward: str, names: Sequence[str]) -> str:
    remedy = did_you_mean(_plain(ward), names) or "Write a ward's code or name."
    return f"No ward of the ward map in use has this code or name. {remedy}"


def _points(engine: Engine, known: Relation, wards: pd.DataFrame) -> Relation:
    """Return the ward that each point lies in, and whether it is far from all of them."""
    points = engine.frame(steps.POINTS_GIVEN, known=known)
    points["ward_code"] = assigned(points, wards)
    points["far"] = strayed(points, wards, FAR)
    lent = engine.lent("found_places", points)
    found = engine.make(steps.EXACT_POINTS, found=lent)
    engine.drop(lent)
    return found


def _placed(
    engine: Engine,
    settings: Settings,
    known: Relation,
    files: Relation,
    points: Relation,
    wards: Relation,
) -> Relation:
    """Return the incidents that count, with district and ward."""
    ours = settings.district
    codes = {code: name for name, code in settings.districts.items()}
    codes |= dict.fromkeys(ours.all_codes, ours.name)
    columns = {"district": "VARCHAR", "district_name": "VARCHAR"}
    districts = engine.given("districts", columns, codes.items())
    found = engine.make(
        steps.PARTNERS,
        {"ours": ours.name},
        known=known,
        files=files,
        points=points,
        wards=wards,
        districts=districts,
    )
    engine.drop(districts)
    return found


def _collision_years(files: Sequence[FileRecord]) -> list[tuple[int]]:
    years = {
        cover.month.year
        for record in files
        for cover in record.covers
        if cover.in_use and cover.source == steps.COLLISIONS
    }
    return [(year,) for year in sorted(years)]


def _settle(fate: Iterable[tuple[Any, ...]], files: Sequence[FileRecord], parts: Path) -> None:
    """Set what became of each file's rows: loaded, superseded, not ours, waiting, misplaced."""
    found = {name: rest for name, *rest in fate}
    for record in files:
        kept, unplaced, lone, foreign, far = found[(parts / str(record.part)).as_posix()]
        record.place(unplaced)
        record.waiting = lone
        if record.kind in current().following_kinds:
            record.elsewhere = foreign
        elif record.kind in PLACED:
            record.elsewhere = far
        record.keep(kept)


def misplaced(
    engine: Engine, rows: Relation, files: Sequence[FileRecord], most: int
) -> list[tuple[str, Quarantined]]:
    """Return the first rows of some files that name an unknown ward, each with its file's name."""
    values = {"files": [record.sha256 for record in files], "most": most}
    found = engine.rows(steps.FIRST_MISPLACED, values, misplaced=rows)
    return [(file, Quarantined(*row)) for file, *row in found]
