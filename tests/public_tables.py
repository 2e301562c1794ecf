"""Public tables in the layouts in which they are published, a few rows of each.

Column names are those of the publishers' own files; areas are of the district that the embedded
settings are of, and numbers are made up.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.partner_files import csv_file, excel

FINGERTIPS = [
    "Indicator ID",
    "Indicator Name",
    "Parent Code",
    "Parent Name",
    "Area Code",
    "Area Name",
    "Area Type",
    "Sex",
    "Age",
    "Category Type",
    "Category",
    "Time period",
    "Value",
    "Lower CI 95.0 limit",
    "Upper CI 95.0 limit",
    "Lower CI 99.8 limit",
    "Upper CI 99.8 limit",
    "Count",
    "Denominator",
    "Value note",
    "Recent Trend",
]
NOMIS = [
    "DATE",
    "DATE_NAME",
    "DATE_CODE",
    "GEOGRAPHY",
    "GEOGRAPHY_NAME",
    "GEOGRAPHY_CODE",
    "GENDER",
    "GENDER_NAME",
    "C_AGE",
    "C_AGE_NAME",
    "MEASURES",
    "MEASURES_NAME",
    "OBS_VALUE",
    "OBS_STATUS",
]


def fingertips(path: Path) -> None:
    """Write three rows of an indicator: of England, of ours, and of our men alone."""

    def row(code: str, name: str, sex: str, value: float, count: int, of: int) -> list[object]:
        return [
            "92443", "Hospital admissions", "E92000001", "England", code, name, "Districts", sex,
            "All ages", "", "", "2022/23", value, 1, 9, 1, 9, count, of, "", "Cannot be calculated",
        ]  # fmt: skip

    csv_file(
        [
            FINGERTIPS,
            row("E92000001", "England", "Persons", 10.0, 5_000_000, 50_000_000),
            row("E07000198", "Staffordshire Moorlands", "Persons", 12.5, 1200, 9600),
            row("E07000198", "Staffordshire Moorlands", "Male", 13.5, 640, 4740),
        ]
    )(path)


def nomis(path: Path) -> None:
    """Write two wards' estimates, each with men beside all."""
    rows: list[list[object]] = [list(NOMIS)]
    for code, name in (("E05007061", "Leek East"), ("E05007062", "Leek North")):
        for gender, people in (("Total", 2000), ("Male", 990)):
            rows.append(
                ["2022", "2022", "2022", "641", name, code, "0", gender, "200", "All Ages", "20100",
                 "Value", people, "A"]
            )  # fmt: skip
    csv_file(rows)(path)


def districts(path: Path) -> None:
    """Write ONS's workbook of districts: notes, the sheet of all persons, that of men."""
    head = ["Code", "Name", "Geography", "All ages", "0", "1"]
    title = "MYE2: Population estimates by single year of age for local authorities, mid-2022"
    row = ["E07000198", "Staffordshire Moorlands", "Non-metropolitan District", 95_900, 700, 710]
    excel(
        {
            "Notes": [["Mid-year population estimates"], ["See the metadata"]],
            "MYE2 - Persons": [[title], [], head, row],
            "MYE2 - Males": [[title], [], head, [*row[:3], 46_000, 360, 350]],
        }
    )(path)


def wards(path: Path) -> None:
    """Write ONS's workbook of wards, a sheet a year."""
    head = ["LAD 2023 Code", "LAD 2023 Name", "Ward 2023 Code", "Ward 2023 Name", "Total", "F0"]
    row = ["E07000198", "Staffordshire Moorlands", "E05007061", "Leek East", 2_100, 9]
    excel({"Mid-2022 Ward 2023": [["Ward estimates"], [], [], head, row]})(path)


def open311(path: Path) -> None:
    """Write an Open311 answer of three requests."""
    said = [
        {
            "service_request_id": at,
            "status": "open",
            "service_name": name,
            "service_code": "x",
            "description": "withheld",
            "requested_datetime": "2025-07-04T09:15:00+01:00",
            "address": "withheld",
            "lat": 53.10569,
            "long": -2.025352,
        }
        for at, name in ((1, "Flytipping"), (2, "Dog fouling"), (3, "Bus stops"))
    ]
    path.write_text(json.dumps({"service_requests": said}), encoding="utf-8")


def police(path: Path) -> None:
    """Write the police API's answer of two incidents."""
    place = {"latitude": "53.106003", "longitude": "-2.024012"}
    said = [
        {
            "category": category,
            "location_type": "Force",
            "location": place | {"street": {"id": 1, "name": "On or near Market Place"}},
            "context": "",
            "outcome_status": outcome,
            "persistent_id": ref,
            "id": at,
            "location_subtype": "",
            "month": "2025-07",
        }
        for at, (category, ref, outcome) in enumerate(
            (
                ("anti-social-behaviour", "", None),
                ("violent-crime", "a" * 64, {"category": "Under investigation", "date": "2025-08"}),
            )
        )
    ]
    path.write_text(json.dumps(said), encoding="utf-8")


def fly_tipping(path: Path) -> None:
    """Write DEFRA's sheet of councils: ours in two years, another, and a region's total."""
    head = ["Year", "Region", "LA Name", "Total Incidents", "Council Land (Incidents)"]
    rows = [
        ["2019-20", "West Midlands", "Staffordshire Moorlands", 412, 100],
        ["2020-21", "West Midlands", "Staffordshire Moorlands", 497, 120],
        ["2020-21", "West Midlands", "Birmingham", 20_000, 900],
        ["2020-21", "West Midlands", "Total", 60_000, 9_000],
    ]
    excel({"Cover": [["Fly-tipping"]], "LA_incidents": [["Fly-tipping incidents"], head, *rows]})(
        path
    )
