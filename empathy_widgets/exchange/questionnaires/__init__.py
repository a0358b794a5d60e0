"""Questionnaires from other programs become drafts of instruments, with a list of what a person must decide.

One file a format; `detect` finds out which one it is, `assemble` makes the draft. Nothing is evaluated, nothing is
written.
"""

from empathy_widgets.exchange.questionnaires.detect import import_questionnaire, read_questionnaire
from empathy_widgets.exchange.questionnaires.draft import Decision, QuestionnaireDraft
from empathy_widgets.exchange.questionnaires.finish import Finish, Score, finished
from empathy_widgets.exchange.questionnaires.guards import LARGEST
from empathy_widgets.exchange.questionnaires.ledger import Ledger
from empathy_widgets.exchange.questionnaires.reading import Offer, Reading, SeveralScales

__all__ = [
    "LARGEST", "Decision", "Finish", "Ledger", "Offer", "QuestionnaireDraft", "Reading", "Score", "SeveralScales",
    "finished", "import_questionnaire", "read_questionnaire",
]
