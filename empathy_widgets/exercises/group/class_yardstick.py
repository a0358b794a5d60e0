"""A site's own yardstick from a class's answers: the figures of the group, kept; the answers, not."""

from __future__ import annotations

from empathy_widgets.exercises.group.class_parts import ClassAnswers
from empathy_widgets.exercises.page.own_sample import own_sample_form
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.scoring.items import FEWEST
from empathy_widgets.scoring.own_sample import sample_of_class
from empathy_widgets.strings import _
from empathy_widgets.widgets import SampleForm

__all__ = ["class_yardstick"]


def class_yardstick(page: Page, answers: ClassAnswers) -> SampleForm:
    """The form that makes a sample of the people of a file; it says so where they are too few."""
    possible = answers.people >= FEWEST
    about = _("These answers can be a yardstick for this site: means, spread and alpha of the group are kept in the "
              "workspace, and no answer of anybody. Profiles of this scale then say by it how far a score must move.")
    form = SampleForm(possible=possible, sure=_(
        "These people may stand for those we compare with them, and nobody is in the file twice."), about=about if
        possible else _("From {fewest} people on, a class's answers can be a yardstick for this site.").format(
            fewest=FEWEST))
    return own_sample_form(
        page, answers.instrument, "class", lambda _least, _most: sample_of_class(answers.instrument, answers.choices),
        form)
