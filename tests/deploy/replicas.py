"""Replicas of the dashboard behind the nginx site of deploy/, and readers by websocket."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.browser.serving import free_port
from tests.deploy.install_proxies import program

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "deploy" / "nginx" / "moorlands-dash.conf"
_PATIENCE = 90.0
_SPOKEN = Subprotocol("streamlit")


@dataclass
class Replica:
    """One dashboard, and where it listens."""

    home: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it answers some seconds later."""
        words = [sys.executable, "-m", "moorlands_dash", "serve", "--port", str(self.port)]
        told = {"MOORLANDS_HOME": str(self.home), "STREAMLIT_SERVER_HEADLESS": "true"}
        self.process = subprocess.Popen(
            words, cwd=ROOT, env=os.environ | told, stdout=subprocess.DEVNULL
        )

    def kill(self) -> None:
        """Kill it, in the middle of whatever it does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def wait(self) -> None:
        """Wait until it answers."""
        answers(f"http://127.0.0.1:{self.port}/healthz")


def answers(address: str) -> None:
    """Wait until somebody answers at an address."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with suppress(OSError):
            urllib.request.urlopen(address, timeout=5).close()
            return
        time.sleep(0.05)
    raise AssertionError(f"nobody answers at {address}")


def nginx_files(folder: Path, port: int, replicas: list[int]) -> Path:
    """Write a configuration round the site as it lies in deploy/, on the loopback without TLS."""
    text = SITE.read_text(encoding="utf-8")
    plain, _, served = text.partition("server {\n    listen 80;")
    served = served[served.index("server {") :]
    for number, replica in zip((8501, 8502), replicas, strict=True):
        plain = plain.replace(f"127.0.0.1:{number}", f"127.0.0.1:{replica}")
    served = "\n".join(line for line in served.splitlines() if " ssl_" not in line)
    served = served.replace("listen 443 ssl http2", f"listen 127.0.0.1:{port}")
    served = served.replace("server_name dashboard.example.org", "server_name localhost")
    served = served.replace(
        "add_header Set-Cookie",
        "add_header X-Replica $upstream_addr always;\n    add_header Set-Cookie",
    )
    both = (
        (plain + served)
        .replace("/var/log/nginx/", f"{folder}/")
        .replace("HttpOnly; Secure;", "HttpOnly;")
    )
    folders = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    path = folder / "nginx.conf"
    path.write_text(
        f"daemon off;\nmaster_process off;\npid {folder}/nginx.pid;\n"
        f"error_log {folder}/error.log;\n"
        f"events {{ worker_connections 1024; }}\nhttp {{\n{folders}{both}\n}}\n",
        encoding="utf-8",
    )
    return path


@contextmanager
def behind_nginx(home: Path, folder: Path) -> Iterator[tuple[str, list[Replica]]]:
    """Run two replicas that share a home behind nginx; yield their common address, and them."""
    replicas = [Replica(home), Replica(home)]
    port = free_port()
    path = nginx_files(folder, port, [each.port for each in replicas])
    running = None
    try:
        for each in replicas:
            each.start()
        for each in replicas:
            each.wait()
        running = subprocess.Popen([str(program("nginx")), "-p", folder, "-c", path])
        answers(f"http://localhost:{port}/healthz")
        yield f"http://localhost:{port}", replicas
    finally:
        if running is not None:
            running.kill()
            running.wait()
        for each in replicas:
            each.kill()


@dataclass
class Reader:
    """Somebody with a page open: a cookie that leads to a replica, and filters in the link."""

    address: str
    query: str
    cookies: str = ""
    replica: int = 0
    """Port of the replica that answers."""
    wire: ClientConnection | None = None

    def come(self) -> None:
        """Ask for the page, and open its socket."""
        if not self.cookies:
            with urllib.request.urlopen(f"{self.address}/?{self.query}") as answer:
                given = answer.headers.get_all("Set-Cookie") or []
                self.cookies = "; ".join(each.split(";")[0] for each in given)
        address = f"ws://{urlsplit(self.address).netloc}/_stcore/stream"
        self.wire = connect(
            address,
            origin=self.address,  # type: ignore[arg-type]
            subprotocols=[_SPOKEN],
            additional_headers={"Cookie": self.cookies},
            max_size=None,
            legacy=True,
            open_timeout=_PATIENCE,
        )
        assert self.wire.response is not None
        self.replica = int(self.wire.response.headers["X-Replica"].rsplit(":", 1)[1])

    def come_to(self, replica: int) -> None:
        """Come anew until luck has the cookie lead to that replica."""
        for _ in range(60):
            self.cookies = ""
            self.come()
            if self.replica == replica:
                return
        raise AssertionError(f"no reader is ever led to the replica on port {replica}")

    def come_again(self) -> None:
        """Open the socket again, as a browser does until it succeeds."""
        until = time.monotonic() + 20
        while True:
            try:
                self.come()
            except (OSError, InvalidStatus):
                assert time.monotonic() < until, "no replica takes the reader"
                time.sleep(0.2)
            else:
                return

    def seen(self, page: str) -> str:
        """Have the page drawn by its link, and return all the text that came, to its end."""
        assert self.wire is not None
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = page
        self.wire.send(asked.SerializeToString())
        texts = []
        told = ForwardMsg()
        while told.WhichOneof("type") != "script_finished":
            told.ParseFromString(self.wire.recv(_PATIENCE, decode=False))
            texts.append(str(told))
        return "\n".join(texts)

    def is_open(self) -> bool:
        """Tell whether the socket still leads to somebody."""
        assert self.wire is not None
        try:
            self.wire.ping().wait(5)
            self.wire.recv(0.01)
        except TimeoutError:
            return True
        except ConnectionClosed:
            return False
        return True
