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
from moorlands_dash.cli.serving import TRIED, free_port


def test_a_port_that_somebody_listens_on_is_passed_over() -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        assert port < free_port(port) < port + TRIED


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
