"""Reading small tables in tests: good rows, and twins of them that break one rule."""

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pandas as pd

from moorlands_dash.extracts.layouts import Reader
from moorlands_dash.extracts.model import Judged, SourceFile
from moorlands_dash.partnership import load_settings

Row = dict[str, str]


@dataclass(frozen=True)
class Layout:
    """One reader, a good row of its layout, and the column that names a row."""

    reader: ModuleType | Reader
    good: Row
    key: str

    def read(self, folder: Path, *rows: Row) -> tuple[Judged, pd.DataFrame]:
        lines = [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
        path, out = folder / "rows.csv", folder / "part.parquet"
        path.write_text("\n".join([",".join(rows[0]), *lines]), encoding="utf-8")
        source = SourceFile(path, path.name, "", path.stat().st_size)
        return self.reader.read(source, out, load_settings()), pd.read_parquet(out)

    def broken(self, folder: Path, column: str, value: str, **more: str) -> str:
        """Return why a twin of the good row was set aside, alone and for that very cell."""
        twin = self.good | {self.key: "twin", column: value} | more
        judged, rows = self.read(folder, self.good, twin)
        assert (judged.rows_in, judged.rows_accepted, len(rows)) == (2, 1, 1)
        (bad,) = judged.quarantine
        assert (bad.line, bad.column, bad.value) == (3, column, value)
        return bad.reason
