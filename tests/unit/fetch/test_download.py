"""Downloads that are broken off, go on, or are not what they were."""

from pathlib import Path

import pytest

from moorlands_dash.fetch.download import download, put
from moorlands_dash.fetch.model import FetchError
from tests.replay.server import Answer, Asked, Replay, Route, Stored
from tests.replay.transport import client_of

ADDRESS = "https://data.dft.gov.uk/x.csv"
KEY = "data.dft.gov.uk/x.csv"
BODY = bytes(range(256)) * 40


def brought(replay: Replay, folder: Path, limit: int = 1_000_000) -> bytes:
    to = download(client_of(replay), ADDRESS, folder / "x.csv", folder / "parts", limit=limit)
    return to.read_bytes()


def broken_off(after: int, stored: Stored) -> Route:
    """Answer as a store does, but for the end."""

    def answer(asked: Asked) -> Answer:
        whole = stored(asked)
        return Answer(whole.body, whole.status, whole.headers, len(whole.body) - after)

    return answer


@pytest.fixture
def stored(replay: Replay) -> Stored:
    replay.routes[KEY] = found = Stored(BODY)
    return found


@pytest.mark.parametrize("after", [1, 1000, len(BODY) - 1])
def test_what_was_broken_off_goes_on_where_it_ended(
    replay: Replay, stored: Stored, tmp_path: Path, after: int
) -> None:
    replay.faults[KEY] = [broken_off(after, stored)]
    assert brought(replay, tmp_path) == BODY
    assert replay.log[1].headers["range"].startswith("bytes=")
    assert replay.log[1].headers["if-range"] == '"v1"'
    assert replay.sent <= len(BODY)
    assert list((tmp_path / "parts").iterdir()) == []


def test_it_goes_on_in_the_next_run_too(replay: Replay, stored: Stored, tmp_path: Path) -> None:
    replay.faults[KEY] = [broken_off(4000, stored), *[Answer(status=503)] * 4]
    with pytest.raises(FetchError):
        brought(replay, tmp_path)
    assert not (tmp_path / "x.csv").exists()
    assert brought(replay, tmp_path) == BODY
    assert replay.log[-1].range == "bytes=4000-"


def test_a_file_that_changed_meanwhile_begins_anew(
    replay: Replay, stored: Stored, tmp_path: Path
) -> None:
    replay.faults[KEY] = [broken_off(4000, stored)]
    replay.routes[KEY] = Stored(BODY[::-1], etag='"v2"')
    assert brought(replay, tmp_path) == BODY[::-1]


@pytest.mark.parametrize("etag", ["", 'W/"v1"'])
def test_without_a_version_nothing_is_pieced_together(
    replay: Replay, tmp_path: Path, etag: str
) -> None:
    replay.routes[KEY] = whole = Stored(BODY, etag=etag)
    replay.faults[KEY] = [broken_off(4000, whole)]
    assert brought(replay, tmp_path) == BODY
    assert replay.log[1].range == ""


def test_a_part_of_another_place_is_not_joined(
    replay: Replay, stored: Stored, tmp_path: Path
) -> None:
    wrong = {"Content-Range": f"bytes 0-99/{len(BODY)}", "ETag": '"v1"'}
    replay.faults[KEY] = [broken_off(4000, stored), Answer(BODY[:100], 206, wrong)]
    assert brought(replay, tmp_path) == BODY


def test_a_file_that_shrank_is_fetched_as_it_is(
    replay: Replay, stored: Stored, tmp_path: Path
) -> None:
    replay.faults[KEY] = [broken_off(9000, stored)]
    replay.routes[KEY] = Stored(b"short now", etag='"v1"')
    assert brought(replay, tmp_path) == b"short now"


@pytest.mark.parametrize("said", [True, False])
def test_what_is_over_the_limit_is_refused(replay: Replay, tmp_path: Path, said: bool) -> None:
    large = Answer(b"x" * 3_000_000, headers={} if said else {"Content-Length": "900"})
    replay.routes[KEY] = lambda _asked: large
    if said:
        with pytest.raises(FetchError, match="at most"):
            brought(replay, tmp_path)
        assert replay.sent < 3_000_000
    else:
        assert len(brought(replay, tmp_path)) == 900  # More than is promised isn't read.


@pytest.mark.usefixtures("stored")
def test_what_is_not_what_it_is_to_be_gets_no_name(replay: Replay, tmp_path: Path) -> None:
    def holds(_path: Path) -> None:
        raise FetchError("This is a web page.")

    with pytest.raises(FetchError, match="web page"):
        download(
            client_of(replay), ADDRESS, tmp_path / "x.csv", tmp_path, limit=99_999, holds=holds
        )
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_holds_the_same_stays_untouched(tmp_path: Path) -> None:
    to = put(b"one", tmp_path / "x.csv", tmp_path)
    before = to.stat().st_mtime_ns
    assert put(b"one", to, tmp_path).stat().st_mtime_ns == before
    assert put(b"two", to, tmp_path).read_bytes() == b"two"
