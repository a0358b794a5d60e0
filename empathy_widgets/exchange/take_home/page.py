"""The take-home page: one HTML file with a case's practices, which asks nothing of any network.

What a browser runs in it is named by its digest in the page's own policy, and nothing else may run or be fetched. What
people wrote stands in it as JSON that cannot end its element, and as escaped text.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from empathy_widgets.dates import day
from empathy_widgets.domain import CrisisNumber, Practice
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.take_home.sheet import sheet
from empathy_widgets.strings import _, language

__all__ = ["LARGEST", "HomePage", "HomePractice", "page_id", "take_home_page"]

LARGEST = 300_000
"""The most bytes a page may have: it goes by mail, and is opened on old phones."""
ENDS = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
NO_SCRIPT = re.compile(r"</script|<!--", re.IGNORECASE)
DIALLED = re.compile(r"[^0-9+*#]")


@dataclass(frozen=True, slots=True)
class HomePractice:
    """One practice on the page.

    Attributes
    ----------
    run : str
        The id of the run its lines belong to.
    practice : Practice
        As it was begun.
    given : mapping
        As it was given last: `domain.run_kinds.practised.Assigned`.
    often : str
        On which days, from when to when and how long, in words.
    told, kept : dict
        The practice and what stands of it, as JSON, with nothing that is not the client's.
    widgets : tuple of dict
        ``script``, the name of a widget, and ``traits``, JSON, beside those every practice has.
    """

    run: str
    practice: Practice
    given: Mapping[str, Any]
    often: str
    told: dict[str, Any]
    kept: dict[str, Any]
    widgets: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """What stands on a page: ``crisis`` says whom to ring in an emergency, ``strings`` holds the words of its
    script, ``script`` and ``style`` the whole of both."""

    page: str
    case: str
    made: datetime.date
    practices: tuple[HomePractice, ...]
    crisis: tuple[CrisisNumber, ...]
    strings: Mapping[str, str]
    script: str
    style: str


def page_id(case_id: str) -> str:
    """The id of a case's page, the same whenever it is made, so that a newer page finds what an earlier one kept on the
    device; sixteen hex digits that lead back to nothing.

    Examples
    --------
    >>> page_id("3f0c")
    '068eaa190fa562a5'
    """
    return hashlib.sha256(f"take-home page {case_id}".encode()).hexdigest()[:16]


def take_home_page(page: HomePage) -> bytes:
    """Return the file, UTF-8.

    Raises
    ------
    ExchangeError
        There is no practice to take home, or the file would be larger than `LARGEST`.
    """
    if not page.practices:
        raise ExchangeError(_("No practice is given at the moment. Give one first; then it can be taken home."))
    if NO_SCRIPT.search(page.script) or "</style" in page.style.lower():
        raise ValueError("a script or a style of the page would end its own element")
    made = "\n".join([*head(page), *body(page), ""]).encode()
    if len(made) > LARGEST:
        raise ExchangeError(_("The page would be too large to send. Choose fewer practices for one page."))
    return made


def head(page: HomePage) -> list[str]:
    """The beginning, with the policy before everything it governs."""
    policy = ("default-src 'none'; base-uri 'none'; form-action 'none'; img-src data: blob:; media-src data: blob:; "
              f"script-src {digest(page.script)}; style-src {digest(page.style)}")
    return [
        "<!doctype html>", f'<html lang="{escape(language())}">', "<head>", '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">', '<meta name="robots" content="noindex">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(_('Practices at home'))}</title>", f"<style>{page.style}</style>", "</head>",
    ]


def body(page: HomePage) -> list[str]:
    """What is shown, each practice's own place in it, then the sheets for paper, what is told, and the script."""
    return [
        "<body>", '<div class="home ew-stack">', *top(page), '<main class="ew-stack">', *alone(page),
        '<div id="told" class="ew-widget"></div>',
        *(line for one in page.practices for line in place(one, len(page.practices) == 1)), *along(), "</main>",
        *foot(), "</div>",
        *(line for one in page.practices
          for line in sheet(one.run, one.practice, one.given["reason"], one.often, page.case)),
        f'<script type="application/json" id="content">{told(content(page))}</script>',
        f'<script type="module">{page.script}</script>', "</body>", "</html>",
    ]


