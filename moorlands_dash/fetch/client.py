"""Asking the sources over https: listed hosts alone, sizes bounded, patience limited.

Proxies are taken from the environment, certificates from the system's trust store (or what
SSL_CERT_FILE names), as httpx2 does by itself. Redirects are followed one by one, each checked
like an address of our own. Nothing here is told an address by a page or a file of a partner; the
settings alone may name others.
"""

from __future__ import annotations

import json
import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx2 as httpx

from moorlands_dash import __version__
from moorlands_dash.fetch.hosts import checked, elsewhere, shown
from moorlands_dash.fetch.model import FetchError, Report, UnreachableError

TRIES = 5
UNKNOWN_TRIES = 2
"""Of a host whose name isn't found: without a network every further one is lost time."""
LONGEST_WAIT = 120.0
"""Seconds that a Retry-After is followed at most."""
SMALL = 64_000_000
"""Bytes of the largest answer that is read into memory."""
_REDIRECTS = 5
_TIMES = httpx.Timeout(60.0, connect=20.0)
_LONGEST_ANSWER = 3600.0
_UNTRUSTED = (
    "The certificate of {} isn't trusted here: if a proxy looks into https, have its certificate "
    "put into this computer's trust store, or name it in SSL_CERT_FILE."
)
_REASONS: Mapping[type[BaseException], str] = {
    socket.gaierror: "its name isn't known here",
    ConnectionRefusedError: "it takes no calls",
    ConnectionResetError: "the connection was cut",
    ssl.SSLError: "no secure connection came about",
    httpx.ProxyError: "the proxy on the way refuses",
    httpx.ConnectTimeout: "it doesn't take the call",
    httpx.TimeoutException: "it fell silent",
    httpx.RemoteProtocolError: "it broke off",
}
"""Faults of a connection, as their own words are a programmer's."""
_MOVED = (301, 302, 303, 307, 308)
_AGAIN = (408, 429, 500, 502, 503, 504)

Headers = Mapping[str, str]
T = TypeVar("T")


class PassingError(Exception):
    """A fault that may be gone at the next try; says what it was, and how long to wait."""

    def __init__(
        self, what: str, wait: float | None = None, *, unreached: str = "", tries: int = TRIES
    ) -> None:
        """Keep the wait that the server asks for, if it does, and the host that nobody reached."""
        super().__init__(what)
        self.wait, self.unreached, self.tries = wait, unreached, tries


