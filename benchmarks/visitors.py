"""Many people at once: websocket clients that speak as browsers do, on one replica and on two.

    python -m benchmarks.visitors --short                      # some minutes, on a busy machine too
    python -m benchmarks.visitors --reference ../before        # beside another checkout, 50 and 100

People arrive over a minute and click every 20 s for 3 minutes: another page, or another category.
An answer's time is from the click to the end of the script that it asked for. A client keeps no
message, so it is sent all of a page each time, as a browser that opens it first is. Two replicas
stand behind nginx, which keeps each person with one of them by a cookie.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from benchmarks.extracts import ROOT
from benchmarks.home import demonstration_home
from benchmarks.measure import machine
from benchmarks.replicas import Site, served

WORK = Path(__file__).resolve().parent / "work"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "load")
CATEGORIES = ("", "", "what=burglary", "what=shoplifting", "what=violence")
"""What is asked beside the page: mostly nothing, as most who come choose nothing."""
FAULT = b"because of a fault in the program"
PATIENCE = 60.0
_SMALL = 400
"""A message of more bytes isn't the one that ends a script."""


@dataclass(frozen=True)
class Crowd:
    """How many come, over which time, and how often each clicks for how long; in seconds."""

    people: int
    arriving: float = 60.0
    pause: float = 20.0
    staying: float = 180.0


@dataclass
class Told:
    """What people saw: seconds that answers took, and what went wrong."""

    answers: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Return it in words."""
        if not self.answers:
            return f"no answer, {len(self.errors)} errors"
        ranked = sorted(self.answers)
        p95 = ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))]
        return (
            f"{len(ranked):5} answers   p50 {statistics.median(ranked):6.2f} s   p95 {p95:6.2f} s"
            f"   last {ranked[-1]:6.2f} s   {len(self.errors)} errors"
        )


class Visitor:
    """One person's browser: a websocket, and what it asked last."""

    def __init__(self, port: int, number: int) -> None:
        """Choose pages as this person always does."""
        self._port, self._number = port, number
        self._random = random.Random(number)

    @property
    def _cookie(self) -> dict[str, str]:
        return {"Cookie": f"route=person{self._number}"}

    async def open(self) -> ClientConnection:
        """Connect, as a browser of the address does."""
        return await connect(
            f"ws://localhost:{self._port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(f"http://localhost:{self._port}"),
            additional_headers=self._cookie,
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,
        )

    async def click(self, channel: ClientConnection, told: Told) -> None:
        """Ask for a page, and wait until it is whole."""
        asked = BackMsg()
        asked.rerun_script.page_name = self._random.choice(PAGES)
        asked.rerun_script.query_string = self._random.choice(CATEGORIES)
        began = time.perf_counter()
        await channel.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            await _whole(channel, told)
        told.answers.append(time.perf_counter() - began)

    async def stay(self, crowd: Crowd, told: Told) -> None:
        """Come at some time, click until it is time to leave."""
        await asyncio.sleep(crowd.arriving * self._number / crowd.people)
        until = time.perf_counter() + crowd.staying
        try:
            async with await self.open() as channel:
                while time.perf_counter() < until:
                    began = time.perf_counter()
                    await self.click(channel, told)
                    await asyncio.sleep(max(crowd.pause - (time.perf_counter() - began), 0))
        except (OSError, TimeoutError, WebSocketException) as fault:
            told.errors.append(type(fault).__name__)

    async def once(self, start: asyncio.Event, ready: list[int], told: Told) -> None:
        """Connect, wait for all others, and click with them."""
        try:
            async with await self.open() as channel:
                ready.append(self._number)
                await start.wait()
                await self.click(channel, told)
        except (OSError, TimeoutError, WebSocketException) as fault:
            told.errors.append(type(fault).__name__)


async def _whole(channel: ClientConnection, told: Told) -> None:
    """Wait for the end of a script that was let finish."""
    while True:
        message = await channel.recv(decode=False)
        if FAULT in message:
            told.errors.append("fault")
        if len(message) <= _SMALL:
            got = ForwardMsg.FromString(message)
            if got.WhichOneof("type") == "script_finished":
                if got.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    told.errors.append("compile error")
                elif got.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    continue  # cut short for another click, or a part of a page alone
                return


