"""Thirty files as partners send them, made after public layouts; places and numbers are made up.

Each has what such files have: titles, totals, notes, merged cells, blank lines, columns that are of
no use here, columns with personal data (their cells say "withheld").
"""

# ruff: noqa: E501 - rows as they lie in files

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]
WARDS = ("Leek North", "Leek East", "Leek South", "Leek West", "Biddulph East", "Cheadle West")
SPOTS = ((398400, 356500), (398912, 356120), (397850, 355930), (388300, 357700), (400900, 343300))
WITHHELD = "withheld"


@dataclass(frozen=True)
class PartnerFile:
    """One file, what it is, and what must come of it."""

    name: str
    kind: str
    write: Callable[[Path], None]
    accepted: int
    uncounted: int = 0
    totals: int = 0
    """Rows set aside as totals."""
    answers: Mapping[str, Any] = field(default_factory=dict)
    """What whoever learns it answers; nothing where nothing is asked."""
    asked: tuple[str, ...] = ()
    """What must be asked."""
    first: Mapping[str, Any] = field(default_factory=dict)
    """Cells of the first row taken in."""


def csv_file(
    rows: Rows, *, separator: str = ",", encoding: str = "utf-8"
) -> Callable[[Path], None]:
    """Return what writes rows as CSV."""

    def write(path: Path) -> None:
        text = io.StringIO()
        csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
        path.write_bytes(text.getvalue().encode(encoding))

    return write


def excel(
    sheets: Mapping[str, Rows], merged: Sequence[tuple[str, str, str]] = ()
) -> Callable[[Path], None]:
    """Return what writes sheets as a workbook; `merged` are (sheet, range, text) of merged cells."""

    def write(path: Path) -> None:
        book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
        clock = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is None or cell == "":
                        continue
                    if isinstance(cell, datetime):
                        sheet.write_datetime(place, column, cell, clock)
                    else:
                        sheet.write(place, column, cell)
            for of, where, text in merged:
                if of == name:
                    sheet.merge_range(where, text)
        book.close()

    return write


def ods(sheets: Mapping[str, Rows]) -> Callable[[Path], None]:
    """Return what writes sheets as an OpenDocument workbook."""

    def write(path: Path) -> None:
        from odf.opendocument import OpenDocumentSpreadsheet
        from odf.table import Table, TableCell, TableRow
        from odf.text import P

        book = OpenDocumentSpreadsheet()
        for name, rows in sheets.items():
            table = Table(name=name)
            for row in rows:
                line = TableRow()
                for cell in row:
                    line.addElement(_ods_cell(TableCell, P, cell))
                table.addElement(line)
            book.spreadsheet.addElement(table)
        book.save(str(path))

    return write


def _ods_cell(cell_class: Any, text_class: Any, value: Any) -> Any:
    if isinstance(value, int | float):
        cell = cell_class(valuetype="float", value=str(value))
    elif isinstance(value, date):
        cell = cell_class(valuetype="date", datevalue=value.isoformat())
    else:
        cell = cell_class(valuetype="string")
    if value not in ("", None):
        cell.addElement(text_class(text=str(value)))
    return cell


def _days(many: int, first: date = date(2025, 7, 1)) -> list[date]:
    return [first + timedelta(days=3 * at) for at in range(many)]


