"""The chapter "Instruments": a passport for each, with what is known of it and what is not."""

from __future__ import annotations

from typing import Any

from ipywidgets import VBox

from empathy_widgets import dates
from empathy_widgets.domain import Composite, Instrument, LoadedWording, ReferenceSample, ReferenceValue, Subscale
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.page.words import badge, points
from empathy_widgets.exercises.scale.terms import term_facts
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import Passport

__all__ = ["Instruments", "passport"]


class Instruments:
    """Every instrument on the shelf, folded up; `view` is drawn again when a wording was loaded."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.view = VBox()
        self.draw()

    def draw(self) -> None:
        """Read shelf and store again."""
        loaded = [one for one in self.page.store.loaded_wordings() if one.retired_at is None]
        self.view.children = tuple(
            passport(instrument, [one for one in loaded if one.wording.instrument == instrument.id])
            for instrument in self.page.library.instruments()
        )


def passport(instrument: Instrument, loaded: list[LoadedWording]) -> Passport:
    """All there is to know of one instrument."""
    return Passport(
        instrument=instrument.id, title=instrument.title, badge=badge(instrument), line=line(instrument, loaded),
        about=instrument.about, facts=[*term_facts(instrument), *origin(instrument)],
        key=[*(subscale_row(instrument, part) for part in instrument.subscales),
             *(composite_row(instrument, whole) for whole in instrument.composites), *unscored_row(instrument)],
        labels=[choice.model_dump() for choice in instrument.choices],
        samples=[sample_card(instrument, sample) for sample in instrument.reference_samples],
        caveats=list(instrument.caveats), unknown=list(instrument.unverified),
    )


def line(instrument: Instrument, loaded: list[LoadedWording]) -> str:
    """Its size, and whether its sentences are here."""
    items, parts = len(instrument.items), len(instrument.subscales)
    counts = [
        ngettext("{count} item", "{count} items", items).format(count=items),
        ngettext("{count} subscale", "{count} subscales", parts).format(count=parts),
    ]
    if instrument.has_wording:
        counts.append(_("sentences ship with the workbook"))
    if loaded:
        tags = ", ".join(dict.fromkeys(one.wording.language for one in loaded))
        counts.append(_("your site's wording: {languages}").format(languages=tags))
    elif not instrument.has_wording:
        counts.append(_("key only, no wording loaded"))
    return " · ".join(counts)


def origin(instrument: Instrument) -> list[dict[str, str]]:
    """The paper, the rule for gaps, and who read the file last."""
    reviewed = instrument.reviewed
    return [
        {"term": _("Where the key comes from"), "text": instrument.source},
        {"term": _("When answers are missing"), "text": instrument.missing.source},
        {"term": _("Read last by"), "text": f"{reviewed.by}, {dates.day(reviewed.on)}"},
    ]


def subscale_row(instrument: Instrument, part: Subscale) -> dict[str, Any]:
    """One subscale with its items."""
    return {
        "label": part.label, "plain": part.plain, "points": span(instrument, part.id),
        "items": [{"number": number, "reverse": instrument.item(number).reverse_keyed} for number in part.items],
    }


def composite_row(instrument: Instrument, whole: Composite) -> dict[str, Any]:
    """One general score with what it adds up."""
    labels = {part.id: part.label for part in instrument.subscales}
    return {"label": whole.label, "plain": whole.plain, "points": span(instrument, whole.id),
            "of": " + ".join(labels[name] for name in whole.of)}


def unscored_row(instrument: Instrument) -> list[dict[str, Any]]:
    """The items that count in no score, where there are any."""
    items = [{"number": item.number, "reverse": False} for item in instrument.items if not item.scored]
    return [{"label": _("Asked, not scored"), "plain": "", "points": "–", "items": items}] if items else []


def span(instrument: Instrument, name: str) -> str:
    """The lowest and highest points of a score."""
    low, high = instrument.score_range(name)
    return f"{points(low)}–{points(high)}"


def sample_card(instrument: Instrument, sample: ReferenceSample) -> dict[str, Any]:
    """One reference sample with its numbers."""
    parts: tuple[Subscale | Composite, ...] = (*instrument.subscales, *instrument.composites)
    labels = {part.id: part.label for part in parts}
    return {
        "title": sample.label, "source": sample.source, "caveat": sample.caveat,
        "line": _("n = {n}, {country}, {year}").format(n=f"{sample.n:,}", country=sample.country, year=sample.year),
        "rows": [
            {"label": labels[name], "mean": points(value.mean), "sd": points(value.sd),
             "reliability": reliability(value)}
            for name, value in sample.values.items()
        ],
    }


def reliability(value: ReferenceValue) -> str:
    """How reliable a score was in a sample, and by which figure; a dash when nobody reported it."""
    if value.reliability is None:
        return "–"
    kind = {"alpha": _("alpha"), "omega": _("omega"), "retest": _("retest")}.get(value.reliability_kind or "", "")
    return f"{value.reliability:.3f}".rstrip("0") + (f" ({kind})" if kind else "")
