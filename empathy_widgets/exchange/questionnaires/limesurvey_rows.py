"""A LimeSurvey survey structure (.lss) as tables: XML read by defusedxml, part by part, without entities."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from empathy_widgets.exchange.questionnaires.guards import refuse
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["Row", "Tables", "tables"]

Row = dict[str, str]
Tables = dict[str, list[Row]]
DEEPEST = 8
MOST_PARTS = 150_000
"""Elements of one file: 999 items with seven answers each, in two languages, need about 120,000."""


def tables(content: bytes) -> Tables:
    """Return each table of the file by name; ``""`` holds one row with the document's own entries.

    Raises
    ------
    ExchangeError
        It is no sound XML, declares entities, is deeper or larger than a survey, or is no survey structure.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    try:
        found = _walk(iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True))
    except DefusedXmlException:
        refuse(_(
            "This XML declares entities or a document type, which LimeSurvey never does; export the survey again."))
    except (ParseError, ValueError, LookupError, RecursionError):
        refuse(_("This XML is not sound, so it cannot be read; export the survey structure (.lss) again."))
    if found[""][0].get("LimeSurveyDocType") != "Survey":
        refuse(_("This XML is no LimeSurvey survey structure; export the whole survey as .lss and bring that."))
    return found


def _walk(events: Iterable[tuple[str, Element]]) -> Tables:
    found: Tables = {"": [{}]}
    path: list[str] = []
    row: Row = {}
    parts = 0
    for event, element in events:
        if event == "start":
            path.append(element.tag)
            parts += 1
            if len(path) > DEEPEST or parts > MOST_PARTS:
                refuse(_(
                    "This XML is built deeper or larger than a LimeSurvey survey; check that it is the right file."))
            continue
        depth = len(path)
        if depth == 5 and path[3] == "row":
            row[element.tag] = element.text or ""
        elif depth == 4 and path[3] == "row" and path[2] == "rows":
            found.setdefault(path[1], []).append(row)
            row = {}
        elif depth == 2:
            found[""][0].setdefault(element.tag, (element.text or "").strip())
        elif depth == 3 and path[1:] == ["languages", "language"]:
            found.setdefault("languages", []).append({"language": (element.text or "").strip()})
        path.pop()
        element.clear()
    return found
