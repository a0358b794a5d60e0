"""How a widget's scripts, which import one another by name, become the one module a page gets; nothing is fetched.

A file's imports stand at its top, before anything else, each of names from a file beside it or in ``shared``; what it
exports is declared there with ``export``. That is all that is understood here: the rest of the language's ways to
import and export is refused, so that the joined module means what the files mean to a browser.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Part", "join", "join_apart", "join_inline", "join_shared", "parts"]

IMPORT = re.compile(r'import \{\s*(?P<names>\w+(?:,\s*\w+)*),?\s*\} from "(?P<place>\.(?:/|\./shared/)\w+\.js)";\n')
DECLARED = re.compile(r"(?m)^(?P<export>export )?(?:async )?(?:function\*?|class|const|let) (?P<name>\w+)")
OTHER = re.compile(r"(?m)^[ \t]*import\b.*|^(?![ \t]*/?\*).*\bimport(?:\(\s*[\"'`]|\.meta\b).*"
                   r"|^[ \t]*export\b(?! default\b| (?:async function|function\*?|class|const) \w).*"
                   r"|^(?:export )?(?:var\b|(?:const|let)\b(?! \w+(?: =|;))).*")
DEFAULT = re.compile(r"(?m)^export default\b")


@dataclass(frozen=True)
class Part:
    """One file of a module: what it imports (file to names), declares and exports, and its text without the imports."""

    file: Path
    imports: dict[Path, list[str]]
    declares: list[str]
    exports: set[str]
    body: str


@functools.cache
def read(file: Path) -> Part:
    """Return what a file says of itself; ValueError with its place when it says it in a way not understood here."""
    text = file.read_text("utf-8")
    imports: dict[Path, list[str]] = {}
    at = 0
    while found := IMPORT.match(text, at):
        imports.setdefault((file.parent / found["place"]).resolve(), []).extend(re.findall(r"\w+", found["names"]))
        at = found.end()
    body = text[at:].lstrip("\n")
    if other := OTHER.search(body):
        line = text.count("\n", 0, len(text) - len(body) + other.start()) + 1
        raise ValueError(f"{named(file)}, line {line}: “{other[0].strip()}” cannot be joined. Write "
                         'import { name } from "./file.js"; at the top, and export before function, class or const.')
    declared = list(DECLARED.finditer(body))
    exports = {found["name"] for found in declared if found["export"]}
    plain = re.sub(r"(?m)^export (?!default\b)", "", body)
    return Part(file, imports, [found["name"] for found in declared], exports, plain)


def parts(entry: Path) -> list[Part]:
    """Return every file ``entry`` leads to, each once and after those it imports from; ``entry`` comes last.

    Raises
    ------
    ValueError
        A file is missing, imports what is not exported, or leads back to itself, or two declare the same name. Its text
        names the file and what to do.
    """
    return checked(entry.resolve())


def checked(*entries: Path) -> list[Part]:
    """Return what these files lead to, as `parts` does for one."""
    whole: dict[Path, Part] = {}
    for entry in entries:
        follow(entry, whole, [])
    for part in whole.values():
        for place, names in part.imports.items():
            for name in names:
                if name not in whole[place].exports:
                    raise ValueError(f"{named(part.file)} imports {name}, which {named(place)} does not export. "
                                     "Export it there, or take it out here.")
    for name, times in Counter(name for part in whole.values() for name in part.declares).items():
        if times > 1:
            files = " and ".join(named(part.file) for part in whole.values() if name in part.declares)
            raise ValueError(f"{name} is declared more than once, in {files}. Give one of them another name.")
    return list(whole.values())


def follow(file: Path, whole: dict[Path, Part], above: list[Path]) -> None:
    """Add to ``whole`` what ``file`` imports, then ``file``; ``above`` are those that led here."""
    if file in above:
        raise ValueError(f"{named(file)} imports from {named(above[-1])}, and that, by way of others, from it. "
                         "Move what both need into a third file.")
    if file in whole:
        return
    if not file.is_file():
        raise ValueError(f"{named(above[-1] if above else file)} imports from {named(file)}, which is not there.")
    part = read(file)
    for place in part.imports:
        follow(place, whole, [*above, file])
    whole[file] = part


def join(entry: Path) -> str:
    """Return ``entry``, which alone has a default, and all it imports as one ES module that imports nothing.

    Raises
    ------
    ValueError
        As `parts` raises it; or ``entry`` has no default, or another file has one.
    """
    return "\n".join(part.body for part in with_one_default(parts(entry)))


def with_one_default(files: list[Part]) -> list[Part]:
    """Return ``files``; ValueError unless the last of them, and no other, has a default."""
    for part in files:
        if len(DEFAULT.findall(part.body)) != (part is files[-1]):
            raise ValueError(f"{named(part.file)}: a widget has one export default, in its widget.js and nowhere else.")
    return files


def join_apart(entry: Path, shared: Path, address: str) -> str:
    """Return ``entry`` joined as `join` does, but for what lies in the folder ``shared``: that stays at ``address``."""
    files = with_one_default(parts(entry))
    own = [part for part in files if part.file.parent != shared]
    names = sorted({name for part in own for place, found in part.imports.items() if place.parent == shared
                    for name in found})
    begin = f'import {{ {", ".join(names)} }} from "{address}";\n' if names else ""
    return begin + "\n".join(part.body for part in own)


def join_shared(folder: Path) -> str:
    """Return every script of ``folder`` as one module that exports what each of them exports."""
    files = checked(*sorted(folder.resolve().glob("*.js")))
    names = sorted(name for part in files for name in part.exports)
    return "\n".join(part.body for part in files) + f"\nexport {{ {', '.join(names)} }};\n"


def join_inline(page: Path, entries: Mapping[str, Path], shared: Path) -> str:
    """Return one script that needs no other: ``page``, the widgets of ``entries``, and once what they share.

    Each widget keeps its names to itself. What ``page`` has as default is called with all of them: name to what that
    widget's script has as default.
    """
    whole = {part.file: part for entry in (*entries.values(), page) for part in parts(entry)}
    common = [part for part in whole.values() if part.file.parent == shared]
    given = sorted({name for part in common for name in part.exports})
    begin = scope("\n".join(part.body for part in common), f"{{ {', '.join(given)} }}")
    made = {name: apart(entry, shared) for name, entry in entries.items()}
    listed = "\n".join(f'"{name}": {text},' for name, text in made.items())
    return f"const $shared = {begin};\n({apart(page, shared)})({{\n{listed}\n}});\n"


def apart(entry: Path, shared: Path) -> str:
    """Return an expression: the default of ``entry``, made of its own files, with what it takes of ``$shared``."""
    own = [part for part in with_one_default(parts(entry)) if part.file.parent != shared]
    names = sorted({name for part in own for place, found in part.imports.items() if place.parent == shared
                    for name in found})
    begin = f"const {{ {', '.join(names)} }} = $shared;\n" if names else ""
    return scope(begin + DEFAULT.sub("const $default =", "\n".join(part.body for part in own)), "$default")


def scope(text: str, value: str) -> str:
    """Return an expression that runs ``text`` with its names kept to itself and has a value of it."""
    return f"(() => {{\n{text}return {value};\n}})()"


def named(file: Path) -> str:
    """Return a file as its folder and name."""
    return f"{file.parent.name}/{file.name}"
