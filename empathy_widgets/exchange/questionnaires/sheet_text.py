"""A draft as the YAML of a content file: what the source has is written out, what it lacks stands as a comment."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator

from empathy_widgets.domain import Choice, Composite, Item, Subscale
from empathy_widgets.exchange.questionnaires.draft import Decision, Found
from empathy_widgets.strings import _

__all__ = ["sheet_text"]

WIDTH = 118


def sheet_text(
    id: str, title: str, found: Found, choices: Iterable[Choice], items: Iterable[Item], subscales: Iterable[Subscale],
    composites: Iterable[Composite], listed: Iterable[Decision], kind: str = "",
    reviewed: tuple[str, str] | None = None,
) -> str:
    """Return the whole file, ready to be saved as ``<id>.yaml``; every text is quoted, so that none can mean more.

    ``reviewed`` holds who finished the draft, and the date; without it nobody has.
    """
    told = _("Read from: {format}. What the file holds beside it:") if reviewed else _(
        "A draft, read from: {format}. Nobody has checked it yet. To decide before anybody uses it:")
    head = [
        "# yaml-language-server: $schema=../schemas/instrument.schema.json",
        *_comment(told.format(format=found.format)),
        *(line for one in listed for line in _decision(one)),
    ]
    lines = [
        f"id: {id}",
        f"title: {_quoted(title)}",
        *_entry("abbreviation", found.abbreviation if found.abbreviation != title else ""),
        *([f"kind: {kind}"] if kind else _open("kind")),
        *_entry("language", found.language),
        *(_entry("source", found.source) or _open("source")),
        *(_entry("rights", found.rights) or _open("rights")),
        *([f"reviewed: {{by: {_quoted(reviewed[0])}, on: {reviewed[1]}}}"] if reviewed else _open("reviewed")),
        *_entry("about", found.about),
        *(_entry("instructions", found.instructions) or _open("instructions")),
        "choices:",
        *(f"  {choice.value}: {_quoted(choice.label)}" for choice in choices),
        *(_parts("subscales", (_subscale(one) for one in subscales)) or _open("subscales")),
        *_parts("composites", (_composite(one) for one in composites)),
        "items:",
        *(f"  {item.number}: {{{_item(item)}}}" for item in items),
    ]
    return "\n".join([*head, *lines]) + "\n"


def _comment(text: str, first: str = "# ", then: str = "# ") -> list[str]:
    """Comment lines, without any sign an editor or a terminal would act on."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return textwrap.wrap(shown, WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)


def _decision(one: Decision) -> list[str]:
    command = [f"#     {one.command}"] if one.command else []
    return _comment(f"{one.about}: {one.text}", "# - ", "#   ") + command


def _quoted(text: str) -> str:
    """A double-quoted scalar: JSON's escapes are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _entry(name: str, text: str) -> list[str]:
    return [f"{name}: {_quoted(text)}"] if text else []


def _open(name: str) -> list[str]:
    return [f"# {name}: " + _("still to be written")]


def _parts(name: str, parts: Iterator[list[str]]) -> list[str]:
    lines = [line for part in parts for line in part]
    return [f"{name}:", *lines] if lines else []


def _subscale(one: Subscale) -> list[str]:
    listed = ", ".join(str(number) for number in one.items)
    more = {
        f"    kind: {one.kind}": one.kind != "other",
        f"    higher_is: {one.higher_is}": "higher_is" in one.model_fields_set,  # no file says it, so a person does
        f"    {_open('higher_is')[0]}": "higher_is" not in one.model_fields_set,
        f"    plain: {_quoted(one.plain)}": one.plain != "",
    }
    return [
        f"  {_quoted(one.id)}:", f"    label: {_quoted(one.label)}", f"    items: [{listed}]",
        f"    score: {one.score}", *(line for line, there in more.items() if there),
    ]


def _composite(one: Composite) -> list[str]:
    listed = ", ".join(_quoted(part) for part in one.of)
    return [f"  {_quoted(one.id)}:", f"    label: {_quoted(one.label)}", f"    of: [{listed}]"]


def _item(item: Item) -> str:
    parts = {
        f"text: {_quoted(item.text or '')}": item.text, "reverse_keyed: true": item.reverse_keyed,
        "scored: false": not item.scored,
    }
    return ", ".join(part for part, there in parts.items() if there)
