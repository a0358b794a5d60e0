"""The stage of a role-play. It shows where a scene stands and collects what people choose; it decides nothing."""

from __future__ import annotations

import traitlets

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, script, style

__all__ = ["Stage", "default_strings"]


def default_strings() -> dict[str, str]:
    """Return every word of the stage, by name."""
    return {
        "again": _("Try this moment again"),
        "again_help": _("What you said stays in the transcript as a try."),
        "answer": _("What do you say?"),
        "begin": _("Begin the scene"),
        "better": _("A stronger wording"),
        "debrief": _("To talk over"),
        "dots": _("Moment {number}, and at least {left} to come"),
        "dots_last": _("Moment {number}, perhaps the last"),
        "earlier": _("What was said before ({count})"),
        "leave_out": _("Not this one"),
        "leave_out_help": _("The script answers here, and this moment is counted nowhere."),
        "pause": _("Pause"),
        "tools": _("At any moment"),
        "you_said": _("What you said, and what it did"),
        "did": _("What this did"),
        "why": _("Why"),
        "end": _("End here"),
        "flag": _("A red flag"),
        "flag_does": _("What a clinician does"),
        "flag_why": _("What it may mean"),
        "next": _("And then"),
        "now": _("{name} now"),
        "own": _("Say it in your own words first"),
        "own_help": _("Aloud if you can. Then see which of the replies is nearest."),
        "own_none": _("Show me the replies"),
        "own_show": _("Keep this and show me the replies"),
        "own_was": _("In your own words"),
        "part": _("You are {name}, {role}."),
        "practise": _("You practise"),
        "reply": _("{name} says"),
        "safety": _("If it becomes too much"),
        "skill": _("One skill to look for:"),
        "stake": _("What is at stake"),
        "thinks": _("{name} thinks"),
        "transcript": _("So far"),
        "tried": _("You tried first"),
        "waiting": _("One moment…"),
        "where": _("Where"),
        "who": _("Who"),
        "write_reply": _("What would you say?"),
        **words_of_the_ways(),
    }


def words_of_the_ways() -> dict[str, str]:
    """Return the words of the other chair and of three people."""
    return {
        "both": _("In the script too"),
        "changed": _("We have changed chairs"),
        "break_on": _("Go on"),
        "break_text": _("Take the time you need. Everything said so far is kept; you can also close the page and carry "
                        "on another day. Put both feet on the floor, name three things you can see."),
        "break_title": _("Paused"),
        "choose_other": _("Choose another reply"),
        "clock_held": _("{time} left in this round. The clock is stopped."),
        "clock_left": _("{time} left in this round"),
        "clock_over": _("Time to change roles."),
        "clock_over_last": _("The time of this round is over."),
        "close": _("End here and look back"),
        "close_not": _("Go on after all"),
        "closed": _("You ended here. What each of you played stands below."),
        "closed_one": _("You ended here, and that is allowed. What was said so far stands below."),
        "closed_title": _("Ended before its end"),
        "clock_start": _("Start the clock"),
        "clock_still": _("{minutes} minutes a round. The clock is not running."),
        "clock_stop": _("Stop the clock"),
        "feelings": _("What do you feel, as {name}? Choose up to three."),
        "guess": _("You are {name} now. Before you read your next line:"),
        "guess_first": _("Please choose at least one word, or write a few of your own."),
        "guessed": _("You said"),
        "matched": _("You and the script"),
        "needs": _("What do you need? Choose up to two."),
        "not_guessed": _("Only in the script"),
        "not_written": _("Only in your guess"),
        "observer": _("For the observer: tick what you saw"),
        "observed": _("The observer saw"),
        "on": _("Go on"),
        "rotate": _("Change roles"),
        "rotate_anew": _("Change roles and begin the scene anew"),
        "read_on": _("We have read it"),
        "round": _("Round {round} of {of}"),
        "show_line": _("Now show me the line"),
        "words": _("In your own words (optional)"),
    }


