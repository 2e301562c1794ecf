"""Files that were given, looked at."""

from pathlib import Path

import pytest

from moorlands_dash.fetch.given import Given, looked_at
from moorlands_dash.fetch.model import FetchError
from tests.replay import tables


def test_members_are_looked_at_and_links_are_not(tmp_path: Path) -> None:
    inside = tmp_path / "given"
    inside.mkdir()
    (inside / "a.zip").write_bytes(tables.zipped({"one.csv": b"A,B\n1,2\n", "deep/two.csv": b""}))
    (inside / "book.ods").write_bytes(tables.ods({"Sheet": [("a",)]}))
    (inside / ".hidden").write_text("x")
    (tmp_path / "secret.csv").write_text("A,B\n")
    (inside / "link.csv").symlink_to(tmp_path / "secret.csv")
    found = [(each.path.name, each.member) for each in looked_at(inside)]
    assert found == [
        ("a.zip", ""),
        ("a.zip", "one.csv"),
        ("a.zip", "deep/two.csv"),
        ("book.ods", ""),
    ]


def test_columns_are_found_below_titles(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("A title\n\nCode ,Name\nE1,One\nE2,Two\n")
    given = Given(path)
    assert given.has("code", "NAME")
    assert [row["Name"] for row in given.records("code")] == ["One", "Two"]
    with pytest.raises(FetchError, match="no columns other"):
        list(given.records("other"))


def test_windows_letters_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("Name\nMynydd y Gaer, Tŷ\n".encode())
    assert next(Given(path).records("Name"))["Name"].startswith("Mynydd")
    path.write_bytes("Name\nChâteau\n".encode("cp1252"))
    assert next(Given(path).records("Name"))["Name"] == "Château"


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut", b"\0\1\2", b"", b'"' * 200_000])
def test_what_cannot_be_read_is_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(data)
    given = Given(path)
    assert given.names == ()
    assert not given.has("A", "B")