def _british(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _crm() -> Rows:
    kinds = (
        "Fly Tipping - Household", "Dog Fouling", "Litter - Overflowing Bin", "Graffiti - Offensive",
        "Missed Bin", "Abandoned Vehicle",
    )  # fmt: skip
    rows = [
        ["Staffordshire Moorlands District Council", "", "", "", "", "", "", "", ""],
        ["Street scene service requests, 1 July 2025 to 30 September 2025"] + [""] * 8,
        [""] * 9,
        ["Service Request No", "Date Received", "Time Received", "Request Type", "Status",
         "Customer Name", "Easting", "Northing", "Ward"],
    ]  # fmt: skip
    for at, day in enumerate(_days(24)):
        x, y = SPOTS[at % 5]
        rows.append(
            [f"SR{100200 + at}", _british(day), f"{8 + at % 9:02}:{at % 60:02}", kinds[at % 6],
             "Closed", WITHHELD, x, y, f"{WARDS[at % 6]} Ward"]
        )  # fmt: skip
    rows += [["Total requests: 24"] + [""] * 8]
    return rows


def _housing(many: int, categories: Sequence[str], heads: Sequence[str], prefix: str) -> Rows:
    rows = [list(heads)]
    for at, day in enumerate(_days(many)):
        rows.append(
            [f"{prefix}{5000 + at}", _british(day), _british(day + timedelta(days=20)),
             categories[at % len(categories)], "Low", WITHHELD, WARDS[at % 6]]
        )  # fmt: skip
    return rows


def _irs() -> Rows:
    kinds = (
        ("Primary Fire", "Accidental", "Dwelling"),
        ("Secondary Fire", "Deliberate", "Outdoor"),
        ("False Alarm", "", "Dwelling"),
        ("Primary Fire", "Deliberate", "Road Vehicle"),
        ("Chimney Fire", "Accidental", "Dwelling"),
        ("Special Service", "", "Outdoor"),
        ("Secondary Fire", "Not known", "Outdoor"),
    )
    rows: list[list[Any]] = [
        ["IRS extract", "", "", "", "", "", ""],
        ["Staffordshire Fire and Rescue Service", "", "", "", "", "", ""],
        ["Incident Number", "Date And Time Of Call", "Incident Type", "Cause", "Property Category",
         "Easting", "Northing"],
    ]  # fmt: skip
    for at in range(28):
        x, y = SPOTS[at % 5]
        when = datetime(2025, 7, 1, 9, 30) + timedelta(days=3 * at, hours=at)
        rows.append([f"{at + 120:06}-2507", when, *kinds[at % 7], x + at, y + at])
    return rows


def _plain_fires() -> Rows:
    kinds = ("Deliberate Secondary Fire", "Accidental Dwelling Fire", "Other Accidental Fire")
    heads = ["Call Number", "Call Date", "Call Time", "Fire Type", "Grid Ref"]
    refs = ("SJ 984 565", "SJ 98912 56120", "SJ978559", "SJ 883 577")
    return [
        heads,
        *(
            [
                f"F{at + 1:04}",
                f"{day:%d-%b-%y}",
                f"{at % 24}:{at % 60:02}",
                kinds[at % 3],
                refs[at % 4],
            ]
            for at, day in enumerate(_days(18))
        ),
    ]


def _m3() -> Rows:
    kinds = (
        "Noise - Domestic", "Noise - Barking Dog", "Accumulation of Refuse", "Bonfire / Smoke",
        "Noise - Commercial", "Pest Control",
    )  # fmt: skip
    rows = [
        ["Ref. No.", "Received", "Nature of Complaint", "Premises Address", "Postcode", "Ward",
         "Officer", "Closed"],
    ]  # fmt: skip
    for at, day in enumerate(_days(24)):
        rows.append(
            [f"WK/{202500100 + at}", f"{day:%d %B %Y}", kinds[at % 6], WITHHELD, WITHHELD,
             WARDS[at % 6].upper(), WITHHELD, _british(day + timedelta(days=9))]
        )  # fmt: skip
    return rows


def _confirm() -> Rows:
    kinds = ("FLYT Fly tipping", "DOGF Dog fouling", "GRAF Graffiti", "LITR Litter", "POTH Pothole")
    heads = ["Enquiry Number", "Enquiry Time", "Service", "Subject", "Enquiry Status", "X", "Y"]
    rows = [heads]
    for at, day in enumerate(_days(25)):
        x, y = SPOTS[at % 5]
        rows.append(
            [str(700100 + at), f"{_british(day)} {7 + at % 12:02}:15:00", "Street Cleansing",
             kinds[at % 5], "Completed", f"{x}.00", f"{y}.00"]
        )  # fmt: skip
    return rows


def _alloy() -> Rows:
    kinds = ("Fly-tip", "Dog mess", "Offensive graffiti", "Litter bin overflowing")
    heads = ["itemId", "title", "reportedDate", "defectType", "geometry"]
    spots = ((53.10569, -2.025352), (53.1163, -2.1712), (52.9866, -1.9889))
    return [
        heads,
        *(
            [f"5f{at:06x}", "Job", f"{day}T0{at % 10}:05:00Z", kinds[at % 4],
             f"{spots[at % 3][0]}, {spots[at % 3][1]}"]
            for at, day in enumerate(_days(16))
        ),
    ]  # fmt: skip


def _fixmystreet() -> Rows:
    heads = [
        "Report ID", "Title", "Detail", "User Name", "Category", "Created", "Confirmed",
        "Acknowledged", "Fixed", "Closed", "Status", "Latitude", "Longitude", "Query", "Ward",
        "Easting", "Northing", "Report URL", "Site Used", "Reported As",
    ]  # fmt: skip
    kinds = ("Flytipping", "Dog fouling", "Litter", "Graffiti", "Street lighting")
    rows = [heads]
    for at, day in enumerate(_days(20)):
        x, y = SPOTS[at % 5]
        rows.append(
            [str(3100200 + at), "A report", "Text, with a comma\nand a line", WITHHELD,
             kinds[at % 5], f"{day}T09:{at % 60:02}:00", f"{day}T09:59:00", "", "", "", "confirmed",
             "53.10569", "-2.025352", "ST13", WARDS[at % 6], x, y, "https://example.org/r", "fms", ""]
        )  # fmt: skip
    return rows


def _whitespace() -> Rows:
    kinds = (
        "Fly Tip Removal",
        "Litter Pick",
        "Missed Collection",
        "Dog Fouling Clean",
        "Bin Delivery",
    )
    heads = [
        "WorksheetRef",
        "WorksheetType",
        "DateRaised",
        "DateCompleted",
        "Longitude",
        "Latitude",
    ]
    return [
        heads,
        *(
            [
                f"WS{at:05}",
                kinds[at % 5],
                f"{day:%Y/%m/%d} 10:{at % 60:02}",
                "",
                "-2.0253",
                "53.1056",
            ]
            for at, day in enumerate(_days(20))
        ),
    ]


def _civica() -> Rows:
    rows = [
        ["ASB Case Listing", "", "", "", "", ""],
        ["Report run: 03/10/2025 09:12", "", "", "", "", ""],
        ["Ascent Housing", "", "", "", "", ""],
        ["", "", "", "", "", ""],
        ["Case No", "Opened", "Category", "Sub Category", "Estate Ward", "Case Status"],
    ]
    pairs = (
        ("ASB", "Noise nuisance"), ("ASB", "Verbal abuse/Harassment"), ("ASB", "Pets & Animals"),
        ("ASB", "Garden Nuisance"), ("ASB", "Vehicle nuisance"), ("ASB", "Drugs/Substance misuse"),
        ("ASB", "Domestic Abuse"), ("ASB", "Mystery category"),
    )  # fmt: skip
    for at, day in enumerate(_days(24)):
        main, sub = pairs[at % 8]
        rows.append([f"ASB/{at + 900}", _british(day), main, sub, WARDS[at % 6], "Closed"])
    rows.append(["Total", "24", "", "", "", ""])
    return rows


def _northgate() -> Rows:
    rows: list[list[Any]] = [
        ["Northgate housing", "", "", "", ""],
        ["ASB cases opened 01/07/2025 to 30/09/2025", "", "", "", ""],
        ["", "Case", "", "Where", ""],
        ["Ref", "Type", "Date Reported", "Ward", "Postcode"],
    ]
    kinds = ("Noise", "Litter/Rubbish/Fly-tipping", "Hate related incident", "Neighbour dispute")
    for at, day in enumerate(_days(20)):
        rows.append([f"N{at + 1}", kinds[at % 4], day, WARDS[at % 6], WITHHELD])
    rows.append(["Total", 20, "", "", ""])
    return rows


def _spans() -> Rows:
    heads = ["Log ID", "Occurred From", "Occurred To", "Nature of Incident", "X Coord", "Y Coord"]
    kinds = ("Loud music", "Youth nuisance", "Street drinking", "Off road bikes", "Criminal damage")
    return [
        heads,
        *(
            [f"{at + 1}", f"{_british(day)} 22:00", f"{_british(day + timedelta(days=1))} 01:30",
             kinds[at % 5], SPOTS[at % 5][0], SPOTS[at % 5][1]]
            for at, day in enumerate(_days(15))
        ),
    ]  # fmt: skip


def _swapped() -> Rows:
    heads = ["Job ID", "Logged", "Issue", "X", "Y"]
    kinds = ("Flytip", "Graffiti removal", "Dog waste")
    return [
        heads,
        *(
            [f"J-{at}", f"{day} 08:{at % 60:02}", kinds[at % 3], "53.1057", "-2.0254"]
            for at, day in enumerate(_days(12))
        ),
    ]


def _without_numbers() -> Rows:
    heads = ["Date", "Type of problem", "Ward", "What was done"]
    kinds = ("Fly tipping", "Litter", "Dog fouling")
    return [
        heads,
        *([day, kinds[at % 3], WARDS[at % 6], "Cleared"] for at, day in enumerate(_days(15))),
    ]


def _months() -> Mapping[str, Rows]:
    heads = ["Ref", "Date Reported", "Problem", "Ward"]
    kinds = ("Fly tipping", "Litter", "Dog fouling")
    sheets: dict[str, Rows] = {"Read me": [["Street cleansing"], ["One sheet a month"]]}
    for number, name in ((7, "July 2025"), (8, "August 2025"), (9, "September 2025")):
        rows = [
            [f"{number}-{at}", date(2025, number, 1 + 4 * at), kinds[at % 3], WARDS[at % 6]]
            for at in range(6)
        ]
        sheets[name] = [[f"Cases of {name}"], heads, *rows, ["Total", 6]]
    return sheets


def _survey() -> Rows:
    return [
        ["Moorlands residents' survey 2025", "", "", "", ""],
        ["Fieldwork 1 April 2025 to 30 June 2025; weighted by age and sex", "", "", "", ""],
        ["", "", "", "", ""],
        ["Question", "% agree", "Weighted base", "Unweighted base", "Confidence interval"],
        ["I feel safe outside after dark", 71.2, 498, 512, "+/- 4"],
        ["I feel safe outside during the day", 94.1, 500, 515, "+/- 2"],
        ["The police deal with what matters here", 52.0, 489, 503, "+/- 4"],
        ["Base: all who gave an answer", "", "", "", ""],
    ]


def _consultation() -> Rows:
    return [
        ["Open consultation on priorities, June 2025", "", ""],
        ["Statement", "Percentage", "Respondents"],
        ["Speeding is a priority", "63%", "391"],
        ["Fly-tipping is a priority", "48%", "391"],
    ]


def _by_ward() -> Rows:
    return [
        ["Survey wave", "Question text", "Ward", "Count", "Total responses"],
        *(
            ["Q1 2025/26", "Feels safe after dark", f"{ward} Ward", 20 + at, 40]
            for at, ward in enumerate(WARDS)
        ),
    ]


def _tracker() -> tuple[Rows, list[tuple[str, str, str]]]:
    rows = [
        ["Community safety delivery plan 2025/26", "", "", "", "", "", ""],
        ["Position as at 30 September 2025", "", "", "", "", "", ""],
        ["Priority", "Ref", "Action", "Lead agency", "Start date", "Target date", "RAG status"],
        ["", "1.1", "CCTV at the bus station", "District Council", date(2025, 4, 1), date(2025, 11, 30), "Green"],
        ["", "1.2", "Property marking days", "Staffordshire Police", date(2025, 5, 1), date(2026, 3, 31), "Amber"],
        ["", "2.1", "Outreach for young people", "County Council", date(2025, 4, 1), date(2025, 8, 31), "Complete"],
        ["", "2.2", "Diversion at the skate park", "District Council", date(2025, 10, 1), date(2026, 2, 28), "Not started"],
    ]  # fmt: skip
    return rows, [("Plan", "A4:A5", "Theft"), ("Plan", "A6:A7", "Youth and disorder")]


def _sections() -> Rows:
    return [
        ["ASB action plan, updated 1 October 2025", "", "", "", ""],
        ["Action", "Owner", "Start", "Deadline", "Status"],
        ["Priority one: anti-social behaviour", "", "", "", ""],
        ["Case conference each month", "District Council", "Apr 2025", "Mar 2026", "Ongoing"],
        ["Noise leaflet", "Ascent Housing", "May 2025", "Q2 2025/26", "Completed"],
        ["Priority two: environment", "", "", "", ""],
        ["Signs at lay-bys", "County Council", "2025-06-01", "2025-12-31", "On hold"],
    ]


def _targets() -> Rows:
    return [
        ["Partnership targets 2025/26", "", "", "", "", ""],
        ["Ref", "Target", "Crime type", "Baseline 2024/25", "Target 2025/26", "Lead"],
        ["T1", "Fewer vehicle crimes", "Vehicle crime", "220", "198", "Staffordshire Police"],
        ["T2", "Fewer burglaries", "Burglary", "310", "280", "Staffordshire Police"],
        ["T3", "Less anti-social behaviour", "Anti-social behaviour", "1,450", "1,305", "Moorlands Together"],
    ]  # fmt: skip


def _reductions() -> Rows:
    return [
        ["Target ref", "Description", "Measure", "Baseline period", "Baseline", "% reduction", "Target period"],
        ["r1", "Cut shoplifting", "Shoplifting", "2024/25", 180, "10%", "2025/26"],
        ["r2", "Cut robbery", "Robbery", "2024/25", 20, "5%", "2025/26"],
    ]  # fmt: skip


def _meetings() -> Rows:
    return [
        ["Forward plan of meetings 2026", "", "", ""],
        ["Meeting", "Date", "Time", "Venue"],
        ["Strategy Group", "11 February 2026", "10:00", "Moorlands House"],
        ["Tasking meeting", "18 February 2026", "14:00", "Online"],
        ["Public meeting", "4 March 2026", "18:30", "Town Hall"],
        ["Strategy Group", "13 May 2026", "10:00", "Moorlands House"],
    ]


def _board() -> Rows:
    return [
        ["Community Safety Partnership board: dates", "", ""],
        ["Date of meeting", "Focus", "Status"],
        ["14/01/2026", "Assessment", "Took place"],
        ["15/04/2026", "Plan", "Confirmed"],
        ["22/07/2026", "Review", "Stood down"],
    ]


def _ward_people() -> Rows:
    return [
        ["Mid-2022 population estimates by ward"],
        [],
        ["Ward", "Ward code", "All ages", "Males", "Females"],
        *([ward, f"E0500{7061 + at}", 2000 + at, 990, 1010 + at] for at, ward in enumerate(WARDS)),
        ["Total", "", 12015, 5940, 6075],
    ]


def _wide_people() -> Rows:
    return [
        ["Area name", "Area code", "2019", "2020", "2021"],
        *([ward, f"E0500{7061 + at}", 1990 + at, 1995 + at, 2000 + at] for at, ward in enumerate(WARDS)),
        ["Source: Office for National Statistics", "", "", "", ""],
    ]  # fmt: skip


def _operations() -> Rows:
    return [
        ["When", "What happened", "Type", "Where"],
        ["24/11/2025", "New cameras at the bus station", "Initiative", "Leek East"],
        ["01/04/2025", "Disputes are recorded as public order", "Recording change", ""],
    ]


_HOUSING = (
    "Noise nuisance", "Rowdy behaviour", "Intimidation/harassment", "Pets and animal nuisance",
    "Misuse of communal areas", "Vandalism and damage to property", "Domestic violence",
    "Drug/substance misuse & dealing",
)  # fmt: skip
_HEADS = (
    "Case Ref",
    "Date Opened",
    "Date Closed",
    "ASB Category",
    "Priority",
    "Tenant Name",
    "Ward",
)
_OTHER_HEADS = (
    "Reference Number", "Case Opened", "Case Closed", "Type of ASB", "Risk", "Complainant", "Ward Name",
)  # fmt: skip
_TRACKER, _MERGED = _tracker()

FILES: tuple[PartnerFile, ...] = (
    PartnerFile("SMDC_street_scene_2025-07_to_2025-09.csv", "environment", csv_file(_crm()), 16, 8),
    PartnerFile(
        "Moorlands Housing ASB July to September 2025.csv", "asb_reports",
        csv_file(_housing(24, _HOUSING, _HEADS, "MH")), 21, 3,
    ),
    PartnerFile(
        "asb-cases-export.xlsx", "asb_reports",
        excel({"Export": _housing(16, _HOUSING[:4], _OTHER_HEADS, "HA")}), 16,
        answers={"sender": "Ascent Housing"}, asked=("sender",),
    ),
    PartnerFile("IRS_Q2_2025-26.xlsx", "fires", excel({"IRS": _irs()}), 20, 8),
    PartnerFile("fire calls.csv", "fires", csv_file(_plain_fires(), separator=";"), 18),
    PartnerFile(
        "M3_complaints.csv", "asb_reports", csv_file(_m3(), encoding="cp1252"), 20, 4,
        answers={"kind": "asb_reports", "sender": "Environmental Health",
                 "words": {"Pest Control": "not counted"}},
    ),
    PartnerFile("confirm_enquiries.csv", "environment", csv_file(_confirm()), 20, 5),
    PartnerFile("alloy-defects.csv", "environment", csv_file(_alloy()), 16),
    PartnerFile("fixmystreet-reports.csv", "environment", csv_file(_fixmystreet()), 16, 4),
    PartnerFile("whitespace_worksheets_20251002.csv", "environment", csv_file(_whitespace()), 12, 8),
    PartnerFile(
        "civica_asb.csv", "asb_reports", csv_file(_civica()), 21, 3, totals=1,
        answers={"words": {"Mystery category": "other"}}, asked=("words",),
    ),
    PartnerFile(
        "northgate.xlsx", "asb_reports", excel({"Cases": _northgate()}), 20, totals=1,
        answers={"sender": "Moorlands Housing"},
    ),
    PartnerFile(
        "asb-log.csv", "asb_reports", csv_file(_spans()), 15, answers={"sender": "Community Wardens"},
        asked=("sender",),
    ),
    PartnerFile("street jobs.csv", "environment", csv_file(_swapped(), separator="\t"), 12),
    PartnerFile("street cleansing list.xlsx", "environment", excel({"List": _without_numbers()}), 15),
    PartnerFile("street cleansing by month.xlsx", "environment", excel(_months()), 18, totals=3),
    PartnerFile("street cleansing.ods", "environment", ods({"Sheet1": _crm()}), 16, 8),
    PartnerFile("residents survey 2025.xlsx", "indicators", excel({"Table 1": _survey()}), 3),
    PartnerFile("consultation.csv", "indicators", csv_file(_consultation()), 2),
    PartnerFile("survey by ward.csv", "indicators", csv_file(_by_ward()), 6),
    PartnerFile("delivery plan.xlsx", "actions", excel({"Plan": _TRACKER}, _MERGED), 4),
    PartnerFile("asb action plan.csv", "actions", csv_file(_sections()), 3),
    PartnerFile("targets 2025-26.xlsx", "targets", excel({"Targets": _targets()}), 3),
    PartnerFile("reductions.csv", "targets", csv_file(_reductions()), 2),
    PartnerFile("meetings 2026.csv", "meetings", csv_file(_meetings()), 4),
    PartnerFile("board dates.ods", "meetings", ods({"Dates": _board()}), 3),
    PartnerFile("ward populations.xlsx", "populations", excel({"Mid-2022": _ward_people()}), 6, totals=1),
    PartnerFile("population by year.csv", "populations", csv_file(_wide_people()), 18),
    PartnerFile("operations.csv", "annotations", csv_file(_operations()), 2),
    PartnerFile("fly tipping log.ods", "environment", ods({"Log": _without_numbers()}), 15),
)  # fmt: skip
