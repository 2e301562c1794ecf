"""Downloads that go on where they were broken off, and stand under their name only when whole.

What has come lies in a `.part` file, beside it a note of what it is a part of: the address and the
version that the server named (ETag, else Last-Modified). It goes on with a range under `If-Range`;
a server whose file has changed sends it whole, and it begins anew.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2 as httpx

from moorlands_dash.fetch.client import Client, PassingError, bounded
from moorlands_dash.fetch.model import FetchError

_TELL_EVERY = 5.0
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


@dataclass(frozen=True)
class Version:
    """Which file a part is of, by what the server said of it."""

    address: str
    tag: str
    """A strong ETag, else Last-Modified; "" where the server names neither."""
    size: int | None


def download(
    client: Client,
    address: str,
    to: Path,
    parts: Path,
    *,
    limit: int,
    holds: Callable[[Path], None] = lambda _path: None,
) -> Path:
    """Download a file to `to`, and return it; what has come in part lies in `parts`.

    `holds` is given the whole file before it gets its name, and raises FetchError where it isn't
    what it is to be; such a file is let go. Raises FetchError where it doesn't come, or is over
    `limit`.
    """
    for folder in (to.parent, parts):
        folder.mkdir(parents=True, exist_ok=True)
    part = parts / f"{to.name}.part"
    client.patiently(lambda: _go_on(client, address, part, limit))
    try:
        holds(part)
    except FetchError:
        _let_go(part)
        raise
    settle(part, to)
    _note(part).unlink(missing_ok=True)
    return to


def settle(part: Path, to: Path) -> None:
    """Give a whole file its name, in one step, once its bytes are on the disk."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(to)


def put(data: bytes, to: Path, parts: Path) -> Path:
    """Write a file in one step; one that holds the same already stays untouched."""
    for folder in (to.parent, parts):
        folder.mkdir(parents=True, exist_ok=True)
    if not to.is_file() or to.read_bytes() != data:
        part = parts / f"{to.name}.part"
        part.write_bytes(data)
        settle(part, to)
    return to


def content_range(response: httpx.Response) -> tuple[int, int, int]:
    """Return first byte, last byte and size that an answer of 206 says; else raise FetchError."""
    found = _RANGE.fullmatch(response.headers.get("content-range", "").strip())
    if not found:
        raise FetchError(f"{response.url.host} sends a part of a file and doesn't say which.")
    first, last, size = (int(text) for text in found.groups())
    return first, last, size


def tag_of(response: httpx.Response) -> str:
    """Return what names the version of a file for `If-Range`: a strong ETag, or the date."""
    etag: str = response.headers.get("etag", "")
    if etag and not etag.startswith("W/"):
        return etag
    return str(response.headers.get("last-modified", ""))


def _go_on(client: Client, address: str, part: Path, limit: int) -> None:
    version, have = _version(part), part.stat().st_size if part.is_file() else 0
    resumes = bool(version and version.address == address and version.tag and have)
    headers = {"Range": f"bytes={have}-", "If-Range": version.tag} if version and resumes else {}
    if version and resumes and have == version.size:
        return
    with client.opened(address, headers) as response:
        if response.status_code == 416:
            _let_go(part)
            raise PassingError(f"{response.url.host} no longer has the file that had begun", 0)
        if response.status_code == 206:
            first, _, size = content_range(response)
            if not resumes or first != have or (version and size != version.size):
                _let_go(part)
                raise PassingError(f"{response.url.host} sends another part than was asked", 0)
            whole: int | None = size
        else:
            have, whole = 0, _length(response)
        _hold_size(response, whole, limit)
        if not have:
            _remember(part, Version(address, tag_of(response), whole))
        _append(client, response, part, have, whole, limit)


def _append(
    client: Client, response: httpx.Response, part: Path, have: int, size: int | None, limit: int
) -> None:
    told = time.monotonic()
    with part.open("ab" if have else "wb") as file:
        for chunk in bounded(response, limit - have):
            file.write(chunk)
            if time.monotonic() - told > _TELL_EVERY:
                told = time.monotonic()
                client.report(f"{response.url.host}: {_amount(file.tell(), size)}")
        came = file.tell()
    if size is not None and came != size:
        if came > size:
            _let_go(part)
        raise PassingError(f"{response.url.host} broke off after {_amount(came, size)}")


def _length(response: httpx.Response) -> int | None:
    """Return the bytes that a whole file is to have; None where it is packed, or nobody says."""
    said = response.headers.get("content-length", "")
    packed = response.headers.get("content-encoding", "identity").lower() != "identity"
    return int(said) if said.isdecimal() and not packed else None


def _hold_size(response: httpx.Response, size: int | None, limit: int) -> None:
    if size is not None and size > limit:
        raise FetchError(
            f"{response.url.host} has {size / 1e6:,.0f} MB there, and at most "
            f"{limit / 1e6:,.0f} MB are taken."
        )


def _amount(bytes_: int, size: int | None) -> str:
    of = f" of {size / 1e6:,.1f}" if size else ""
    return f"{bytes_ / 1e6:,.1f}{of} MB"


def _note(part: Path) -> Path:
    return part.with_name(part.name + ".of")


def _version(part: Path) -> Version | None:
    try:
        said: Any = json.loads(_note(part).read_text(encoding="utf-8"))
        return Version(said["address"], said["tag"], said["size"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remember(part: Path, version: Version) -> None:
    """Write down what the bytes to come are of; those that lie there of another go first."""
    part.unlink(missing_ok=True)
    note = {"address": version.address, "tag": version.tag, "size": version.size}
    fresh = part.with_name(part.name + ".of.new")
    fresh.write_text(json.dumps(note), encoding="utf-8")
    fresh.replace(_note(part))


def _let_go(part: Path) -> None:
    part.unlink(missing_ok=True)
    _note(part).unlink(missing_ok=True)