def top(page: HomePage) -> list[str]:
    made = _("For {code}, made on {day}").format(code=page.case, day=day(page.made))
    return ['<header class="ew-widget home-head">',
            f'<p class="home-eyebrow">{escape(_("Between our appointments"))}</p>',
            f"<h1>{escape(_('Practices at home'))}</h1>", f'<p class="ew-muted ew-small">{escape(made)}</p>',
            "</header>"]


def alone(page: HomePage) -> list[str]:
    """That nobody reads along, and whom to ring."""
    says = _("Nobody reads along here. What you write stays on this device until you bring it along yourself.")
    lines = ['<section class="ew-widget home-alone ew-stack-2">', f"<p>{escape(says)}</p>"]
    if page.crisis:
        lines += [f"<p>{escape(_('If it cannot wait until our next appointment:'))}</p>",
                  '<ul class="home-crisis ew-crisis">']
        lines += [f'<li><span dir="auto">{escape(one.name)}</span> '
                  f'<a href="tel:{DIALLED.sub("", one.number)}" dir="ltr">{escape(one.number)}</a> '
                  f'<span class="ew-small ew-muted" dir="auto">{escape(one.when)}</span></li>'
                  for one in page.crisis]
        lines.append("</ul>")
    else:
        lines.append(f"<p>{escape(_('If it cannot wait, ring your emergency number or somebody you trust.'))}</p>")
    still = _("This view shows the practices to read and a log to print. To write and practise here, open the file in "
              "a browser.")
    return [*lines, f'<p class="home-still ew-small">{escape(still)}</p>', "</section>"]


def place(one: HomePractice, unfolded: bool) -> list[str]:
    """A practice, folded away where there are others: its title, why it was given, its rhythm, room for widgets."""
    return [
        f'<details class="home-practice" id="practice-{escape(one.run)}"{" open" if unfolded else ""}>',
        '<summary class="ew-widget">', f'<h2 dir="auto">{escape(one.practice.title)}</h2>',
        '<span class="ew-small ew-muted" data-today></span>', "</summary>", '<div class="ew-widget ew-stack-2">',
        f'<p class="home-reason" dir="auto">{escape(one.given["reason"])}</p>',
        f'<p class="ew-small ew-muted">{escape(one.often)}</p>', "</div>",
        '<div class="ew-stack" data-widgets></div>', "</details>",
    ]


def along() -> list[str]:
    says = _("You choose line by line. Bring the file along on your phone or on a stick, or send it in a way you both "
             "trust; or print what you chose.")
    return ['<section class="ew-widget home-along ew-stack" id="bring-along">',
            f"<h2>{escape(_('To bring along'))}</h2>",
            f'<p class="ew-muted">{escape(says)}</p>', '<div id="along" class="ew-stack"></div>', "</section>"]


def foot() -> list[str]:
    says = _("This page works without the internet and sends nothing. Keep the file: what you write belongs to this "
             "file in this browser, and is gone when the browser's own storage is emptied. Whoever uses this browser "
             "on this device can read it.")
    return ['<footer class="ew-widget home-foot ew-stack-2">', f'<p class="ew-small ew-muted">{escape(says)}</p>',
            '<p data-empty></p>', "</footer>"]


def content(page: HomePage) -> dict[str, Any]:
    """What the script reads."""
    names = ("start", "end", "weekdays", "minutes")
    practices = [{"run": one.run, "title": one.practice.title, "practice": one.told, "kept": one.kept,
                  "widgets": list(one.widgets), **{name: one.given.get(name) for name in names}}
                 for one in page.practices]
    return {"page": page.page, "case": page.case, "strings": dict(page.strings), "practices": practices,
            "crisis": [one.model_dump() for one in page.crisis]}


def told(value: Any) -> str:
    """JSON that can stand in an element: nothing in it ends one, begins a comment, or breaks a line.

    Examples
    --------
    >>> told({"a": "</script><!-- \u2028"})
    '{"a":"\\\\u003c/script\\\\u003e\\\\u003c!-- \\\\u2028"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def digest(text: str) -> str:
    """A text's place in a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
