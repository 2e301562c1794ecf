"""The demonstration extracts: made by code, the same bytes each time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from demonstration import archive, incidents, reports, truths
from demonstration.alike import similar_areas_csv
from demonstration.cellmap import grown_map
from demonstration.denominators import denominators_csv
from demonstration.directory import partners_csv
from demonstration.force import Force
from demonstration.kept_records import records_csv
from demonstration.outlines import Ring, outlines_geojson, ward_rings
from demonstration.own_targets import own_targets_csv
from demonstration.people import people_csv
from demonstration.plan import actions_csv, annotations_csv, meetings_csv
from demonstration.promises import targets_csv
from demonstration.recorded import recorded_csv
from demonstration.roads import road_csvs
from demonstration.settlements import places_csv
from demonstration.survey import answers, indicators_csv
from demonstration.tally import Tally
from demonstration.voices import issues_csv, voices_csv
from demonstration.weighed import harm_csv, requests_csv, severity_csv
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import financial_year_label, financial_year_start, month_key

OUTLINES = "ward-outlines.geojson"
RECORDED = "recorded-crime-csp.csv"
INDICATORS = "indicators.csv"
RECORDS = "records.csv"
TARGETS = "targets.csv"
OWN_TARGETS = "own-targets.csv"
ACTIONS = "actions.csv"
ANNOTATIONS = "annotations.csv"
MEETINGS = "meetings.csv"
PLACES = "places.csv"
DENOMINATORS = "denominators.csv"
SIMILAR = "similar-areas.csv"
PEOPLE = "people.csv"
DIRECTORY = "partners.csv"
HARM = "harm-by-type.csv"
SEVERITY = "harm-by-offence.csv"
REQUESTS = "street-cleaning.csv"
VOICES = "voices.csv"
ISSUES = "issues.csv"
PARTNERS = "partners-2021-26.zip"
SUMS = "SHA256SUMS"
README = "README.md"

_ALONE: dict[str, Callable[[], str]] = {
    RECORDS: records_csv,
    ACTIONS: actions_csv,
    ANNOTATIONS: annotations_csv,
    MEETINGS: meetings_csv,
    DENOMINATORS: denominators_csv,
    SIMILAR: similar_areas_csv,
    PEOPLE: people_csv,
    DIRECTORY: partners_csv,
    HARM: harm_csv,
    SEVERITY: severity_csv,
    REQUESTS: requests_csv,
    VOICES: voices_csv,
    ISSUES: issues_csv,
}
"""Files that are made of nothing else."""

_README = """# Demonstration data

Everything in this folder is **invented**, save the names, codes and rough levels of real places,
where its villages lie (`places.csv`), and what a type of crime weighs (`harm-by-type.csv`).
It shows what the dashboard does until a partnership's own extracts are loaded, and it says nothing
about crime in any real place.

`make demo` makes these files again, the same each time. What was planted in them, and
which facts they start from, stands in `docs/demonstration.md`. `SHA256SUMS` lists what the loader
knows as demonstration data, wherever it lies: each file, and each member of the archives.
"""


def build(out: Path, settings: Settings) -> list[Path]:
    """Write the demonstration extracts to a folder, made if absent; return the files.

    Takes some five seconds. Contents are the same on every machine; how tightly the archives
    are packed depends on its zlib, so an archive that holds the right members stays as it is.
    """
    out.mkdir(parents=True, exist_ok=True)
    cells = grown_map()
    rings = ward_rings(cells)
    force = Force(cells, rings)
    tally = Tally(force)
    sums, written = _write_archives(out, force, tally, settings)
    partners = _partner_files(force, rings, tally, settings)
    sums |= archive.write_archive(out / PARTNERS, partners)
    written.append(out / PARTNERS)
    waves = answers()
    texts = {
        OUTLINES: outlines_geojson(rings),
        RECORDED: recorded_csv(tally, settings),
        INDICATORS: indicators_csv(waves),
        TARGETS: targets_csv(tally, waves),
        OWN_TARGETS: own_targets_csv(tally),
        PLACES: places_csv(rings),
    } | {name: made() for name, made in _ALONE.items()}
    sums |= {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}
    texts[SUMS] = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    texts[README] = _README
    for name, text in texts.items():
        (out / name).write_bytes(text.encode())
    return written + [out / name for name in texts]


def _partner_files(
    force: Force, rings: list[Ring], tally: Tally, settings: Settings
) -> list[tuple[str, bytes]]:
    """Return the files of partners beside the police, each named by the months it stands for."""
    fires = reports.in_order(reports.FIRES, force, rings)
    problems = reports.in_order(reports.ENVIRONMENT, force, rings)
    tally.add_reported(reports.by_month(fires + problems))
    months = f"{month_key(truths.PERIOD.start)}_{month_key(truths.PERIOD.end)}"
    collisions, casualties = road_csvs(force, rings, settings)
    texts = {
        "anti-social-behaviour-reports": reports.asb_csv(force, rings),
        "environmental-problems": reports.environment_csv(problems),
        "fires": reports.fires_csv(fires),
        "road-casualties": casualties,
        "road-collisions": collisions,
    }
    return [(f"{name}_{months}.csv", text.encode()) for name, text in texts.items()]


def _write_archives(
    out: Path, force: Force, tally: Tally, settings: Settings
) -> tuple[dict[str, str], list[Path]]:
    """Write one ZIP a financial year; return the members' SHA-256 and the paths."""
    slug = settings.force.name.removesuffix(" Police").casefold().replace(" ", "-")
    years: dict[int, list[tuple[str, bytes]]] = {}
    for rows in incidents.months(force):
        tally.add(rows)
        content = archive.street_csv(rows, force, settings.force.name)
        members = years.setdefault(financial_year_start(rows.month), [])
        members.append((archive.member_name(rows, slug), content))
    sums: dict[str, str] = {}
    paths = []
    for year, members in years.items():
        path = out / f"{slug}-street-{financial_year_label(year).replace('/', '-')}.zip"
        sums |= archive.write_archive(path, members)
        paths.append(path)
    return sums, paths
