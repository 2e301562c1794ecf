"""Put what stands beside the package into what is installed; all else is in `pyproject.toml`."""

from pathlib import Path
from shutil import copy, copytree, ignore_patterns

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
BESIDE = ("app.py", "pages", "static", "data", ".streamlit")


class WithPages(build_py):
    """The package with the pages, and what they need, in a folder of it."""

    def run(self) -> None:
        """Copy them where a package is built; a checkout keeps its own."""
        super().run()
        if self.editable_mode:
            return
        to = Path(self.build_lib) / "moorlands_dash" / "dashboard_files"
        to.mkdir(parents=True, exist_ok=True)
        for name in BESIDE:
            if (ROOT / name).is_dir():
                leave = ignore_patterns("__pycache__", "secrets.toml")
                copytree(ROOT / name, to / name, dirs_exist_ok=True, ignore=leave)
            else:
                copy(ROOT / name, to / name)


setup(cmdclass={"build_py": WithPages})
