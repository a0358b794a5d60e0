"""One file a chapter: joins library, widgets, charts and records into what a cell shows."""

from empathy_widgets.exercises.a_class import AClass
from empathy_widgets.exercises.administer import Administer
from empathy_widgets.exercises.bring_instrument import BringInstrument
from empathy_widgets.exercises.discussion import Discussion
from empathy_widgets.exercises.instruments import Instruments
from empathy_widgets.exercises.load_wording import LoadWording
from empathy_widgets.exercises.mirroring import Mirroring
from empathy_widgets.exercises.page.page import WELCOME, Page
from empathy_widgets.exercises.problem import ProblemSolving
from empathy_widgets.exercises.profile import ProfileChapter
from empathy_widgets.exercises.rehearsal import Rehearsal
from empathy_widgets.exercises.role_play import RolePlay
from empathy_widgets.exercises.welcome import Welcome

__all__ = [
    "AClass", "Administer", "BringInstrument", "Discussion", "Instruments", "LoadWording", "Mirroring", "Page",
    "ProblemSolving", "ProfileChapter", "Rehearsal", "RolePlay", "WELCOME", "Welcome",
]
