"""Small files in the layouts of the public ones; headers as those files have them."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

STREET = [
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location",
    "LSOA code", "LSOA name", "Crime type", "Last outcome category", "Context",
]  # fmt: skip
"""data.police.uk, YYYY-MM-FORCE-street.csv."""
RECORDED = (
    "Financial Year", "Financial Quarter", "Force Name", "CSP Name", "Offence Description",
    "Offence Group", "Offence Subgroup", "Offence Code", "Offence Count",
)  # fmt: skip
"""Home Office, prc-csp-mar21-sep25-tables-290126.ods."""
COLLISIONS = [
    "collision_index", "collision_year", "collision_ref_no", "location_easting_osgr",
    "location_northing_osgr", "longitude", "latitude", "police_force", "collision_severity",
    "number_of_vehicles", "number_of_casualties", "date", "time",
    "local_authority_district", "local_authority_ons_district",
]  # fmt: skip
CASUALTIES = [
    "collision_index", "collision_year", "casualty_reference", "casualty_class",
    "sex_of_casualty", "age_of_casualty", "casualty_severity",
]  # fmt: skip
"""Department for Transport, dft-road-casualty-statistics-*-2024.csv, the first columns."""
COLLISIONS_BEFORE = [name.replace("collision_", "accident_") for name in COLLISIONS]
CASUALTIES_BEFORE = [name.replace("collision_", "accident_") for name in CASUALTIES]
"""The same until 2023."""
PLACES = [
    "placeid", "place23cd", "placesort", "place23nm", "splitind", "descnm", "ctyhistnm",
    "lad23cd", "lad23nm", "wd23cd", "lat", "long",
]  # fmt: skip
"""ONS, IPN_GB_2024.csv, some of its columns."""


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def zipped(members: Mapping[str, bytes], *, stored: bool = False) -> bytes:
    """Return a ZIP, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2026, 7, 23, 9, 30, 0))
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body>"
    "</office:document-content>"
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return an Excel workbook of text cells, the same bytes each time."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 7, 23, 9, 30)})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    book.close()
    return out.getvalue()


def ods(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return an OpenDocument workbook, the same bytes each time."""
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(map(_line, rows))}</table:table>'
        for name, rows in sheets.items()
    )
    mime = b"application/vnd.oasis.opendocument.spreadsheet"
    content = _ODS.format(tables).encode()
    manifest = {"META-INF/manifest.xml": _MANIFEST.encode()}
    return zipped({"mimetype": mime, "content.xml": content, **manifest}, stored=True)


def _line(row: Sequence[object]) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p>'
        "</table:table-cell>"
        if isinstance(cell, int)
        else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
        "</table:table-cell>"
        for cell in row
    )
    return f"<table:table-row>{cells}</table:table-row>"
