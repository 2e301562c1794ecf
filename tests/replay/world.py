"""All the sources' answers for one district that is made up, but for its codes and names.

Its wards are squares side by side, each of as many LSOAs. Other districts, forces and years stand
beside it wherever the real files have them, so that whatever isn't cut shows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely

from moorlands_dash.districts import Area
from moorlands_dash.fetch.arcgis import HOST as ARCGIS
from moorlands_dash.fetch.sources import fly_tipping, recorded, similar
from tests.replay import ordnance, tables
from tests.replay.server import Answer, Asked, Route, Stored

HOME_OF = "/ESMARspQHYMw9BZ9/arcgis/rest/services"
ASSETS = "assets.publishing.service.gov.uk"
STORE = "policeuk-data.s3.amazonaws.com"
ELSEWHERE = "E07009999"
BESIDE = "E07009998"
"""A district beside ours, of another force."""
TYPES = ("Vehicle crime", "Burglary", "Anti-social behaviour")
PAGE = 5
"""Rows that the services give at once."""


@dataclass
class World:
    """What there is to be asked of one district."""

    area: Area
    months: Sequence[str] = ("2026-07", "2026-08", "2026-09")
    announced: Sequence[str] = ()
    """Months that the API lists and that the archive doesn't have yet."""
    wards: int = 4
    lsoas: int = 2
    """In each ward."""
    year: str = "24"
    west: float = -1.98
    south: float = 53.02
    before: Mapping[str, str] = field(default_factory=dict)
    """Codes of today's districts that had another one in the year of the wards."""
    lacking: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    """Months and forces of which the archive has no file."""

    def ward(self, number: int) -> str:
        return f"{self.area.code[0]}05{800_000 + number:06d}"

    def lsoa(self, ward: int, number: int) -> str:
        return f"{self.area.code[0]}01{800_000 + ward * 100 + number:06d}"

    @property
    def district(self) -> str:
        return self.area.codes[0]

    def district_of(self, ward: int) -> str:
        """Return the district of a ward: of several they take turns."""
        return self.area.codes[ward % len(self.area.codes)]

    def old_of(self, ward: int) -> str:
        """Return the code that its district has in outlines and lookups."""
        return self.before.get(self.district_of(ward), self.district_of(ward))

    def pairs(self) -> list[tuple[int, int]]:
        return [(ward, part) for ward in range(self.wards) for part in range(self.lsoas)]

    def square(self, ward: int, part: int = 0, parts: int = 1) -> list[list[list[float]]]:
        west, east = self.west + 0.05 * ward, self.west + 0.05 * (ward + 1)
        south = self.south + 0.05 * part / parts
        north = self.south + 0.05 * (part + 1) / parts
        return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]

    def routes(self) -> dict[str, Route]:
        """Return what each host answers."""
        found: dict[str, Route] = {}
        for part in (self._police, self._arcgis, self._govuk, self._collisions, self._nomis):
            found |= part()
        return found | self._place_names() | self._similar() | ordnance.routes()

    def _police(self) -> dict[str, Route]:
        listed = sorted({*self.months, *self.announced}, reverse=True)
        said = json.dumps([{"date": month, "stop-and-search": []} for month in listed])
        moved = f"https://{STORE}/archive/{max(self.months)}.zip"
        return {
            "data.police.uk/api/crimes-street-dates": lambda _asked: Answer(said.encode()),
            "data.police.uk/data/archive/latest.zip": lambda _asked: Answer(
                status=302, headers={"Location": moved}
            ),
            f"{STORE}/archive/{max(self.months)}.zip": Stored(self.archive()),
        }

    def archive(self) -> bytes:
        """Return the ZIP of all forces, the wanted ones among others."""
        slugs = [force.slug for force in self.area.forces]
        members = {}
        for month in self.months:
            for slug in ("avon-and-somerset", *slugs, "wiltshire"):
                if (month, slug) not in self.lacking:
                    members[f"{month}/{month}-{slug}-street.csv"] = self.street(month, slug)
                    members[f"{month}/{month}-{slug}-outcomes.csv"] = b"Crime ID,Month\n"
        return tables.zipped(members)

    def street(self, month: str, slug: str) -> bytes:
        force = next((f.falls_within for f in self.area.forces if f.slug == slug), "Another Force")
        rows = []
        for number, (ward, part) in enumerate(self.pairs() * 3):
            kind = TYPES[number % 3]
            ours = force != "Another Force"
            code = self.lsoa(ward, part) if ours else "E01000001"
            name = f"{self.area.name} {ward + 1:03d}A" if ours else "Elsewhere 001A"
            crime = (
                "" if kind == "Anti-social behaviour" else tables.digest(f"{month}{slug}{number}")
            )
            x, y = self.west + 0.05 * ward + 0.02, self.south + 0.05 * (part + 0.5) / self.lsoas
            outcome = "" if not crime else "Under investigation"
            rows.append((crime, month, force, force, f"{x:.6f}", f"{y:.6f}", "On or near Mill St",
                         code, name, kind, outcome, ""))  # fmt: skip
        return tables.csv_text(tables.STREET, rows)

    def services(self) -> dict[str, list[Row]]:
        """Return the rows of each feature service: columns and shape, the last one elsewhere."""
        wd, lad = f"WD{self.year}", f"LAD{self.year}"
        found: dict[str, list[Row]] = {
            f"Wards_December_20{self.year}_Boundaries_UK_BGC": [
                ({f"{wd}CD": self.ward(w), f"{wd}NM": f"Ward {w}", f"{lad}CD": self.old_of(w),
                  "BNG_E": 400_000}, self.square(w))
                for w in range(self.wards)
            ],
            f"LSOA21_{wd}_{lad}_EW_LU": [
                ({"LSOA21CD": self.lsoa(w, p), "LSOA21NM": f"{self.area.name} {w + 1:03d}A",
                  f"{wd}CD": self.ward(w), f"{wd}NM": f"Ward {w}", f"{lad}CD": self.old_of(w)},
                 None)
                for w, p in self.pairs()
            ],
            "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5": [
                ({"LSOA21CD": self.lsoa(w, p), "LSOA21NM": f"{self.area.name} {w + 1:03d}A"},
                 self.square(w, p, self.lsoas))
                for w, p in self.pairs()
            ],
            "ONSPD_LATEST_UK": [
                ({"PCDS": f"ZZ{w} {p}AA", "LAT": self.south, "LONG": self.west,
                  "LAD26CD": self.district_of(w), "WD26CD": self.ward(w),
                  "LSOA21CD": self.lsoa(w, p), "DOTERM": None}, None)
                for w, p in self.pairs()
            ],
        }  # fmt: skip
        elsewhere = {f"{lad}CD": ELSEWHERE, "LAD26CD": ELSEWHERE}
        for rows in found.values():
            rows.append(({k: elsewhere.get(k, "E99999999") for k in rows[0][0]}, rows[0][1]))
        return found | {f"Local_Authority_Districts_December_20{self.year}_Boundaries_UK_BGC": [
            ({f"{lad}CD": code, f"{lad}NM": name}, shape)
            for code, name, shape in self.districts()
        ]}  # fmt: skip

    def districts(self) -> list[tuple[str, str, list[Any]]]:
        """Return our districts, one beside them to the west and one far off, as squares."""
        west, south = self.west, self.south
        beside = [[west - 0.2, south], [west, south], [west, south + 0.05], [west - 0.2, south]]
        far = [[x - 1.5, y] for x, y in beside]
        old = dict.fromkeys(self.old_of(ward) for ward in range(self.wards))
        return [
            *((code, f"District {code}",
               [self.square(w) for w in range(self.wards) if self.old_of(w) == code])
              for code in old),
            (BESIDE, "Westerly", [[beside]]),
            (ELSEWHERE, "Elsewhere", [[far]]),
        ]  # fmt: skip

    def _arcgis(self) -> dict[str, Route]:
        found = self.services()
        listed = [{"name": name, "type": "FeatureServer"} for name in found]
        routes: dict[str, Route] = {f"{ARCGIS}{HOME_OF}": _said({"services": listed})}
        for name, rows in found.items():
            layer = f"{ARCGIS}{HOME_OF}/{name}/FeatureServer/0"
            routes[layer] = _said({"fields": [{"name": column} for column in rows[0][0]]})
            routes[f"{layer}/query"] = Service(rows)
        return routes

    def by_hand(self) -> dict[str, bytes]:
        """Return what a browser saves where the program asks a service: whole national files."""
        wards, lookup, lsoas, postcodes, districts = self.services().values()
        people = self.people()
        census = {
            table: tables.csv_text(
                ("date", "geography", "geography code", *names),
                [("2021", "A", code, *[count] * len(names)) for code, count in people.items()],
            )
            for table, names in (("ts045", CARS), ("ts041", Estimates.values))
        }
        return {
            "map 1.geojson": _map(wards),
            "map 2.geojson": _map(lsoas),
            "map 3.geojson": _map(districts),
            "best fit.csv": _table(lookup),
            "ONSPD.zip": tables.zipped({"Data/ONSPD_AUG_2026_UK.csv": _table(postcodes)}),
            "nomis one.csv": self._estimates(self.people(), "2024"),
            "nomis one before.csv": self._estimates(self.people(), "2023"),
            "nomis two.csv": self._estimates(self.peoples(), "2024"),
            "nomis two before.csv": self._estimates(self.peoples(), "2023"),
            **{f"census2021-{table}-lsoa.csv": text for table, text in census.items()},
        }

    def _estimates(self, people: Mapping[str, int], year: str) -> bytes:
        rows = [(year, c, f"Area {c}", n + int(year) - 2024, "", 1) for c, n in people.items()]
        return tables.csv_text(Estimates.columns(""), rows)

    def _govuk(self) -> dict[str, Route]:
        media = f"https://{ASSETS}/media/6a6b"
        now, before = (
            "prc-csp-mar2021-mar2026-tables-230726.ods",
            "prc-csp-mar16-mar20-tables-290126.ods",
        )
        old = "prc-csp-mar21-sep25-tables-290126.ods"
        tipped = "Flytipping_incidents_reported_by_LAs_in_England__2012-13_to_2024-25.ods"
        listed = {"details": {"attachments": [
            {"title": "CSP", "url": f"{media}/{old}"}, {"title": "CSP", "url": f"{media}/{now}"},
            {"title": "Forces", "url": f"{media}/prc-pfa-mar2013-onwards-tables-230726.ods"}],
            "body": f'<a href="{media}/{before}">earlier years</a>'}}  # fmt: skip
        dumped = {"details": {"documents": [f'<a href="{media}/{tipped}">LAs</a>']}}
        return {
            f"www.gov.uk/api/content/government/{recorded.PAGE}": _said(listed),
            f"www.gov.uk/api/content/government/{fly_tipping.PAGES[0]}": _said(dumped),
            f"{ASSETS}/media/6a6b/{now}": Stored(self.recorded(("2024/25", "2025/26"))),
            f"{ASSETS}/media/6a6b/{before}": Stored(self.recorded(("2018/19", "2019/20"))),
            f"{ASSETS}/media/6a6b/{tipped}": Stored(self.fly_tipping()),
        }

    def recorded(self, years: Sequence[str]) -> bytes:
        theft = ("Theft from a vehicle", "Theft offences", "Vehicle offences", "45")
        force, csp = getattr(self.area.forces[0], "name", "Force"), self.area.name
        sheets: dict[str, list[tuple[object, ...]]] = {"Notes": [("Updated: 23 July 2026",)]}
        for year in years:
            rows: list[tuple[object, ...]] = [("Police recorded crime",), tables.RECORDED]
            for quarter in range(1, 5):
                rows.append((year, quarter, force, csp, *theft, 10 + quarter))
                rows.append((year, quarter, force, "Elsewhere", *theft, 7))
            sheets[year.replace("/", "-")] = rows
        return tables.ods(sheets)

    def fly_tipping(self) -> bytes:
        head = ("Year", "ONS Code", "LA Name", "Region", "Total Incidents")
        rows = [("Table 1",), head, ("2024-25", self.district, self.area.name, "X", 412),
                ("2024-25", "", "England Total", "Total", 1_260_000)]  # fmt: skip
        return tables.ods({"Notes": [("Read me",)], "LA_incidents": rows})

    def _collisions(self) -> dict[str, Route]:
        folder = "data.dft.gov.uk/road-accidents-safety-data/dft-road-casualty-statistics"
        return {
            f"{folder}-collision-last-5-years.csv": Stored(self.collisions()),
            f"{folder}-casualty-last-5-years.csv": Stored(self.casualties()),
        }

    def _crashes(self) -> list[tuple[str, str, str]]:
        """Return index, district and day of each collision: ours, the force's, another's."""
        near = [self.district, *self.area.neighbours[:1], ELSEWHERE, self.district]
        return [(f"2025{n:09d}", code, f"{n + 1:02d}/{1 + n % 12:02d}/2025")
                for n, code in enumerate(near * 3)]  # fmt: skip

    def collisions(self) -> bytes:
        return tables.csv_text(
            tables.COLLISIONS,
            [(index, 2025, index[4:], 398400, 356500, -1.95, 53.03, 30, 3, 2, 1, day, "08:15",
              256, code) for index, code, day in self._crashes()],
        )  # fmt: skip

    def casualties(self) -> bytes:
        rows = [(index, 2025, 1, 1, 1, 44, 3) for index, _, _ in self._crashes()]
        return tables.csv_text(tables.CASUALTIES, rows)

    def people(self) -> dict[str, int]:
        """Return the residents of each LSOA in 2024; a year before it was one fewer."""
        return {self.lsoa(w, p): 1500 + 10 * w + p for w, p in self.pairs()}

    def peoples(self) -> dict[str, int]:
        """Return the residents of our districts, the force's others, and the country."""
        codes = (*self.area.codes, *self.area.neighbours)
        return {c: 90_000 + n for n, c in enumerate(codes)} | {"K04000001": 60_000_000}

    def _nomis(self) -> dict[str, Route]:
        people = self.people()
        datasets = {"TS041": "NM_2059_1", "TS045": "NM_2063_1"}
        routes: dict[str, Route] = {
            f"{NOMIS}/NM_2014_1.data.csv": Estimates(people),
            f"{NOMIS}/NM_2002_1.data.csv": Estimates(self.peoples()),
            f"{NOMIS}/def.sdmx.json": lambda asked: _families(asked, datasets),
        }
        for table, number in datasets.items():
            values = CARS if table == "TS045" else Estimates.values
            routes[f"{NOMIS}/{number}.data.csv"] = Estimates(
                people, category="C2021_CARS_5_NAME", values=values
            )
        return routes

    def _place_names(self) -> dict[str, Route]:
        features = [{"properties": {"id": f"{n:032x}", "name": f"IPN_GB_{2020 + n}{end}.zip"}}
                    for n in (3, 4) for end in ("", "_User_Guide")]  # fmt: skip
        item = f"www.arcgis.com/sharing/rest/content/items/{4:032x}/data"
        store = "ago-item-storage.s3.us-east-1.amazonaws.com"
        return {
            "geoportal.statistics.gov.uk/api/search/v1/collections/dataset/items": _said(
                {"features": features}
            ),
            item: lambda _asked: Answer(
                status=302, headers={"Location": f"https://{store}/{4:032x}/IPN.zip?X-Amz=1"}
            ),
            f"{store}/{4:032x}/IPN.zip": Stored(self.index()),
        }

    def index(self) -> bytes:
        """Return the ZIP of the Index of Place Names, in Windows' letters as ONS sends it."""
        rows = [
            (1, "IPN001", "chateau green", "Château Green", 0, "LOC", "X", self.district,
             self.area.name, self.ward(0), self.south + 0.02, self.west + 0.02),
            (1, "IPN001", "chateau green", "Château Green", 1, "PAR", "X", self.district,
             self.area.name, self.ward(1), self.south + 0.02, self.west + 0.07),
            (2, "IPN002", "far away", "Far Away", 0, "LOC", "X", ELSEWHERE, "Elsewhere",
             "E05000001", 51.0, -1.0),
        ]  # fmt: skip
        text = tables.csv_text(tables.PLACES, rows).decode().encode("cp1252")
        return tables.zipped({"IPN_GB_2024.csv": text, "User guide.pdf": b"%PDF-1.4"})

    def _similar(self) -> dict[str, Route]:
        page = similar.PAGE
        return {
            f"www.ons.gov.uk{page}/data": _said({"datasets": [{"uri": f"{page}/current"}]}),
            f"www.ons.gov.uk{page}/current/data": _said({"downloads": [{"file": "snn2026.xlsx"}]}),
            "www.ons.gov.uk/file": Stored(tables.xlsx({"Cover": [("ONS",)], "7.a": self.alike()})),
        }

    def alike(self) -> list[tuple[object, ...]]:
        """Return ONS's sheet of nearest neighbours: ours and another district's, four each."""
        others = ("E07000035", "E07000037", "E07000091", "E07000042")
        named = [cell for code in others for cell in (code, f"Area {code}")]
        return [
            ("Statistical nearest neighbours",),
            (),
            ("Code", "Name", *[f"Neighbour {n}" for n in range(1, 9)]),
            ("E07000008", "Cambridge", *named),
            *((code, self.area.name, *named) for code in self.area.codes),
        ]


