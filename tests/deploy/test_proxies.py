"""The sites of both proxies: taken by the proxies themselves, and what they must say."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.deploy.install_proxies import program
from tests.deploy.replicas import SITE, nginx_files

DEPLOY = SITE.parents[1]
CADDYFILE = DEPLOY / "caddy" / "Caddyfile"


def directives(text: str) -> dict[str, list[str]]:
    """Return each directive of nginx -> what it is given, comments left out."""
    bare = re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
    found: dict[str, list[str]] = {}
    for name, given in re.findall(r"^\s*(\w+)\s+([^;{]+);", bare, re.MULTILINE):
        found.setdefault(name, []).append(" ".join(given.split()))
    return found


@pytest.mark.skipif(program("nginx") is None, reason="nginx isn't installed")
def test_nginx_takes_the_site_as_it_lies(tmp_path: Path) -> None:
    path = nginx_files(tmp_path, 8080, [8501, 8502])
    done = subprocess.run(
        [str(program("nginx")), "-t", "-p", tmp_path, "-c", path], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


@pytest.mark.skipif(program("nginx") is None, reason="nginx isn't installed")
def test_nginx_takes_its_tls(tmp_path: Path) -> None:
    if not (openssl := program("openssl")):
        pytest.skip("openssl isn't installed")
    key, chain = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=dashboard.example.org"]
    subprocess.run(
        [openssl, *words, "-keyout", key, "-out", chain], check=True, capture_output=True
    )
    site = SITE.read_text(encoding="utf-8").replace("/etc/ssl/moorlands-dash", str(tmp_path))
    site = site.replace("/var/log/nginx", str(tmp_path))
    site = site.replace("listen 80;", "listen 127.0.0.1:8080;").replace("443 ssl", "8443 ssl")
    path = tmp_path / "nginx.conf"
    path.write_text(
        f"pid {tmp_path}/pid;\nerror_log {tmp_path}/e.log;\nevents {{ }}\nhttp {{\n{site}\n}}\n"
    )
    done = subprocess.run(
        [str(program("nginx")), "-t", "-c", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_nginx_sends_on_sockets_keeps_readers_and_logs_no_query() -> None:
    found = directives(SITE.read_text(encoding="utf-8"))
    assert "Upgrade $http_upgrade" in found["proxy_set_header"]
    assert "Host $http_host" in found["proxy_set_header"]
    assert found["hash"] == ["$moorlands_route consistent"]
    assert found["proxy_buffering"] == ["off"]
    assert found["proxy_read_timeout"] == ["1h"]
    assert all(given.endswith(" moorlands") for given in found["access_log"])
    logged = " ".join(found["log_format"])
    assert (
        re.findall(r"\$(?:request\b|request_uri|args|query_string|http_\w+|cookie_\w+)", logged)
        == []
    )


@pytest.mark.skipif(program("caddy") is None, reason="Caddy isn't installed")
def test_caddy_takes_the_site_as_it_lies(tmp_path: Path) -> None:
    told = {
        "MOORLANDS_HOST": "localhost",
        "MOORLANDS_REPLICAS": "127.0.0.1:8501 127.0.0.1:8502",
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    words = [str(program("caddy")), "validate", "--adapter", "caddyfile", "--config", CADDYFILE]
    done = subprocess.run(words, env=os.environ | told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_caddy_keeps_readers_and_logs_no_query() -> None:
    text = CADDYFILE.read_text(encoding="utf-8")
    for said in ("lb_policy cookie", "health_uri /healthz", "flush_interval -1"):
        assert said in text
    assert re.search(r'request>uri regexp \\\?\.\* ""', text)
    assert "request>headers delete" in text


def test_logs_of_the_proxy_are_let_go() -> None:
    text = (DEPLOY / "logrotate").read_text(encoding="utf-8")
    assert text.count("{") == text.count("}") == 1
    logs = directives(SITE.read_text(encoding="utf-8"))["access_log"]
    folder = re.search(r"^(/\S+)\*\.log", text, re.MULTILINE)
    assert folder
    assert all(given.startswith(folder[1]) for given in logs)
    assert re.search(r"maxage \d+", text)
