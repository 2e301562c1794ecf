"""No paper for the public tells what is withheld, and none can be made of what holds it."""

from __future__ import annotations

import importlib
import inspect
import io
import pkgutil
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_type_hints

import duckdb
import pytest
from lxml import html
from pypdf import PdfReader

from moorlands_dash import reports, tables
from moorlands_dash.cli import main
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.reports import public as papers
from moorlands_dash.reports.pack.contents import build_pack
from moorlands_dash.reports.pack.keep import Kept, make_pack
from moorlands_dash.reports.pack.model import Pack
from moorlands_dash.reports.public.leaflet import Leaflet, drawn
from moorlands_dash.reports.public.quarter import quarter_leaflet
from moorlands_dash.reports.public.summary import Summary
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import Selection, SelectionError
from moorlands_dash.tables.audience import Guarded, Unguarded, guarded
from tests.opened import opened
from tests.packed import QUARTER, kept_in, pack_of
from tests.public_view import SENSITIVE, write_settings

LEFT_OUT = "left out here to protect people: the numbers could point at a person."
WARDS = {"E05007041": "Biddulph East", "E05007055": "Leek West", "E05007036": "Alton"}


def functions(package: Any) -> Iterator[Callable[..., Any]]:
    """Yield every function that stands in a package, however deep."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(found.name)
        for _, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__:
                yield function


def hints(function: Callable[..., Any]) -> dict[str, Any]:
    plain = inspect.unwrap(function)
    written = plain.__annotations__
    if not re.search("Leaflet|Snapshot|Pack", str(written)):
        return {}
    return get_type_hints(plain)


MAKERS = [made for made in functions(reports) if hints(made).get("return") is Leaflet]
"""Every function that makes a paper for the public, found by what it returns."""


def text_of(path: Path) -> str:
    """Return all the words of a file for the public, whatever its format."""
    if path.suffix == ".pdf":
        reader = PdfReader(io.BytesIO(path.read_bytes()))
        said = " ".join(page.extract_text() for page in reader.pages)
    else:
        assert path.suffix == ".html", f"a format that this test can't read: {path.name}"
        tree = html.fromstring(path.read_bytes())
        said = " ".join([str(tree.text_content()), *tree.xpath("//@aria-label")])
    return re.sub(r"\s+", " ", said)


def of_the_public(kept: Kept) -> list[Path]:
    return [path for path in kept.files() if "-public." in path.name]


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings()


@pytest.fixture(scope="module")
def home(packed_home: Path) -> Path:
    """The demonstration's home, with a pack made of the partnership's own snapshot."""
    return packed_home


@pytest.fixture(scope="module")
def stricter(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return settings that withhold more than those of the pack that is kept."""
    return load_settings(write_settings(tmp_path_factory.mktemp("stricter")))


@pytest.fixture(scope="module")
def later(home: Path, stricter: Settings, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Return the pack made by the stricter settings where the other one is kept."""
    own = Path(shutil.copytree(home, tmp_path_factory.mktemp("later") / "home"))
    return make_pack(open_snapshot(own), stricter, QUARTER)


def test_the_quarters_summary_tells_no_figure_of_a_withheld_category(
    home: Path, settings: Settings
) -> None:
    assert "fires_deliberate" in settings.disclosure.sensitive
    # What the group reads and the public doesn't: 69 deliberate fires.
    (fires,) = [item for item in pack_of(home).items if item.target_id == "fires-2026-27"]
    assert fires.what.startswith("69 fires to September 2026")
    files = of_the_public(kept_in(home))
    assert {path.suffix for path in files} == {".pdf", ".html"}
    for path in files:
        said = text_of(path)
        assert "Fewer burglaries" in said
        assert "deliberate fires" not in said
        assert "69 to September" not in said
        assert f"1 promise is {LEFT_OUT}" in said


def test_what_is_told_is_as_the_group_has_it(home: Path, settings: Settings) -> None:
    group = {item.title: item for item in pack_of(home).items}
    told = quarter_leaflet(guarded(opened(home), settings), QUARTER).summary.parts[0].promises
    assert len(told) == len(group) - 1 == 9
    for promise in told:
        assert promise.mark.word.casefold() == group[promise.title].status


def test_the_public_files_are_the_same_whatever_the_withheld_rows_are(
    home: Path, later: Kept, other_home: Path, stricter: Settings
) -> None:
    ours = {path.suffix: path.read_bytes() for path in of_the_public(later)}
    assert set(ours) == {".html", ".pdf"}
    assert ours == files_for_the_public(open_snapshot(other_home), stricter)
    # The data do differ: the group's own tables aren't alike.
    counts = [
        tables.build("ward-counts", open_snapshot(each), stricter, Selection()).frame["count"]
        for each in (home, other_home)
    ]
    assert counts[0].tolist() != counts[1].tolist()
    assert f"2 promises are {LEFT_OUT}" in text_of(of_the_public(later)[0])


def files_for_the_public(snapshot: Snapshot, settings: Settings) -> dict[str, bytes]:
    """Return the files for the public that a pack has, by their ending, without the group's own."""
    found = drawn(quarter_leaflet(guarded(snapshot, settings), QUARTER))
    return {f".{kind}": content for kind, content in found.items()}


def test_the_files_for_the_public_are_those_of_the_pack(home: Path, settings: Settings) -> None:
    """Else what is held of them by themselves would say nothing of a pack's."""
    kept = {path.suffix: path.read_bytes() for path in of_the_public(kept_in(home))}
    assert kept == files_for_the_public(opened(home), settings)


def with_ward_targets(home: Path) -> None:
    """Put a target on fires in homes for each of three wards beside the others."""
    (snapshot,) = (home / "snapshots").iterdir()
    path = snapshot / "targets.parquet"
    rows = " UNION ALL ".join(
        f"SELECT * REPLACE ('homes-{code}' AS target_id, 'Fewer fires in homes in {name}' AS "
        f"title, 'incidents:fires_dwelling' AS measure, '{code}' AS area_code, 3 AS baseline, "
        "2 AS target) FROM whole WHERE target_id = 'fires-2026-27'"
        for code, name in WARDS.items()
    )
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE whole AS SELECT * FROM read_parquet('{path}')")
        path.unlink()
        connection.execute(
            f"COPY (SELECT * FROM whole UNION ALL BY NAME {rows}) TO '{path}' (FORMAT parquet)"
        )


def test_no_wards_count_of_fires_in_homes_is_told(
    own_home: Path, settings: Settings, tmp_path: Path
) -> None:
    with_ward_targets(own_home)
    snapshot = open_snapshot(own_home)
    internal = tables.build("targets", snapshot, settings, Selection()).frame
    wards = internal[internal["measure"] == "incidents:fires_dwelling"]
    # Counts from 0 to 2: they would point at a home.
    assert len(wards) == len(WARDS)
    assert wards["actual"].max() <= 2
    for ending, content in files_for_the_public(snapshot, settings).items():
        path = tmp_path / f"summary{ending}"
        path.write_bytes(content)
        said = text_of(path)
        assert f"4 promises are {LEFT_OUT}" in said
        assert "fires in homes" not in said
        assert not any(name in said for name in ("Leek West", "Alton"))


def test_a_year_whose_every_promise_is_withheld_asks_for_no_file(
    own_home: Path, settings: Settings
) -> None:
    (folder,) = (own_home / "snapshots").iterdir()
    path = folder / "targets.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE whole AS SELECT * FROM read_parquet('{path}')")
        path.unlink()
        connection.execute(
            "COPY (SELECT * FROM whole WHERE target_id IN ('fires-2026-27', 'burglary-2025-26')) "
            f"TO '{path}' (FORMAT parquet)"
        )
    public = guarded(open_snapshot(own_home), settings)
    table = public.table("targets", Selection())
    assert table.sentence == f"2026/27: 1 promise is {LEFT_OUT}"
    assert f"1 promise is {LEFT_OUT}" in public.table("overview", Selection()).notes


