"""Two replicas behind nginx share a home; one is killed under its readers, and all go on.

`READERS=50` asks more of them: `make replicas`.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.deploy.install_proxies import program
from tests.deploy.replicas import Reader, behind_nginx

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(program("nginx") is None, reason="nginx isn't installed"),
]
READERS = int(os.environ.get("READERS", "6"))
PAGE = "all_wards"
KINDS = ("Burglary", "Robbery", "Shoplifting", "Drugs")


def test_readers_of_a_killed_replica_come_back_and_find_their_filters(
    demo_home: Path, tmp_path: Path
) -> None:
    kinds = [KINDS[number % len(KINDS)] for number in range(READERS)]
    with behind_nginx(demo_home, tmp_path) as (address, replicas), ThreadPoolExecutor(8) as at_once:
        readers = [Reader(address, f"what={kind}&email=somebody") for kind in kinds]
        ports = [each.port for each in replicas]
        wanted = [ports[number % 2] for number in range(READERS)]
        list(at_once.map(Reader.come_to, readers, wanted))
        before = list(at_once.map(lambda each: each.seen(PAGE), readers))
        held(before, kinds)
        first = {id(each): each.replica for each in readers}
        dead, alive = replicas
        dead.kill()
        staying = [each for each in readers if each.replica == alive.port]
        leaving = [each for each in readers if each.replica == dead.port]
        assert len(staying) == READERS // 2
        assert all(at_once.map(Reader.is_open, staying))
        list(at_once.map(Reader.come_again, leaving))
        assert {each.replica for each in readers} == {alive.port}
        after = list(at_once.map(lambda each: each.seen(PAGE), readers))
        held(after, kinds)
        assert [said(text) for text in after] == [said(text) for text in before]
        # Whoever comes anew while one is gone is led to the other.
        fresh = Reader(address, "what=Burglary")
        fresh.come()
        held([fresh.seen(PAGE)], ["Burglary"])
        again_there(leaving, first, address)
        log = (tmp_path / "moorlands-dash.access.log").read_text(encoding="utf-8")
    assert '"GET /_stcore/stream"' in log
    assert "what=" not in log
    assert "somebody" not in log


def again_there(leaving: list[Reader], first: dict[int, int], address: str) -> None:
    """Hold that a cookie leads every reader back to one and the same replica while one is there."""
    for each in leaving:
        assert each.cookies.count("moorlands_route=") == 1
        assert each.replica != first[id(each)]
        with_cookie = Reader(address, each.query, each.cookies)
        with_cookie.come()
        assert with_cookie.replica == each.replica


def said(text: str) -> str:
    """Return the sentence that a page says of its choice."""
    return text.split('\\"said\\": \\"')[1].split('\\"')[0]


def held(texts: list[str], kinds: list[str]) -> None:
    """Hold that each page is of the kind that its link asks for."""
    begun = [said(text).split(" in the ")[0] for text in texts]
    assert begun == kinds
