"""Dashboards that run beside each other for a benchmark, behind nginx where there are several."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

_NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  upstream replicas {{ hash $cookie_route consistent; {servers} }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://replicas; proxy_http_version 1.1; proxy_buffering off;
      proxy_set_header Host $http_host; proxy_read_timeout 600s;
      proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
    }}
  }}
}}
"""


@dataclass(frozen=True)
class Site:
    """Replicas that run, and the ports at which people ask for them."""

    ports: tuple[int, ...]
    servers: tuple[psutil.Process, ...]
    proxy: str

    def memory(self) -> float:
        """Return what the replicas hold in memory, in MB."""
        return sum(each.memory_info().rss for each in self.servers) / 1e6

    def processor(self) -> float:
        """Return how many seconds of processor time the replicas have had."""
        return sum(sum(each.cpu_times()[:2]) for each in self.servers)


@contextmanager
def served(tree: Path, replicas: int, work: Path) -> Iterator[Site]:
    """Run replicas of a checkout, behind nginx where there are two and it is installed."""
    with ExitStack() as stack:
        ports = [_free_port() for _ in range(replicas)]
        servers = tuple(stack.enter_context(_replica(tree, port)) for port in ports)
        for port in ports:
            _wait(port)
        if replicas == 1:
            yield Site(tuple(ports), servers, "no proxy")
        elif nginx := shutil.which("nginx"):
            front = stack.enter_context(_proxy(nginx, ports, work))
            yield Site((front,), servers, "nginx")
        else:
            yield Site(tuple(ports), servers, "ports by turns, as nginx isn't installed")


@contextmanager
def _replica(tree: Path, port: int) -> Iterator[psutil.Process]:
    words = [sys.executable, "-m", "moorlands_dash", "serve", "--port", str(port)]
    told = {"PYTHONPATH": str(tree), "STREAMLIT_SERVER_HEADLESS": "true"}
    running = subprocess.Popen(words, cwd=tree, env=os.environ | told, stdout=subprocess.DEVNULL)
    try:
        yield psutil.Process(running.pid)
    finally:
        running.terminate()
        with suppress(subprocess.TimeoutExpired):
            running.wait(20)
        running.kill()
        running.wait()


@contextmanager
def _proxy(nginx: str, ports: Sequence[int], work: Path) -> Iterator[int]:
    folder, port = work / "nginx", _free_port()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    servers = " ".join(f"server 127.0.0.1:{each};" for each in ports)
    (folder / "conf").write_text(_NGINX.format(folder=folder, port=port, servers=servers))
    running = subprocess.Popen(
        [nginx, "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(folder / "conf")]
    )
    try:
        _wait(port)
        yield port
    finally:
        running.terminate()
        running.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int) -> None:
    for _ in range(1200):
        with suppress(OSError):
            urllib.request.urlopen(f"http://localhost:{port}/_stcore/health").close()
            return
        time.sleep(0.05)
    raise RuntimeError("the dashboard did not answer within 60 s")