CARS = (
    "Total: All households",
    "No cars or vans in household",
    "1 car or van in household",
    "2 cars or vans in household",
    "3 or more cars or vans in household",
)
"""Categories of TS045 as Nomis names them."""

Row = tuple[Mapping[str, Any], Any]


def _map(rows: Sequence[Row]) -> bytes:
    features = [_feature(columns, shape) for columns, shape in rows]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _table(rows: Sequence[Row]) -> bytes:
    return tables.csv_text(list(rows[0][0]), [list(columns.values()) for columns, _ in rows])


NOMIS = "www.nomisweb.co.uk/api/v01/dataset"


def _said(what: Mapping[str, Any]) -> Route:
    body = json.dumps(what).encode()
    return lambda _asked: Answer(body)


def _families(asked: Asked, datasets: Mapping[str, str]) -> Answer:
    found = [
        {"id": number, "name": {"value": f"{table} - Something", "lang": "en"}}
        for table, number in datasets.items()
        if f"*{table}*" == asked.query["search"]
    ]
    return Answer(json.dumps({"structure": {"keyfamilies": {"keyfamily": found}}}).encode())


@dataclass
class Service:
    """An ArcGIS feature service: counts, pages, and says where there is more."""

    rows: Sequence[tuple[Mapping[str, Any], Any]]
    page: int = PAGE
    most: int | None = None
    """Rows after which it ends without a word."""

    def __call__(self, asked: Asked) -> Answer:
        rows = self._wanted(asked.query)
        if rows is None:
            error = {"error": {"code": 400, "message": "Invalid query parameters"}}
            return Answer(json.dumps(error).encode())
        if "returnCountOnly" in asked.query:
            return Answer(json.dumps({"count": len(rows)}).encode())
        order = asked.query["orderByFields"]
        rows = sorted(rows, key=lambda row: str(row[0][order]))[: self.most]
        first = int(asked.query["resultOffset"])
        page, more = rows[first : first + self.page], len(rows) > first + self.page
        if asked.query["f"] == "geojson":
            assert asked.query["outSR"] == "4326"
            features = [_feature(columns, shape) for columns, shape in page]
            said: dict[str, Any] = {"type": "FeatureCollection", "features": features}
            return Answer(
                json.dumps(
                    said | ({"properties": {"exceededTransferLimit": True}} if more else {})
                ).encode()
            )
        said = {"features": [{"attributes": columns} for columns, _ in page]}
        return Answer(json.dumps(said | ({"exceededTransferLimit": True} if more else {})).encode())

    def _wanted(self, query: Mapping[str, str]) -> list[Row] | None:
        """Return the rows of some codes, or those that touch a box; None for another question."""
        found = re.fullmatch(r"(\w+) IN \((.*)\)", query["where"])
        if found and found[1] in self.rows[0][0]:
            wanted = set(re.findall(r"'([^']*)'", found[2]))
            return [row for row in self.rows if row[0][found[1]] in wanted]
        kind, relation = query.get("geometryType"), query.get("spatialRel")
        said = (query["where"], kind, query.get("inSR"), relation)
        if said != ("1=1", "esriGeometryEnvelope", "4326", "esriSpatialRelIntersects"):
            return None
        box = shapely.box(*map(float, query["geometry"].split(",")))
        shapes = [shapely.geometry.shape(_feature(*row)["geometry"]) for row in self.rows]
        return [row for row, one in zip(self.rows, shapes, strict=True) if box.intersects(one)]


