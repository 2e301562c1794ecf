"""Which columns of a map hold the codes and names of areas, whoever published it.

ONS writes the vintage into its names (WD24CD); Ordnance Survey's Boundary-Line has one layout for
every layer and the district as a file's name; the boundary commission publishes new wards before
they have codes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.spelling import name_key

LEVELS = {"LSOA": "lsoa", "WD": "ward", "LAD": "district"}
PLAIN_COLUMNS = {"ward_code": "ward", "lsoa_code": "lsoa", "lad_code": "district"}
CODE_LEVELS = {
    "05": "ward", "01": "lsoa", "06": "district", "07": "district", "08": "district",
    "09": "district",
}  # fmt: skip
NAMES = {"ward": "wards", "lsoa": "LSOAs", "district": "districts"}
PROVISIONAL = "provisional code"
"""Column that is made where wards have no codes yet."""

_COLUMNS_REMEDY = (
    "Name the columns as ONS does, such as WD24CD and WD24NM, or area_code and area_name."
)
_CODES = (
    "GSS_CODE",
    "CODE",
    "CENSUS_CODE",
    "ONS_CODE",
    "WARD_CD",
    "WARDCODE",
    "WD_CODE",
    "GSSCODE",
)
_NAMED = ("NAME", "WARD_NAME", "WARDNAME", "WD_NAME", "WARD_NM", "WARD", "NM", "AREA_NAME")
_NEW_NAMES = (
    "WARD_NAME",
    "WARDNAME",
    "WARD_NM",
    "NEW_WARD",
    "PROPOSED_W",
    "WARD",
    "WD_NAME",
    "NAME",
)
_OF_WARDS = re.compile(r"ward|elector", re.IGNORECASE)
_CODE = r"[EWSN][0-9]{8}"
_MOST = 200
_DISTRICT_COLUMNS = (
    r"LAD\d\dCD|LAD_?(CD|CODE)|DISTRICT_?CODE|LB_GSS_CD",
    r"LAD\d\dNM|FILE_NAME|DISTRICT|BOROUGH",
)
"""Codes, else names: as ONS writes them, or as Boundary-Line and the boroughs of London do."""
_DISTRICT_CODE = r"E0[6-9]\d{6}"


@dataclass(frozen=True)
class Layout:
    """Which columns of an outlines file hold what."""

    code: str
    """`PROVISIONAL`, where the wards have no codes yet."""
    name: str
    level: str
    vintage: str
    district: str | None
    """Column with the code, or else the name, of the district that an area lies in."""


def find_layout(columns: list[str], frame: pd.DataFrame, source: SourceFile) -> Layout:
    """Recognise the code and name columns, finest level first; raise Refusal if there is none."""
    upper = {column.upper(): column for column in columns}
    found = (
        _of_ons(upper, frame)
        or _plain(upper, frame, source)
        or _of_others(upper, frame, source)
        or _without_codes(upper, frame, source)
    )
    if found is None:
        raise Refusal(
            source.name,
            f"No column with area codes and names is known ({', '.join(columns[:20])}).",
            _COLUMNS_REMEDY,
        )
    return found


def _of_ons(upper: dict[str, str], frame: pd.DataFrame) -> Layout | None:
    for prefix in ("LSOA", "WD", "LAD"):
        for known, column in upper.items():
            vintage = re.fullmatch(rf"(CM)?{prefix}(\d\d)CD(_\d)?", known)
            if not vintage:
                continue
            own = f"{vintage[1] or ''}{prefix}{vintage[2]}NM"
            name = upper.get(f"{own}{vintage[3] or ''}") or upper.get(own)
            if name:
                level = LEVELS[prefix]
                text = f"{NAMES[level]} of 20{vintage[2]} ({known})"
                return Layout(column, name, level, text, _district_column(upper, column, frame))
    return None


def _plain(upper: dict[str, str], frame: pd.DataFrame, source: SourceFile) -> Layout | None:
    for code in ("ward_code", "lsoa_code", "lad_code", "area_code"):
        column, name = upper.get(code.upper(), ""), upper.get(code.replace("code", "name").upper())
        if column and name and not (code == "area_code" and _kinds(upper, frame)):
            level = PLAIN_COLUMNS.get(code) or _level_of_codes(frame[column], source)
            text = f"{NAMES[level]} ({column})"
            return Layout(column, name, level, text, _district_column(upper, column, frame))
    return None


def _kinds(upper: dict[str, str], frame: pd.DataFrame) -> bool:
    """Tell whether AREA_CODE is Boundary-Line's, which says what kind of area it is."""
    others = [upper[name] for name in _CODES if name in upper]
    return not _coded(frame[upper["AREA_CODE"]]) and any(_coded(frame[name]) for name in others)


