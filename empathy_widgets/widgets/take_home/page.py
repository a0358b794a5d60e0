"""The script and the style of a page that is taken home, whole: it has nobody to ask for another file."""

from __future__ import annotations

from collections.abc import Iterable

from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import IMPORTED, SHARED, WIDGETS
from empathy_widgets.widgets.shared.joining import join_inline

__all__ = ["default_strings", "page_script", "page_style"]

FOLDER = WIDGETS / "take_home"
FIRST = ("tokens.css", "shared.css")


def page_script(folders: Iterable[str]) -> str:
    """Return one script: the page, and the widgets of these folders."""
    entries = {folder: WIDGETS / folder / "widget.js" for folder in sorted(set(folders))}
    return trimmed(join_inline(FOLDER / "page.js", entries, SHARED))


def page_style(folders: Iterable[str]) -> str:
    """Return one stylesheet: the tokens, what widgets share, the rules of these folders' widgets, then the page's."""
    own = [(WIDGETS / folder / "widget.css").read_text("utf-8") for folder in sorted(set(folders))]
    own.append((FOLDER / "page.css").read_text("utf-8"))
    shared = dict.fromkeys([*FIRST, *(found[1] for text in own for found in IMPORTED.finditer(text))])
    first = [(SHARED / name).read_text("utf-8") for name in shared]
    return trimmed("\n".join([*first, *(IMPORTED.sub("", text) for text in own)]))


def trimmed(text: str) -> str:
    """Return a script or a style without the lines that are comments, and without what stands before each line.

    A text over several lines (from one backtick to the other) stays as it is.

    Examples
    --------
    >>> trimmed("/** Two\\n * lines. */\\nconst a = `\\n  b`;\\n  // why\\n  /* on */ go(); // on\\n")
    'const a = `\\n  b`;\\n/* on */ go(); // on\\n'
    """
    kept: list[str] = []
    inside = comment = False
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if not inside:
            comment = comment or (bare.startswith("/*") and bare.find("*/") in (-1, len(bare) - 2))
            if comment or not bare or bare.startswith("//"):
                comment = comment and not bare.endswith("*/")
                continue
        kept.append(line if inside else line.lstrip())
        inside ^= line.count("`") % 2 == 1
    return "".join(kept)


def default_strings() -> dict[str, str]:
    """Return every word the page's script shows, by name; words in braces are filled in there."""
    return {
        "answer_no": _("no"),
        "answer_unsure": _("not sure"),
        "answer_yes": _("yes"),
        "choose_all": _("Choose all"),
        "choose_first": _("Choose at least one line first."),
        "chosen": _("Chosen: {count}. Only what is chosen goes along."),
        "done_no": _("a day off"),
        "done_partly": _("partly done"),
        "done_yes": _("done"),
        "forget": _("Delete what I wrote on this device"),
        "forget_no": _("No, keep it"),
        "forget_sure": _("Delete all of it on this device, for good? Files you have saved stay where they are."),
        "forget_yes": _("Yes, delete it"),
        "forgotten": _("It is deleted on this device."),
        "full": _("This device has no room left for it. Please write it on paper."),
        "in_file": _("saved in a file on {day}"),
        "keep": _("What I want to keep"),
        "kept": _("Kept on this device"),
        "letter": _("The letter that is not sent"),
        "minutes": _("{minutes} min"),
        "none_chosen": _("Nothing is chosen yet. What is not chosen stays with you."),
        "not_today": _("Today is not one of its days. You may all the same."),
        "not_yet": _("It begins later. You may look at it now."),
        "nothing": _("Nothing is written yet. What you write above can be chosen here."),
        "nothing_kept": _(
            "This browser keeps nothing that is written on a page from a file. You can read and practise here; to "
            "write, please use paper."),
        "over": _("Its days are over. You may go on all the same."),
        "own_act": _("An act of my own"),
        "own_words": _("In my own words"),
        "print": _("Print what is chosen"),
        "print_empty": _("Print an empty log"),
        "save": _("Save a file to bring along"),
        "saved": _("Saved as {name}. It is in your downloads. Whoever has the file can read it."),
        "say_back": _("Said back in my own words"),
        "set_up": _("How I set it up, and what I picked ({count})"),
        "today": _("Today is one of its days."),
        "today_minutes": _("Today is one of its days: {minutes} minutes are enough."),
        "well": _("{well} of 5"),
    }
