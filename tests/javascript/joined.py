"""Every script a page gets, as the files it is joined from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import NoneType

import traitlets

import empathy_widgets
from empathy_widgets import widgets
from empathy_widgets.widgets.shared.base import EmpathyWidget
from empathy_widgets.widgets.shared.joining import parts
from empathy_widgets.widgets.take_home import default_strings

__all__ = ["PACKAGE", "WIDGETS", "Module", "modules", "shipped", "types_of", "unused"]

PACKAGE = Path(empathy_widgets.__file__).parent
WIDGETS = PACKAGE / "widgets"
PAGE = PACKAGE / "server" / "page"
KINDS = (
    (traitlets.Bool, "boolean"),
    ((traitlets.Int, traitlets.Float), "number"),
    (traitlets.Unicode, "string"),
    ((traitlets.List, traitlets.Tuple), "any[]"),
    (traitlets.Dict, "Record<string, any>"),
)
ANYTHING = {"outbox": "SentEvent[]", "receipts": "Record<string, Receipt>"}
"""What a page has of any widget on it."""
PLAIN = {bool: "boolean", int: "number", float: "number", str: "string", list: "any[]", dict: "Record<string, any>",
         NoneType: "null"}


@dataclass(frozen=True)
class Module:
    """One script as a page gets it: the files it is joined from, each importing what it uses from the others."""

    name: str
    files: list[Path]
    types: str
    """What stands after each file's text for the type check alone: `Model` and `Strings`, as Python has them."""


def shipped() -> list[Path]:
    """Return every JavaScript file of the package."""
    return sorted(PACKAGE.rglob("*.js"))


def modules() -> Iterator[Module]:
    """Yield the module of every widget, the page that is taken home, then the frame of the page."""
    for title in widgets.__all__:
        widget = getattr(widgets, title)
        folder = widget.__module__.split(".")[-2]
        files = [part.file for part in parts(WIDGETS / folder / "widget.js")]
        yield Module(folder, files, types_of(widget))
    home = WIDGETS / "take_home" / "page.js"
    files = [part.file for part in parts(home)]
    yield Module("take_home", files, typed(default_strings(), ANYTHING, "Record<string, any>"))
    for entry in ("page", "practice", "voila_page"):
        yield Module(entry, [part.file for part in parts(PAGE / f"{entry}.js")], "export {};\n")


def unused(entries: Iterable[Path]) -> list[str]:
    """Return what the files these entries lead to export though none of them imports it, as "file: name"."""
    read = {part.file: part for entry in entries for part in parts(entry)}
    taken = {(place, name) for part in read.values() for place, names in part.imports.items() for name in names}
    given = {(file, name) for file, part in read.items() for name in part.exports}
    return [f"{file}: {name}" for file, name in sorted(given - taken)]


def types_of(widget: type[EmpathyWidget]) -> str:
    """Return the JSDoc of what Python has: the `Model` with its `Traits`, its `Strings`, and how it takes a `Send`."""
    traits = {name: kind(trait) for name, trait in widget.class_traits(sync=True).items()}
    return typed(widget.words(), traits, events_of(widget))


def typed(strings: Iterable[str], traits: dict[str, str], events: str) -> str:
    """Return the JSDoc of these words, traits and events."""
    words = ", ".join(f'"{name}": string' for name in strings)
    listed = ", ".join(f"{name}: {type_}" for name, type_ in {**traits, "strings": "Strings"}.items())
    return (f"/** @typedef {{{{ {words} }}}} Strings */\n/** @typedef {{{{ {listed} }}}} Traits */\n"
            "/** @typedef {AnyModel<Traits>} Model */\n"
            f"/** @typedef {{{events}}} Events */\n/** @typedef {{SendOf<Events>}} Send */\n")


def events_of(widget: type[EmpathyWidget]) -> str:
    """Return the type of the events a widget takes: a field `check_event` would miss must be sent."""
    if widget.events is None:
        return "Record<string, any>"
    kinds = []
    for name, fields in widget.events.items():
        typed = [f"{one}{'?' if {bool, NoneType} & {*allowed} else ''}: {' | '.join(PLAIN[each] for each in allowed)}"
                 for one, allowed in fields.items()]
        kinds.append(f'"{name}": {{ {", ".join(typed)} }}')
    return f"{{ {', '.join(kinds)} }}"


def kind(trait: traitlets.TraitType) -> str:
    """Return the TypeScript type of what a page gets for ``trait``."""
    if isinstance(trait, traitlets.Enum):
        named = " | ".join(f'"{value}"' for value in trait.values or ())
    else:
        named = next((type_ for kinds, type_ in KINDS if isinstance(trait, kinds)), "any")
    return f"{named} | null" if trait.allow_none else named
