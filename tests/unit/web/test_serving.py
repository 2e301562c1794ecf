"""`moorlands-dash serve` prints the address that answers, and nothing that advertises."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from starlette.requests import HTTPConnection

from moorlands_dash.cli import main
from moorlands_dash.ui import taking, who
from moorlands_dash.web import serving
from moorlands_dash.web.application import EXPORT
from moorlands_dash.web.guard import person
from moorlands_dash.web.serving import TRIED, free_port
from moorlands_dash.web.serving import main as serve
from tests.public_view import settings_with


def test_a_port_that_somebody_listens_on_is_passed_over() -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        assert port < free_port(first=port) < port + TRIED


def answers(address: str) -> bool:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health") as found:
                return bool(found.status == 200)
        except OSError:
            time.sleep(0.1)
    return False


@pytest.mark.skipif(os.name == "nt", reason="stops the server by a signal of POSIX")
def test_the_address_is_printed_and_answers(demo_home: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    words = [sys.executable, "-m", "moorlands_dash", "--home", str(demo_home), "serve"]
    with said.open("w") as out:
        running = subprocess.Popen(
            words,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=tmp_path,
            env=os.environ | {"STREAMLIT_SERVER_HEADLESS": "true"},
        )
    try:
        while not (found := re.search(r"http://localhost:\d+", said.read_text())):
            assert running.poll() is None, said.read_text()
            time.sleep(0.05)
        assert answers(found[0])
        assert len(said.read_text().splitlines()) == 1
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait()


def test_a_port_that_is_named_is_taken(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--port", "none"])
    assert "--port" in capfd.readouterr().err


def test_it_is_not_served_to_a_network_where_nobody_signs_in(
    capsys: pytest.CaptureFixture[str], demo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOORLANDS_HOME", str(demo_home))
    with pytest.raises(SystemExit) as ended:
        serve(["--address", "0.0.0.0", "--port", "1"])
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert "0.0.0.0" in said.err and said.out == ""


def test_names_of_others_are_served_to_those_alone_who_sign_in(
    capsys: pytest.CaptureFixture[str],
    demo_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A proxy stands before the loopback: whoever comes through it isn't this machine's user."""
    hosts = '[serving]\nhosts = ["dashboard.example.org"]'
    monkeypatch.setenv("MOORLANDS_HOME", str(demo_home))
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(settings_with(tmp_path, hosts)))
    with pytest.raises(SystemExit) as ended:
        serve(["--port", "1"])
    assert ended.value.code == 2
    assert "dashboard.example.org" in capsys.readouterr().err
    # Nor do they become it where the settings change while it runs.
    assert not person(HTTPConnection({"type": "http", "headers": []})).rights


def test_whoever_comes_from_a_network_is_never_this_machines_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asking = HTTPConnection({"type": "http", "headers": []})
    assert person(asking).may("partnership")
    monkeypatch.setenv(who.BEYOND, "1")
    assert not person(asking).rights


def test_what_the_server_sets_is_what_the_pages_read() -> None:
    assert (serving.SERVED, serving.BEYOND) == (taking.SERVED, who.BEYOND)
    assert f"/{taking.ROUTE}" == EXPORT


@pytest.mark.slow
def test_it_answers_before_what_the_pages_need_is_imported() -> None:
    code = (
        "import sys, moorlands_dash.web.application, moorlands_dash.web.serving;"
        "sys.exit(bool({'duckdb', 'pandas', 'scipy', 'moorlands_dash.ui.view'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
