"""What must hold inside one instrument file beyond its format: the key is complete, and the wording is ours to show."""

from __future__ import annotations

from collections.abc import Iterator

from empathy_widgets.domain import Instrument
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.kinds.instrument import InstrumentForm
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["broken_rules", "broken_values"]

Broken = Iterator[tuple[Place, str]]
"""Where a rule is broken, and the sentence with its remedy."""


def broken_rules(form: InstrumentForm, name: str) -> Broken:
    """Yield every rule one file breaks; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    yield from _choices(form)
    yield from _item_order(form)
    yield from _key(form)
    yield from _composites(form)
    yield from _wording(form)
    yield from _repeated_sentences(form)


def broken_values(instrument: Instrument, form: InstrumentForm) -> Broken:
    """Yield what is wrong with the reference samples of an otherwise sound file."""
    seen = set()
    for index, sample in enumerate(form.reference_samples):
        if sample.id in seen:
            yield ("reference_samples", index, "id"), _("Two samples have this id. Rename one.")
        seen.add(sample.id)
        for name, value in sample.values.items():
            place = ("reference_samples", index, "values", name)
            try:
                low, high = instrument.score_range(name)
            except KeyError:
                yield place, _("No subscale or composite is called this. Correct the name or add it.")
                continue
            if not low <= value.mean <= high or value.sd > high - low:
                yield place, _("These scores run from {low:g} to {high:g}, so this mean or sd cannot be right. Check "
                               "the paper.").format(low=low, high=high)
            if (value.reliability is None) != (value.reliability_kind is None):
                yield place, _("Give reliability and reliability_kind (alpha, omega or retest) together, or neither.")


def _choices(form: InstrumentForm) -> Broken:
    values = list(form.choices)
    if values != sorted(values):
        yield ("choices",), _("The choices are not in order. Put the lowest number first.")
    for lower, higher in zip(sorted(values), sorted(values)[1:], strict=False):
        if higher != lower + 1:
            yield ("choices", higher), _("Choice {gap} is missing before this one. Add “{gap}: …” or renumber.").format(
                gap=lower + 1)
    seen = set()
    for value, label in form.choices.items():
        if label.casefold() in seen:
            yield ("choices", value), _("Two choices have this label. Give each its own.")
        seen.add(label.casefold())


def _item_order(form: InstrumentForm) -> Broken:
    numbers = list(form.items)
    for before, after in zip(numbers, numbers[1:], strict=False):
        if after < before:
            yield ("items", after), _("Items are shown in this order. Move item {after} before item {before}.").format(
                after=after, before=before)


def _key(form: InstrumentForm) -> Broken:
    used = set()
    for name, subscale in form.subscales.items():
        for index, number in enumerate(subscale.items):
            place = ("subscales", name, "items", index)
            if number not in form.items:
                yield place, _("Item {item} is used but there is no such item. Add it under items, or delete it here."
                               ).format(item=number)
            elif not form.items[number].scored:
                yield place, _("Item {item} says “scored: false”. Delete that, or delete it here.").format(item=number)
            if number in subscale.items[:index]:
                yield place, _("Item {item} is listed twice. Delete one.").format(item=number)
            used.add(number)
    for number, item in form.items.items():
        if item.scored and number not in used:
            yield ("items", number), _("No subscale uses this item. Add {item} to one, or write “scored: false”."
                                       ).format(item=number)


def _composites(form: InstrumentForm) -> Broken:
    for name, composite in form.composites.items():
        if name in form.subscales:
            yield ("composites", name), _("A subscale has this name too. Rename one of the two.")
        for index, part in enumerate(composite.of):
            place = ("composites", name, "of", index)
            if part not in form.subscales:
                yield place, _("No subscale is called “{part}”. Choose from: {names}.").format(
                    part=part, names=", ".join(list(form.subscales)[:12]))
            if part in composite.of[:index]:
                yield place, _("“{part}” is listed twice. Delete one.").format(part=part)


def _wording(form: InstrumentForm) -> Broken:
    if form.kind == "published":
        for number, item in form.items.items():
            if item.text is not None:
                yield ("items", number, "text"), _("The sentences of a published scale belong to its owner. Delete "
                                                   "this one; a site loads its own copy into its workspace.")
        if form.practice_form is None:
            yield (), _("“practice_form” is missing. Name the practice form to offer while there is no wording.")
        return
    for number, item in form.items.items():
        if item.text is None:
            yield ("items", number), _("A practice form needs every sentence. Add “text: …”.")
    if form.reference_samples:
        yield ("reference_samples",), _("A practice form has no norms. Delete the reference samples.")
    if form.practice_form is not None:
        yield ("practice_form",), _("This is a practice form itself. Delete this line.")


def _repeated_sentences(form: InstrumentForm) -> Broken:
    seen: dict[str, int] = {}
    for number, item in form.items.items():
        sentence = " ".join((item.text or "").casefold().split()).rstrip(".!?… ")
        if sentence and sentence in seen:
            yield ("items", number, "text"), _("Item {other} says the same. Change one of the two.").format(
                other=seen[sentence])
        seen.setdefault(sentence, number)
