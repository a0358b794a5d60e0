"""A site's own reference sample: found for an instrument, told in words, kept and used no longer by a form."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

from empathy_widgets.domain import Instrument, OwnSample, ReferenceSample
from empathy_widgets.errors import NotAllowed
from empathy_widgets.exercises.page.moments import day
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.scoring.own_sample import SampleFigures
from empathy_widgets.strings import _
from empathy_widgets.widgets import SampleForm
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["OWN", "own_sample_form", "samples_in_use", "with_own_sample"]

OWN = "own-sample"
"""The id of a site's own sample where it stands among an instrument's."""


def samples_in_use(page: Page, instrument: Instrument) -> list[OwnSample]:
    """A site's own samples of this version of an instrument, newest first; without those that are used no longer."""
    found = page.store.own_samples(instrument.id)
    return [one for one in reversed(found) if one.version == instrument.version and one.retired_at is None]


def with_own_sample(page: Page, instrument: Instrument) -> Instrument:
    """The instrument with the site's newest own sample before all others; as it is where there is none."""
    own = samples_in_use(page, instrument)
    if not own:
        return instrument
    return instrument.model_copy(update={"reference_samples": (reference(own[0]), *instrument.reference_samples)})


def reference(sample: OwnSample) -> ReferenceSample:
    """An own sample as any other, to be compared with by the same rules."""
    return ReferenceSample(
        id=OWN, label=label(sample), n=sample.n, country=_("this site"), year=year(sample), source=sample.made_by,
        caveat=detail(sample), values=sample.values)


def label(sample: OwnSample) -> str:
    """Such as "our own sample of 64, 2026"."""
    return _("our own sample of {n}, {year}").format(n=f"{sample.n:,}", year=year(sample))


def year(sample: OwnSample) -> int:
    """The newest year its people answered in, as the site said; the year it was made where it said none."""
    said = re.findall(r"\b(?:19|20)\d\d\b", sample.collected)
    return max(map(int, said)) if said else sample.made_at.year


def detail(sample: OwnSample) -> str:
    """Who, when, how its reliability was found, by whom and on which day."""
    kinds = {value.reliability_kind for value in sample.values.values()}
    how = (_("retest over {least} to {most} days").format(least=sample.least_days, most=sample.most_days)
           if "retest" in kinds else _("alpha"))
    values = [value.reliability for value in sample.values.values() if value.reliability is not None]
    return _("{who}, {collected}; {how} {low} to {high}; made by {by} on {day}.").format(
        who=sample.who, collected=sample.collected, how=how, low=f"{min(values):.2f}", high=f"{max(values):.2f}",
        by=sample.made_by, day=day(sample.made_at)) if values else f"{sample.who}, {sample.collected}."


Figures = Callable[[int | None, int | None], SampleFigures]


def own_sample_form(
    page: Page, instrument: Instrument, origin: Literal["class", "repeated"], figures: Figures, form: SampleForm,
    changed: Callable[[], None] = lambda: None,
) -> SampleForm:
    """Let a form keep what ``figures`` makes of the days it is asked for, show what is kept, and retire it."""
    def tell() -> None:
        form.kept = [
            {"id": one.id, "text": label(one), "detail": detail(one)} for one in samples_in_use(page, instrument)]

    def heard(event: dict[str, Any]) -> Receipt:
        if event["kind"] == "retire":
            page.store.retire_sample(event["id"])
            tell()
            changed()
            return {"text": _("It is used no longer; it stays on record.")}
        if not event["sure"]:
            raise NotAllowed(form.strings["need_sure"])
        found = figures(event["least"], event["most"])
        days = (event["least"], event["most"]) if origin == "repeated" else None
        kept = page.store.keep_sample(
            instrument.id, instrument.version, origin, who=event["who"], collected=event["collected"], n=found.n,
            values=found.values, days=days)
        tell()
        changed()
        return {"text": " ".join(part for part in (
            _("Kept as “{label}”; it is used from now on.").format(label=label(kept)), left_out(found)) if part)}

    form.on_event(heard)
    tell()
    return form


def left_out(found: SampleFigures) -> str:
    """Which scores the data could not carry, each with its reason; empty where they carry all."""
    if not found.left_out:
        return ""
    why = "; ".join(f"{name}: {reason}" for name, reason in found.left_out.items())
    return _("Left out: {why}.").format(why=why)

