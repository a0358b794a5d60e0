"""A plan on one page: for the record, with everything; and in the client's words, with nothing that is not theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from empathy_widgets import __version__
from empathy_widgets.dates import day
from empathy_widgets.domain import Case, Plan, PlanStep, for_the_client
from empathy_widgets.exercises.page.moments import day as local_day
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.play.plan import PlanState, plan_state
from empathy_widgets.reports import Cell, Report, Section, Table
from empathy_widgets.strings import _, language
from empathy_widgets.widgets import TakeAway
from empathy_widgets.widgets.shared.base import Receipt

if TYPE_CHECKING:
    from empathy_widgets.exercises.planning.board import PlanView

__all__ = ["client_paper", "plan_papers", "record_paper"]

CLIENT, RECORD = "plan-client", "plan-record"


def plan_papers(page: Page, view: PlanView) -> TakeAway:
    """Both papers, made when they are asked for; each leaves a line in the case's history."""
    sheet = {"id": "paper", "label": _("Paper"), "value": "a4", "options": [
        {"id": "a4", "label": _("A4")}, {"id": "letter", "label": _("US Letter")}]}

    def made(client: bool, size: str) -> tuple[str, bytes]:
        from empathy_widgets.reports import as_pdf_apart

        plan, case = page.store.plan(view.plan.id), page.open_case
        report = client_paper(case, plan) if client else record_paper(case, plan, view.grounds.lines)
        content = as_pdf_apart(report, size)
        page.store.note_export(case.id, _("plan in the client's words") if client else _("plan for the record"))
        name = CLIENT if client else RECORD
        return f"{name}-{plan.changed_at.astimezone():%Y-%m-%d-%H%M}.pdf", content

    offers = [
        {"id": CLIENT, "label": _("The plan to hand out"), "choices": [sheet], "about": _(
            "One page in the client's words: what they want, what is agreed, the steps, and when to look again. "
            "Nothing that is only for you stands on it.")},
        {"id": RECORD, "label": _("The plan for the record"), "choices": [sheet], "about": _(
            "One page with everything: the reason of every suggestion, what was refused and why, and, marked, what is "
            "only for you. Do not hand it out.")},
    ]
    widget = TakeAway(offers=offers)

    def make(event: dict[str, Any]) -> Receipt:
        name, content = made(event["offer"] == CLIENT, event["picked"]["paper"])
        return widget.deliver(name, "application/pdf", content)

    widget.on_event(make)
    return widget


def client_paper(case: Case, plan: Plan) -> Report:
    """One page for the client, made of the events a client may read and of no others."""
    state = plan_state(for_the_client(plan.events))
    aims = tuple(one.says or one.label for one in state.targets)
    sections = [
        Section(_("What I want"), paragraphs=said(state)),
        Section(_("What we aim at"), paragraphs=aims),
        Section(_("Our goals"), paragraphs=tuple(goal.text for goal in state.goals_of("explicit"))),
        Section(_("Steps"), table=steps_table(agreed_steps(plan))),
        Section(_("When we look again"), paragraphs=looked_again(state)),
    ]
    lead = _("What we agreed, in my words. It can be changed at any time.")
    return paper(case, plan, _("Our plan"), lead, "", sections)


def record_paper(case: Case, plan: Plan, profile: tuple[tuple[str, ...], ...]) -> Report:
    """One page for the record, implicit goals among it and marked."""
    state = plan_state(plan.events)
    refused = [one for one in state.suggestions.values() if one.verdict == "refused"]
    aimed = Table((_("Aimed at"), _("Because")), tuple(
        (Cell(one.label, strong=True), Cell(in_one_line(one.because) or _("written here")))
        for one in state.targets), (2, 5))
    answers = {"go": _("yes, such steps may be taken"), "hold": _("no, such steps are left out")}
    asked = tuple(_("{asked} {answer}. {words}").format(
        asked=one.asked, answer=answers[one.answer].capitalize(), words=one.words).strip()
        for one in state.answers.values() if one.answer)
    sections = [
        Section(_("What the client wants and says"), paragraphs=said(state)),
        Section(_("What brings them"), paragraphs=(*state.problems.values(), *([state.told] if state.told else []))),
        Section(_("The newest profile"), paragraphs=tuple(map(" ".join, profile))),
        Section(_("What is aimed at, and why"), table=aimed if state.targets else None),
        Section(_("Suggested and refused"), paragraphs=tuple(
            _("{label}: {because} Refused: {why}").format(
                label=one.label, because=in_one_line(one.because), why=one.why)
            for one in refused)),
        Section(_("Goals agreed on"), paragraphs=tuple(goal.text for goal in state.goals_of("explicit"))),
        Section(_("Only for the clinician: implicit goals"), paragraphs=tuple(
            _("[implicit] {text}").format(text=goal.text) for goal in state.goals_of("implicit"))),
        Section(_("Steps"), table=steps_table(state.steps)),
        Section(_("Asked first"), paragraphs=asked),
        Section(_("When to measure again"), paragraphs=looked_again(state)),
        Section(_("The clinician's notes"), paragraphs=(state.note,) if state.note else ()),
    ]
    label = _("For the record only: holds what is the clinician's alone. Not to be handed out.")
    return paper(case, plan, _("Plan"), _("Begun on {begun}, as it stood on {day}").format(
        begun=local_day(plan.started_at), day=local_day(plan.changed_at)), label, sections)


def in_one_line(because: str) -> str:
    """The sentences of all rules that spoke, one after the other."""
    return " ".join(because.splitlines())


def said(state: PlanState) -> tuple[str, ...]:
    """The wishes that were ticked, and the client's own words."""
    return (*state.wishes.values(), *([f"“{state.said}”"] if state.said else []))


def agreed_steps(plan: Plan) -> tuple[PlanStep, ...]:
    """The steps that may be taken: what was answered decides, and no word of it is told."""
    return tuple(step for step in plan_state(plan.events).steps if not step.held)


def steps_table(steps: tuple[PlanStep, ...]) -> Table | None:
    """Each step with where, how often, and how anybody would notice; None for none."""
    where = {"session": _("in the room"), "between": _("between sessions")}
    rows = tuple((Cell(step.title, _("waits for now") if step.held else where[step.when]), Cell(step.dose),
                  Cell(step.sign)) for step in steps)
    header = _("Step"), _("How often, how long"), _("How anybody would notice")
    return Table(header, rows, (4, 3, 4)) if rows else None


def looked_again(state: PlanState) -> tuple[str, ...]:
    """The day and the scale; nothing where it is not decided."""
    if state.measure is None:
        return ()
    return (_("{day}, with {title}").format(day=day(state.measure.on), title=state.measure.title),)


def paper(case: Case, plan: Plan, title: str, lead: str, label: str, sections: list[Section]) -> Report:
    """A plan's page, without the sections that hold nothing."""
    kept = tuple(one for one in sections if one.paragraphs or one.table)
    return Report(
        title=title, lead=lead, facts=((_("Case"), case.code), (_("As of"), local_day(plan.changed_at))), label=label,
        foot=_("{code} · {day} · Empathy Workbook {version}").format(
            code=case.code, day=local_day(plan.changed_at), version=__version__),
        numbering=_("Page {page} of {pages}"), sections=kept, made_for=plan.changed_at,
        language=language().partition("-")[0], one_page=True)
