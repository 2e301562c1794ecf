"""Office files and archives without the clock: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")
_OFFICE = (".xlsx", ".pptx", ".docx")


def timeless(content: bytes, created: datetime) -> bytes:
    """Return an office file with every time within set to `created`, embedded ones too."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    stamp = f"{created:%Y-%m-%dT%H:%M:%SZ}".encode()
    for name, member in members.items():
        if name.endswith(_OFFICE):
            members[name] = timeless(member, created)
        elif name == "docProps/core.xml":
            members[name] = _STAMP.sub(rb"\g<1>" + stamp + rb"\g<2>", member)
    return zipped(members, created)


def zipped(members: Mapping[str, bytes], created: datetime) -> bytes:
    """Return an archive of the members in their order, each bearing the time `created`."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            entry = zipfile.ZipInfo(name, created.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Fixed, as it otherwise tells on which system the archive was made.
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, member)
    return written.getvalue()
