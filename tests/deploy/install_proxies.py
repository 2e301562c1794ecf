"""Install the proxies that the tests put before dashboards, and say what is fetched from where.

They come as the distribution's packages (as root, or with sudo that asks for no password); without
them the tests that need one are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = {"nginx": "nginx-light", "caddy": "caddy"}
"""Program -> Debian's package."""
_BESIDE = "/usr/sbin:/sbin"


def program(name: str) -> str | None:
    """Return the path of a program, where it is installed."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:{_BESIDE}")


def missing() -> list[str]:
    """Return the packages of the programs that are not there."""
    return [package for name, package in PACKAGES.items() if program(name) is None]


def from_distribution(packages: list[str]) -> bool:
    """Install packages where that needs no password, without starting what they bring."""
    if not shutil.which("apt-get"):
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if root and (not shutil.which("sudo") or subprocess.run([*root, "true"]).returncode):
        return False
    print(f"Installing {', '.join(packages)} for the tests of deploy/ with apt-get …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    subprocess.run([*root, "apt-get", "update", "-q"], env=environment, check=False)
    words = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    return subprocess.run([*root, *words], env=environment, check=False).returncode == 0


def main() -> int:
    """Return 0, whether they could be installed or not: their tests are skipped then."""
    lacking = missing() if os.name == "posix" else []
    if lacking and not from_distribution(lacking):
        print(f"Without {', '.join(lacking)}: the tests that need them are skipped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
