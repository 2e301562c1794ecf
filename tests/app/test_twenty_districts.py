"""Twenty districts of all shapes: started by name, their pages open and name no other place."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.cli import main
from moorlands_dash.districts import area_of
from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables import Selection, build
from tests.app.conftest import APP, Open, page_text
from tests.hall import A_MONTH, HALL, Place, small_area_names, write_extracts

STRANGE = re.compile(r"Staffordshire|Moorlands|Leek\b|Biddulph|Cheadle")
PAGES = sorted(p.stem for p in (APP.parent / "pages").glob("*.py") if p.stem != "load")
EACH = 2
"""Pages that are opened of each district, by turns: each page of two; `whole` opens all of all."""
WITHOUT_STREET = ("overview", "ward_map", "compare", "claims", "data")


def by_turns(number: int) -> list[str]:
    return [PAGES[(number * EACH + n) % len(PAGES)] for n in range(EACH)]


def started(place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Start a place from a folder of its extracts; return its home."""
    home = folder / "home"
    words = ["--home", str(home), "start", place.typed, "--no-serve", "--from"]
    words += [str(write_extracts(place, folder / "downloads"))]
    assert main([*words, *(["--csp", place.csp] if place.csp else [])]) == 1, "much isn't there"
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(home / "settings.toml"))
    return home


def compared(home: Path) -> pd.DataFrame:
    """Return the district beside others in all months loaded, all kinds together."""
    settings = load_settings(home / "settings.toml")
    frame = build("comparison-street", open_snapshot(home), settings, Selection()).frame
    return frame[frame["group"] == "All police incidents"].set_index("area_name")


def opens(open_page: Open, home: Path, page: str, name: str) -> None:
    app = open_page(home, page)
    said = page_text(app) + str(app.main)
    assert name in said
    assert not STRANGE.search(said), (page, STRANGE.search(said))


@pytest.mark.slow
@pytest.mark.parametrize("place", HALL, ids=lambda place: place.typed)
def test_a_district_starts_by_its_name_and_its_pages_name_no_other(
    place: Place, tmp_path: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = started(place, tmp_path, monkeypatch)
    area, frame = place.area, compared(home)
    rows = A_MONTH * 12
    assert frame.loc[area.name, "count"] == rows * len(small_area_names(area)), "under every name"
    if area.neighbours:
        other = area_of(area.neighbours[0])
        assert frame.loc[other.name, "count"] == rows * len(small_area_names(other))
    for page in by_turns(HALL.index(place)):
        opens(open_page, home, page, area.name)


RECORDED = (
    "Financial Year,Financial Quarter,Force Name,CSP Name,Offence Description,Offence Group,"
    "Offence Subgroup,Offence Code,Offence Count\n"
)


@pytest.mark.slow
def test_a_district_without_street_data_opens_on_official_figures(
    tmp_path: Path,
    open_page: Open,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home = tmp_path / "home"
    assert main(["--home", str(home), "start", "Oldham", "--plan"]) == 0
    told = capsys.readouterr().out
    assert "has published no usable street data from July 2019 on" in told
    forces = load_settings(home / "settings.toml").recorded_crime.forces
    counts = {(f'"{force}"', "Elsewhere"): 9 for force in forces}
    counts |= {('"Greater Manchester"', "Oldham"): 40, ('"Greater Manchester"', "Bury"): 30}
    rows = [
        f"{year},{quarter},{force},{csp},Burglary,Theft offences,Burglary,28,{count}\n"
        for year in ("2024/25", "2025/26")
        for quarter in (1, 2, 3, 4)
        for (force, csp), count in counts.items()
    ]
    path = tmp_path / "recorded.csv"
    path.write_text(RECORDED + "".join(rows))
    settings = load_settings(home / "settings.toml")
    assert load([path], settings, home).published
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(home / "settings.toml"))
    frame = build("comparison-recorded", open_snapshot(home), settings, Selection()).frame
    assert frame[frame["area_name"] == "Oldham"]["count"].tolist()[0] == 160
    for page in WITHOUT_STREET:
        opens(open_page, home, page, "Oldham")


@pytest.mark.whole
@pytest.mark.parametrize("place", HALL, ids=lambda place: place.typed)
def test_every_page_of_every_district_opens(
    place: Place, tmp_path: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = started(place, tmp_path, monkeypatch)
    for page in PAGES:
        opens(open_page, home, page, place.area.name)
