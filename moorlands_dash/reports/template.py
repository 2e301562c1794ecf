"""Empty files to be filled in: the columns of a layout, with this district's codes and keys.

As CSV, and as a workbook whose cells offer lists to choose from.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from moorlands_dash import vocabulary
from moorlands_dash.extracts import (
    actions,
    events,
    indicators,
    meetings,
    partner_list,
    people_counts,
    targets,
)
from moorlands_dash.extracts.profiled.wanted import wanted
from moorlands_dash.formulas import neutralised
from moorlands_dash.partnership import Settings
from moorlands_dash.people_measures import PEOPLE_MEASURES
from moorlands_dash.periods import financial_year, financial_year_start, month_key

KINDS = (
    *("targets", "actions", "indicators", "meetings", "annotations", "populations"),
    *("people", "partners"),
)
_COLUMNS: dict[str, Sequence[str]] = {
    "people": tuple(name for name in people_counts.COLUMNS if name != "area_name"),
    "partners": tuple(partner_list.COLUMNS),
}
"""Of kinds for which no sender's own form is learnt."""
ROWS = 200
"""Rows of the workbook whose cells offer lists."""
_LISTS = "Lists"


@dataclass(frozen=True)
class Template:
    """A layout's columns, the rows begun, and what may be chosen."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Column -> what may stand in it."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """ONS code -> name, of our district and its wards."""


def template(
    kind: str,
    settings: Settings,
    areas: Iterable[tuple[str, str]],
    keys: Mapping[str, Sequence[str]],
    day: date,
) -> Template:
    """Return the template of a kind of file for our district.

    `areas` are names and codes of our wards, `keys` the ids of what is loaded (targets,
    indicators); `day` tells the financial year to be planned. Raises KeyError for another kind.
    """
    if kind not in KINDS:
        raise KeyError(kind)
    codes = {settings.district.code: settings.district.name} | {c: n for n, c in areas}
    choices = {name: list(words) for name, words in _choices(kind, settings, keys).items() if words}
    columns = tuple(_COLUMNS.get(kind) or wanted(kind).columns)
    if "area_code" in columns and kind != "populations":
        choices["area_code"] = list(codes)
    return Template(kind, columns, _begun(kind, settings, codes, day), choices, codes)


def _choices(
    kind: str, settings: Settings, keys: Mapping[str, Sequence[str]]
) -> dict[str, Sequence[str]]:
    """Return what may stand in the columns of a kind of file."""
    themes = [theme.name for theme in vocabulary.THEMES]
    measures = [f"incidents:{key}" for key in vocabulary.choices()]
    owners = settings.members.names
    every: dict[str, dict[str, Sequence[str]]] = {
        "targets": {
            "theme": themes,
            "measure": [*measures, *(f"indicator:{key}" for key in keys.get("indicators", ()))],
            "kind": tuple(vocabulary.TARGET_KINDS),
            "profile": targets.PROFILES,
            "owner": owners,
        },
        "actions": {
            "theme": themes,
            "target_id": keys.get("targets", ()),
            "owner": owners,
            "status": actions.STATUSES,
        },
        "indicators": {"unit": indicators.UNITS, "sample": indicators.SAMPLES},
        "meetings": {"group": meetings.GROUPS, "status": meetings.STATUSES},
        "annotations": {
            "kind": events.KINDS,
            "category": tuple(vocabulary.choices()),
            "status": events.STATUSES,
        },
        "populations": {},
        "people": {
            "measure": [measure.key for measure in PEOPLE_MEASURES],
            "group": list(dict.fromkeys(key for m in PEOPLE_MEASURES for key in m.groups)),
        },
        "partners": {"partner": owners, "kind": partner_list.KINDS},
    }
    return every[kind]


def _begun(
    kind: str, settings: Settings, codes: Mapping[str, str], day: date
) -> tuple[Mapping[str, str], ...]:
    """Return the rows with what is known already: areas, and the year to be planned."""
    if kind == "populations":
        return tuple({"area_code": code, "area_name": name} for code, name in codes.items())
    if kind != "targets":
        return ()
    first = settings.financial_year.first_month
    year = financial_year_start(day, first)
    planned, before = financial_year(year + 1, first), financial_year(year, first)
    return (
        {
            "area_code": settings.district.code,
            "baseline_start": month_key(before.start),
            "baseline_end": month_key(before.end),
            "start": month_key(planned.start),
            "end": month_key(planned.end),
            "profile": targets.PROFILES[0],
        },
    )


def write_csv(given: Template, folder: Path) -> list[Path]:
    """Write the columns with the rows begun, and beside them what may be chosen."""
    folder.mkdir(parents=True, exist_ok=True)
    file, beside = folder / f"{given.kind}.csv", folder / f"{given.kind}-lists.txt"
    with file.open("w", encoding="utf-8-sig", newline="") as handle:
        rows = csv.writer(handle)
        rows.writerow(given.columns)
        rows.writerows(
            [neutralised(row.get(name, "")) for name in given.columns] for row in given.rows
        )
    lines = [f"What may stand in {given.kind}.csv"]
    lines += [f"{name}: {', '.join(words)}" for name, words in given.choices.items()]
    lines += ["Areas:", *(f"  {code}  {name}" for code, name in given.codes.items())]
    beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [file, beside]


def write_excel(given: Template, folder: Path) -> Path:
    """Write a workbook: the table to be filled in, and the sheet of what may be chosen."""
    import xlsxwriter

    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{given.kind}.xlsx"
    book = xlsxwriter.Workbook(str(file), {"strings_to_formulas": False, "in_memory": True})
    sheet, lists = book.add_worksheet(given.kind), book.add_worksheet(_LISTS)
    head = book.add_format({"bold": True})
    text = book.add_format({"num_format": "@"})
    for place, name in enumerate(given.columns):
        sheet.write_string(0, place, name, head)
        sheet.set_column(place, place, max(len(name) + 4, 14), text)
        for at, row in enumerate(given.rows, start=1):
            if row.get(name):
                sheet.write_string(at, place, row[name], text)
    for place, (name, words) in enumerate(given.choices.items()):
        lists.write_column(0, place, [name, *words])
        column = xlsxwriter.utility.xl_col_to_name(place)
        chosen = f"={_LISTS}!${column}$2:${column}${len(words) + 1}"
        at = given.columns.index(name)
        sheet.data_validation(
            1, at, ROWS, at, {"validate": "list", "source": chosen, "error_type": "warning"}
        )
    place = len(given.choices)
    lists.write_column(0, place, ["area_code", *given.codes])
    lists.write_column(0, place + 1, ["area_name", *given.codes.values()])
    sheet.freeze_panes(1, 0)
    book.close()
    return file