def _of_others(upper: dict[str, str], frame: pd.DataFrame, source: SourceFile) -> Layout | None:
    """Return the layout of Ordnance Survey, of the boroughs of London and of others like them."""
    column = next((upper[c] for c in _CODES if c in upper and _coded(frame[upper[c]])), None)
    name = next((upper[n] for n in _NAMED if n in upper and upper[n] != column), None)
    if column is None or name is None:
        return None
    level = _level_of_codes(frame[column], source)
    text = f"{NAMES[level]} ({column})"
    return Layout(column, name, level, text, _district_column(upper, column, frame))


def _without_codes(upper: dict[str, str], frame: pd.DataFrame, source: SourceFile) -> Layout | None:
    """Return the layout of new wards, as the boundary commission publishes them."""
    name = next((upper[n] for n in _NEW_NAMES if n in upper), None)
    told = [*upper, source.name]
    if name is None or not any(_OF_WARDS.search(text) for text in told) or len(frame) > _MOST:
        return None
    names = frame[name].astype("str").map(name_key)
    if names.duplicated().any() or (names == "").any():
        return None
    text = f"new wards without codes yet ({name})"
    return Layout(PROVISIONAL, name, "ward", text, _district_column(upper, name, frame))


def provisional_codes(names: Iterable[str], district: str) -> list[str]:
    """Return a code for each new ward, the same each time: E05 and nine hundred thousands.

    ONS has given out fewer than twenty thousand codes of wards, so that none is another ward's.
    """
    found: list[str] = []
    for name in names:
        number = int(hashlib.sha256(f"{district}\n{name_key(name)}".encode()).hexdigest(), 16)
        code = next(
            code
            for step in range(100_000)
            if (code := f"{district[0]}059{(number + step) % 100_000:05}") not in found
        )
        found.append(code)
    return found


def _coded(values: pd.Series) -> bool:
    """Tell whether a column holds ONS codes."""
    texts = values.dropna().astype("str").str.strip()
    return bool(len(texts)) and bool(texts.str.fullmatch(_CODE).mean() > 0.9)


def _district_column(upper: dict[str, str], own: str, frame: pd.DataFrame) -> str | None:
    for pattern in _DISTRICT_COLUMNS:
        for known, column in upper.items():
            if column != own and re.fullmatch(pattern, known):
                return column
    for known, column in upper.items():
        # A parent may be a county or a ward as well.
        if column != own and re.fullmatch(r"PARENT_?(CD|CODE)", known):
            codes = frame[column].astype("str").str.strip()
            return column if codes.str.fullmatch(_DISTRICT_CODE).all() else None
    return None


def _level_of_codes(codes: pd.Series, source: SourceFile) -> str:
    levels = {CODE_LEVELS.get(str(code)[1:3]) for code in codes if pd.notna(code)} - {None}
    if len(levels) != 1:
        raise Refusal(
            source.name,
            "The area codes are not all of wards, all of LSOAs or all of districts.",
            "Send each level as a file of its own.",
            "area_code",
        )
    return str(levels.pop())


def layer_rank(layer: str, columns: Iterable[str]) -> int:
    """Return how likely a layer of a package is the map that is wanted: wards, LSOAs, districts.

    The layers of Boundary-Line differ by their names alone.
    """
    upper, name = {column.upper() for column in columns}, layer.casefold()
    for rank, prefix in ((6, "WD"), (5, "LSOA"), (3, "LAD")):
        if any(re.fullmatch(rf"{prefix}\d\dCD", column) for column in upper):
            return rank
    named = bool(upper & {*_CODES, "WARD_CODE", "LSOA_CODE", "LAD_CODE", "AREA_CODE"})
    if re.search(r"wards?$", name) and "community" not in name:
        return 5 if named else 2
    return (4 if "lsoa" in name else 1) if named else 0
