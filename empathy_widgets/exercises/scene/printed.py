"""A scene on one page: what was said moment by moment, the traps, how it was rated, and room for a supervisor."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterator
from typing import Any

from empathy_widgets import dates
from empathy_widgets.domain import Rubric, Run, Script
from empathy_widgets.exercises.run.running import Running
from empathy_widgets.exercises.scene.in_words import SWAP, TRIAD, flag_row, roles, speaker, traps_lines, way_name
from empathy_widgets.exercises.scene.transcript import came_line, match_row, ticked, turn_rows
from empathy_widgets.play.performance import Performance, matches, perform
from empathy_widgets.reports import Cell, Drawing, Report, Section, Table
from empathy_widgets.strings import _, language, ngettext
from empathy_widgets.widgets import TakeAway
from empathy_widgets.widgets.shared.base import Receipt

__all__ = ["performed", "printed_page", "scene_report"]

LONGEST_WORDS = 140
"""Signs of one's own words beside a reply; the rest is in the workbook."""
LONGEST_NOTE = 600
LINES = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="93" viewBox="0 0 480 70">{lines}</svg>'
LINE = '<path d="M0 {y}H480" stroke="#87837a" stroke-width="0.5" fill="none"/>'


def printed_page(running: Running, script: Script, rubric: Rubric | None) -> TakeAway:
    """The offer of the page, made afresh of what is kept when it is asked for."""
    page = running.page
    paper = {"id": "paper", "label": _("Paper"), "value": "a4",
             "options": [{"id": "a4", "label": _("A4")}, {"id": "letter", "label": _("US Letter")}]}
    widget = TakeAway(offers=[{"id": "page", "label": _("One page to print"), "choices": [paper], "about": _(
        "What was said, moment by moment, what it did, your rating and your line for the supervisor, with room to "
        "write. It carries the date and the case's code, and no other name.")}], strings={"make": _("Make the page")})

    def make(event: dict[str, Any]) -> Receipt:
        from empathy_widgets.reports import as_pdf_apart

        run, case = running.run, page.case
        report = scene_report(case.code if case else "", run, script, performed(running, script), rubric)
        content = as_pdf_apart(report, event["picked"]["paper"])
        if case is not None:
            page.store.note_export(case.id, _("page of a scene"))
        return widget.deliver(f"scene-{run.content}-{run.changed_at.astimezone():%Y-%m-%d-%H%M}.pdf",
                              "application/pdf", content)

    widget.on_event(make)
    return widget


def performed(running: Running, script: Script) -> Performance:
    """The scene as it is kept just now, with what was written below it."""
    return perform(script, running.run.settings["level"], running.run.events)


def scene_report(
    code: str, run: Run, script: Script, performance: Performance, rubric: Rubric | None,
    zone: datetime.tzinfo | None = None,
) -> Report:
    """A scene as one printed page.

    Parameters
    ----------
    code : str
        The case's code; "" for one's own practice. No label is printed.
    run : Run
        Gives the way, the level and the time of its last event.
    rubric : Rubric or None
        What was rated; None in the other chair.
    zone : tzinfo or None
        The zone its date is told in; None for this computer's.
    """
    way, played = run.settings["way"], run.changed_at.astimezone(zone)
    when = f"{dates.day(played)}, {dates.clock(played)}"
    whose = code or _("Own practice")
    facts = [(_("Case"), code)] if code else [(_("Whose"), whose)]
    if performance.play.ended and way != TRIAD:
        facts.append((_("It ended"), script.ending(performance.play.at).title))
    body = rounds(script, run, performance) if way == TRIAD else lines(script, way, performance)
    return Report(
        title=script.title, language=language(), made_for=run.changed_at, one_page=True, label="",
        lead=_("Role-play {way}, {when}. {level}.").format(
            way=way_name(way), when=when, level=script.level(performance.play.level).label),
        facts=tuple(facts), foot=f"{whose} · {when}", numbering=_("Page {page} of {pages}"),
        sections=(*body, *red_flags(script, performance), *looked_back(script, performance, rubric),
                  *for_the_supervisor(performance)),
    )


