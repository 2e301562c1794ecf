"""A ward's sheet, read back with pypdf; its code, read back from what drew it."""

import io
import re
from pathlib import Path

import pytest
import segno
from pypdf import PdfReader

from moorlands_dash.cli import main
from moorlands_dash.partnership import Settings, Site, load_settings
from moorlands_dash.reports.ward.sheet import Sheet, sheet_pdf, ward_sheet
from moorlands_dash.tables.model import SelectionError
from tests.opened import opened

ADDRESS = "https://safer.example.org/dash/"


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings().model_copy(update={"site": Site(address=ADDRESS)})


@pytest.fixture(scope="module")
def sheet(demo_home: Path, settings: Settings) -> Sheet:
    return ward_sheet(opened(demo_home), settings, "Leek North")


@pytest.fixture(scope="module")
def pdf(sheet: Sheet) -> bytes:
    return sheet_pdf(sheet)


def words(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    said = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    # A line may end in a word's own hyphen.
    return re.sub(r"(?<=\w)- (?=\w)", "-", said)


def test_it_is_one_page_of_a4_and_tagged(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_it_says_what_the_page_says(sheet: Sheet, pdf: bytes) -> None:
    said = words(pdf)
    assert sheet.cards.sentence in said
    for row in sheet.cards.frame.to_dict("records"):
        assert row["item"] in said
        figures = f"{row['count']:,} {row['count_before']:,} {row['rate_per_1000']:,.1f}"
        assert figures in said
    assert "Higher than usual" in said
    assert "What may be said" in said
    assert "Better lighting at the sports ground in Leek North" in said


def test_it_bears_its_label_its_snapshot_and_its_link(sheet: Sheet, pdf: bytes) -> None:
    said = words(pdf)
    assert "Demonstration data: invented." in said
    assert f"Snapshot {sheet.snapshot.id}" in said
    assert sheet.link == (
        "https://safer.example.org/dash/my_ward?ward=Leek+North&partnership=moorlands-together"
    )
    assert sheet.link in said.replace(" ", "").replace("Leek+North", "Leek+North")
    assert sheet.file_name == "ward-leek-north_2026-09_demonstration.pdf"


def test_the_code_is_the_links(sheet: Sheet) -> None:
    from moorlands_dash.reports.ward.sheet import _code

    drawn = io.BytesIO()
    segno.make_qr(str(sheet.link), error="m").save(drawn, kind="svg", border=2, xmldecl=False)
    assert _code(str(sheet.link)) == drawn.getvalue().decode()


def test_without_an_address_there_is_neither_link_nor_code(demo_home: Path) -> None:
    plain = ward_sheet(opened(demo_home), load_settings(), "Manifold")
    assert plain.link is None
    pdf = sheet_pdf(plain)
    assert "Scan" not in words(pdf)
    assert "http" not in words(pdf)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_the_same_data_give_the_same_bytes(sheet: Sheet, pdf: bytes) -> None:
    assert sheet_pdf(sheet) == pdf


def test_an_unknown_ward_is_refused_in_words(demo_home: Path, settings: Settings) -> None:
    with pytest.raises(SelectionError, match="Leek"):
        ward_sheet(opened(demo_home), settings, "Leak West")


def test_real_months_with_gaps_fill_one_page_and_tell_no_change(
    real_home: Path, settings: Settings
) -> None:
    real = ward_sheet(opened(real_home), settings, "Leek East")
    pdf = sheet_pdf(real)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    said = words(pdf)
    assert "Cannot tell whether that is a change" in said
    assert "invented" not in said
    assert real.file_name == "ward-leek-east_2025-09.pdf"


def test_the_command_writes_it(
    demo_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "print"
    arguments = ["report", "ward", "leek west", "--out", str(out), "--home", str(demo_home)]
    assert main(arguments) == 0
    (written,) = out.iterdir()
    assert written.name == "ward-leek-west_2026-09_demonstration.pdf"
    assert written.read_bytes().startswith(b"%PDF")
    assert "no link: the settings give no [site] address" in capsys.readouterr().out
    assert main(["report", "ward", "Leak", "--out", str(out), "--home", str(demo_home)]) == 2
    assert "write a ward's code or name" in capsys.readouterr().err


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "example.org", "https://a b", "ftp://x"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        Site(address=address)
