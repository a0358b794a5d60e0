"""Every script a page gets, joined as the widgets join them, and where each of its lines comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import NoneType

import traitlets

import empathy_widgets
from empathy_widgets import widgets
from empathy_widgets.widgets.shared.base import EmpathyWidget

__all__ = ["PACKAGE", "WIDGETS", "Module", "modules", "shipped", "types_of"]

PACKAGE = Path(empathy_widgets.__file__).parent
WIDGETS = PACKAGE / "widgets"
PAGE = PACKAGE / "server" / "template" / "page.js"
KINDS = (
    (traitlets.Bool, "boolean"),
    ((traitlets.Int, traitlets.Float), "number"),
    (traitlets.Unicode, "string"),
    ((traitlets.List, traitlets.Tuple), "any[]"),
    (traitlets.Dict, "Record<string, any>"),
)
PLAIN = {bool: "boolean", int: "number", float: "number", str: "string", list: "any[]", dict: "Record<string, any>",
         NoneType: "null"}


@dataclass(frozen=True)
class Module:
    """One script as a page gets it: its text, and for each of its lines the file and the line there (from 1)."""

    name: str
    text: str
    lines: list[tuple[Path, int]]
    types: str
    """What stands after the text for the type check alone: `Model` and `Strings`, as Python has them."""

    @classmethod
    def of(cls, name: str, text: str, files: list[Path], types: str) -> Module:
        """Find the lines of ``files``, in their order, in ``text``; AssertionError when it is anything else."""
        texts = [file.read_text("utf-8") for file in files]
        assert text == "\n".join(texts), f"{name} is not {[file.name for file in files]}, one after the other"
        lines = [(file, at) for file, one in zip(files, texts, strict=True) for at in range(1, one.count("\n") + 2)]
        return cls(name, text, lines, types)


def shipped() -> list[Path]:
    """Return every JavaScript file of the package."""
    return sorted(PACKAGE.rglob("*.js"))


def modules() -> Iterator[Module]:
    """Yield the module of every widget, then the frame of the page."""
    for title in widgets.__all__:
        widget = getattr(widgets, title)
        folder = widget.__module__.split(".")[-2]
        text = str(widget._esm)
        candidates = [*(WIDGETS / "shared").glob("*.js"), *(WIDGETS / folder).glob("*.js")]
        inside = {text.find(file.read_text("utf-8")): file for file in candidates if file.read_text("utf-8") in text}
        yield Module.of(folder, text, [inside[at] for at in sorted(inside)], types_of(widget))
    yield Module.of("page", PAGE.read_text("utf-8"), [PAGE], "export {};\n")


def types_of(widget: type[EmpathyWidget]) -> str:
    """Return the JSDoc of what Python has: the `Model` with its `Traits`, its `Strings`, and how it takes a `Send`."""
    words = ", ".join(f'"{name}": string' for name in widget.words())
    traits = {name: kind(trait) for name, trait in widget.class_traits(sync=True).items()}
    traits["strings"] = "Strings"
    listed = ", ".join(f"{name}: {type_}" for name, type_ in traits.items())
    return (f"/** @typedef {{{{ {words} }}}} Strings */\n/** @typedef {{{{ {listed} }}}} Traits */\n"
            "/** @typedef {AnyModel<Traits>} Model */\n"
            f"/** @typedef {{{events_of(widget)}}} Events */\n/** @typedef {{SendOf<Events>}} Send */\n")


def events_of(widget: type[EmpathyWidget]) -> str:
    """Return the type of the events a widget takes: a field `check_event` would miss must be sent."""
    if widget.events is None:
        return "Record<string, any>"
    kinds = []
    for name, fields in widget.events.items():
        typed = [f"{one}{'?' if {bool, NoneType} & {*allowed} else ''}: {' | '.join(PLAIN[each] for each in allowed)}"
                 for one, allowed in fields.items()]
        kinds.append(f"{name}: {{ {', '.join(typed)} }}")
    return f"{{ {', '.join(kinds)} }}"


def kind(trait: traitlets.TraitType) -> str:
    """Return the TypeScript type of what a page gets for ``trait``."""
    if isinstance(trait, traitlets.Enum):
        named = " | ".join(f'"{value}"' for value in trait.values or ())
    else:
        named = next((type_ for kinds, type_ in KINDS if isinstance(trait, kinds)), "any")
    return f"{named} | null" if trait.allow_none else named
