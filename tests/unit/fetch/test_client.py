"""Patience with servers, and none with what isn't theirs."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2 as httpx
import pytest

from moorlands_dash.fetch import HOSTS, client
from moorlands_dash.fetch.client import LONGEST_WAIT, TRIES, UNKNOWN_TRIES, Client
from moorlands_dash.fetch.model import FetchError, UnreachableError
from tests.replay.server import Answer, Replay
from tests.replay.transport import client_of

DATES = "https://data.police.uk/api/crimes-street-dates"
KEY = "data.police.uk/api/crimes-street-dates"
BUSY = Answer(b"<html>busy</html>", 503)


def limited(after: str) -> Answer:
    return Answer(b"slow down", 429, {"Retry-After": after})


def test_a_busy_server_is_asked_again_and_each_time_later(replay: Replay) -> None:
    replay.faults[KEY] = [BUSY, BUSY, BUSY]
    waits: list[float] = []
    assert client_of(replay, waits).json(DATES)[0] == {"date": "2026-09", "stop-and-search": []}
    assert waits == [1, 2, 4]


def test_retry_after_is_followed_up_to_a_limit(replay: Replay) -> None:
    replay.faults[KEY] = [limited("7"), limited("86400"), limited("-5"), limited("soon")]
    waits: list[float] = []
    client_of(replay, waits).json(DATES)
    assert waits == [7, LONGEST_WAIT, 4, 8]


def test_retry_after_may_be_a_day(replay: Replay) -> None:
    then = datetime.now(UTC) + timedelta(seconds=60)
    replay.faults[KEY] = [limited(format_datetime(then, usegmt=True))]
    waits: list[float] = []
    client_of(replay, waits).json(DATES)
    assert 50 < waits[0] <= 60


def test_a_server_that_stays_busy_is_told_in_words(replay: Replay) -> None:
    replay.faults[KEY] = [BUSY] * TRIES
    with pytest.raises(FetchError, match=r"data\.police\.uk answered 503, 5 times\."):
        client_of(replay).json(DATES)
    assert len(replay.log) == TRIES


@pytest.mark.parametrize("status", [400, 403, 404, 451])
def test_what_no_wait_mends_is_asked_once(replay: Replay, status: int) -> None:
    replay.faults[KEY] = [Answer(b"no", status)]
    with pytest.raises(FetchError, match=str(status)):
        client_of(replay).json(DATES)
    assert len(replay.log) == 1


@pytest.mark.parametrize(
    "to",
    [
        "https://example.org/crimes.json",
        "http://data.police.uk/api/crimes-street-dates",
        "https://data.police.uk@example.org/",
        "https://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "",
    ],
)
def test_a_redirect_to_elsewhere_is_refused_unasked(replay: Replay, to: str) -> None:
    replay.faults[KEY] = [Answer(status=302, headers={"Location": to})]
    with pytest.raises(FetchError):
        client_of(replay).json(DATES)
    assert len(replay.log) == 1


def test_a_redirect_to_a_listed_host_is_followed(replay: Replay) -> None:
    replay.faults[KEY] = [Answer(status=307, headers={"Location": "/api/moved"})]
    replay.routes["data.police.uk/api/moved"] = lambda _asked: Answer(b"[1]")
    assert client_of(replay).json(DATES) == [1]


def test_a_circle_of_redirects_ends(replay: Replay) -> None:
    replay.routes[KEY] = lambda _asked: Answer(status=302, headers={"Location": DATES})
    with pytest.raises(FetchError, match="without end"):
        client_of(replay).json(DATES)
    assert len(replay.log) == 6


def test_an_answer_that_breaks_off_is_asked_again(replay: Replay) -> None:
    replay.faults[KEY] = [Answer(b'[{"date": "2026-09"}]', short=9)]
    assert client_of(replay).json(DATES)[0]["date"] == "2026-09"
    assert len(replay.log) == 2


def test_an_answer_is_read_up_to_its_limit(replay: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "SMALL", 100_000)
    replay.routes[KEY] = lambda _asked: Answer(b"[" + b"1," * 2_000_000 + b"1]")
    with pytest.raises(FetchError, match="no file of this kind has"):
        client_of(replay).json(DATES)
    assert replay.sent < 3_000_000


@pytest.mark.parametrize("body", [b"<html>Sign in to the guest network</html>", b"", b"[" * 99_999])
def test_what_is_no_json_is_told_in_words(replay: Replay, body: bytes) -> None:
    replay.routes[KEY] = lambda _asked: Answer(body)
    with pytest.raises(FetchError, match="no JSON"):
        client_of(replay).json(DATES)


def test_the_body_of_a_fault_is_not_read(replay: Replay) -> None:
    replay.routes[KEY] = lambda _asked: Answer(b"x" * 30_000_000, 404)
    with pytest.raises(FetchError):
        client_of(replay).data(DATES)
    assert replay.sent < 10_000_000


def test_a_host_whose_name_is_unknown_is_given_up_soon_and_not_asked_again() -> None:
    waits: list[float] = []
    alone = Client({"nowhere.invalid", "elsewhere.invalid"}, pause=waits.append)
    with pytest.raises(UnreachableError, match="Is this computer on the internet"):
        alone.data("https://nowhere.invalid/a")
    assert (alone.requests, len(waits)) == (UNKNOWN_TRIES, UNKNOWN_TRIES - 1)
    with pytest.raises(UnreachableError, match="could not be reached, as before in this round"):
        alone.data("https://nowhere.invalid/b")
    assert alone.requests == UNKNOWN_TRIES
    with pytest.raises(UnreachableError):
        alone.data("https://elsewhere.invalid/a")
    assert alone.requests == 2 * UNKNOWN_TRIES


def _silent(_request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("timed out") from TimeoutError("timed out")


def _cut(_request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("[Errno 104] Connection reset by peer") from ConnectionResetError(104)


def _closed(_request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("[Errno 111] Connection refused") from ConnectionRefusedError(111)


def _insecure(_request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("[SSL: WRONG_VERSION_NUMBER]") from ssl.SSLError(1, "wrong version")


def _odd(_request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("[Errno 71] Protocol error")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (_silent, "data.police.uk didn't answer whole (it fell silent)"),
        (_cut, "data.police.uk didn't answer whole (the connection was cut)"),
        (_closed, "data.police.uk could not be reached (it takes no calls)"),
        (_insecure, "data.police.uk could not be reached (no secure connection came about)"),
        (_odd, "data.police.uk didn't answer whole (the connection failed)"),
    ],
)
def test_why_nothing_came_is_said_in_plain_words(
    fault: Callable[[httpx.Request], httpx.Response], words: str
) -> None:
    asking = Client(HOSTS, transport=httpx.MockTransport(fault), pause=lambda _wait: None)
    with pytest.raises(FetchError) as told:
        asking.data(DATES)
    assert str(told.value).startswith(f"{words}, {TRIES} times.")


COPY = "copy.council.example"


def led(
    replay: Replay, to: str = f"https://{COPY}/dates", hosts: tuple[str, ...] = (COPY,)
) -> Client:
    client = client_of(replay)
    client.lead(hosts, {DATES: to})
    return client


def test_another_address_of_the_settings_is_asked_instead(replay: Replay) -> None:
    replay.routes[f"{COPY}/dates"] = lambda _asked: Answer(b"[7]")
    assert led(replay).json(DATES) == [7]
    assert [asked.host for asked in replay.log] == [COPY]


def test_a_redirect_to_an_address_that_is_led_elsewhere_is_led_too(replay: Replay) -> None:
    replay.routes[f"{COPY}/dates"] = lambda _asked: Answer(b"[7]")
    replay.routes["data.police.uk/old"] = lambda _asked: Answer(
        status=302, headers={"Location": DATES}
    )
    assert led(replay).json("https://data.police.uk/old") == [7]


def test_a_copy_that_redirects_to_a_host_that_is_not_listed_is_refused(replay: Replay) -> None:
    replay.routes[f"{COPY}/dates"] = lambda _asked: Answer(
        status=302, headers={"Location": "https://example.org/dates"}
    )
    with pytest.raises(FetchError, match=r"example\.org is none of the sources' own hosts"):
        led(replay).json(DATES)
    assert [asked.host for asked in replay.log] == [COPY]


@pytest.mark.parametrize(
    ("old", "new", "hosts"),
    [
        (DATES, f"https://{COPY}/dates", ()),
        (DATES, f"http://{COPY}/dates", (COPY,)),
        (DATES, f"https://{COPY}:8443/dates", (COPY,)),
        (DATES, f"https://user@{COPY}/dates", (COPY,)),
        (f"https://{COPY}/dates", f"https://{COPY}/other", (COPY,)),
    ],
)
def test_what_may_not_be_asked_leads_nowhere(
    replay: Replay, old: str, new: str, hosts: tuple[str, ...]
) -> None:
    client = client_of(replay)
    with pytest.raises(FetchError):
        client.lead(hosts, {old: new})
    assert (client.hosts, client.instead) == (HOSTS, {})
