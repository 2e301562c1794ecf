"""Whether others can be served: the provider's secrets, names, TLS, the port. No secret is told."""

from __future__ import annotations

import os
import socket
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from moorlands_dash.access.provider import KEYS, named
from moorlands_dash.cli.health.finding import Finding, fault, note, well
from moorlands_dash.partnership import Settings

_LEAST = 32
"""Characters of a secret that signs cookies."""
_BACK = "/oauth2callback"
_WHAT = "Sign-in"


def of_sign_in(settings: Settings, files: list[Path], environment: Mapping[str, str]) -> Finding:
    """Return whether readers can sign in: a provider is named, whole, and fits the settings."""
    if not settings.access.sign_in:
        return note(_WHAT, "nobody signs in: the dashboard may answer this machine alone")
    found, where = provider(files, environment)
    if not found:
        return fault(_WHAT, "the settings ask for it, and no provider is named in the secrets")
    lacking = [key for key in KEYS if not str(found.get(key, "")).strip()]
    if lacking:
        return fault(_WHAT, f"{where} lacks {', '.join(lacking)}")
    if len(str(found["cookie_secret"])) < _LEAST:
        return fault(_WHAT, f"cookie_secret is short: draw one of {_LEAST} characters or more")
    if not str(found["redirect_uri"]).endswith(_BACK):
        return fault(_WHAT, f"redirect_uri must end with {_BACK}")
    readable = next((path for path in files if path.is_file() and _open_to_all(path)), None)
    if readable is not None:
        return fault(_WHAT, f"others may read the secrets: chmod 600 {readable}")
    if not settings.access.contact:
        return note(_WHAT, f"{where} names a provider; [access] contact says nobody to ask")
    return well(_WHAT, f"{where} names a provider, whole")


def provider(files: list[Path], environment: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    """Return what names the provider, and where that stands; the environment goes before files."""
    if given := named(environment):
        return given, "the environment"
    for path in files:
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8")).get("auth")
        except (OSError, ValueError):
            continue
        if isinstance(found, dict):
            return found, path.name
    return {}, ""


def _open_to_all(path: Path) -> bool:
    return os.name == "posix" and bool(path.stat().st_mode & 0o007)


def of_names(settings: Settings, files: list[Path], environment: Mapping[str, str]) -> Finding:
    """Return whether names, TLS and the provider's way back fit each other."""
    what, serving = "Names and TLS", settings.serving
    back = urlsplit(str(provider(files, environment)[0].get("redirect_uri", "")))
    if not serving.hosts:
        return note(what, "[serving] names no host: only this machine's own names are answered")
    if settings.access.sign_in and back.hostname and back.hostname not in serving.hosts:
        return fault(what, f"redirect_uri leads to {back.hostname}, which [serving] hosts lacks")
    if settings.access.sign_in and not serving.tls:
        return fault(what, "[serving] tls is false: put a proxy with TLS before it, and say so")
    if serving.tls and back.scheme == "http":
        return fault(what, "redirect_uri begins with http: though a proxy with TLS is said to be")
    return well(
        what, f"{', '.join(serving.hosts)}, TLS {'before it' if serving.tls else 'not set'}"
    )


def of_port(port: int) -> Finding:
    """Return whether a port is free, or a dashboard answers there."""
    with socket.socket() as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            return note("Port", f"{port} is taken ({error.strerror}): a dashboard may run already")
    return well("Port", f"{port} is free")
