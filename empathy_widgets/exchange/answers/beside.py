"""Columns that are no items: what they are, so that no total is taken for an answer, and no name goes on by mistake."""

from __future__ import annotations

import re
from collections.abc import Sequence

from empathy_widgets.domain import Instrument

__all__ = ["ID_NAMES", "is_about_the_filling_in", "is_personal", "is_total", "is_turned"]

PERSONAL = re.compile(
    r"(?:recipient)?e-?mail(?:[ _-]?(?:address|adresse))?\b.*|.*\be-?mail(?:[ _-]?address)?|correo.*|courriel.*"
    r"|ip|ip[ _-]?addr(?:ess|esse)?|ipaddr"
    r"|(?:your |student'?s? |full |first |last |family |given |sur|recipient|user|nick|vor|nach)?[ _-]?"
    r"(?:first|last|full)?[ _-]?names?2?|vor- und nachname|nombre.*|apellidos?|nom|prénom"
    r"|(?:location)?[ _-]?(?:latitude|longitude)|location|gps.*|city|town|(?:home |postal )?address"
    r"|zip.*|post(?:al)?[ _-]?code|plz|wohnort|ort|adresse|(?:tele)?phone.*|telefon.*|mobile.*"
    r"|(?:\S*[_ .-])?(?:name|names|surname|address|phone|telephone|e?mail)(?:[_ .-](?:first|last|full|[0-9]+))?"
    r"|date of birth|birth ?date|dob|geburtsdatum",
    re.IGNORECASE)
"""Names of columns that say who somebody is or where."""
NO_PERSON = re.compile(
    r"(?:redcap|event|form|survey|quest|questionnaire|instrument|project|course|class|group|team|file|variable)[ _.-]",
    re.IGNORECASE)
"""How names of columns begin that hold the name of no person."""
AT_AN_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|(?:[0-9]{1,3}\.){3}[0-9]{1,3}")
FILLING_IN = re.compile(
    r"timestamp|zeitstempel|horodateur|marca temporal|start[ _]?(?:date|time)|end[ _]?(?:date|time)|completion time"
    r"|(?:date )?submit(?:ted|date)?|submitdate|date submitted|recorded[ _]?date|last modified(?: time)?|last ?page"
    r"|start ?language|user ?language|seed|status|progress|finished|duration.*|distributionchannel|collector ?id"
    r"|redcap_.*|.*_complete|.*_timestamp|date ?stamp|refurl|interviewtime|group ?time.*|startzeit|fertigstellungszeit",
    re.IGNORECASE)
"""Names of columns in which survey programs say when and how a form was filled in."""
ID_NAMES = (
    "responseid", "response id", "respondent id", "respondentid", "record_id", "record id", "participant",
    "participant id", "participant_id", "subject", "subject_id", "subjectid", "case", "code", "token", "id",
)
TOTAL = re.compile(r"(?:.*[ _.-])?(?:total|totals|sum|score|mean|average|summe|gesamt|summenwert|mittelwert|avg|tot)"
                   r"(?:[ _.-].*)?", re.IGNORECASE)
TURNED = r"(?:[ _.-]?(?:r|rev|reverse|reversed|rec|recode|recoded|inv|inverted|umgepolt|umkodiert|keyed|scored))"
FEWEST = 10
"""Answers from which columns are compared by what they hold."""


def is_personal(names: Sequence[str], cells: Sequence[str] = ()) -> bool:
    """Whether a column says who somebody is or where: by its name, or because it holds addresses.

    Examples
    --------
    >>> is_personal(["E-mail"]), is_personal(["IPAddress"]), is_personal(["code"]), is_personal(["x"], ["a@b.org"])
    (True, True, False, True)
    """
    filled = [cell for cell in cells if cell.strip()]
    if any(NO_PERSON.match(name.strip()) for name in names):
        return False
    return any(PERSONAL.fullmatch(name.strip()) for name in names) or (
        bool(filled) and sum(bool(AT_AN_ADDRESS.fullmatch(cell.strip())) for cell in filled) * 2 > len(filled))


def is_about_the_filling_in(names: Sequence[str]) -> bool:
    """Whether a column only says when and how the form was filled in."""
    return any(FILLING_IN.fullmatch(name.strip()) for name in names)


def is_total(instrument: Instrument, names: Sequence[str]) -> bool:
    """Whether a column holds a score: it is called so, or as one of the instrument's scores."""
    scores = {name.casefold() for part in instrument.subscales for name in (part.id, part.label)}
    scores |= {name.casefold() for part in instrument.composites for name in (part.id, part.label)}
    plain = [name.strip().casefold() for name in names]
    return any(TOTAL.fullmatch(name) or name in scores or re.split(r"[_ .-]", name)[-1] in scores for name in plain)


def is_turned(names: Sequence[str], items: Sequence[str]) -> bool:
    """Whether a column is called as an item with a mark of having been turned round.

    Examples
    --------
    >>> is_turned(["TEQ_2_R"], ["TEQ_1", "TEQ_2"]), is_turned(["TEQ_2r"], ["TEQ_2"]), is_turned(["TEQ_3"], ["TEQ_2"])
    (True, True, False)
    """
    known = {item.strip().casefold() for item in items}
    return any(unturned(name) in known for name in names)


def unturned(name: str) -> str | None:
    """What a column was called before it was turned round; None where its name has no such mark."""
    name = name.strip().casefold()
    without = re.sub(f"^{TURNED}[ _.-]|{TURNED}$|{TURNED}(?=[0-9]+$)", "", name, count=1)
    return without if without != name and without else None
