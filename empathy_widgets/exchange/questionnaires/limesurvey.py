"""A LimeSurvey survey: lists, arrays and five-point questions; assessment values and totals where it uses them."""

from __future__ import annotations

from dataclasses import dataclass, field

from empathy_widgets.exchange.questionnaires.draft import Found, Offered, Question, Sum
from empathy_widgets.exchange.questionnaires.guards import fixed
from empathy_widgets.exchange.questionnaires.limesurvey_rows import Row, Tables, tables
from empathy_widgets.exchange.questionnaires.plain import names, plain, whole
from empathy_widgets.strings import _

__all__ = ["read_limesurvey"]

NUMBERED = {"5": 5, "A": 5, "B": 10}
LISTED = {"L", "!", "O"}
ARRAYS = {"F", "H", "A", "B"}
TEXT_ONLY = {"X", "*"}
SEVERAL = {"M", "P"}


@dataclass
class _Survey:
    """The tables joined: texts in the survey's base language, answers by question."""

    held: Tables
    language: str
    assessed: bool
    texts: dict[str, str] = field(default_factory=dict)
    answers: dict[str, list[Offered]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    conditional: set[str] = field(default_factory=set)


def read_limesurvey(content: bytes) -> Found:
    """Return what a survey structure holds, in its base language."""
    survey = _joined(tables(content))
    settings = next(
        iter(_spoken(survey.held.get("surveys_languagesettings", []), survey.language, "surveyls_language")), {})
    found = Found(
        format=_("LimeSurvey survey structure"), title=settings.get("surveyls_title", ""), language=survey.language,
        about=settings.get("surveyls_description", ""), instructions=settings.get("surveyls_welcometext", ""),
    )
    subquestions: dict[str, list[Row]] = {}
    for row in _ordered([*survey.held.get("subquestions", []), *survey.held.get("questions", [])], survey.language):
        if row.get("parent_qid", "0") not in ("", "0"):
            subquestions.setdefault(row["parent_qid"], []).append(row)
    order = {row.get("gid", ""): whole(row.get("group_order")) or 0 for row in survey.held.get("groups", [])}
    asked = [row for row in _ordered(survey.held.get("questions", []), survey.language)
             if row.get("parent_qid", "0") in ("", "0")]
    inside: dict[str, list[str]] = {}
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
    if kind in TEXT_ONLY:
        (found.unscored if kind == "*" else found.other.setdefault(_("text only"), [])).append(name)
        return
    offered = tuple(survey.answers.get(qid, ())) if kind in LISTED | {"F", "H"} else tuple(
        Offered(str(number), number) for number in range(1, NUMBERED.get(kind, 0) + 1))
    if not fixed(offered):
        found.set_aside(_kinds().get(kind) or plain(kind) or "?", name)
        return
    if kind in LISTED and row.get("other", "").strip() == "Y":
        found.set_aside(_("answers in one’s own words allowed"), name)
        return
    head, group = _text(survey, row), survey.groups.get(row.get("gid", ""), "")
    asked = [(name, head)] if kind not in ARRAYS else [
        (f"{name}_{one.get('title', '')}", _text(survey, one)) for one in rows if one.get("scale_id", "0") in ("", "0")]
    found.questions += [Question(one, text, offered, group) for one, text in asked]
    if row.get("relevance", "1").strip() not in ("", "1") or qid in survey.conditional:
        found.conditional += [one for one, text in asked]
    if kind in ARRAYS and plain(head):
        found.remarks.append((_("Above the items"), _("The file asks above {name}: “{text}”").format(
            name=name, text=plain(head)[:300])))


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
            found.unscored.append(label)
        elif items:
            found.sums.append(Sum(name, label, tuple(items)))
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
