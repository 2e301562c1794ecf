"""Tables of a survey as they come: answers as rows, wards or towns as columns, with their bases.

Each answer in each area becomes a row of the layout of indicators, which is then judged as any
other: how many said so of the area's base. A weighted share is of the unweighted base, which is
how many people were asked.
"""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from moorlands_dash.concerns import find_concern
from moorlands_dash.extracts import indicators
from moorlands_dash.extracts.area_groups import grouped
from moorlands_dash.extracts.areas import CODE
from moorlands_dash.extracts.blanks import is_blank
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.extracts.personal import refuse_personal
from moorlands_dash.extracts.profiled.cells import indicator_key
from moorlands_dash.extracts.profiled.sheets import Found, sheets
from moorlands_dash.extracts.profiled.titles import period_in
from moorlands_dash.partnership import Settings

_LEAST_AREAS = 2
_QUESTION = re.compile(r"questions?|statements?|q\.?\s*no\.?|asked", re.IGNORECASE)
_ANSWER = re.compile(r"answers?|responses?|reply|options?|answer option", re.IGNORECASE)
_ALL = re.compile(r"total|all|overall|all (?:areas|wards|residents)|district", re.IGNORECASE)
_BASE = re.compile(
    r"(?:unweighted |weighted |effective )?(?:base|sample)(?: size)?\b.*|n|n\s*=|"
    r"(?:number|no\.?|total) (?:of )?(?:people |residents )?(?:asked|answering|respondents|"
    r"responses|replies)|respondents|total respondents|(?:un)?weighted(?: base| n| count)?",
    re.IGNORECASE,
)
_WEIGHTED = re.compile(r"\b(?:weighted|effective)\b", re.IGNORECASE)
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]+)?)\s*(%?)")
_WHOLE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_OPEN = re.compile(r"consultation|self.?selected|open to all|online poll", re.IGNORECASE)
_ROUNDED = 3
"""Points by which shares that were rounded may add up to more or less than 100."""
_NO_PERIOD = (
    "Nothing says when people were asked. Write it in the title above the table or in the file's "
    "name, such as June to July 2026."
)
_NO_BASE = "The answers of {} have no base, so that how many were asked isn't known. Add its row."


@dataclass(frozen=True)
class Crosstab:
    """Such a table, found in a file."""

    table: Found
    areas: Mapping[int, str]
    """Place of a column -> the area's code, or those of several wards."""
    question: int | None
    answer: int


@dataclass
class _Block:
    """One question: its answers' cells and the bases."""

    question: str
    answers: list[tuple[int, str, list[str]]] = field(default_factory=list)
    """Line, answer and cells."""
    base: list[str] | None = None
    weighted: bool = False

    def in_percent(self, place: int) -> bool:
        """Tell whether an area's whole numbers without a sign are per cent: they add up to 100."""
        cells = [cells[place].strip() for _, _, cells in self.answers]
        whole = [int(cell) for cell in cells if cell.isdigit()]
        return len(whole) == len(cells) > 1 and abs(sum(whole) - 100) <= _ROUNDED


def found_in(source: SourceFile, settings: Settings) -> Crosstab | None:
    """Return the first such table of a file, None where there is none."""
    if not source.areas:
        return None
    for sheet in sheets(source, settings):
        for place, (line, cells) in enumerate(sheet.head):
            if (shape := _shape(cells, source, settings)) is not None:
                rows = sheet.rest(place)
                table = Found(sheet.name, cells, line, sheet.head[:place], rows)
                return Crosstab(table, *shape)
    return None


def _shape(
    cells: Sequence[str], source: SourceFile, settings: Settings
) -> tuple[Mapping[int, str], int | None, int] | None:
    """Return areas by place, and where questions and answers stand; None for another header."""
    areas: dict[int, str] = {}
    question, answer, others = None, None, []
    for place, cell in enumerate(" ".join(cell.split()) for cell in cells):
        if _QUESTION.fullmatch(cell):
            question = place
        elif _ANSWER.fullmatch(cell):
            answer = place
        elif cell and _ALL.fullmatch(cell):
            areas[place] = settings.district.code
        elif cell and (code := grouped(cell, source.areas)) != cell:
            areas[place] = code
        elif CODE.fullmatch(cell):
            areas[place] = cell
        elif cell:
            others.append(place)
    told = [place for place in areas if areas[place] != settings.district.code]
    if len(told) < _LEAST_AREAS or len(others) > 1:
        return None
    # The answers may stand under the question itself, or under nothing.
    free = [p for p in range(min(areas)) if p not in areas and p != question]
    if answer is None:
        answer = free[-1] if free else question
    if answer is None:
        return None
    if question is None and others and others[0] != answer:
        question = others[0]
    return areas, question if question != answer else None, answer


