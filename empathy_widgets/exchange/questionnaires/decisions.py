"""What a person must decide before a draft is an instrument, in sentences, each with the items it is about."""

from __future__ import annotations

from collections.abc import Iterator

from empathy_widgets.exchange.questionnaires.answers_left_open import perhaps_open
from empathy_widgets.exchange.questionnaires.draft import Decision, Found, Question
from empathy_widgets.exchange.questionnaires.outcomes import Asked
from empathy_widgets.exchange.questionnaires.plain import clipped, names
from empathy_widgets.exchange.questionnaires.scale import Scale
from empathy_widgets.exchange.questionnaires.scoring import Key
from empathy_widgets.strings import _, ngettext

__all__ = ["decisions"]

FEW_LABELS = 60
FEW_SCALES = 6
"""Other scales that are told one by one."""
MOST_ABOVE = 12


def decisions(
    found: Found, scale: Scale, key: Key, id: str, others: tuple[Scale, ...], asked: Asked,
) -> tuple[Decision, ...]:
    """Everything a person must decide, what matters most first."""
    wording = Decision(
        _("Whose sentences"),
        _("The sentences of a published scale may not be shared and do not belong in content/. If this is one, write "
          "“kind: published”, delete every “text”, name a practice form, and load the sentences into your own "
          "workspace:"),
        f"empathy wording load {id} FILE --language xx --accept-terms",
    )
    said = (*_rights(found), *_scores(found, scale, key), *_points(scale), *_open_answers(scale), *_above(asked),
            *_scales_left(scale, others), *_left(found, scale), *_rest(found, asked), *_elsewhere(found, scale),
            *_lost(found, scale))
    return wording, *(Decision(about, text) for about, text in said)


def _rights(found: Found) -> Iterator[tuple[str, str]]:
    yield _("Kind"), _("Write “kind: practice” for a form of your own, or “kind: published” for a published scale.")
    if found.rights:
        yield _("Rights"), _("They stand as the file gives them. Check that they allow what you do.")
    else:
        yield _("Rights"), _("The file says nothing of them. Find out who owns it, and write who allows what.")
    if found.source:
        yield _("Source"), _("It stands as the file gives it. Check it against the paper.")
    else:
        yield _("Source"), _("The file names no paper. Write where the scale and its key come from.")
    yield _("Reviewed"), _("Read the draft from top to bottom, then write your role and the date.")


def _scores(found: Found, scale: Scale, key: Key) -> Iterator[tuple[str, str]]:
    if key.reverse:
        yield _("Reverse keys"), ngettext(
            "Item {items} counts the other way round, as in the file. Check it against the paper.",
            "Items {items} count the other way round, as in the file. Check it against the paper.", len(key.reverse),
        ).format(items=_numbers(sorted(key.reverse)))
    else:
        yield _("Reverse keys"), _("The file turns no item round. Look up in the paper whether any is reverse-keyed.")
    if not key.subscales:
        text = _("The file has no score that could be carried. Write which items add up to which score.")
        groups = _groups(scale.questions)
        yield _("Subscales"), f"{text} {groups}" if groups else text
    else:
        yield _("Subscales"), _("Say of each which kind of empathy it is about and whether more is better, and write "
                                "its sentence “plain”.")
        yield _("Missing answers"), _(
            "No rule was carried: every item of a score must be answered, until you write one.")
    if key.open:
        yield _("Items without a score"), ngettext(
            "No score of the file uses item {items}, so it says “scored: false”.",
            "No score of the file uses items {items}, so they say “scored: false”.", len(key.open),
        ).format(items=_numbers(key.open))
    if any(one.group for one in scale.questions) and (key.subscales or not _groups(scale.questions)):
        yield _("Headings"), _groups(scale.questions, fewest=1)
    if key.elsewhere:
        yield _("Scores of other items"), _("Left out, because they add up items that were left out: {names}.").format(
            names=names(key.elsewhere))
    if lost := [*key.dropped, *found.unscored]:
        yield _("Scores left out"), _(
            "These could not be carried as plain sums of the items: {names}. Look up how they are made."
        ).format(names=names(lost))