def test_the_makers_of_papers_are_found() -> None:
    assert {"year_leaflet", "meeting_leaflet", "quarter_leaflet"} <= {m.__name__ for m in MAKERS}


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_every_paper_for_the_public_refuses_an_unguarded_snapshot(
    make: Callable[..., Leaflet], home: Path
) -> None:
    others = [None] * (len(inspect.signature(make).parameters) - 1)
    for given in (open_snapshot(home), open_snapshot(home, withheld=[]), None):
        with pytest.raises(Unguarded, match="made of a guarded snapshot, not of"):
            make(given, *others)


def test_no_function_of_the_publics_papers_takes_a_bare_snapshot_or_the_groups_pack() -> None:
    for function in functions(papers):
        taken = {kind for name, kind in hints(function).items() if name != "return"}
        assert taken.isdisjoint({Snapshot, Pack}), function.__qualname__


def test_a_leaflet_itself_can_not_be_made_of_an_unguarded_snapshot(home: Path) -> None:
    nothing = Summary("", (), ())
    with pytest.raises(Unguarded, match="not of a Snapshot"):
        Leaflet(open_snapshot(home), "x", nothing, "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("withheld", "said"),
    [
        (None, "is open with all that the partnership keeps to itself"),
        ((), "is open with asb_reported, casualties_serious, casualties_slight, fires_deliberate"),
        (("asb_reported", "fires_deliberate", "fires_dwelling"), "casualties_slight, which the"),
    ],
)
def test_only_what_the_settings_withhold_makes_a_snapshot_guarded(
    home: Path, settings: Settings, withheld: tuple[str, ...] | None, said: str
) -> None:
    with pytest.raises(Unguarded, match=said):
        Guarded(open_snapshot(home, withheld=withheld), settings)
    opened = guarded(open_snapshot(home, withheld=withheld), settings)
    assert set(opened.snapshot.withheld or ()) >= set(settings.disclosure.sensitive)
    assert opened.snapshot.incidents(None, settings.disclosure.sensitive).empty


def test_what_was_guarded_stays_so_when_it_is_guarded_again(home: Path, settings: Settings) -> None:
    further = guarded(open_snapshot(home, withheld=["robbery"]), settings)
    assert further.snapshot.incidents(None, ["robbery"]).empty
    assert guarded(further.snapshot, settings).snapshot is further.snapshot


def test_a_kept_pack_is_not_handed_out_once_more_is_withheld(home: Path, later: Kept) -> None:
    assert "robbery" in SENSITIVE
    kept = kept_in(home)
    assert (later.number, later.new) == (2, True)
    assert later.id != kept.id
    assert all("Robbery no worse" in text_of(path) for path in of_the_public(kept))
    assert not any("Robbery no worse" in text_of(path) for path in of_the_public(later))


def test_the_groups_pack_is_refused_in_the_public_view(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    asked = ["--home", str(own_home), "--public", "report", "quarter", "2026-Q2"]
    assert main([*asked, "--out", str(out)]) == 2
    assert "isn't made in the public view. Leave out --public" in capsys.readouterr().err
    assert not out.exists()


def test_the_pack_for_the_group_keeps_what_the_public_is_not_told(
    home: Path, settings: Settings
) -> None:
    with pytest.raises(SelectionError, match="Strategy Group's own"):
        build_pack(guarded(open_snapshot(home), settings).snapshot, settings, QUARTER)
    assert "Fewer deliberate fires" in {item.title for item in pack_of(home).items}