class Client:
    """Asks the hosts that are listed, and counts how often."""

    def __init__(
        self,
        hosts: Collection[str],
        report: Report | None = None,
        *,
        transport: httpx.BaseTransport | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """List the hosts; a `transport` other than the network's is for tests alone."""
        self.hosts = frozenset(hosts)
        self.instead: Mapping[str, str] = {}
        self.requests = 0
        self.report: Report = report or (lambda _line: None)
        self._pause = pause
        self._unreached: set[str] = set()
        self._http = httpx.Client(
            transport=transport,
            timeout=_TIMES,
            follow_redirects=False,
            headers={"User-Agent": f"moorlands-dash/{__version__}", "Accept-Encoding": "identity"},
        )

    def lead(self, hosts: Collection[str], instead: Mapping[str, str]) -> None:
        """Ask other addresses instead of some, as the settings say, and further hosts.

        Raises FetchError for what stands for an address that is never asked, or for one that may
        not be asked. Redirects are led, and checked, alike.
        """
        known, allowed = self.hosts, self.hosts | frozenset(hosts)
        for old, new in instead.items():
            checked(old, known)
            checked(new, allowed)
        self.hosts, self.instead = allowed, dict(instead)

    def close(self) -> None:
        """Close what is open to the sources."""
        self._http.close()

    def data(self, address: str, params: Mapping[str, str] | None = None) -> bytes:
        """Return a small answer; raise FetchError in words where it doesn't come."""
        url = str(httpx.URL(address, params=dict(params))) if params else address
        return self.patiently(lambda: self._small(url))

    def json(self, address: str, params: Mapping[str, str] | None = None) -> Any:
        """Return a small answer that is JSON; raise FetchError for any other."""
        try:
            return json.loads(self.data(address, params))
        except (ValueError, RecursionError) as error:
            raise FetchError(f"{_host(address)} answered something that is no JSON.") from error

    def patiently(self, ask: Callable[[], T]) -> T:
        """Return what `ask` does, tried again after faults that pass; at last raise FetchError."""
        for tried in range(1, TRIES + 1):
            try:
                return ask()
            except PassingError as fault:
                if tried >= fault.tries:
                    raise self._given_up(fault, tried) from fault
                wait = 2.0 ** (tried - 1) if fault.wait is None else fault.wait
                wait = max(min(wait, LONGEST_WAIT), 0.0)
                self.report(f"{fault}: trying again in {wait:.0f} s")
                self._pause(wait)
        raise AssertionError

    def _given_up(self, fault: PassingError, tried: int) -> FetchError:
        """Return what is said at last; a host that nobody reached isn't tried again this round."""
        if not fault.unreached:
            return FetchError(f"{fault}, {tried} times.")
        self._unreached.add(fault.unreached)
        return UnreachableError(f"{fault}, {tried} times. Is this computer on the internet?")

    @contextmanager
    def opened(self, address: str, headers: Headers | None = None) -> Iterator[httpx.Response]:
        """Yield the answer of an address, its body unread; it is closed whatever was read of it.

        Raises PassingError for what may be gone at the next try, FetchError for anything else
        but an answer of 200, 206, 304 or 416.
        """
        url = checked(elsewhere(address, self.instead), self.hosts)
        for _ in range(_REDIRECTS + 1):
            with self._asked(url, headers) as response:
                if response.status_code not in _MOVED:
                    _held(response)
                    yield response
                    return
                url = self._moved(response)
        raise FetchError(f"{_host(address)} redirects without end.")

    @contextmanager
    def _asked(self, url: str, headers: Headers | None) -> Iterator[httpx.Response]:
        if (host := _host(url)) in self._unreached:
            raise UnreachableError(f"{host} could not be reached, as before in this round.")
        self.requests += 1
        try:
            with self._http.stream("GET", url, headers=dict(headers or {})) as response:
                yield response
        except (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError) as error:
            if "CERTIFICATE_VERIFY" in str(error):
                raise FetchError(_UNTRUSTED.format(host)) from error
            raise _passing(host, error) from error
        except httpx.HTTPError as error:
            raise FetchError(f"{host} can't be asked ({_reason(error)}).") from error

    def _moved(self, response: httpx.Response) -> str:
        to = response.headers.get("location", "")
        try:
            url = str(response.url.join(to))
        except (httpx.InvalidURL, ValueError) as error:
            raise FetchError(f"{response.url.host} redirects to something unreadable.") from error
        if not to:
            raise FetchError(f"{response.url.host} redirects to nowhere.")
        return checked(elsewhere(url, self.instead), self.hosts)

    def _small(self, address: str) -> bytes:
        with self.opened(address) as response:
            if response.status_code != 200:
                raise FetchError(f"{_host(address)} answered {response.status_code}.")
            return b"".join(bounded(response, SMALL))


def bounded(response: httpx.Response, limit: int) -> Iterator[bytes]:
    """Yield the body; raise FetchError where it is larger than the limit, or takes an hour."""
    size, until = 0, time.monotonic() + _LONGEST_ANSWER
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > limit:
            raise FetchError(
                f"{response.url.host} sends more than {limit / 1e6:,.0f} MB, which no file of "
                "this kind has."
            )
        if time.monotonic() > until:
            raise FetchError(f"{response.url.host} takes more than an hour for one file.")
        yield chunk


def _held(response: httpx.Response) -> None:
    """Raise PassingError or FetchError for an answer that holds nothing of what was asked."""
    code, host = response.status_code, response.url.host
    if code in _AGAIN:
        raise PassingError(f"{host} answered {code}", _retry_after(response))
    if code in (404, 410):
        raise FetchError(f"{host} has nothing at this address any more ({code}).")
    if code in (401, 403, 407):
        raise FetchError(f"{host}, or a proxy on the way, refuses ({code}).")
    if code not in (200, 206, 304, 416):
        raise FetchError(f"{host} answered {code}.")


def _passing(host: str, error: httpx.HTTPError) -> PassingError:
    """Return the fault of an answer that broke off, or of a host that wasn't reached at all."""
    if not isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout)):
        return PassingError(f"{host} didn't answer whole ({_reason(error)})")
    what = f"{host} could not be reached ({_reason(error)})"
    unknown = any(isinstance(cause, socket.gaierror) for cause in _causes(error))
    return PassingError(what, unreached=host, tries=UNKNOWN_TRIES if unknown else TRIES)


def _retry_after(response: httpx.Response) -> float | None:
    """Return the seconds that a server asks to wait, from a number or a day."""
    said = response.headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said[:9])
    try:
        when = parsedate_to_datetime(said)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return (when - datetime.now(UTC)).total_seconds()


def _reason(error: Exception) -> str:
    """Return in plain words why nothing came, by the innermost cause that is known."""
    known = (
        words
        for cause in reversed(_causes(error))
        for kind, words in _REASONS.items()
        if isinstance(cause, kind)
    )
    return next(known, "the connection failed")


def _causes(error: BaseException) -> list[BaseException]:
    """Return a fault and what it came of, the innermost last."""
    found = [error]
    while further := found[-1].__cause__ or found[-1].__context__:
        found.append(further)
    return found


def _host(address: str) -> str:
    return shown(httpx.URL(address).host)
