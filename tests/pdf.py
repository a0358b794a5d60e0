"""Read a PDF back with an independent library: its words, its tags, and the paths it draws."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cached_property

from pypdf import PdfReader
from pypdf.generic import ContentStream

__all__ = ["Printed"]


class Printed:
    """A PDF as its readers find it."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(content))
        self.root = self.reader.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page; lines that were broken are one again."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        """The words of all pages."""
        return " ".join(self.pages)

    def tags(self, kind: str) -> list:
        """The elements of a kind in reading order, as "/TH"."""
        return [element for element in elements(self.root["/StructTreeRoot"]) if element.get("/S") == kind]

    @cached_property
    def order(self) -> list[str]:
        """The kinds of the elements right below the document, in reading order."""
        (document,) = self.root["/StructTreeRoot"].get_object()["/K"]
        return [child.get_object()["/S"] for child in document.get_object()["/K"]
                if isinstance(child.get_object(), dict)]

    @cached_property
    def alternatives(self) -> list[str]:
        """What each figure says to whoever does not see it."""
        return [figure["/Alt"] for figure in self.tags("/Figure")]

    @cached_property
    def rasters(self) -> int:
        """How many pictures made of pixels the file holds."""
        return sum(len(page.images) for page in self.reader.pages)

    @cached_property
    def paths(self) -> list[list[tuple[float, float]]]:
        """Every line drawn on any page, as its points in the drawing's own measure."""
        found: list[list[tuple[float, float]]] = []
        for page in self.reader.pages:
            for operands, operator in ContentStream(page["/Contents"].get_object(), self.reader).operations:
                if operator == b"m":
                    found.append([tuple(map(float, operands))])
                elif operator == b"l":
                    found[-1].append(tuple(map(float, operands)))
        return found

    @cached_property
    def raw(self) -> str:
        """Everything that is written anywhere in the file: objects, names, streams unpacked."""
        parts = [repr(self.reader.metadata)]
        for number in range(1, self.reader.trailer["/Size"]):
            thing = self.reader.get_object(number)
            parts.append(repr(thing))
            if hasattr(thing, "get_data"):
                parts.append(thing.get_data().decode("latin-1"))
        return "\n".join(parts)


def elements(node) -> Iterator[dict]:
    """Every structure element below ``node``, depth first."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from elements(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])
