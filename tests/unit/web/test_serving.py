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

from moorlands_dash.cli import main
from moorlands_dash.web.serving import TRIED, free_port
from moorlands_dash.web.serving import main as serve


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