class Stage(EmpathyWidget):
    """A scene, beat by beat, with everything said so far above it.

    Events
    ------
    begin
        The opening was read.
    write
        ``beat``; ``text``: one's own words, "" to go straight to the replies.
    guess
        ``beat``; ``feelings`` and ``needs``: lists of the offered words; ``words``: one's own.
    choose
        ``beat``; ``option``: its letter.
    pass
        ``beat``: leave this moment out and let the script answer.
    onwards
        ``beat``: in the other chair, let the script answer.
    again
        ``beat``: take the last choice, made there, back.
    read, change
        Two people reading: ``beat``, whose reply was read aloud; nothing: they have changed chairs.
    clock, rotate, tick
        Three people: ``running``; nothing; ``item`` and ``on``.
    close
        ``on``: to look back before the scene (of three people, its last round) has ended.

    Examples
    --------
    >>> stage = Stage(now={"beat": "door", "says": "You came.", "options": [{"id": "a", "say": "I did."}]})
    >>> stage.on_event(lambda event: {"text": f"Chose {event['option']}"})
    >>> stage.outbox = [{"request": "r", "kind": "choose", "beat": "door", "option": "a"}]
    >>> stage.receipts["r"]["text"]
    'Chose a'
    """

    _esm = script("stage")
    _css = style("stage")
    words = staticmethod(default_strings)
    events = {
        "begin": {},
        "write": {"beat": (str,), "text": (str,)},
        "guess": {"beat": (str,), "feelings": (list,), "needs": (list,), "words": (str,)},
        "choose": {"beat": (str,), "option": (str,)},
        "pass": {"beat": (str,)},
        "onwards": {"beat": (str,)},
        "again": {"beat": (str,)},
        "read": {"beat": (str,)},
        "change": {},
        "clock": {"running": (bool,)},
        "rotate": {},
        "tick": {"item": (str,), "on": (bool,)},
        "close": {"on": (bool,)},
    }

    run = traitlets.Unicode().tag(sync=True)
    """In: the id of the run, so that what a reload interrupted is sent again."""
    scene = traitlets.Dict().tag(sync=True)
    """In: ``title, who, where, stake, practise, safety, other, part`` and ``cue`` (who reads what), all text; ``other``
    is the other person's name and ``role`` who they are, ``part`` the sentence saying whom one plays."""
    phase = traitlets.Enum(("opening", "playing", "ended", "closed"), "opening").tag(sync=True)
    """In: whether the opening, a beat or the ending is shown, or (closed) neither because it was ended before that;
    opening by default."""
    read_only = traitlets.Bool(False).tag(sync=True)
    """In: whether nothing more can be changed; False by default."""
    turns = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: what was said so far: ``beat, says, looks, speaker, reply, carried, depth, thought, why, better, moved,
    tried`` (a list of text), ``passed`` (bool: left out, the script answered), ``own``, ``match`` (``both, guessed,
    written``), and ``reads`` and ``answers`` (who reads which line aloud, "" for nobody), text where not said
    otherwise; ``flag`` holds ``which, why, clinician, met`` where the moment carried a red flag, else None."""
    rounds = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: the rounds of three people that are over, oldest first: ``title, line`` (text), ``turns`` as above, and
    ``ticked``, what the observer saw (a list of text); none by default."""
    now = traitlets.Dict().tag(sync=True)
    """In: the present beat: ``beat, says, looks, options`` (``id, say``), ``tried`` (letters), ``own`` (None when own
    words are not asked for, else what was written or None), ``ask`` (``feelings, needs`` while a guess is asked for),
    ``match``, and ``reads``, who reads the line aloud ("" for nobody). While a chosen reply is read aloud ``reply``
    (``speaker, reads, text``), and where chairs are changed ``change`` (``title, text``) stands in place of the
    options."""
    gauges = traitlets.List(traitlets.Dict()).tag(sync=True)
    """In: ``id, label, low, high, value, of`` (the range's end) of each gauge."""
    progress = traitlets.Dict().tag(sync=True)
    """In: ``done``, how many moments were passed, and ``left``, how many come at the least, this one counted in."""
    ending = traitlets.Dict().tag(sync=True)
    """In: ``title, text, debrief`` (a list) and ``skill`` ("" for none) of the ending that was reached."""
    triad = traitlets.Dict().tag(sync=True)
    """In: for three people ``round, of, minutes, since`` (ms since 1970, 0 while the clock stands), ``spent`` (ms of
    the round before ``since``), ``roles`` (a list of text), ``list`` (``id, label, on``), ``anew`` (whether the scene
    begins anew when roles change) and ``closed``; empty for fewer."""
