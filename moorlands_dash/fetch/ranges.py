"""A ZIP on a server, read by ranges: its list, then the wanted members alone.

The size is learnt from the first byte (`bytes=0-0`), as not every server understands a range from
the end. An answer of 200 would be the whole file, of gigabytes: its stream is closed at once. Every
further range is asked of the same version (`If-Range`), so that no two versions are mixed.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path

from moorlands_dash.extracts.archive import FAULTS
from moorlands_dash.fetch.client import Client, PassingError, bounded
from moorlands_dash.fetch.download import content_range, settle, tag_of
from moorlands_dash.fetch.model import FetchError

_TAIL = 128 * 1024
_LARGEST_LIST = 64_000_000
"""Bytes of a ZIP's list of members; data.police.uk's has half a million."""
_WHOLE = "{} sends the whole file where a part was asked."
_CHANGED = "The file at {} was changed while it was read: run it again."


class RemoteFile(io.RawIOBase):
    """A file on a server that one can seek in; what was read before isn't asked again."""

    def __init__(self, client: Client, address: str) -> None:
        """Learn size, version and final address; raise FetchError where it has no parts."""
        super().__init__()
        self._client = client
        self._place = 0
        self._held: list[tuple[int, bytes | mmap]] = []
        self.address = address
        self.size, self.tag = client.patiently(self._first)
        start = max(self.size - _TAIL, 0)
        self._held.append((start, self.bytes_at(start, self.size)))

    def seekable(self) -> bool:
        """Tell that one can seek in it."""
        return True

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self.size}[whence]
        self._place = max(base + offset, 0)
        return self._place

    def tell(self) -> int:
        """Return the place."""
        return self._place

    def read(self, size: int = -1) -> bytes:
        """Return bytes from the place on, asked of the server where they weren't before."""
        end = self.size if size is None or size < 0 else min(self._place + size, self.size)
        start, self._place = self._place, max(end, self._place)
        if start >= end:
            return b""
        for first, held in self._held:
            if first <= start and end <= first + len(held):
                return held[start - first : end - first]
        found = self.bytes_at(start, end)
        self._held.append((start, found))
        return found

    @contextmanager
    def holding(self, start: int, part: Path) -> Iterator[None]:
        """Read what lies in `part` from there, as long as this is open, without asking for it."""
        kept = self._held
        with part.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as held:
            self._held = [(start, held), *kept]
            try:
                yield
            finally:
                self._held = kept

    def bytes_at(self, start: int, end: int) -> bytes:
        """Ask for a stretch of the file, to be held in memory."""
        if end - start > _LARGEST_LIST:
            raise FetchError(f"The ZIP at {self.address} has a list larger than any known.")
        return self._client.patiently(lambda: b"".join(self.stretch(start, end)))

    def stretch(self, start: int, end: int) -> Iterator[bytes]:
        """Yield a stretch; raise PassingError where it breaks off, FetchError where it changed."""
        headers = {"Range": f"bytes={start}-{end - 1}"}
        if self.tag:
            headers["If-Range"] = self.tag
        with self._client.opened(self.address, headers) as response:
            if response.status_code != 206:
                what = _CHANGED if self.tag or response.status_code == 416 else _WHOLE
                raise FetchError(what.format(response.url.host))
            if content_range(response) != (start, end - 1, self.size):
                raise FetchError(_CHANGED.format(response.url.host))
            came = 0
            for chunk in bounded(response, end - start):
                came += len(chunk)
                yield chunk
        if came < end - start:
            raise PassingError(f"{response.url.host} broke off")

    def _first(self) -> tuple[int, str]:
        with self._client.opened(self.address, {"Range": "bytes=0-0"}) as response:
            if response.status_code != 206:
                raise FetchError(_WHOLE.format(response.url.host))
            self.address = str(response.url)
            return content_range(response)[2], tag_of(response)


class RemoteZip:
    """The members of a ZIP on a server."""

    def __init__(self, client: Client, address: str) -> None:
        """Read the list of members; raise FetchError where it is no ZIP, or has no parts."""
        self._client = client
        self._file = RemoteFile(client, address)
        try:
            self._zip = zipfile.ZipFile(self._file)
        except FAULTS as error:
            raise FetchError(f"What lies at {self.address} is no whole ZIP.") from error
        starts = sorted(member.header_offset for member in self._zip.infolist())
        self._ends = dict(zip(starts, [*starts[1:], self._zip.start_dir], strict=True))

    @property
    def address(self) -> str:
        """Return where it lies in the end, behind all redirects."""
        return self._file.address

    @property
    def version(self) -> str:
        """Return what tells this ZIP from a later one at the same address."""
        said = f"{self._file.address}\n{self._file.tag}\n{self._file.size}"
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def names(self) -> list[str]:
        """Return the names of all members."""
        return self._zip.namelist()

    def members(self, wanted: Callable[[str], bool]) -> list[zipfile.ZipInfo]:
        """Return the members whose names are wanted, by name."""
        found = [m for m in self._zip.infolist() if not m.is_dir() and wanted(m.filename)]
        return sorted(found, key=lambda member: member.filename)

    def size(self, members: Sequence[zipfile.ZipInfo]) -> int:
        """Return how many bytes must come for some members."""
        return sum(self._ends[m.header_offset] - m.header_offset for m in members)

    def bring(
        self,
        member: zipfile.ZipInfo,
        to: Path,
        parts: Path,
        limit: int,
        holds: Callable[[Path], None] = lambda _path: None,
    ) -> Path:
        """Bring one member, unpacked, to `to`; what came before an interruption isn't asked again.

        `holds` raises FetchError where it isn't what it is to be. Raises FetchError where it is
        larger than the limit, damaged, or the ZIP was changed.
        """
        if member.file_size > limit or member.flag_bits & 1:
            raise FetchError(f"{member.filename} is locked, or larger than any file of its kind.")
        start, end = member.header_offset, self._ends[member.header_offset]
        if end - start > limit + 1_000_000:
            raise FetchError(f"{member.filename} is larger than any file of its kind.")
        part = parts / f"{self.version}-{start}.part"
        parts.mkdir(parents=True, exist_ok=True)
        self._client.patiently(lambda: self._append(part, start, end))
        to.parent.mkdir(parents=True, exist_ok=True)
        fresh = parts / f"{to.name}.part"
        try:
            with self._file.holding(start, part):
                self._unpack(member, fresh)
            holds(fresh)
            settle(fresh, to)
        except (*FAULTS, NotImplementedError) as error:
            raise FetchError(f"{member.filename} is damaged in the ZIP.") from error
        finally:
            fresh.unlink(missing_ok=True)
            part.unlink(missing_ok=True)
        return to

    def _append(self, part: Path, start: int, end: int) -> None:
        with part.open("ab") as file:
            if file.tell() > end - start or (file.tell() and not self._file.tag):
                file.truncate(0)
            if file.tell() == end - start:
                return
            for chunk in self._file.stretch(start + file.tell(), end):
                file.write(chunk)

    def _unpack(self, member: zipfile.ZipInfo, to: Path) -> None:
        """Unpack a member whose bytes are held; zipfile holds its size and check sum."""
        with self._zip.open(member) as packed, to.open("wb") as out:
            while chunk := packed.read(1 << 20):
                out.write(chunk)


def let_go_of_parts(parts: Path) -> None:
    """Remove what is left of members once all are there, those of versions that are no more too."""
    shutil.rmtree(parts, ignore_errors=True)