def _feature(columns: Mapping[str, Any], shape: Any) -> dict[str, Any]:
    several = bool(shape) and isinstance(shape[0][0][0], list)
    geometry = {"type": "MultiPolygon" if several else "Polygon", "coordinates": shape}
    return {"type": "Feature", "id": 1, "properties": dict(columns), "geometry": geometry}


@dataclass
class Estimates:
    """A Nomis dataset: a row an area and year, pages for guests, and the number of all rows."""

    people: Mapping[str, int]
    page: int = 1_000
    years: Sequence[int] = (2023, 2024)
    category: str = ""
    values: Sequence[str] = ("Total", "None", "One")
    """Categories, where there are any."""
    rows_each: int = 1
    """Rows for one area and year: three where a dimension isn't chosen."""

    def __call__(self, asked: Asked) -> Answer:
        years = self.years if "MINUS" in asked.query.get("date", "") else self.years[-1:]
        values = self.values if self.category else ("",)
        codes = asked.query["geography"].split(",")
        rows = [
            (f"{year}", code, f"Area {code}", self.people[code] + year - 2024, value)
            for code in codes
            if code in self.people
            for year in years
            for value in values
            for _ in range(self.rows_each)
        ]
        first = int(asked.query.get("recordoffset", 0))
        page = [(*row, len(rows)) for row in rows[first : first + self.page]]
        if not page:
            return Answer(b"")
        return Answer(tables.csv_text(self.columns(self.category), page))

    @staticmethod
    def columns(category: str) -> list[str]:
        """Return the columns of a Nomis table, those that anybody reads."""
        named = ["DATE_NAME", "GEOGRAPHY_CODE", "GEOGRAPHY_NAME", "OBS_VALUE"]
        return [*named, category or "C_AGE_NAME", "RECORD_COUNT"]
