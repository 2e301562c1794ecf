"""A server on the loopback that answers for every source's host, and can fail as they do.

The program always asks https addresses of the listed hosts; `transport.Replaying` leads them here
and says whose they were. Nothing in the program can be told to do so.
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PIECE = 512


@dataclass(frozen=True)
class Answer:
    """What is sent; `short` leaves off that many bytes of what the head promises."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    short: int = 0


@dataclass(frozen=True)
class Asked:
    """A request: whose it was, for what, with which range."""

    host: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]

    @property
    def range(self) -> str:
        return self.headers.get("range", "")


@dataclass(frozen=True)
class Stored:
    """A file in a store that gives parts of it, as S3, Azure and GOV.UK's assets do."""

    body: bytes
    etag: str = '"v1"'
    ranges: bool = True
    suffixes: bool = True
    """Whether a range from the end ("bytes=-500") is understood."""

    def __call__(self, asked: Asked) -> Answer:
        known = {"ETag": self.etag, "Accept-Ranges": "bytes"} if self.etag else {}
        unchanged = asked.headers.get("if-range", self.etag) == self.etag
        if not (asked.range and self.ranges and unchanged):
            return Answer(self.body, headers=known)
        found = re.fullmatch(r"bytes=(\d*)-(\d*)", asked.range)
        assert found, asked.range
        size = len(self.body)
        if not found[1] and not self.suffixes:
            return Answer(self.body, headers=known)
        first = int(found[1]) if found[1] else max(size - int(found[2]), 0)
        last = min(int(found[2]) if found[1] and found[2] else size - 1, size - 1)
        if first > last:
            return Answer(status=416, headers={"Content-Range": f"bytes */{size}"})
        said = known | {"Content-Range": f"bytes {first}-{last}/{size}"}
        return Answer(self.body[first : last + 1], 206, said)


Route = Callable[[Asked], Answer]


class Replay:
    """Routes by host and path, a log of what was asked, and faults to come first."""

    def __init__(self, routes: Mapping[str, Route]) -> None:
        self.routes = dict(routes)
        self.log: list[Asked] = []
        self.faults: dict[str, list[Answer | Route]] = defaultdict(list)
        """Host and path -> what is answered before the route's own answer."""
        self.sent = 0
        self.stop_at: int | None = None
        """So many bytes are sent, then `stopped` is called and the connection is cut."""
        self.stopped: Callable[[], None] = lambda: None
        self.port = 0
        self._lock = threading.Lock()

    def answer(self, asked: Asked) -> Answer:
        with self._lock:
            self.log.append(asked)
            key = f"{asked.host}{asked.path}"
            if self.faults[key]:
                first = self.faults[key].pop(0)
                return first if isinstance(first, Answer) else first(asked)
        route = self.routes.get(key)
        return route(asked) if route else Answer(b"<html>Not found</html>", 404)

    def allowed(self, piece: bytes) -> bytes:
        """Count bytes about to be sent; return those of them that still may be."""
        with self._lock:
            self.sent += len(piece)
            over = 0 if self.stop_at is None else self.sent - self.stop_at
            return piece[: len(piece) - over] if over > 0 else piece

    def stop(self) -> None:
        """Tell that the last byte is sent."""
        self.stop_at = None
        self.stopped()


class Quiet(ThreadingHTTPServer):
    """Says nothing of clients that go away, as killed ones do."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def running(routes: Mapping[str, Route]) -> Iterator[Replay]:
    """Yield a server that is ended afterwards."""
    replay = Replay(routes)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {k: v[-1] for k, v in parse_qs(parts.query, keep_blank_values=True).items()}
            headers = {k.lower(): v for k, v in self.headers.items()}
            asked = Asked(headers.get("x-replayed", ""), parts.path, query, headers)
            send(self, replay, replay.answer(asked))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    replay.port = server.server_address[1]
    try:
        yield replay
    finally:
        server.shutdown()
        server.server_close()


def send(handler: BaseHTTPRequestHandler, replay: Replay, answer: Answer) -> None:
    try:
        handler.send_response(answer.status)
        for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        body = answer.body[: len(answer.body) - answer.short]
        for first in range(0, len(body), PIECE):
            piece = body[first : first + PIECE]
            sent = replay.allowed(piece)
            handler.wfile.write(sent)
            if sent != piece:
                handler.wfile.flush()
                replay.stop()
                handler.close_connection = True
                return
        if answer.short:
            handler.close_connection = True
    except (BrokenPipeError, ConnectionResetError):
        handler.close_connection = True
