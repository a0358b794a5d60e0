"""Whether what a file says of the world can be looked up: every citation carries a DOI or an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from empathy_widgets.library.form import ActivityForm, Form
from empathy_widgets.library.kinds.instrument import InstrumentForm
from empathy_widgets.library.kinds.kind import Broken
from empathy_widgets.library.kinds.script import ScriptForm
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["can_be_looked_up", "uncited"]

ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+|\b(?:doi:\s*)?10\.[0-9]{4,9}/\S+|\b(?:[a-z0-9-]+\.)+(?:org|uk|gov)\b")
NONE_FOUND = "no address found"
"""What an editor writes where there is a source and nobody knows an address of it."""
YEAR = re.compile(r"\b(?:18|19|20)[0-9]{2}\b")


def can_be_looked_up(text: str) -> bool:
    """Whether a DOI or an address stands in ``text``, or that none was found.

    Examples
    --------
    >>> can_be_looked_up("Bell et al., 2016, BMC Research Notes 9:479")
    False
    >>> can_be_looked_up("Bell et al., 2016, doi:10.1186/s13104-016-2284-z")
    True
    >>> can_be_looked_up("Björnsson (1968), Läsbarhet (no address found)")
    True
    """
    return bool(ADDRESS.search(text)) or NONE_FOUND in text.casefold()


def uncited(form: Form) -> Broken:
    """Yield every field of a sound file that tells a fact and gives nobody a way to look it up."""
    if isinstance(form, InstrumentForm):
        yield from _of_an_instrument(form)
    elif isinstance(form, ActivityForm):
        yield from _of_an_activity(form)
    if isinstance(form, ScriptForm):
        yield from _of_a_scene(form)


def _of_an_instrument(form: InstrumentForm) -> Broken:
    if form.kind == "published" and form.doi is None and not can_be_looked_up(form.source):
        yield ("source",), _("This has no DOI or address. Add one, or write “no address found”.")
    for index, sample in enumerate(form.reference_samples):
        if can_be_looked_up(sample.source):
            continue
        place = ("reference_samples", index)
        yield (*place, "source"), _("This has no DOI or address. Add one, or write “no address found”.")
        for name, value in sample.values.items():
            if value.reliability is not None:
                yield (*place, "values", name, "reliability"), _(
                    "The source of this sample has no DOI or address, so nobody can look this number up. Add it there.")
    cited: list[tuple[Place, str]] = [(("missing", "source"), form.missing.source)]
    cited += [(("caveats", index), caveat) for index, caveat in enumerate(form.caveats)]
    for where, text in cited:
        if YEAR.search(text) and not can_be_looked_up(text):
            yield where, _("This names a paper by its year, without a DOI or address. Add one, or write “no address "
                           "found”.")


def _of_an_activity(form: ActivityForm) -> Broken:
    told = [" ".join(text.split()) for text in _texts(form.model_dump(exclude={"facts"}))]
    for sentence, source in form.facts.items():
        if not any(" ".join(sentence.split()) in text for text in told):
            yield ("facts", sentence), _("This sentence does not stand in the file. Copy it letter by letter.")
        if not can_be_looked_up(source):
            yield ("facts", sentence), _("This fact has no DOI or address. Add one, or write “no address found”.")


def _of_a_scene(form: ScriptForm) -> Broken:
    """What a red flag may mean is told to clinicians: a figure in it can be looked up."""
    for id, beat in form.beats.items():
        flag = beat.red_flag
        if flag is not None and re.search("[0-9]", flag.why) and not can_be_looked_up(flag.why):
            yield ("beats", id, "red_flag", "why"), _("This tells a figure without a DOI or address. Add one.")


def _texts(entry: Any) -> Iterator[str]:
    """Every text inside a dump, keys left out."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for inside in entry.values():
            yield from _texts(inside)
    elif isinstance(entry, (list, tuple)):
        for inside in entry:
            yield from _texts(inside)
