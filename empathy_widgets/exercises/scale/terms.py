"""The terms of an instrument's sentences: what a site reads, confirms, and keeps with the wording."""

from __future__ import annotations

from empathy_widgets.domain import Instrument
from empathy_widgets.strings import _

__all__ = ["confirmation", "confirmed_terms", "term_facts"]


def confirmation() -> str:
    """The sentence a person confirms with."""
    return _("I have read these terms, and my site may use this wording under them.")


def term_facts(instrument: Instrument) -> list[dict[str, str]]:
    """Rights, users and credit of an instrument, in reading order, each with its name."""
    unknown = _("Nobody has told us; ask the owner.")
    facts = [
        (_("Rights and permitted use"), instrument.rights),
        (_("Who may give and read it"), instrument.qualified or unknown),
        (_("Credit line"), instrument.credit_line or _("None is asked for in what we have read; name the source.")),
    ]
    return [{"term": term, "text": text} for term, text in facts]


def confirmed_terms(instrument: Instrument) -> str:
    """The text kept with a wording: the rights as they were read, the credit line, and what was confirmed."""
    parts = [instrument.rights, instrument.credit_line or "", confirmation()]
    return "\n\n".join(part for part in parts if part)
