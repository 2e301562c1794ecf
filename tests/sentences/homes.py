"""Ten homes, from nothing at all to the whole demonstration: files, settings, and who looks."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from moorlands_dash.loading import load
from moorlands_dash.partnership import DEFAULT_FILE, Settings, load_settings

ROOT = Path(__file__).resolve().parents[2]
DEMONSTRATION = ROOT / "data" / "demonstration"
PLAN = ("actions.csv", "annotations.csv", "indicators.csv", "meetings.csv", "targets.csv")
OUTLINES = "ward-outlines.geojson"
RECORDED = "recorded-crime-csp.csv"
STREET = "staffordshire-street-*.zip"
PARTNERS = "partners-2021-26.zip"


@dataclass(frozen=True)
class Made:
    """A home, the settings that hold there, and whether the public looks at it."""

    folder: Path
    settings_file: Path = DEFAULT_FILE
    public: bool = False

    @property
    def settings(self) -> Settings:
        """Return the settings."""
        return load_settings(self.settings_file)


def _street(to: Path, keep: Callable[[str], bool]) -> None:
    """Write the police's monthly files whose month is kept."""
    for archive in sorted(DEMONSTRATION.glob(STREET)):
        with zipfile.ZipFile(archive) as months:
            for name in months.namelist():
                if keep(name[:7]):
                    (to / Path(name).name).write_bytes(months.read(name))


def _copied(to: Path, *names: str) -> None:
    for name in names:
        shutil.copy(DEMONSTRATION / name, to / name)


def _empty(to: Path) -> None:
    """Write nothing."""


def _police(to: Path) -> None:
    _copied(to, OUTLINES)
    _street(to, lambda month: month >= "2023-10")


def _plan(to: Path) -> None:
    _copied(to, *PLAN)


def _gaps(to: Path) -> None:
    _copied(to, OUTLINES, *PLAN)
    lost = {"2026-01", "2026-02", "2026-08", "2025-06", "2024-12"}
    _street(to, lambda month: month >= "2024-04" and month not in lost)


def _one_month(to: Path) -> None:
    _copied(to, OUTLINES)
    _street(to, lambda month: month == "2026-09")


def _partners(to: Path) -> None:
    _copied(to, OUTLINES, PARTNERS)


def _two_senders(to: Path) -> None:
    """Write reports of anti-social behaviour of the council and of a landlord."""
    _copied(to, OUTLINES, "targets.csv")
    with zipfile.ZipFile(DEMONSTRATION / PARTNERS) as partners:
        name = next(n for n in partners.namelist() if n.startswith("anti-social"))
        text = partners.read(name).decode()
    rows = list(csv.reader(io.StringIO(text)))
    for sender, part in (("council", rows[1::2]), ("moorlands-housing", rows[2::2])):
        with (to / f"asb-{sender}_2021-04_2026-09.csv").open("w", newline="") as out:
            csv.writer(out).writerows([rows[0], *part])


def _doubt(to: Path) -> None:
    """Write months of which some rows are of a type that nobody knows."""
    _copied(to, OUTLINES, "targets.csv")
    _street(to, lambda month: month >= "2024-04")
    for path in to.glob("*-street.csv"):
        if path.name >= "2026-07":
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(",Shoplifting,", ",Retail theft,"), encoding="utf-8")


def _whole(to: Path) -> None:
    _copied(to, OUTLINES, RECORDED, PARTNERS, *PLAN)
    for archive in DEMONSTRATION.glob(STREET):
        shutil.copy(archive, to)


def _elsewhere(folder: Path) -> Path:
    """Write the settings of another district of the force; return the file."""
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    for ours, theirs in (
        ('name = "Staffordshire Moorlands"', 'name = "East Staffordshire"'),
        ('code = "E07000198"', 'code = "E07000193"'),
        ('csp_name = "Staffordshire Moorlands"', 'csp_name = "East Staffordshire"'),
        ('csp_code = "E22000269"', 'csp_code = "E22000264"'),
    ):
        text = text.replace(ours, theirs)
    data = DEFAULT_FILE.parent.as_posix()
    text = text.replace('"reference/', f'"{data}/reference/')
    text = text.replace('"demonstration"', f'"{data}/demonstration"')
    path = folder / "partnership.toml"
    path.write_text(text, encoding="utf-8")
    return path


HOMES: dict[str, Callable[[Path], None]] = {
    "empty": _empty,
    "police alone": _police,
    "plan alone": _plan,
    "gaps": _gaps,
    "one month": _one_month,
    "another district": lambda to: _street(to, lambda month: month >= "2024-10"),
    "partners alone": _partners,
    "two senders": _two_senders,
    "with doubt": _doubt,
    "demonstration": _whole,
    "public view": _whole,
}
"""Home -> what writes its files; the public view is the demonstration's, as the public sees it."""


def made(name: str, work: Path) -> Made:
    """Make a home in a folder of its own."""
    place = work / name.replace(" ", "-")
    files, folder = place / "files", place / "home"
    files.mkdir(parents=True)
    folder.mkdir()
    HOMES[name](files)
    settings = _elsewhere(place) if name == "another district" else DEFAULT_FILE
    if any(files.iterdir()):
        outcome = load([files], load_settings(settings), folder)
        assert outcome.published, outcome.refused
    return Made(folder, settings, name == "public view")
