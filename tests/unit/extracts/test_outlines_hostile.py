"""Outlines that point elsewhere: no other file is read, nothing on the network is asked."""

import json
import shutil
import sqlite3
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

from moorlands_dash.partnership import load_settings
from moorlands_dash.store.load import Outcome, check

SHARED = Path(__file__).resolve().parents[4] / "shared" / "cases" / "hostile"
SECRET = "a-line-that-no-table-may-ever-show"
ASKED: list[str] = []
"""What was asked of the local server."""

SQUARE = "POLYGON((-2.1 53,-1.9 53,-1.9 53.2,-2.1 53.2,-2.1 53))"
SELECT = (
    "SELECT 'E05007039' AS WD24CD, field_1 AS WD24NM, 'E07000198' AS LAD24CD, "
    f"ST_GeomFromText('{SQUARE}',4326) AS geometry FROM secret"
)


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ASKED.append(self.path)
        body = f"{SECRET}\n".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else body)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """Give the address of a server on this machine that notes what it is asked."""
    ASKED.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/secret.csv"
        server.shutdown()
        thread.join()


def algorithm(where: str) -> bytes:
    """Return JSON that has GDAL run a command of its own over another file."""
    command = (
        f"gdal vector sql --input-format CSV --open-option HEADERS=NO -i {where} -o - "
        f'--dialect SQLITE --sql "{SELECT}" --output-format stream'
    )
    found = {"type": "gdal_streamed_alg", "command_line": command, "note": "FeatureCollection"}
    return json.dumps(found).encode()


def virtual(where: str) -> bytes:
    """Return XML that has GDAL take another file for the layer."""
    return (
        '<OGRVRTDataSource note="FeatureCollection"><OGRVRTLayer name="wards">'
        f"<SrcDataSource>CSV:{where}</SrcDataSource><SrcSQL dialect='SQLITE'>{SELECT}</SrcSQL>"
        "</OGRVRTLayer></OGRVRTDataSource>"
    ).encode()


