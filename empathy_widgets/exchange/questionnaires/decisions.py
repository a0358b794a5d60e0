"""What a person must decide before a draft is an instrument, in sentences, each with the items it is about."""

from __future__ import annotations

from collections.abc import Iterator

from empathy_widgets.exchange.questionnaires.draft import Decision, Found, Question
from empathy_widgets.exchange.questionnaires.plain import clipped, names
from empathy_widgets.exchange.questionnaires.scale import Scale
from empathy_widgets.exchange.questionnaires.scoring import Key
from empathy_widgets.strings import _, ngettext

__all__ = ["decisions"]

FEW_LABELS = 60
FEW_SCALES = 6
"""Other response scales that are told one by one."""


def decisions(found: Found, scale: Scale, key: Key, id: str) -> tuple[Decision, ...]:
    """Everything a person must decide, what matters most first."""
    wording = Decision(
        _("Whose sentences"),
        _("The sentences of a published scale may not be shared and do not belong in content/. If this is one, write "
          "“kind: published”, delete every “text”, name a practice form, and load the sentences into your own "
          "workspace:"),
        f"empathy wording load {id} FILE --language xx --accept-terms",
    )
    said = (*_rights(found), *_scores(found, scale, key), *_points(scale), *_left(found, scale), *_rest(found))
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


def _left(found: Found, scale: Scale) -> Iterator[tuple[str, str]]:
    others: dict[tuple[str, ...], list[str]] = {}
    for question in scale.left:
        others.setdefault(tuple(answer.label for answer in question.offered), []).append(question.name)
    for labels, listed in list(others.items())[:FEW_SCALES]:
        yield _("Another response scale"), _("Left out, because they are answered with other choices or points "
                                             "({labels}): {names}.").format(labels=_some(labels), names=names(listed))
    if further := [name for listed in list(others.values())[FEW_SCALES:] for name in listed]:
        yield _("Further response scales"), _("Left out, because each is answered with other choices again: {names}."
                                              ).format(names=names(further))
    if found.other:
        kinds = "; ".join(f"{names(listed)} ({kind})" for kind, listed in found.other.items())
        yield _("Other questions"), _("Left out, because a scale has no such questions: {names}.").format(names=kinds)
    kept = {question.name: number for number, question in enumerate(scale.questions, 1)}
    asked = [f"{kept[name]} ({name})" for name in found.conditional if name in kept]
    if asked:
        yield _("Branching"), _("The file asks these items only under a condition; here everybody sees them: {names}."
                                ).format(names=names(asked))


def _rest(found: Found) -> Iterator[tuple[str, str]]:
    if not found.instructions:
        yield _("Instructions"), _("The file has none that could be told apart. Write what a person reads first.")
    if not found.language:
        yield _("Language"), _(
            "The file does not name its language. Write it, as in “language: de”; English if left out.")
    yield from found.remarks


def _groups(questions: tuple[Question, ...]) -> str:
    """The headings the source puts over items, as a hint; nothing where there is only one."""
    held: dict[str, list[int]] = {}
    for number, question in enumerate(questions, 1):
        held.setdefault(question.group, []).append(number)
    if len(held) < 2:
        return ""
    listed = [f"{clipped(group, 40) or '–'} ({_numbers(numbers)})" for group, numbers in held.items()]
    return _("Its headings may help: {groups}.").format(groups="; ".join(listed[:12]))


def _numbers(listed: list[int]) -> str:
    return names([str(number) for number in listed])


def _some(labels: tuple[str, ...]) -> str:
    return clipped(" / ".join(label or "–" for label in labels), FEW_LABELS)

