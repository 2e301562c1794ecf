"""A load killed at any moment leaves the old or the new snapshot, and never half of one."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
ROW = (
    ",{},Staffordshire Police,Staffordshire Police,-2.05,53.05,On or near Mill Street,E01029801,"
    "Staffordshire Moorlands 004A,Anti-social behaviour,,"
)

PRELUDE = """
    import json, os, re, shutil, signal, sys, time
    from pathlib import Path
    from moorlands_dash.extracts import intake, recognise, street
    from moorlands_dash.partnership import Files, load_settings
    from moorlands_dash.store import load as loading, queries
    from moorlands_dash.store.home import current_id
    import duckdb, pandas, pyarrow.parquet

    SETTINGS = load_settings().model_copy(update={"files": Files(reference=[])})

    def rows(home):
        # What is published, opened and asked: a half snapshot would fail here.
        snapshot = queries.open_snapshot(home)
        months = snapshot.coverage()
        assert len(snapshot.incidents(None, ("anti_social_behaviour",))) == months["rows"].sum()
        return int(months["rows"].sum())

    def child(job):
        # Each in a process of its own: a killed one leaves nothing behind in this one.
        process = os.fork()
        if process == 0:
            try:
                os._exit(job() or 0)
            except BaseException as error:
                print(type(error).__name__, error, file=sys.stderr, flush=True)
                os._exit(99)
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
"""

AT_EVERY_STEP = """
    home, work, before, new = (Path(a) for a in sys.argv[2:])
    EVERY = int(sys.argv[1])
    STEPS = {"open", "os.mkdir", "os.rmdir", "os.rename", "os.remove", "os.link", "os.truncate"}

    def killed_at(step):
        seen = 0
        def hook(event, arguments):
            nonlocal seen
            if event in STEPS and str(work) in str(arguments[0]):
                seen += 1
                if seen == step:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(hook)
        loading.load([new], SETTINGS, work)

    def left():
        # All that a later process can find, but for the time and the process: where that is the
        # same as after another step (the load was about to read), so is what comes of it.
        return {
            (re.sub("[0-9]+", "", str(path.relative_to(work))), path.is_file() and told(path))
            for path in work.rglob("*")
        }

    def told(path):
        bare = path.read_bytes()
        return bare if path.suffix == ".parquet" else re.sub(rb"[0-9]+", b"", bare)

    def published():
        return rows(work)

    def mended():
        loading.load([new], SETTINGS, work)
        left = [p.name for p in work.glob("staging-*")] + [p.name for p in work.glob("current.*")]
        return rows(work) if not left else 98

    assert child(lambda: loading.load([before], SETTINGS, home) and None) == 0
    found, disks = [], []
    for step in range(1, 1000, EVERY):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(home, work)
        code, disk = child(lambda: killed_at(step)), left()
        known = [answers for other, answers in disks if other == disk]
        if not known:
            known = [(child(published), child(mended))]
            disks.append((disk, known[0]))
        found.append((code, *known[0]))
        if code != -signal.SIGKILL:
            break
    print(json.dumps([len(disks), found]))
"""

AFTER_ANY_TIME = """
    home, timed, before, new = (Path(a) for a in sys.argv[2:])
    EVERY = int(sys.argv[1])

    def killed_after(seconds):
        process = os.fork()
        if process == 0:
            loading.load([new], SETTINGS, home)
            os._exit(0)
        time.sleep(seconds)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return child(lambda: rows(home) // 1000)

    assert child(lambda: loading.load([before], SETTINGS, home) and None) == 0
    started = time.monotonic()
    assert child(lambda: loading.load([new], SETTINGS, timed) and None) == 0
    whole = time.monotonic() - started
    found = [killed_after(whole * tenths / 10) for tenths in range(1, 11, EVERY)]
    assert child(lambda: loading.load([new], SETTINGS, home) and None) == 0
    print(json.dumps([*found, child(lambda: rows(home) // 1000)]))
"""


def extract(path: Path, month: str, rows: int) -> Path:
    header = (
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
        "Crime type,Last outcome category,Context"
    )
    path.write_text("\n".join([header, *[ROW.format(month)] * rows]) + "\n")
    return path


def answers(script: str, every: int, *arguments: Path) -> list[Any]:
    """Run a script of loads that are killed; return what it says they left."""
    code = textwrap.dedent(PRELUDE) + textwrap.dedent(script)
    command = [sys.executable, "-W", "ignore", "-c", code, str(every), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said: list[Any] = json.loads(done.stdout)
    return said


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.whole)])
def test_killed_before_each_change_of_the_disk_the_old_or_the_new_stands(
    tmp_path: Path, every: int
) -> None:
    before = extract(tmp_path / "2025-01-staffordshire-street.csv", "2025-01", 3)
    new = extract(tmp_path / "2025-02-staffordshire-street.csv", "2025-02", 4)
    disks, found = answers(AT_EVERY_STEP, every, tmp_path / "home", tmp_path / "work", before, new)
    codes, published, mended = zip(*found, strict=True)
    assert set(codes[:-1]) == {-9} and codes[-1] == 0
    assert len(codes) > 30 / every
    assert 30 / every < disks <= len(codes)
    assert set(published) == {3, 7}
    assert list(published) == sorted(published), "once the new one stands it stays"
    assert set(mended) == {7}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("every", [2, pytest.param(1, marks=pytest.mark.whole)])
def test_killed_after_any_time_the_old_or_the_new_stands(tmp_path: Path, every: int) -> None:
    files = [
        extract(tmp_path / f"2025-0{n}-staffordshire-street.csv", f"2025-0{n}", n * 2000)
        for n in (1, 2)
    ]
    *found, whole = answers(AFTER_ANY_TIME, every, tmp_path / "home", tmp_path / "timed", *files)
    assert len(found) == 10 / every
    # In thousands, as a process can't say a larger number at its end.
    assert set(found) <= {2, 6}
    assert whole == 6