def features(**more: object) -> bytes:
    """Return a FeatureCollection of one ward in our district."""
    ring = [[-2.1, 53.0], [-1.9, 53.0], [-1.9, 53.2], [-2.1, 53.2], [-2.1, 53.0]]
    feature = {
        "type": "Feature",
        "properties": {"WD24CD": "E05007039", "WD24NM": "Alton", "LAD24CD": "E07000198"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    return json.dumps({"type": "FeatureCollection", **more, "features": [feature]}).encode()


def linked(where: str) -> bytes:
    return features(crs={"type": "link", "properties": {"href": where, "type": "esriwkt"}})


def named(where: str) -> bytes:
    return features(crs={"type": "name", "properties": {"name": where}})


def topology(where: str) -> bytes:
    found = {"type": "Topology", "objects": {"a": {"type": "FeatureCollection"}}, "arcs": where}
    return json.dumps(found).encode()


def esri(where: str) -> bytes:
    found = {"geometryType": "esriGeometryPolygon", "features": [], "url": where}
    return json.dumps(found | {"note": ["FeatureCollection"]}).encode()


JSONS = {"an algorithm": algorithm, "a linked crs": linked, "a crs that is a path": named}
JSONS |= {"a topology": topology, "Esri's JSON": esri}
KINDS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    **{what: ("evil.geojson", made) for what, made in JSONS.items()},
    "a byte-order mark": ("evil.geojson", lambda where: b"\xef\xbb\xbf  \n" + algorithm(where)),
    "an algorithm called .json": ("evil.json", algorithm),
    "an algorithm called .gpkg": ("evil.gpkg", algorithm),
    "an algorithm called .gdalg.json": ("evil.gdalg.json", algorithm),
    "a table of algorithms": ("evil.csv", algorithm),
    "XML called .geojson": ("evil.geojson", virtual),
    "XML called .gpkg": ("evil.gpkg", virtual),
    "XML called .shp": ("evil.shp", virtual),
    "text called .shp": ("evil.shp", lambda where: where.encode()),
}


def judged(folder: Path, path: Path) -> Outcome:
    """Check a file together with a good one, which is in order, and return what became of both."""
    good = folder / "good.geojson"
    good.write_bytes(features())
    outcome = check([path, good], load_settings(), home=folder / "home")
    assert outcome.files[-1].name == "good.geojson"
    assert outcome.files[-1].loaded == 1
    return outcome


def hold_refused(folder: Path, path: Path) -> str:
    """Hold that the file alone is refused and that nothing else was read for it."""
    outcome = judged(folder, path)
    (refusal,) = outcome.refused
    assert refusal.file.startswith(path.name)
    assert refusal.reason and refusal.remedy
    assert [record.name for record in outcome.files] == ["good.geojson"]
    assert SECRET not in f"{refusal} {outcome.notices} {outcome.quarantined}"
    assert ASKED == []
    return str(refusal)


def pointed(folder: Path, how: str, address: str) -> str:
    """Return a name of what no file may lead to: a file by its path, a file beside, an address."""
    (folder / "secret.csv").write_text(f"{SECRET}\n")
    if how == "address":
        return f"/vsicurl/{address}"
    return str(folder / "secret.csv") if how == "path" else "secret.csv"


@pytest.mark.parametrize("how", ["path", "beside", "address"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_only_points_elsewhere_is_refused(
    tmp_path: Path, address: str, kind: str, how: str
) -> None:
    name, made = KINDS[kind]
    path = tmp_path / name
    path.write_bytes(made(pointed(tmp_path, how, address)))
    hold_refused(tmp_path, path)


@pytest.mark.parametrize("how", ["path", "address"])
@pytest.mark.parametrize("made", [algorithm, virtual])
def test_a_shapefile_that_is_something_else_is_refused(
    tmp_path: Path, address: str, made: Callable[[str], bytes], how: str
) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("wards.shp", made(pointed(tmp_path, how, address)))
    assert "damaged" in hold_refused(tmp_path, path)


def test_the_type_is_said(tmp_path: Path) -> None:
    path = tmp_path / "evil.geojson"
    path.write_bytes(algorithm("secret.csv"))
    assert "type “gdal_streamed_alg” is not a GeoJSON" in hold_refused(tmp_path, path)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are not here")
def test_the_file_that_was_sent(tmp_path: Path) -> None:
    for name in ("evil-outlines.geojson", "secret.conf"):
        shutil.copy(SHARED / name, tmp_path)
    hold_refused(tmp_path, tmp_path / "evil-outlines.geojson")


def package(path: Path) -> Path:
    """Write one ward as a GeoPackage."""
    ward = {"WD24CD": ["E05007039"], "WD24NM": ["Alton"], "LAD24CD": ["E07000198"]}
    gpd.GeoDataFrame(ward, geometry=[box(-2.1, 53, -1.9, 53.2)], crs=4326).to_file(
        path, layer="wards", driver="GPKG"
    )
    return path


def changed(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as database:
        # GDAL's triggers call functions that SQLite alone doesn't know.
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            database.execute(statement)
        database.commit()
    return path


MOVED = "ALTER TABLE wards RENAME TO real"
COMPUTED = {
    "a view": (MOVED, "CREATE VIEW wards AS SELECT * FROM real"),
    "a view that asks": (
        MOVED,
        "CREATE VIEW wards AS SELECT WD24CD, ogr_geocode('{}') AS WD24NM, LAD24CD, geom FROM real",
    ),
    "a virtual table": (MOVED, "CREATE VIRTUAL TABLE wards USING fts5(WD24CD, WD24NM, geom)"),
    "contents that are a view": (
        "ALTER TABLE gpkg_contents RENAME TO listed",
        "CREATE VIEW gpkg_contents AS SELECT * FROM listed",
    ),
}


@pytest.mark.parametrize("kind", COMPUTED)
def test_a_geopackage_that_computes_its_layer_is_refused(
    tmp_path: Path, address: str, kind: str
) -> None:
    statements = [statement.format(address) for statement in COMPUTED[kind]]
    path = changed(package(tmp_path / "evil.gpkg"), *statements)
    assert "is computed" in hold_refused(tmp_path, path)


def test_a_module_that_opens_files_is_never_loaded(tmp_path: Path, address: str) -> None:
    secret = pointed(tmp_path, "path", address)
    made = f"CREATE VIRTUAL TABLE wards USING VirtualOGR('{secret}')"
    path = changed(package(tmp_path / "evil.gpkg"), MOVED)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute(
            "INSERT INTO sqlite_master VALUES ('table', 'wards', 'wards', 0, ?)", [made]
        )
        database.commit()
    hold_refused(tmp_path, path)


def test_a_layer_called_like_an_address_is_a_layer(tmp_path: Path, address: str) -> None:
    where = pointed(tmp_path, "address", address)
    path = changed(
        package(tmp_path / "odd.gpkg"),
        f'ALTER TABLE wards RENAME TO "{where}"',
        f"UPDATE gpkg_contents SET table_name = '{where}'",
        f"UPDATE gpkg_geometry_columns SET table_name = '{where}'",
    )
    outcome = judged(tmp_path, path)
    assert [record.loaded for record in outcome.files] == [1, 1]
    assert ASKED == []


def test_a_journal_beside_a_geopackage_is_not_looked_at(tmp_path: Path) -> None:
    path = changed(package(tmp_path / "wards.gpkg"))
    given = tmp_path / "given"
    given.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("UPDATE wards SET WD24CD = 'not a code'")
        database.commit()
        for part in ("wards.gpkg", "wards.gpkg-wal"):
            shutil.copy(tmp_path / part, given / part)
    with closing(sqlite3.connect(shutil.copytree(given, tmp_path / "twin") / "wards.gpkg")) as twin:
        assert twin.execute("SELECT WD24CD FROM wards").fetchone() == ("not a code",)
    outcome = judged(tmp_path, given / "wards.gpkg")
    assert [(record.loaded, record.quarantined) for record in outcome.files] == [(1, 0)] * 2
    assert sorted(part.name for part in given.iterdir()) == ["wards.gpkg", "wards.gpkg-wal"]
