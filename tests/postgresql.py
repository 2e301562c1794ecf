"""A PostgreSQL of the tests' own: on a port of its own, in a folder of its own, never as root."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

USER, PASSWORD = "moorlands", "a-password-of-the-tests"


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, if it is installed."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = [str(path) for path in debian[-1:]] or [shutil.which("initdb") or ""]
    return Path(found[0]).parent if found[0] else None


def _as_whom() -> dict[str, object]:
    """Return what a child is started with: PostgreSQL refuses to run as root."""
    if os.name != "posix" or os.geteuid() != 0:
        return {}
    return {"user": "postgres", "extra_groups": []}


@dataclass
class Server:
    """One server; it goes on where it was killed once it is started again."""

    programs: Path
    safe: bool = False
    """Whether what is written is on the disk; for tests that kill it."""
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="moorlands-pg-")))
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server, making its folder the first time, and wait until it answers."""
        if not self.port:
            self._make()
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        given = ["-c", "listen_addresses=127.0.0.1", "-k", "", "-c", "max_connections=60"]
        given += ["-c", "recovery_init_sync_method=syncfs"]
        quick = [] if self.safe else ["-c", "fsync=off", "-c", "full_page_writes=off"]
        command = [self.programs / "postgres", "-D", self.folder / "data", "-p", str(self.port)]
        log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(
            [*command, *given, *quick], cwd="/", stdout=log, stderr=log, **_as_whom()
        )  # type: ignore[call-overload]
        until = time.monotonic() + 30
        while not self._answers():
            assert time.monotonic() < until, (self.folder / "log").read_text()
            time.sleep(0.02)

    def _make(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        (self.folder / "password").write_text(PASSWORD)
        if _as_whom():
            for path in (self.folder, self.folder / "password"):
                shutil.chown(path, "postgres")
        given = ["-U", USER, "-A", "scram-sha-256", f"--pwfile={self.folder / 'password'}"]
        made = subprocess.run(
            [
                self.programs / "initdb",
                "-D",
                self.folder / "data",
                "--no-sync",
                "-E",
                "UTF8",
                *given,
            ],
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            **_as_whom(),
        )  # type: ignore[call-overload]
        assert made.returncode == 0, made.stderr

    def _answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def url(self, name: str) -> str:
        """Return the address of one of its databases."""
        return f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{self.port}/{name}"

    def fresh(self) -> str:
        """Empty its database and return the address: making one anew takes a second."""
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute("DROP SCHEMA IF EXISTS public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return self.url("postgres")

    def kill(self) -> None:
        """Kill the server with all its processes, in the middle of whatever it does."""
        import psutil

        assert self.process is not None
        children = psutil.Process(self.process.pid).children(recursive=True)
        self.process.kill()
        for child in children:
            child.kill()
        psutil.wait_procs(children, 20)
        self.process.wait(20)

    def end(self) -> None:
        """Stop the server and remove its folder."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)
