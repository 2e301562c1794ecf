"""A load killed at any moment leaves the old or the new snapshot, and never half of one."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from moorlands_dash.store.queries import open_snapshot

ROOT = Path(__file__).resolve().parents[3]
ROW = (
    ",{},Staffordshire Police,Staffordshire Police,-2.05,53.05,On or near Mill Street,E01029801,"
    "Staffordshire Moorlands 004A,Anti-social behaviour,,"
)

PRELUDE = """
    import json, os, shutil, signal, sys
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
"""

AT_EVERY_STEP = """
    home, work, before, new = (Path(a) for a in sys.argv[1:])

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

    def published():
        return rows(work)

    def mended():
        loading.load([new], SETTINGS, work)
        left = [p.name for p in work.glob("staging-*")] + [p.name for p in work.glob("current.*")]
        return rows(work) if not left else 98

    assert child(lambda: loading.load([before], SETTINGS, home) and None) == 0
    found = []
    for step in range(1, 1000):
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(home, work)
        code = child(lambda: killed_at(step))
        found.append((code, child(published), child(mended)))
        if code != -signal.SIGKILL:
            break
    print(json.dumps(found))
"""

ONE_LOAD = """
    loading.load([Path(sys.argv[2])], SETTINGS, sys.argv[1])
    print(rows(sys.argv[1]))
"""


def extract(path: Path, month: str, rows: int) -> Path:
    header = (
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
        "Crime type,Last outcome category,Context"
    )
    path.write_text("\n".join([header, *[ROW.format(month)] * rows]) + "\n")
    return path


def python(script: str, *arguments: Path) -> list[str]:
    code = textwrap.dedent(PRELUDE) + textwrap.dedent(script)
    return [sys.executable, "-W", "ignore", "-c", code, *map(str, arguments)]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_killed_before_each_change_of_the_disk_the_old_or_the_new_stands(tmp_path):
    before = extract(tmp_path / "2025-01-staffordshire-street.csv", "2025-01", 3)
    new = extract(tmp_path / "2025-02-staffordshire-street.csv", "2025-02", 4)
    command = python(AT_EVERY_STEP, tmp_path / "home", tmp_path / "work", before, new)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    codes, published, mended = zip(*found, strict=True)
    assert set(codes[:-1]) == {-9} and codes[-1] == 0
    assert len(codes) > 10
    assert set(published) == {3, 7}
    assert list(published) == sorted(published), "once the new one stands it stays"
    assert set(mended) == {7}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_after_any_time_the_old_or_the_new_stands(tmp_path):
    home = tmp_path / "home"
    files = [
        extract(tmp_path / f"2025-0{n}-staffordshire-street.csv", f"2025-0{n}", n * 2000)
        for n in (1, 2)
    ]
    first = subprocess.run(
        python(ONE_LOAD, home, files[0]), cwd=ROOT, capture_output=True, text=True, check=True
    )
    started = time.monotonic()
    assert int(first.stdout) == 2000
    subprocess.run(python(ONE_LOAD, tmp_path / "timed", files[1]), cwd=ROOT, check=True)
    whole = time.monotonic() - started
    for share in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        process = subprocess.Popen(python(ONE_LOAD, home, files[1]), cwd=ROOT)
        time.sleep(whole * share)
        process.kill()
        process.wait()
        assert len(open_snapshot(home).incidents(None, ("anti_social_behaviour",))) in (2000, 6000)
    again = subprocess.run(
        python(ONE_LOAD, home, files[1]), cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(again.stdout) == 6000
