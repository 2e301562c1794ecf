"""Uploads as somebody makes them who doesn't use the page: over HTTP, in a session of one's own."""

from __future__ import annotations

import socket
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.browser.serving import PATIENCE

FILE = (
    b'--part\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n'
    b"Content-Type: text/csv\r\n\r\n%s\r\n--part--\r\n"
)
_SPOKEN = Subprotocol("streamlit")


@dataclass(frozen=True)
class Visitor:
    """A visitor's session of a dashboard, with all that its uploads need."""

    port: int
    session: str
    token: str

    def put(self, body: bytes, *lines: str, method: str = "PUT") -> int:
        """Send a request of an upload with such head lines; return the status of its answer.

        What is answered before the body is sent, is answered without having read it.
        """
        head = [
            f"{method} /_stcore/upload_file/{self.session}/file HTTP/1.1",
            f"Host: localhost:{self.port}",
            f"X-Xsrftoken: {self.token}",
            f"Cookie: _streamlit_xsrf={self.token}",
            "Content-Type: multipart/form-data; boundary=part",
            *lines,
        ]
        with socket.create_connection(("localhost", self.port), PATIENCE / 1000) as wire:
            wire.sendall("\r\n".join([*head, "", ""]).encode() + body)
            return int(wire.recv(4096).split()[1])


@contextmanager
def visiting(address: str) -> Iterator[Visitor]:
    """Yield a session that a page of a dashboard gave to a visitor."""
    with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
        token = answer.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
    asked, told = BackMsg(), ForwardMsg()
    asked.rerun_script.query_string = ""
    port = int(urlsplit(address).port or 0)
    with connect(f"ws://localhost:{port}/_stcore/stream", subprotocols=[_SPOKEN]) as wire:
        wire.send(asked.SerializeToString())
        while told.WhichOneof("type") != "new_session":
            told.ParseFromString(wire.recv(PATIENCE / 1000, decode=False))
        yield Visitor(port, told.new_session.initialize.session_id, token)