async def coming(site: Site, crowd: Crowd) -> Told:
    """Let a crowd come and go; return what it saw."""
    told = Told()
    await asyncio.gather(*(each.stay(crowd, told) for each in _people(site, crowd.people)))
    return told


async def together(site: Site, people: int) -> Told:
    """Let people who are all there click at once; return what they saw."""
    told, start, ready = Told(), asyncio.Event(), list[int]()
    waiting = [asyncio.ensure_future(v.once(start, ready, told)) for v in _people(site, people)]
    while len(ready) + len(told.errors) < people:
        await asyncio.sleep(0.05)
    start.set()
    await asyncio.gather(*waiting)
    return told


async def alone(site: Site, clicks: int) -> Told:
    """Let one person click for himself, without a pause; return what they saw."""
    told = Told()
    visitor = Visitor(site.ports[0], 0)
    async with await visitor.open() as channel:
        for _ in range(clicks):
            await visitor.click(channel, told)
    return told


def _people(site: Site, people: int) -> Iterator[Visitor]:
    return (Visitor(site.ports[n % len(site.ports)], n) for n in range(people))


def lines(
    work: Path, reference: Path | None, crowds: Sequence[Crowd], at_once: int, rest: float
) -> Iterator[str]:
    """Yield the report."""
    demonstration_home(work)
    kinds = [("this program, 1 replica", ROOT, 1), ("this program, 2 replicas", ROOT, 2)]
    if reference is not None:
        kinds.insert(0, ("reference, 1 process", reference, 1))
    yield f"{machine()}; {psutil.cpu_count()} cores shared with the clients"
    for name, tree, replicas in kinds:
        with served(tree, replicas, work) as site:
            time.sleep(rest / 2)
            yield from _report(f"{name} ({site.proxy})", site, replicas, crowds, at_once, rest)


def _report(
    name: str, site: Site, replicas: int, crowds: Sequence[Crowd], at_once: int, rest: float
) -> Iterator[str]:
    yield f"{name}; load average {os.getloadavg()[0]:.1f}"
    clicks = len(PAGES)
    asyncio.run(alone(site, clicks))
    before, spent = site.memory(), site.processor()
    again = asyncio.run(alone(site, clicks))
    # Of the processor, not the clock: others at work on the machine don't make the floor higher.
    script = (site.processor() - spent) / clicks
    yield f"  one person alone, again       {again.line()}"
    for crowd in crowds:
        told = asyncio.run(coming(site, crowd))
        yield f"  {crowd.people:3} coming over {crowd.arriving:.0f} s         {told.line()}"
        yield from _errors(told)
    told = asyncio.run(together(site, at_once))
    yield f"  {at_once:3} all at once               {told.line()}"
    floor = f"{at_once} x {script * 1000:.0f} ms of processor time / {replicas}"
    yield f"      its floor is {at_once * script / replicas:.1f} s: {floor}"
    yield from _errors(told)
    time.sleep(rest)
    yield f"  memory {before:.0f} MB before, {site.memory():.0f} MB {rest:.0f} s after"


def _errors(told: Told) -> Iterator[str]:
    if told.errors:
        kinds = {kind: told.errors.count(kind) for kind in sorted(set(told.errors))}
        yield f"      errors: {json.dumps(kinds)}"


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.visitors")
    parser.add_argument("--reference", type=Path, help="another checkout, measured in the same run")
    parser.add_argument("--short", action="store_true", help="few people for some seconds")
    given = parser.parse_args()
    crowds = [Crowd(10, 10, 5, 20)] if given.short else [Crowd(50), Crowd(100)]
    reference = given.reference.resolve() if given.reference else None
    WORK.mkdir(exist_ok=True)
    at_once, rest = (20, 20.0) if given.short else (50, 150.0)
    for line in lines(WORK, reference, crowds, at_once, rest):
        print(line, flush=True)


if __name__ == "__main__":
    main()
