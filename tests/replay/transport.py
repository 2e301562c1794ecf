"""Leads every https request of the program to the replaying server; for tests alone."""

from __future__ import annotations

import httpx2 as httpx

from moorlands_dash.fetch import HOSTS, Client
from tests.replay.server import Replay


class Replaying(httpx.BaseTransport):
    """The network, as the program sees it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert request.url.scheme == "https"
        headers = [*request.headers.items(), ("X-Replayed", request.url.host)]
        url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        return self._inner.handle_request(httpx.Request("GET", url, headers=headers))

    def close(self) -> None:
        self._inner.close()


def client_of(replay: Replay, waits: list[float] | None = None) -> Client:
    """Return a client that asks the replaying server; waits are noted and not waited."""
    noted = [] if waits is None else waits
    return Client(HOSTS, transport=Replaying(replay.port), pause=noted.append)
