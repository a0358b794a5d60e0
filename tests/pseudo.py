"""A made-up language: every sentence there is, between brackets, so that whatever was not looked up shows.

``⟦Saved {time}⟧`` for ``Saved {time}``: fields stay, and a sentence said too early, or past `_`, has no brackets.
"""

from __future__ import annotations

import ast
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jinja2
from jinja2.ext import extract_from_ast

import empathy_widgets

__all__ = ["PSEUDO", "bare", "marked", "sentences", "write_catalogue", "wrapped"]

PSEUDO = "qps"
"""Of the tags that ISO 639 leaves to everybody's own use."""
PACKAGE = Path(empathy_widgets.__file__).parent
HEAD = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
MARKS = ("_", "N_", "ngettext")


def marked(tree: ast.AST) -> Iterator[tuple[ast.Call, tuple[str, ...]]]:
    """Every call that marks a sentence, and its words: one text, or a singular and a plural."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            texts = node.args[:2] if node.func.id == "ngettext" else node.args[:1]
            if all(isinstance(text, ast.Constant) for text in texts):
                yield node, tuple(text.value for text in texts)


@cache
def sentences() -> set[tuple[str, ...]]:
    """Every sentence of the package: in its Python and in the templates of its pages."""
    found = {texts for file in PACKAGE.rglob("*.py") for _call, texts in marked(ast.parse(file.read_text("utf-8")))}
    parsed = jinja2.Environment()
    for file in (PACKAGE / "server" / "template").glob("*.j2"):
        if file.name == "index.html.j2":
            continue  # Voilà's own environment draws it, and it holds no sentence
        for _line, _function, said in extract_from_ast(parsed.parse(file.read_text("utf-8")), MARKS):
            found.add((said,) if isinstance(said, str) else tuple(one for one in said if one is not None))
    return found


def wrapped(text: str) -> str:
    """A sentence in the made-up language."""
    return f"⟦{text}⟧"


def write_catalogue(folder: Path, language: str = PSEUDO, only: set[str] | None = None) -> Path:
    """Write the catalogue of a made-up language into a folder of languages, and return the folder.

    The form is gettext's: GNU gettext manual, "The Format of GNU MO Files".
    """
    known = sorted({("",): HEAD, **{
        texts: "\0".join(map(wrapped, texts)) for texts in sentences() if only is None or texts[0] in only}}.items())
    texts = [("\0".join(told).encode(), said.encode()) for told, said in known]
    count, begin = len(texts), 28
    place, tables, letters = begin + 16 * count, [b"", b""], b""
    for column in (0, 1):
        for pair in texts:
            tables[column] += struct.pack("<II", len(pair[column]), place + len(letters))
            letters += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, begin, begin + 8 * count, 0, 0)
    file = folder / language / "LC_MESSAGES" / "empathy.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(head + b"".join(tables) + letters)
    return folder


def bare(text: str) -> str:
    """What of a text stands outside all brackets."""
    depth, kept = 0, []
    for sign in text:
        depth += (sign == "⟦") - (sign == "⟧")
        if not depth and sign != "⟧":
            kept.append(sign)
    return "".join(kept)
