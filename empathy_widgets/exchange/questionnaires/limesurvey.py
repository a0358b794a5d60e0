"""A LimeSurvey survey: lists, arrays and five-point questions; assessment values and totals where it uses them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from empathy_widgets.exchange.questionnaires.draft import Found, Offered, Question, Sum
from empathy_widgets.exchange.questionnaires.guards import fixed
from empathy_widgets.exchange.questionnaires.ledger import Element
from empathy_widgets.exchange.questionnaires.limesurvey_rows import Row, Tables, tables
from empathy_widgets.exchange.questionnaires.plain import asks, names, plain, whole
from empathy_widgets.exchange.questionnaires.sums import plain_sum
from empathy_widgets.strings import _

__all__ = ["read_limesurvey"]

NUMBERED = {"5": 5, "A": 5, "B": 10}
LISTED = {"L", "!", "O"}
ARRAYS = {"F", "H", "A", "B"}
SEVERAL = {"M", "P"}
EQUATION = re.compile(r"\{(.*)\}", re.DOTALL)
REFERENCE = r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)?(?:\.(?:NAOK|value|valueNAOK))?"


@dataclass
class _Survey:
    """The tables joined: texts in the survey's base language, answers by question."""

    held: Tables
    language: str
    assessed: bool
    texts: dict[str, str] = field(default_factory=dict)
    answers: dict[str, list[Offered]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    described: dict[str, str] = field(default_factory=dict)
    """What stands under a group's name."""
    conditional: set[str] = field(default_factory=set)


def read_limesurvey(content: bytes) -> Found:
    """Return what a survey structure holds, in its base language."""
    survey = _joined(tables(content))
    settings = next(
        iter(_spoken(survey.held.get("surveys_languagesettings", []), survey.language, "surveyls_language")), {})
    found = Found(
        format=_("LimeSurvey survey structure"), title=settings.get("surveyls_title", ""), language=survey.language,
        about=settings.get("surveyls_description", ""), welcome=settings.get("surveyls_welcometext", ""),
    )
    subquestions: dict[str, list[Row]] = {}
    for row in _ordered([*survey.held.get("subquestions", []), *survey.held.get("questions", [])], survey.language):
        if row.get("parent_qid", "0") not in ("", "0"):
            subquestions.setdefault(row["parent_qid"], []).append(row)
    order = {row.get("gid", ""): whole(row.get("group_order")) or 0 for row in survey.held.get("groups", [])}
    asked = [row for row in _ordered(survey.held.get("questions", []), survey.language)
             if row.get("parent_qid", "0") in ("", "0")]
    inside: dict[str, list[str]] = {}
    for gid, heading in survey.groups.items():
        found.head(_("group {id}").format(id=gid), f"{heading} {survey.described.get(gid, '')}")
    for row in sorted(asked, key=lambda row: order.get(row.get("gid", ""), 0)):
        before = len(found.questions)
        _question(found, survey, row, subquestions.get(row.get("qid", ""), []))
        if row.get("type", "").strip() in LISTED | {"F", "H"}:
            inside.setdefault(row.get("gid", ""), []).extend(one.name for one in found.questions[before:])
    if survey.assessed:
        _totals(found, survey, inside, {row.get("gid", "") for row in asked if row.get("type", "").strip() in SEVERAL})
    others = [one["language"] for one in survey.held.get("languages", []) if one["language"] != survey.language]
    if others:
        found.remarks.append((_("Further languages"), _("Only the base language was carried, not: {names}.").format(
            names=names([plain(one) for one in others]))))
    return found


def _joined(held: Tables) -> _Survey:
    first = held.get("surveys", [{}])[0]
    spoken = [row["language"] for row in held.get("languages", [])]
    language = first.get("language", "").strip() or (spoken[0] if spoken else "")
    survey = _Survey(held, language, first.get("assessments", "").strip() == "Y")
    for row in _spoken(held.get("question_l10ns", []), language):
        survey.texts.setdefault(row.get("qid", ""), row.get("question", ""))
    for row in [*_spoken(held.get("groups", []), language), *_spoken(held.get("group_l10ns", []), language)]:
        if row.get("group_name"):
            survey.groups.setdefault(row.get("gid", ""), row["group_name"])
            survey.described.setdefault(row.get("gid", ""), row.get("description", ""))
    survey.conditional = {row.get("qid", "") for row in held.get("conditions", [])}
    worded = _spoken(held.get("answer_l10ns", []), language)
    by_id = {row["aid"]: row.get("answer", "") for row in worded if row.get("aid")}
    by_code = {(row["qid"], row["code"]): row.get("answer", "") for row in worded if row.get("qid") and row.get("code")}
    for row in _ordered(held.get("answers", []), language, "sortorder"):
        if row.get("scale_id", "0") in ("", "0"):
            qid, code = row.get("qid", ""), row.get("code", "")
            label = row.get("answer") or by_id.get(row.get("aid", "")) or by_code.get((qid, code)) or code
            points = whole(row.get("assessment_value")) if survey.assessed else whole(code)
            survey.answers.setdefault(qid, []).append(Offered(label, points))
    return survey


def _spoken(rows: list[Row], language: str, column: str = "language") -> list[Row]:
    """The rows in one language; all of them where none says its language."""
    return [row for row in rows if row.get(column, "").strip() in ("", language)]


def _ordered(rows: list[Row], language: str, column: str = "question_order") -> list[Row]:
    """Rows in the base language, once each, in the order the survey shows them."""
    seen, kept = set(), []
    for row in _spoken(rows, language):
        mark = (row.get("qid"), row.get("code"), row.get("scale_id"), row.get("aid"))
        if mark not in seen:
            seen.add(mark)
            kept.append(row)
    return sorted(kept, key=lambda row: whole(row.get(column)) or 0)


def _question(found: Found, survey: _Survey, row: Row, rows: list[Row]) -> None:
    kind, qid, name = row.get("type", "").strip(), row.get("qid", ""), row.get("title", "") or row.get("qid", "")
    head = _text(survey, row)
    if kind == "*":
        _equation(found, name, head)
        return
    offered = tuple(survey.answers.get(qid, ())) if kind in LISTED | {"F", "H"} else tuple(
        Offered(str(number), number) for number in range(1, NUMBERED.get(kind, 0) + 1))
    first = [one for one in rows if one.get("scale_id", "0") in ("", "0")]
    if (why := _unfit(row, kind, offered)) or (kind in ARRAYS and not first):
        found.set_aside(why or _("no items in the file"), name, head)
        found.elements += [Element(f"{name}_{one.get('title', '')}", _text(survey, one), "left", why) for one in rows]
        return
    group, described = survey.groups.get(row.get("gid", ""), ""), survey.described.get(row.get("gid", ""), "")
    conditional = row.get("relevance", "1").strip() not in ("", "1") or qid in survey.conditional
    above = plain(described) if asks(described) else ""
    if kind not in ARRAYS:
        asked = asks(group)
        stem = " ".join(filter(None, (plain(group) if asked else "", above)))
        found.ask(Question(name, head, offered, "" if asked else group, stem, part=plain(group)), conditional)
        found.elements += [Element(f"{name}_{one.get('title', '')}", _text(survey, one), "left", _("no array"))
                           for one in rows]
        return
    found.head(name, head)
    stem = " ".join(filter(None, (above, plain(head))))
    for one in rows:
        inner = f"{name}_{one.get('title', '')}"
        if one in first:
            found.ask(Question(inner, _text(survey, one), offered, group, stem, part=name),
                      conditional or one.get("relevance", "1").strip() not in ("", "1"))
        else:
            found.elements.append(Element(inner, _text(survey, one), "left", _("two scales in one")))


def _unfit(row: Row, kind: str, offered: tuple[Offered, ...]) -> str:
    """Why a question is no item of a scale; "" when it can be one."""
    if kind == "X":
        return _("text only")
    if not fixed(offered):
        return _kinds().get(kind) or plain(kind) or "?"
    if kind in LISTED and row.get("other", "").strip() == "Y":
        return _("answers in one’s own words allowed")
    return ""


def _equation(found: Found, name: str, text: str) -> None:
    """A field that is worked out: a plain sum or mean in curly brackets is carried."""
    written = EQUATION.fullmatch(plain(text))
    formula = plain_sum(written[1], REFERENCE) if written else None
    if formula is None:
        found.lose_score(name)
        return

    def asked(reference: str) -> str:
        return reference.split(".", 1)[0]

    found.score(Sum(name, name, tuple(map(asked, formula.items)),
                    tuple((asked(one), start) for one, start in formula.turned), formula.mean))


def _text(survey: _Survey, row: Row) -> str:
    return row.get("question") or survey.texts.get(row.get("qid", ""), "")


def _totals(found: Found, survey: _Survey, inside: dict[str, list[str]], mixed: set[str]) -> None:
    """Where a survey uses assessments, LimeSurvey adds the assessment values of each group and of all questions.

    Questions with several answers at once (``mixed`` holds their groups) count in it too, so such a sum is not carried.
    """
    rules = survey.held.get("assessments", [])
    for row in rules:
        gid, scope = row.get("gid", ""), row.get("scope", "").strip()
        name = f"group-{gid}" if scope == "G" else "total"
        items = inside.get(gid, []) if scope == "G" else [one for listed in inside.values() for one in listed]
        label = survey.groups.get(gid, "") if scope == "G" else _("Total")
        if name in [one.name for one in found.sums] or label in found.unscored:
            continue
        if (gid in mixed) if scope == "G" else mixed:
            found.lose_score(label, name)
        elif items:
            found.score(Sum(name, label, tuple(items)))
    if rules:
        found.remarks.append((_("Bands"), _(
            "The file sorts scores into bands with messages. They were not carried: this workbook has no cut-offs.")))


def _kinds() -> dict[str, str]:
    """Kinds of question that are no item of a scale, in words."""
    several, words, number = _("several answers at once"), _("text"), _("number")
    bare = _("choices without labels in the file")
    return {
        "M": several, "P": several, "S": words, "T": words, "U": words, "Q": words, ";": words, "N": number,
        "K": number, ":": number, "R": _("ranking"), "D": _("date"), "|": _("file"), "1": _("two scales in one"),
        "Y": bare, "G": bare, "C": bare, "E": bare, "I": _("language"),
    }
