"""A council's network: its proxy, and its own certificates, are honoured."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from moorlands_dash.fetch import HOSTS, Client
from moorlands_dash.fetch.model import FetchError

DATES = "https://data.police.uk/api/crimes-street-dates"
BODY = b'[{"date": "2026-09"}]'


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a certificate for the source's host that nobody but its maker trusts, and its key."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl isn't installed: no certificate can be made")
    path = tmp_path_factory.mktemp("council") / "both.pem"
    asked = [program, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
             "-nodes", "-days", "2", "-subj", "/CN=council", "-addext",
             "subjectAltName=DNS:data.police.uk", "-keyout", "-", "-out", "-"]  # fmt: skip
    path.write_bytes(subprocess.run(asked, capture_output=True, check=True).stdout)
    return path


@contextmanager
def proxy(certificate: Path) -> Iterator[tuple[str, list[bytes]]]:
    """Yield the address of a proxy that looks into https, and what it was asked to connect to."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server, asked = socket.create_server(("127.0.0.1", 0)), []

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                asked.append(connection.recv(4096).split(b"\r\n")[0])
                connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                try:
                    with context.wrap_socket(connection, server_side=True) as inside:
                        inside.recv(4096)
                        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(BODY)}\r\n\r\n".encode()
                        inside.sendall(head + BODY)
                except OSError:
                    continue

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
    finally:
        server.close()


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("NO_PROXY", "ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    return monkeypatch


def test_the_proxy_and_the_certificate_of_the_environment_are_used(
    certificate: Path, environment: pytest.MonkeyPatch
) -> None:
    with proxy(certificate) as (address, asked):
        environment.setenv("HTTPS_PROXY", address)
        environment.setenv("SSL_CERT_FILE", str(certificate))
        assert Client(HOSTS).json(DATES) == [{"date": "2026-09"}]
    assert asked == [b"CONNECT data.police.uk:443 HTTP/1.1"]


def test_a_certificate_that_nobody_vouches_for_is_refused_in_words(
    certificate: Path, environment: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    with proxy(certificate) as (address, asked):
        environment.setenv("HTTPS_PROXY", address)
        environment.delenv("SSL_CERT_FILE", raising=False)
        with pytest.raises(FetchError, match="isn't trusted here: if a proxy looks into https"):
            Client(HOSTS, pause=waits.append).json(DATES)
    assert len(asked) == 1
    assert waits == []


def test_a_proxy_that_is_not_there_is_told_in_words(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with pytest.raises(FetchError, match=r"data\.police\.uk"):
        Client(HOSTS, pause=lambda _seconds: None).json(DATES)