def _points(scale: Scale) -> Iterator[tuple[str, str]]:
    values = [choice.value for choice in scale.choices]
    if scale.pointless:
        yield _("Points"), _("The file gives the choices no whole points, each its own. They are numbered from 1 in "
                             "the order shown; look the right ones up.")
    elif values != list(range(values[0], values[-1] + 1)):
        yield _("Points"), _("The points {points} leave gaps, which this workbook does not take. Renumber them as the "
                             "paper allows.").format(points=_numbers(values))
    bare = [choice.value for choice in scale.choices if choice.label == str(choice.value)]
    if bare:
        yield _("Labels"), ngettext(
            "Choice {points} has no words in the file, so its number stands there. Write what a person should read.",
            "Choices {points} have no words in the file, so their numbers stand there. Write what a person should "
            "read.",
            len(bare)).format(points=_numbers(bare))


def _open_answers(scale: Scale) -> Iterator[tuple[str, str]]:
    held: dict[str, list[int]] = {}
    for number, question in enumerate(scale.questions, 1):
        for one in question.missing:
            points = f" ({one.points})" if one.points is not None else ""
            held.setdefault(f"“{clipped(one.label or '–', FEW_LABELS)}”{points}", []).append(number)
    if held:
        yield _("Answers left open"), _(
            "These choices of the file are no points of the scale, so they are none here; whoever does not want to "
            "answer leaves the item open: {labels}."
        ).format(labels="; ".join(f"{label}: {_numbers(numbers)}" for label, numbers in list(held.items())[:12]))
    doubtful = [choice for choice in scale.choices if perhaps_open(choice.label)]
    if doubtful:
        yield _("Perhaps no answer"), _(
            "These may say that there is no answer: {labels}. They stand among the points as in the file, so they "
            "count; take them out if the paper does not count them.").format(
                labels=", ".join(f"“{clipped(choice.label, FEW_LABELS)}” ({choice.value})" for choice in doubtful[:12]))
    if scale.backwards:
        places = [number for number, one in enumerate(scale.questions, 1) if one.name in scale.backwards]
        yield _("Order of the choices"), ngettext(
            "The file shows the choices of item {items} in another order. Here they stand from the fewest points to "
            "the most; their points are the file’s.",
            "The file shows the choices of items {items} in another order. Here they stand from the fewest points to "
            "the most; their points are the file’s.", len(places)).format(items=_numbers(places))


def _above(asked: Asked) -> Iterator[tuple[str, str]]:
    for text, numbers in list(asked.above.items())[:MOST_ABOVE]:
        yield _("Above the items"), ngettext(
            "The file asks above item {items}: “{text}” Write it into the item, or into the instructions.",
            "The file asks above items {items}: “{text}” Write it into the items, or into the instructions.",
            len(numbers)).format(items=_numbers(numbers), text=clipped(text, 300))
    if len(asked.above) > MOST_ABOVE:
        yield _("Above the items"), _("{count} more questions stand above items; look them up in the file.").format(
            count=len(asked.above) - MOST_ABOVE)


def _scales_left(scale: Scale, others: tuple[Scale, ...]) -> Iterator[tuple[str, str]]:
    kept = {question.name for question in scale.questions}
    left = [one for one in others if not kept & {question.name for question in one.questions}]
    for one in left[:FEW_SCALES]:
        labels = tuple(choice.label for choice in one.choices)
        same = _("“{name}”, with the same choices ({labels}): {names}.") if one.answers == scale.answers else _(
            "“{name}”, answered with other choices or points ({labels}): {names}.")
        stems = [clipped(stem, 200) for stem in dict.fromkeys(question.stem for question in one.questions) if stem]
        above = " " + _("Above it: {stems}").format(
            stems=" ".join(f"“{stem}”" for stem in stems[:3])) if stems else ""
        yield _("Another scale"), _("Left out:") + " " + same.format(
            name=one.name, labels=_some(labels), names=_sentences(one.questions)) + above
    if further := left[FEW_SCALES:]:
        yield _("Further scales"), _("Left out as well: {names}.").format(names="; ".join(
            f"“{one.name}” ({_sentences(one.questions[:1])})" for one in further[:MOST_ABOVE]) + (
                f" … ({len(further)})" if len(further) > MOST_ABOVE else ""))


