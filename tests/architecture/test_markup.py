"""Whatever isn't marked safe is escaped: HTML is only ever made by `Markup` of a literal.

Text put into it by `format`, `join` or `+` is escaped by markupsafe itself, so that nobody can
forget to.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture import parsed

PACKAGE = Path(__file__).resolve().parents[2] / "moorlands_dash"
WRITERS = ("charts", "reports", "ui")
TAG = re.compile(
    r"</?(?!extra>|pages>)[a-zA-Z][\w-]*(\s[^<>]*)?/?>|<[a-zA-Z]+\s+[\w-]+=|\s[\w-]+=\""
)
"""A tag, its beginning, or an attribute; `<extra>` is of plotly's templates, `<pages>` of typst."""
OURS = {"reports/public/web.py": 2}
"""Files that mark something made elsewhere as safe, and how often: our style sheet, our drawing."""


def files() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        yield name, parsed.tree(path.read_text(encoding="utf-8"))


def is_markup(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Markup"


def unmarked(tree: ast.Module) -> Iterator[int]:
    """Yield the lines of strings that hold a tag and aren't the literal of a `Markup`."""
    passed = {id(arg) for node in ast.walk(tree) if is_markup(node) for arg in node.args}
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for part in body if isinstance(body, list) else ():
            if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
                passed.add(id(part.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            said = "".join(
                str(v.value) if isinstance(v, ast.Constant) else "x" for v in node.values
            )
            passed |= {id(part) for part in node.values}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            said = node.value
        else:
            continue
        if id(node) not in passed and TAG.search(said):
            yield node.lineno


def marked_unread(tree: ast.Module) -> list[int]:
    """Return the lines where anything but a literal is marked as safe."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if is_markup(node) and not all(isinstance(arg, ast.Constant) for arg in node.args)
    ]


def test_nothing_is_escaped_by_hand() -> None:
    for name, tree in files():
        for node in ast.walk(tree):
            imported = [node.module] if isinstance(node, ast.ImportFrom) else []
            imported += [part.name for part in node.names] if isinstance(node, ast.Import) else []
            assert "html" not in imported, f"{name}:{node.lineno}"


def test_every_tag_stands_in_a_literal_that_is_marked() -> None:
    found = [
        f"{name}:{line}"
        for name, tree in files()
        if name.startswith(WRITERS)
        for line in unmarked(tree)
    ]
    assert found == []


def test_only_what_we_made_is_marked_unread() -> None:
    found = {name: len(lines) for name, tree in files() if (lines := marked_unread(tree))}
    assert found == OURS


def test_one_place_alone_sends_html_to_the_page() -> None:
    sending = {
        name
        for name, tree in files()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("html", "iframe"))
        or (isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html")
    }
    assert sending == {"ui/markup.py"}


@pytest.mark.parametrize(
    "source",
    [
        'f"<b>{name}</b>"',
        '"<td>" + name + "</td>"',
        "'<a href=\"{}\">'.format(link)",
        "f' class=\"{look}\"'",
        '"<br>".join(lines)',
    ],
)
def test_html_made_otherwise_is_found(source: str) -> None:
    assert list(unmarked(parsed.tree(source)))


@pytest.mark.parametrize("source", ['Markup(f"<b>{name}</b>")', "Markup(name)", "Markup('a' + b)"])
def test_what_is_marked_without_being_a_literal_is_found(source: str) -> None:
    assert marked_unread(parsed.tree(source)) == [1]


def test_what_is_right_passes() -> None:
    source = "Markup('<b class=\"mt\">{}</b>').format(name)"
    assert not list(unmarked(parsed.tree(source)))
    assert not marked_unread(parsed.tree(source))
