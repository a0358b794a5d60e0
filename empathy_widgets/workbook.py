"""The door a notebook opens: one object, one method for each thing a chapter shows."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable

from ipywidgets import VBox, Widget

from empathy_widgets.errors import EmpathyError, NotFound
from empathy_widgets.exercises.instruments import Instruments
from empathy_widgets.exercises.lesson import LessonPage
from empathy_widgets.exercises.load_wording import LoadWording
from empathy_widgets.exercises.page.chapters import CHAPTERS, Chapter
from empathy_widgets.exercises.page.page import WELCOME, Page
from empathy_widgets.exercises.profile import ProfileChapter
from empathy_widgets.exercises.rehearsal import Rehearsal
from empathy_widgets.places import address_of
from empathy_widgets.strings import _, language, speaking
from empathy_widgets.widgets import CaseBar, Notice

__all__ = ["Workbook"]

LOG = logging.getLogger(__name__)


class Workbook:
    """The workbook as one page sees it.

    Open it in a notebook's first cell, then ask it for what the chapter shows. A page that cannot be opened says so in
    one sentence in place of its case bar, and its other parts stay empty. Beside the parts below, each chapter that
    enters itself in `page.chapters` is a method by the name of its file: ``workbook.role_play()``.
    """

    def __init__(self, page: Page | None, notice: Notice | None = None) -> None:
        self.page = page
        self.notice = notice
        self.language = language()
        self._profile: ProfileChapter | None = None
        self._shelf: Instruments | None = None

    @classmethod
    def open(cls, case: str | None = None) -> Workbook:
        """Open the workspace this kernel was started for.

        Parameters
        ----------
        case : str, optional
            The code of a case, as "amber-otter-27". In a served page the address names the case instead.

        Returns
        -------
        Workbook
            Always: what went wrong stands in `notice`.
        """
        try:
            page = Page.of_environment()
            if case is not None and page.hand_over is None:
                page.case = page.store.case_by_code(case)
            return cls(page)
        except EmpathyError as error:
            return cls(None, closed(str(error)))
        except Exception:  # a page must never meet a traceback; the log holds it
            LOG.exception("the workbook cannot be opened")
            return cls(None, closed(_(
                "Something went wrong here; nothing you saved is affected. Run `empathy doctor` to see what it is.")))

    @property
    def opened(self) -> Page:
        """The page, for what only an open one has; NotFound where it could not be opened."""
        if self.page is None:
            raise NotFound(_("The workbook could not be opened. Its case bar says what to do."))
        return self.page

    def _repr_mimebundle_(self, **options: object) -> object:
        """Show the workbook in a notebook as its case bar."""
        return self.case_bar()._repr_mimebundle_(**options)

    def case_bar(self) -> Widget:
        """Which case this page writes to, whether it is saved, and whether the line to the workbook holds."""
        if self.page is None:
            return self.notice
        with speaking(self.language):
            return self._case_bar(self.page)

    def _case_bar(self, page: Page) -> CaseBar:
        hand_over = page.hand_over
        bar = CaseBar(
            demonstration=page.demonstration, seat_locked=hand_over is not None, served=page.served,
            home_link="" if hand_over else page.link(WELCOME) or "",
        )

        def name_the_case() -> None:
            case = page.case or hand_over
            bar.code = case.code if case else ""
            bar.label = page.case.label if page.case else ""
            bar.strings = {"no_case": _("Your own practice")} if page.asked_run or page.asked_for else {}
            bar.address = page.address()

        name_the_case()
        page.on_turn(name_the_case)
        bar.is_locked = lambda: page.clinician.handed_over() is not None
        return bar

    def rehearse(self) -> Widget:
        """A scale and its radar side by side, to watch answers become scores."""
        return self._show(lambda: Rehearsal(self.opened).view)

    def instruments(self) -> Widget:
        """A passport for every instrument: rights, users, key, labels, samples, and what is not known."""
        return self._show(lambda: self.shelf.view)

    def load_wording(self) -> Widget:
        """Load a site's own sentences of a scale, once they were looked at and their terms confirmed."""
        return self._show(lambda: LoadWording(self.opened, self.shelf.draw).view)

    @property
    def shelf(self) -> Instruments:
        """The passports of this page; drawn again when a wording was loaded."""
        if self._shelf is None:
            self._shelf = Instruments(self.opened)
        return self._shelf

    def lesson(self, id: str) -> Widget:
        """The lesson of this id: its reading, its cards to sort, its questions."""
        return self._show(lambda: LessonPage(self.opened, id).view)

    def sittings(self) -> Widget:
        """Choose whose profile, and of which sitting."""
        return self._show(lambda: self.profile.sittings())

    def shape(self) -> Widget:
        """What stands out, and the subscales as a radar beside a row a score with its verdict."""
        return self._show(lambda: self.profile.shape())

    def progress(self) -> Widget:
        """Each subscale over the sittings, all on one axis."""
        return self._show(lambda: self.profile.over_time())

    def in_words(self) -> Widget:
        """The profile in words: what the scores say, and how to hold them."""
        return self._show(lambda: self.profile.in_words())

    def answers(self) -> Widget:
        """Every answer, and notes on how the answers were given."""
        return self._show(lambda: self.profile.answers())

    def take_away(self) -> Widget:
        """What can be taken away from the profile as a file: a report to print, and more."""
        return self._show(lambda: self.profile.take_away())

    def correct(self) -> Widget:
        """Set a sitting aside with a reason, or move it to the case it belongs to."""
        return self._show(lambda: self.profile.correct())

    @property
    def profile(self) -> ProfileChapter:
        """The profile chapter of this page; its parts share one reading of the store."""
        if self._profile is None:
            self._profile = ProfileChapter(self.opened)
        return self._profile

    def _show(self, build: Callable[[], Widget]) -> Widget:
        """Build a part of the page; a part that fails says so, and the rest of the page still opens."""
        if self.page is None:
            return VBox()
        with speaking(self.language):
            return self._built(build)

    def _built(self, build: Callable[[], Widget]) -> Widget:
        try:
            return build()
        except EmpathyError as error:
            return Notice(tone="error", title=_("This part cannot be shown"), text=str(error))
        except Exception:  # a page must never meet a traceback; the log holds it
            LOG.exception("a part of the page failed")
            return Notice(tone="error", title=_("This part cannot be shown"), text=_(
                "Something went wrong here; nothing you saved is affected. Please reload the page."))


def shows(chapter: type[Chapter]) -> Callable[[Workbook], Widget]:
    """The method a notebook calls for a chapter; its docstring is the chapter's own."""
    def show(workbook: Workbook) -> Widget:
        return workbook._show(lambda: chapter(workbook.opened).view)

    show.__doc__ = chapter.__doc__
    return show


# administer, discussion, role_play, welcome and so on: a method for each chapter that entered itself by `@chapter`
for name, entered in CHAPTERS.items():
    setattr(Workbook, name, shows(entered))


def closed(text: str) -> Notice:
    """What stands in place of the case bar when the workbook cannot be opened; served, with the way to the cases."""
    served = os.environ.get("EMPATHY_SERVED") == "1"
    links = [{"text": _("All cases"), "href": address_of(f"chapter/{WELCOME}")}] if served else []
    return Notice(tone="error", title=_("The workbook cannot be opened"), text=text, links=links)
