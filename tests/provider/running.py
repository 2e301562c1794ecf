"""The provider, run on a free port with people of the test's own; and a dashboard that uses it."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving import free_port
from tests.provider.install import FOLDER, PROVIDER

SECRET = "a secret of the tests alone, of no use elsewhere"
_PATIENCE = 30


@dataclass(frozen=True)
class RunningProvider:
    """Where it answers, and the file that says who there is."""

    address: str
    people: Path

    def say(self, people: Mapping[str, Mapping[str, Any]]) -> None:
        """Have other people there, from the next sign-in on."""
        self.people.write_text(json.dumps(people), encoding="utf-8")

    def secrets(self, dashboard: str) -> str:
        """Return the secrets by which a dashboard signs in with it."""
        return (
            "[auth]\n"
            f'redirect_uri = "{dashboard}/oauth2callback"\n'
            f'cookie_secret = "{SECRET} (cookie)"\n'
            'client_id = "dashboard"\n'
            f'client_secret = "{SECRET}"\n'
            f'server_metadata_url = "{self.address}/.well-known/openid-configuration"\n'
            'client_kwargs = { scope = "openid profile email", prompt = "login" }\n'
        )


@contextmanager
def provided(
    folder: Path, dashboard: str, people: Mapping[str, Mapping[str, Any]]
) -> Iterator[RunningProvider]:
    """Run the provider for a dashboard's address; skip, in words, where it isn't installed."""
    node = shutil.which("node")
    if node is None or not PROVIDER.is_dir():
        pytest.skip("oidc-provider is not installed: `make test` installs it where there is Node")
    port = free_port()
    found = RunningProvider(f"http://localhost:{port}", folder / "people.json")
    found.say(people)
    told = {
        "port": port,
        "people": str(found.people),
        "redirect": f"{dashboard}/oauth2callback",
        "secret": SECRET,
    }
    with (folder / "provider.log").open("wb") as log:
        words = [node, str(FOLDER / "provider.mjs"), json.dumps(told)]
        running = subprocess.Popen(words, cwd=FOLDER, stdout=log, stderr=log)
        try:
            _answering(f"{found.address}/.well-known/openid-configuration", running)
            yield found
        finally:
            running.kill()
            running.wait()


def _answering(address: str, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert running.poll() is None, "the provider ended before it answered"
        with suppress(OSError):
            urllib.request.urlopen(address, timeout=5).close()
            return
        time.sleep(0.05)
    pytest.fail("the provider doesn't answer")