def lines(script: Script, way: str, performance: Performance) -> Iterator[Section]:
    """Every moment in a row: the line, the reply, what it did; then the traps."""
    guesses = {index: match_row(one, performance.guesses[index]) for index, one in matches(script, performance).items()}
    rows = []
    for index, row in enumerate(turn_rows(script, performance.play, performance.words, way=way,
                                          passed=performance.passed)):
        guess = guesses.get(index)
        told = _("You guessed: {words}").format(words=", ".join([
            *guess["both"], *guess["guessed"], *([guess["words"]] if guess["words"] else [])])) if guess else ""
        own = _("First in your own words: {words}").format(words=short(row["own"])) if row["own"] else ""
        better = "" if row["passed"] or not row["better"] else _("Stronger: {words}").format(words=row["better"])
        rows.append((Cell(str(index + 1)), Cell(row["says"], told), Cell(row["reply"], own),
                     Cell(row["carried"], better)))
    if rows:
        other = _("{name} said").format(name=script.other.name)
        said = _("You said") if speaker(script, way) == _("You") else _("{name} said").format(name=speaker(script, way))
        header = (_("Nr"), other, said, _("What it did"))
        yield Section(_("Moment by moment"), table=Table(header, tuple(rows), (0, 4, 4, 4)))
    counted = traps_lines(script, performance.own)[:1] if way != SWAP else []
    if counted:
        yield Section(_("Well-meant traps"), paragraphs=tuple(counted))


def rounds(script: Script, run: Run, performance: Performance) -> Iterator[Section]:
    """The rounds of three people, a row each; three transcripts would not fit a page."""
    rows = []
    for number, one in enumerate(performance.all_rounds, 1):
        helper = roles(run.settings["names"], number)[0]
        saw, counted = ticked(performance, number), traps_lines(script, one.own)[:1]
        rows.append((Cell(str(number)), Cell(helper, came_line(script, one)), Cell("; ".join(saw) or "–"),
                     Cell("".join(counted) or "–")))
    yield Section(_("Round by round"), table=Table(
        (_("Nr"), _("Helper"), _("The observer saw"), _("Traps")), tuple(rows), (0, 3, 5, 5)))


def red_flags(script: Script, performance: Performance) -> Iterator[Section]:
    """The red flags of the moments that were played, each once, as the stage shows them; a round that met it first."""
    told: dict[str, str] = {}
    for one in performance.all_rounds:
        for index, turn in enumerate(one.play.turns):
            beat, passed = script.beat(turn.beat), index in one.passed
            flag = flag_row(beat, beat.option(turn.option), passed)
            met = beat.red_flag is not None and turn.option in beat.red_flag.met_by and not passed
            if flag and (met or beat.id not in told):
                told[beat.id] = _("{which}. {met} What it may mean: {why} What a clinician does: {clinician}").format(
                    **{**flag, "which": flag["which"].rstrip(".")}).replace("  ", " ")
    if told:
        heading = ngettext("A red flag", "Red flags", len(told))
        yield Section(heading, paragraphs=tuple(told.values()), quiet=True)


def looked_back(script: Script, performance: Performance, rubric: Rubric | None) -> Iterator[Section]:
    """What was rated and written at the end; nothing of what was left empty."""
    rated = [(one.label, performance.ratings.get(one.id)) for one in rubric.criteria] if rubric else []
    told = [_("{label}: {value} of 5").format(label=label, value=value) for label, value in rated if value is not None]
    if told:
        yield Section(_("Seen by oneself"), paragraphs=("; ".join(told) + ".",))
    asked = script.ending(performance.play.at).reflection if performance.play.ended else _("A line for yourself")
    written = [(_("To check with the real person"), performance.check), (asked, performance.reflection)]
    for heading, text in written:
        if text.strip():
            yield Section(heading, paragraphs=(short(text, LONGEST_NOTE),))


def for_the_supervisor(performance: Performance) -> Iterator[Section]:
    """What is brought, and lines to write on."""
    brought = [short(performance.brought, LONGEST_NOTE)] if performance.brought.strip() else []
    marked = [_("Marked to be taken to supervision.")] if performance.supervision else []
    if brought or marked:
        yield Section(_("For the supervisor"), paragraphs=(*brought, *marked))
    ruled = "".join(LINE.format(y=y) for y in (22, 44, 66))
    yield Section(_("Remarks"), drawings=(Drawing(LINES.format(lines=ruled), _("Lines to write on")),))


def short(text: str, most: int = LONGEST_WORDS) -> str:
    """A text as long as a page holds it; what is cut is in the workbook."""
    return textwrap.shorten(text, most, placeholder=" …")
