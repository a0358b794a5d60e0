"""Facts as pages show them: the sentence, its grade, and where its source can be looked up."""

from __future__ import annotations

import re
from typing import Any

from empathy_widgets.domain import Fact

__all__ = ["address_in", "told"]

DOI = re.compile(r"\bdoi:(10\.[0-9]{4,9}/\S+)")
ADDRESS = re.compile(r"https?://\S+")


def told(fact: Fact) -> dict[str, Any]:
    """A fact as a page shows it, with the address its source can be looked up at."""
    return {**fact.model_dump(include={"says", "source", "grade", "disputed"}), "href": address_in(fact.source)}


def address_in(source: str) -> str:
    """Return where a paper can be looked up: its DOI as an address, or the address it names; "" for neither.

    Examples
    --------
    >>> address_in("Buhle and others (2014), doi:10.1093/cercor/bht154")
    'https://doi.org/10.1093/cercor/bht154'
    """
    if named := DOI.search(source):
        return f"https://doi.org/{named[1].rstrip('.,;)')}"
    found = ADDRESS.search(source)
    return found[0].rstrip(".,;)") if found else ""
