"""A ZIP on a server, read by ranges."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.ranges import RemoteFile, RemoteZip
from tests.replay import tables
from tests.replay.server import Answer, Asked, Replay, Stored
from tests.replay.transport import client_of

ADDRESS = "https://policeuk-data.s3.amazonaws.com/archive/2026-09.zip"
KEY = "policeuk-data.s3.amazonaws.com/archive/2026-09.zip"
MEMBERS = {
    f"2026-09/2026-09-{name}-street.csv": random.Random(name).randbytes(60_000)
    for name in ("avon", "derbyshire", "kent", "wiltshire", "sussex", "surrey")
}
OURS = "2026-09/2026-09-derbyshire-street.csv"
ARCHIVE = tables.zipped(MEMBERS)


@pytest.fixture
def stored(replay: Replay) -> Stored:
    replay.routes[KEY] = found = Stored(ARCHIVE)
    return found


def brought(replay: Replay, folder: Path) -> bytes:
    archive = RemoteZip(client_of(replay), ADDRESS)
    (member,) = archive.members(lambda name: name == OURS)
    return archive.bring(member, folder / "out.csv", folder / "parts", 1_000_000).read_bytes()


@pytest.mark.usefixtures("stored")
def test_only_the_wanted_member_is_read(replay: Replay, tmp_path: Path) -> None:
    assert brought(replay, tmp_path) == MEMBERS[OURS]
    assert len(replay.log) == 3
    tail = 128 * 1024
    assert replay.sent < tail + len(MEMBERS[OURS]) + 500
    assert all(asked.headers["accept-encoding"] == "identity" for asked in replay.log)
    assert [asked.headers.get("if-range") for asked in replay.log] == [None, '"v1"', '"v1"']


def test_a_zip_of_the_large_kind_is_read(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(zipfile, "ZIP64_LIMIT", 100)
        patched.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 3)
        large = tables.zipped(MEMBERS)
    assert b"PK\x06\x06" in large
    assert b"PK\x06\x06" not in ARCHIVE
    replay.routes[KEY] = Stored(large)
    assert brought(replay, tmp_path) == MEMBERS[OURS]


class Hollow(io.BytesIO):
    """A file of which only what is written behind the first five gigabytes is held."""

    START = 5 << 30

    def tell(self) -> int:
        return self.START + super().tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self.START + super().seek(offset - (0 if whence else self.START), whence)

    def answer(self, asked: Asked) -> Answer:
        first, last = (int(n) for n in asked.range.removeprefix("bytes=").split("-"))
        size, held = self.START + len(self.getvalue()), self.getvalue()
        empty = b"\0" * max(min(last + 1, self.START) - first, 0)
        body = empty + held[max(first - self.START, 0) : max(last + 1 - self.START, 0)]
        said = {"ETag": '"v1"', "Content-Range": f"bytes {first}-{last}/{size}"}
        return Answer(body, 206, said)


def test_members_behind_the_first_four_gigabytes_are_read(replay: Replay, tmp_path: Path) -> None:
    hollow = Hollow()
    with zipfile.ZipFile(hollow, "w") as archive:
        for name, data in MEMBERS.items():
            archive.writestr(name, data)
    replay.routes[KEY] = hollow.answer
    assert brought(replay, tmp_path) == MEMBERS[OURS]
    first = int(replay.log[-1].range.removeprefix("bytes=").split("-")[0])
    assert first > Hollow.START
    assert replay.sent < 300_000


def test_a_server_that_knows_no_ranges_from_the_end_is_read(replay: Replay, tmp_path: Path) -> None:
    replay.routes[KEY] = Stored(ARCHIVE, suffixes=False)
    assert brought(replay, tmp_path) == MEMBERS[OURS]
    assert not any(asked.range.startswith("bytes=-") for asked in replay.log)


def test_a_server_without_ranges_is_left_at_once(replay: Replay, tmp_path: Path) -> None:
    replay.routes[KEY] = Stored(b"x" * 50_000_000, ranges=False)
    with pytest.raises(FetchError, match="sends the whole file"):
        brought(replay, tmp_path)
    assert replay.sent < 10_000_000


@pytest.mark.parametrize("at", [1, 2])
def test_an_archive_that_changes_while_it_is_read_is_refused(
    replay: Replay, stored: Stored, tmp_path: Path, at: int
) -> None:
    newer = Stored(ARCHIVE[::-1], etag='"v2"')
    replay.faults[KEY] = [*[stored] * at, *[newer] * 5]
    with pytest.raises(FetchError, match="was changed while it was read"):
        brought(replay, tmp_path)
    assert not (tmp_path / "out.csv").exists()


def break_off(replay: Replay, stored: Stored, folder: Path) -> None:
    """Go a round that ends when 20,000 bytes of the member have come."""

    def broken(asked: Asked) -> Answer:
        whole = stored(asked)
        return Answer(whole.body, 206, whole.headers, len(whole.body) - 20_000)

    replay.faults[KEY] = [stored, stored, broken, *[Answer(status=429)] * 4]
    with pytest.raises(FetchError):
        brought(replay, folder)


def test_a_member_goes_on_where_it_was_broken_off(
    replay: Replay, stored: Stored, tmp_path: Path
) -> None:
    break_off(replay, stored, tmp_path)
    assert [path.stat().st_size for path in (tmp_path / "parts").iterdir()] == [20_000]
    replay.log.clear()
    assert brought(replay, tmp_path) == MEMBERS[OURS]
    first, last = replay.log[-1].range.removeprefix("bytes=").split("-")
    assert int(last) - int(first) < len(MEMBERS[OURS]) - 19_000
    assert list((tmp_path / "parts").iterdir()) == []


def test_a_part_of_an_older_archive_is_not_joined(
    replay: Replay, stored: Stored, tmp_path: Path
) -> None:
    break_off(replay, stored, tmp_path)
    newer = {name: data[::-1] for name, data in MEMBERS.items()}
    replay.routes[KEY] = Stored(tables.zipped(newer), etag='"v2"')
    assert brought(replay, tmp_path) == newer[OURS]


def test_a_damaged_member_is_told(replay: Replay, tmp_path: Path) -> None:
    at = ARCHIVE.index(OURS.encode()) + 30_000
    replay.routes[KEY] = Stored(ARCHIVE[:at] + b"damage" + ARCHIVE[at + 6 :])
    with pytest.raises(FetchError, match="damaged in the ZIP"):
        brought(replay, tmp_path)
    assert list(tmp_path.rglob("*.*")) == []


@pytest.mark.parametrize("body", [b"<html>Not here</html>" * 99, ARCHIVE[:-4000], b"PK"])
def test_what_is_no_zip_is_told(replay: Replay, tmp_path: Path, body: bytes) -> None:
    replay.routes[KEY] = Stored(body)
    with pytest.raises(FetchError, match="no whole ZIP"):
        brought(replay, tmp_path)


@pytest.mark.usefixtures("stored")
def test_a_member_larger_than_its_kind_is_not_asked_for(replay: Replay, tmp_path: Path) -> None:
    archive = RemoteZip(client_of(replay), ADDRESS)
    (member,) = archive.members(lambda name: name == OURS)
    with pytest.raises(FetchError, match="larger than any file"):
        archive.bring(member, tmp_path / "out.csv", tmp_path, 50_000)
    assert len(replay.log) == 2


@pytest.mark.usefixtures("stored")
def test_the_wrong_stretch_is_refused(replay: Replay) -> None:
    said = {"Content-Range": f"bytes 5-9/{len(ARCHIVE)}", "ETag": '"v1"'}
    file = RemoteFile(client_of(replay), ADDRESS)
    replay.faults[KEY] = [Answer(b"12345", 206, said)]
    with pytest.raises(FetchError, match="changed"):
        file.bytes_at(0, 5)
