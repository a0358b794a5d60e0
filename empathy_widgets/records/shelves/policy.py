"""Who may do what: one table, role × action × object, and the facts a decision hangs on.

Every method of the store names its action and every transaction asks here; nothing else in the store decides who may.
A fact is what the database holds at this moment: whose hands the screen is in, whether it was signed out, and which
sitting is asked for.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from empathy_widgets.domain import Actor, Role
from empathy_widgets.records.shelves.needs import (
    FREE, AT_DESK, NEVER, THEIRS, SEATED, IN_HANDS, CASES, ANY_CASES, IN_HANDS_CASES, REFUSED, AT_THE_MACHINE,
    OTHERS, CLIENTS, BY_CODE, GIVEN, Needs, Situation, own_sitting,
    was_given,
)

__all__ = ["POLICY", "Action", "Rule", "Situation", "Thing", "hangs_on_a_practice", "hangs_on_a_sitting", "may"]


class Thing(StrEnum):
    """What an action is done to."""

    CASE = "case"
    SITTING = "sitting"
    RUN = "run"
    PLAN = "plan"
    CLIENTS_PAGE = "client's page"
    CLIENTS_LINE = "client's line"
    WORDING = "wording"
    CLASS = "class's result"
    SAMPLE = "sample"
    SCREEN = "screen"
    HISTORY = "history"
    WORKSPACE = "workspace"


class Action(StrEnum):
    """What somebody asks to do."""

    CREATE_CASE = "create a case"
    RELABEL_CASE = "change a case's label"
    ARCHIVE = "archive a case or take it back"
    READ_CASES = "read cases"
    EXPORT = "take a case out of the workspace"
    ERASE = "delete a case"
    START = "start a sitting"
    READ_SITTINGS = "read a case's sittings"
    READ_SITTING = "read one sitting"
    ANSWER = "answer an item"
    MOVE = "move through a sitting"
    COMPLETE = "finish a sitting"
    SET_ASIDE = "set a sitting aside"
    REASSIGN = "move a sitting to another case"
    TAKE_IN = "take sittings in from a file"
    READ_IMPORTS = "read which files were taken in"
    UNDO_IMPORT = "set aside all that came from a file"
    START_RUN = "start a run"
    READ_RUNS = "read runs"
    READ_WAITING = "read what is waiting in all cases"
    ADD_EVENT = "carry a run on"
    END_RUN = "finish a run"
    REOPEN_RUN = "open a finished run again"
    SET_RUN_ASIDE = "set a run aside"
    ERASE_OWN_RUN = "delete one's own practice"
    ERASE_OWN_SITTING = "delete a scale filled in for oneself"
    START_PLAN = "begin a plan"
    READ_PLANS = "read plans, implicit goals among them"
    WRITE_PLAN = "carry a plan on"
    END_PLAN = "end a plan"
    MAKE_LINK = "make a client's code"
    READ_LINK = "read whether a client has a page"
    REVOKE_LINK = "close a client's page"
    OPEN_LINK = "open a client's page by its code"
    READ_GIVEN = "read the practices one was given"
    READ_LINES = "read a client's lines"
    WRITE_LINE = "write a client's line"
    SHARE_LINE = "share a client's line"
    DELETE_LINES = "delete a client's lines"
    READ_CRISIS = "read whom to ring in an emergency"
    KEEP_CRISIS = "say whom to ring in an emergency"
    KEEP_CLASS = "keep a class's result"
    READ_CLASSES = "read classes' results"
    DELETE_CLASS = "delete a class's result"
    LOAD_WORDING = "load a wording"
    RETIRE_WORDING = "retire a wording"
    READ_WORDINGS = "read all wordings"
    READ_WORDING = "read one wording"
    KEEP_SAMPLE = "keep a sample of one's own"
    RETIRE_SAMPLE = "retire a sample of one's own"
    READ_SAMPLES = "read the samples of one's own"
    SET_PIN = "set the PIN"
    RESET_PIN = "set another PIN without the one before"
    READ_PIN_IS_SET = "read whether a PIN is set"
    HAND_OVER = "hand the screen over"
    READ_OWN_SCREEN = "read whose hands the own screen is in"
    TAKE_BACK = "take the screen back"
    READ_ANY_SCREEN = "read whether any screen is handed over"
    SIGN_IN = "sign in with the PIN"
    READ_OTHER_SCREENS = "read which other screens are handed over"
    SIGN_OUT = "sign another screen out"
    READ_HISTORY = "read the history"
    CHECK_HISTORY = "check the history"
    RESTORE = "put a backup in the workspace's place"


class Rule(NamedTuple):
    """A row of the table: what an action is done to, and what must be so for each role."""

    thing: Thing
    clinician: Needs
    respondent: Needs
    system: Needs
    client: Needs = OTHERS

    def needs(self, role: Role) -> Needs:
        """What must be so for this role."""
        return {Role.CLINICIAN: self.clinician, Role.RESPONDENT: self.respondent, Role.SYSTEM: self.system,
                Role.CLIENT: self.client}[role]


POLICY = {
    # what somebody asks to do       to what          clinician  respondent  the program itself; a client: OTHERS, or
    Action.CREATE_CASE:         Rule(Thing.CASE,      AT_DESK,   NEVER,      FREE),
    Action.RELABEL_CASE:        Rule(Thing.CASE,      AT_DESK,   NEVER,      FREE),
    Action.ARCHIVE:             Rule(Thing.CASE,      AT_DESK,   NEVER,      FREE),
    Action.READ_CASES:          Rule(Thing.CASE,      AT_DESK,   NEVER,      FREE),
    Action.EXPORT:              Rule(Thing.CASE,      AT_DESK,   NEVER,      FREE),
    Action.ERASE:               Rule(Thing.CASE,      AT_DESK,   NEVER,      FREE),
    Action.START:               Rule(Thing.SITTING,   AT_DESK,   NEVER,      FREE),
    Action.READ_SITTINGS:       Rule(Thing.SITTING,   AT_DESK,   NEVER,      FREE),
    Action.READ_SITTING:        Rule(Thing.SITTING,   AT_DESK,   THEIRS,     FREE),
    Action.ANSWER:              Rule(Thing.SITTING,   AT_DESK,   THEIRS,     FREE),
    Action.MOVE:                Rule(Thing.SITTING,   AT_DESK,   THEIRS,     FREE),
    Action.COMPLETE:            Rule(Thing.SITTING,   AT_DESK,   THEIRS,     FREE),
    Action.SET_ASIDE:           Rule(Thing.SITTING,   AT_DESK,   NEVER,      FREE),
    Action.REASSIGN:            Rule(Thing.SITTING,   CASES,     NEVER,      ANY_CASES),
    Action.ERASE_OWN_SITTING:   Rule(Thing.SITTING,   AT_DESK,   NEVER,      FREE),
    Action.TAKE_IN:             Rule(Thing.SITTING,   AT_DESK,   NEVER,      FREE),
    Action.READ_IMPORTS:        Rule(Thing.SITTING,   AT_DESK,   NEVER,      FREE),
    Action.UNDO_IMPORT:         Rule(Thing.SITTING,   AT_DESK,   NEVER,      FREE),
    Action.START_RUN:           Rule(Thing.RUN,       AT_DESK,   NEVER,      FREE),
    Action.READ_RUNS:           Rule(Thing.RUN,       AT_DESK,   NEVER,      FREE),
    Action.READ_WAITING:        Rule(Thing.RUN,       AT_DESK,   NEVER,      FREE),
    Action.ADD_EVENT:           Rule(Thing.RUN,       AT_DESK,   NEVER,      FREE),
    Action.END_RUN:             Rule(Thing.RUN,       AT_DESK,   NEVER,      FREE),
    Action.REOPEN_RUN:          Rule(Thing.RUN,       AT_DESK,   NEVER,      FREE),
    Action.SET_RUN_ASIDE:       Rule(Thing.RUN,       AT_DESK,   NEVER,      FREE),
    Action.ERASE_OWN_RUN:       Rule(Thing.RUN,       AT_DESK,   NEVER,      FREE),
    Action.START_PLAN:          Rule(Thing.PLAN,      AT_DESK,   NEVER,      FREE),
    Action.READ_PLANS:          Rule(Thing.PLAN,      AT_DESK,   NEVER,      FREE),
    Action.WRITE_PLAN:          Rule(Thing.PLAN,      AT_DESK,   NEVER,      FREE),
    Action.END_PLAN:            Rule(Thing.PLAN,      AT_DESK,   NEVER,      FREE),
    Action.MAKE_LINK:           Rule(Thing.CLIENTS_PAGE, AT_DESK, NEVER,     FREE),
    Action.READ_LINK:           Rule(Thing.CLIENTS_PAGE, AT_DESK, NEVER,     FREE),
    Action.REVOKE_LINK:         Rule(Thing.CLIENTS_PAGE, AT_DESK, NEVER,     FREE),
    Action.OPEN_LINK:           Rule(Thing.CLIENTS_PAGE, CLIENTS, CLIENTS,   CLIENTS, client=FREE),
    Action.READ_GIVEN:          Rule(Thing.CLIENTS_PAGE, CLIENTS, CLIENTS,   CLIENTS, client=BY_CODE),
    Action.READ_LINES:          Rule(Thing.CLIENTS_LINE, CLIENTS, CLIENTS,   CLIENTS, client=BY_CODE),
    Action.WRITE_LINE:          Rule(Thing.CLIENTS_LINE, CLIENTS, CLIENTS,   CLIENTS, client=GIVEN),
    Action.SHARE_LINE:          Rule(Thing.CLIENTS_LINE, CLIENTS, CLIENTS,   CLIENTS, client=GIVEN),
    Action.DELETE_LINES:        Rule(Thing.CLIENTS_LINE, CLIENTS, CLIENTS,   CLIENTS, client=BY_CODE),
    Action.READ_CRISIS:         Rule(Thing.CLIENTS_PAGE, AT_DESK, NEVER,     FREE,      client=FREE),
    Action.KEEP_CRISIS:         Rule(Thing.CLIENTS_PAGE, AT_DESK, NEVER,     FREE),
    Action.KEEP_CLASS:          Rule(Thing.CLASS,     AT_DESK,   NEVER,      FREE),
    Action.READ_CLASSES:        Rule(Thing.CLASS,     AT_DESK,   NEVER,      FREE),
    Action.DELETE_CLASS:        Rule(Thing.CLASS,     AT_DESK,   NEVER,      FREE),
    Action.LOAD_WORDING:        Rule(Thing.WORDING,   AT_DESK,   NEVER,      FREE),
    Action.RETIRE_WORDING:      Rule(Thing.WORDING,   AT_DESK,   NEVER,      FREE),
    Action.READ_WORDINGS:       Rule(Thing.WORDING,   AT_DESK,   NEVER,      FREE),
    Action.READ_WORDING:        Rule(Thing.WORDING,   AT_DESK,   THEIRS,     FREE),
    Action.KEEP_SAMPLE:         Rule(Thing.SAMPLE,    AT_DESK,   NEVER,      FREE),
    Action.RETIRE_SAMPLE:       Rule(Thing.SAMPLE,    AT_DESK,   NEVER,      FREE),
    Action.READ_SAMPLES:        Rule(Thing.SAMPLE,    AT_DESK,   NEVER,      FREE),
    Action.SET_PIN:             Rule(Thing.SCREEN,    AT_DESK,   NEVER,      FREE),
    Action.RESET_PIN:           Rule(Thing.SCREEN,    AT_THE_MACHINE, NEVER, FREE),
    Action.READ_PIN_IS_SET:     Rule(Thing.SCREEN,    AT_DESK,   NEVER,      FREE),
    Action.HAND_OVER:           Rule(Thing.SCREEN,    CASES,     NEVER,      IN_HANDS_CASES),
    Action.READ_OWN_SCREEN:     Rule(Thing.SCREEN,    SEATED,    SEATED,     SEATED),
    Action.TAKE_BACK:           Rule(Thing.SCREEN,    SEATED,    REFUSED,    SEATED),
    Action.READ_ANY_SCREEN:     Rule(Thing.SCREEN,    FREE,      FREE,       FREE),
    Action.SIGN_IN:             Rule(Thing.SCREEN,    IN_HANDS,  REFUSED,    IN_HANDS),
    Action.READ_OTHER_SCREENS:  Rule(Thing.SCREEN,    AT_DESK,   NEVER,      FREE),
    Action.SIGN_OUT:            Rule(Thing.SCREEN,    AT_DESK,   NEVER,      FREE),
    Action.READ_HISTORY:        Rule(Thing.HISTORY,   AT_DESK,   NEVER,      FREE),
    Action.CHECK_HISTORY:       Rule(Thing.HISTORY,   AT_DESK,   NEVER,      FREE),
    Action.RESTORE:             Rule(Thing.WORKSPACE, AT_DESK,   NEVER,      FREE),
}


def may(actor: Actor, action: Action, now: Situation) -> str | None:
    """None when this actor may do this just now, else the sentence that refuses it."""
    for need in POLICY[action].needs(actor.role):
        if (refusal := need(actor, now)) is not None:
            return refusal
    return None


def hangs_on_a_sitting(action: Action) -> bool:
    """Whether somebody may do this with one sitting and not with another."""
    return any(own_sitting in POLICY[action].needs(role) for role in Role)


def hangs_on_a_practice(action: Action) -> bool:
    """Whether a client may do this with one run and not with another."""
    return was_given in POLICY[action].client
