"""GOV.UK's content API: the files that a page of statistics names.

Pages of different kinds hold their files in different places (`attachments`, `documents`, the text
itself). So every text in the answer is looked through for addresses of GOV.UK's own store of files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from moorlands_dash.fetch.client import Client

HOST = "www.gov.uk"
FILES = "assets.publishing.service.gov.uk"
CONTENT = f"https://{HOST}/api/content/government"
_FILE = re.compile(rf"https://{re.escape(FILES)}/[^\s\"'<>\\]+")


def files(client: Client, page: str) -> list[str]:
    """Return the addresses of files that a page names, in its order."""
    said = client.json(f"{CONTENT}/{page}")
    return list(dict.fromkeys(address for text in _texts(said) for address in _FILE.findall(text)))


def _texts(said: Any) -> Iterator[str]:
    waiting = [said]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