def _sentences(questions: tuple[Question, ...]) -> str:
    shown = [f"{clipped(one.name, 40)} “{clipped(one.text, FEW_LABELS)}”" if one.text and one.text != one.name
             else clipped(one.name, 40) for one in questions]
    return ", ".join(shown[:12]) + (f" … ({len(shown)})" if len(shown) > 12 else "")


def _left(found: Found, scale: Scale) -> Iterator[tuple[str, str]]:
    if found.other:
        kinds = "; ".join(f"{names(listed)} ({kind})" for kind, listed in found.other.items())
        yield _("Other questions"), _("Left out, because a scale has no such questions: {names}.").format(names=kinds)
    kept = {question.name: number for number, question in enumerate(scale.questions, 1)}
    asked = [f"{kept[name]} ({name})" for name in found.conditional if name in kept]
    if asked:
        yield _("Branching"), _("The file asks these items only under a condition; here everybody sees them: {names}."
                                ).format(names=names(asked))


def _rest(found: Found, asked: Asked) -> Iterator[tuple[str, str]]:
    if asked.welcomed:
        yield _("Instructions"), _(
            "They are the survey’s own greeting. Check that they say what a person is to do with these items.")
    elif found.welcome:
        yield _("Greeting"), _("The survey greets people with “{text}” It was not taken as the instructions.").format(
            text=clipped(" ".join(found.welcome.split()), 300))
    if not found.instructions:
        yield _("Instructions"), _("The file has none that could be told apart. Write what a person reads first.")
    if not found.language:
        yield _("Language"), _(
            "The file does not name its language. Write it, as in “language: de”; English if left out.")
    yield from found.remarks


def _elsewhere(found: Found, scale: Scale) -> Iterator[tuple[str, str]]:
    """What forms that were left out ask people to do; one of them may be meant for all."""
    forms = {one.form for one in scale.questions}
    others = [f"“{clipped(' '.join(text.split()), 200)}” ({clipped(form or '–', 40)})"
              for form, text in found.form_instructions.items() if form not in forms]
    if others:
        yield _("Texts of other forms"), _("Left out, though they may be meant for these items too: {texts}.").format(
            texts="; ".join(others[:FEW_SCALES]) + (f" … ({len(others)})" if len(others) > FEW_SCALES else ""))


def _lost(found: Found, scale: Scale) -> Iterator[tuple[str, str]]:
    if silent := [question.name for question in scale.questions if not question.text]:
        yield _("Without a sentence"), _("The file has no sentence for these: {names}.").format(names=names(silent))
    others = {question.name for question in found.questions} - {question.name for question in scale.questions}
    if cut := [name for name in dict.fromkeys(found.cut) if name not in others]:
        yield _("Cut short"), _(
            "Longer than a content file takes, so the end is missing: {names}.").format(names=names(cut))


def _groups(questions: tuple[Question, ...], fewest: int = 2) -> str:
    """The headings the source puts over items, as a hint; nothing where there are fewer."""
    held: dict[str, list[int]] = {}
    for number, question in enumerate(questions, 1):
        held.setdefault(question.group, []).append(number)
    if len(held) < fewest:
        return ""
    listed = [f"{clipped(group, 40) or '–'} ({_numbers(numbers)})" for group, numbers in held.items()]
    return _("Its headings may help: {groups}.").format(groups="; ".join(listed[:12]))


def _numbers(listed: list[int]) -> str:
    return names([str(number) for number in listed])


def _some(labels: tuple[str, ...]) -> str:
    return clipped(" / ".join(label or "–" for label in labels), FEW_LABELS)