def read(source: SourceFile, out: Path, settings: Settings, found: Crosstab) -> Judged:
    """Judge each answer in each area and write the accepted ones to `out`.

    Cells that are blank or stand for a number that was held back are left out, and said. Raises
    Refusal where nothing says when people were asked, or how many.
    """
    refuse_personal(source.name, list(found.table.columns))
    above = [cell for _, cells in found.table.above for cell in cells if cell.strip()]
    when = period_in([*above, Path(source.name).stem.replace("_", " ")])
    if when is None:
        raise Refusal(source.name, _NO_PERIOD, "Then send it again.")
    title = above[0].strip() if above else Path(source.name).stem
    blocks = list(_blocks(found))
    held, rows = 0, list[list[str]]()
    lines: dict[int, int] = {}
    for block in blocks:
        for line, answer, cells in block.answers:
            told, empty = _told(block, answer, cells, found, when, title, source)
            held += empty
            for row in told:
                lines[len(rows) + 2] = line
                rows.append(row)
    with tempfile.TemporaryDirectory(prefix="moorlands-crosstab-", dir=out.parent) as folder:
        path = Path(folder, "indicators.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            written = csv.writer(file)
            written.writerow(indicators.COLUMNS)
            written.writerows(rows)
        given = replace(source, path=path, above=0, size=path.stat().st_size, profiled=True)
        judged = indicators.read(given, out, settings)
    said = [
        f"Read as a table of a survey by area: {len(blocks)} questions in {len(found.areas)} areas."
    ]
    if held:
        said.append(f"Cells without a number, left out: {held:,}.")
    if any(block.weighted for block in blocks):
        said.append("Only weighted bases are given: intervals may be too narrow.")
    quarantine = [replace(row, line=lines.get(row.line, row.line)) for row in judged.quarantine]
    return replace(judged, source=source, quarantine=quarantine, notices=[*said, *judged.notices])


def _blocks(found: Crosstab) -> Iterator[_Block]:
    """Yield each question with its answers and its base; one base may stand for all below it."""
    block = _Block("")
    shared: list[str] | None = None
    done: list[_Block] = []
    for record in found.table.rows:
        cells = record.fields
        if cells is None or not any(cell.strip() for cell in cells):
            continue
        label = " ".join(cells[found.answer].split())
        asked = " ".join(cells[found.question].split()) if found.question is not None else ""
        alone = all(is_blank(cells[place]) for place in found.areas)
        heading = label if alone and found.question is None else asked
        if heading and heading != block.question and not _BASE.fullmatch(heading):
            done.append(block)
            block = _Block(heading)
        if alone:
            continue
        told = label or asked
        if _BASE.fullmatch(told):
            weighted = bool(_WEIGHTED.search(told)) and "unweighted" not in told.casefold()
            if block.base is None or not weighted:
                block.base, block.weighted = list(cells), weighted
            shared = block.base if not block.answers and not block.question else shared
        else:
            block.answers.append((record.line, told, list(cells)))
    for each in [*done, block]:
        if each.answers:
            each.base = each.base or shared or _last_base([*done, block])
            yield each


def _last_base(blocks: Sequence[_Block]) -> list[str] | None:
    """Return the only base of a table that has one alone."""
    bases = [block.base for block in blocks if block.base is not None]
    return bases[0] if len(bases) == 1 else None


def _told(
    block: _Block,
    answer: str,
    cells: Sequence[str],
    found: Crosstab,
    when: tuple[str, str],
    title: str,
    source: SourceFile,
) -> tuple[list[list[str]], int]:
    """Return an answer's rows of the layout, one an area, and how many cells held no number."""
    if block.base is None:
        reason = _NO_BASE.format(f"“{(block.question or answer)[:80]}”")
        raise Refusal(source.name, reason, "Bases are needed for intervals.")
    rows: list[list[str]] = []
    empty = 0
    asked = block.question or answer
    name = f"{asked}: {answer}" if block.question else answer
    sample = "responses" if _OPEN.search(title) else "residents"
    theme = find_concern(asked)
    for place, area in found.areas.items():
        base = block.base[place].replace(",", "").strip()
        said = _said(cells[place], base, percent=block.in_percent(place))
        if said is None:
            empty += 1
            continue
        rows.append(
            [
                *(indicator_key(f"{answer} {asked}"), name, area, *when, said, base, "share"),
                *(asked, title, sample, theme),
            ]
        )
    return rows, empty


def _said(cell: str, base: str, *, percent: bool) -> str | None:
    """Return how many of the base said so: of a share, or as counted; None where nothing tells."""
    neat = cell.strip()
    if not _WHOLE.fullmatch(base) or int(base) == 0:
        return None
    if (share := _PERCENT.fullmatch(neat)) and (percent or share[2] or "." in neat):
        part = float(share[1]) / (100 if percent or share[2] or float(share[1]) > 1 else 1)
        return f"{part * int(base):.2f}"
    return neat.replace(",", "") if _WHOLE.fullmatch(neat) else None
