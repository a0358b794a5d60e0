"""Sentences several chapters share: modes, badges, points."""

from __future__ import annotations

from empathy_widgets.domain import Administration, Instrument, Mode, Score
from empathy_widgets.strings import _, ngettext

__all__ = ["answer", "badge", "mode_line", "mode_menu", "own_way", "points", "progress_line", "score_range"]


def badge(instrument: Instrument) -> str:
    """What must stand beside every score of this instrument; empty when nothing must."""
    if instrument.kind == "practice":
        return _("Practice form: not validated, no norms")
    return ""


def mode_menu(served: bool) -> list[dict[str, object]]:
    """The ways to administer an instrument, as a person chooses among them; only a served page can be handed over."""
    return [
        {"id": Mode.HANDED_OVER.value, "label": _("Hand the screen over"), "available": served, "needs_pin": True,
         "help": _("The other person sees only the scale. Your PIN brings you back."),
         "why_not": _("JupyterLab shows everything to everybody. Hand the screen over in the served workbook.")},
        {"id": Mode.SELF.value, "label": _("Let them answer on this page"), "available": True,
         "help": _("The other person answers here, with the whole workbook around them."), "beside": True},
        {"id": Mode.PROXY.value, "label": _("Read aloud and enter"), "available": True,
         "help": _("You read each item aloud and enter what you hear. This is recorded as entered by you."),
         "beside": True},
        {"id": Mode.PAPER.value, "label": _("Copy from your paper form"), "available": True, "worded": False,
         "help": _("You enter the answers by item number from a form your site is licensed to use.")},
        own_way(),
    ]


def own_way() -> dict[str, object]:
    """The one way that needs no case."""
    return {"id": Mode.OWN.value, "label": _("Fill it in yourself"), "available": True, "beside": True,
            "help": _("Your own practice: it belongs to no case, and none of your cases ever shows it.")}


def answer(instrument: Instrument, choice: int | None) -> str:
    """A recorded answer as its label; None is "prefer not to answer"."""
    if choice is None:
        return _("preferred not to answer")
    return next(offered.label for offered in instrument.choices if offered.value == choice)


def mode_line(mode: Mode) -> str:
    """How a sitting was filled in, in a few words."""
    return {
        Mode.OWN: _("your own practice"),
        Mode.SELF: _("filled in oneself"),
        Mode.HANDED_OVER: _("filled in on the screen handed over"),
        Mode.PROXY: _("read aloud, entered by the clinician"),
        Mode.PAPER: _("copied from a paper form"),
        Mode.IMPORTED: _("taken in from a file of answers"),
        Mode.REHEARSAL: _("rehearsal"),
    }[mode]


def progress_line(sitting: Administration, instrument: Instrument) -> str:
    """How far a sitting has come, as "3 of 20 items answered"."""
    count = len(instrument.items)
    line = ngettext("{answered} of {count} item answered", "{answered} of {count} items answered", count)
    return line.format(answered=len(sitting.responses), count=count)


def points(value: float | None) -> str:
    """Points as people write them: "17", "16.25" (four of five items answered), or a dash when there is no score."""
    return "–" if value is None else f"{value:.2f}".rstrip("0").removesuffix(".")


def score_range(score: Score) -> str:
    """The lowest and highest possible points of a score, as "5–25"."""
    return f"{points(score.low)}–{points(score.high)}"
