"""Whoever is refused is told what is wrong and what to do: the first words and the remedy of every refusal."""

import pytest

from empathy_widgets.domain import Actor, Mode, Role, Wording
from empathy_widgets.errors import ImpossibleResponse, NotAllowed, NotFound, StaleWrite, WorkspaceOutdated
from empathy_widgets.records import Store

NOBODY = "00000000-0000-0000-0000-000000000000"
ONE = Wording(instrument="iri", language="en", items={1: "Eins."})
TOLD = {
    "clinician": (NotAllowed, "Only the clinician can do this.", "hand the screen back."),
    "handed over": (NotAllowed, "This screen is handed over.", "Enter the clinician's PIN to go on."),
    "one questionnaire": (NotAllowed, "This screen shows one questionnaire only.", "hand it back to the clinician."),
    "no sitting": (NotFound, "There is no such sitting.", "open the case again from the first page."),
    "other case": (NotAllowed, "This page belongs to another case", "Please open the case again."),
    "no case": (NotFound, "There is no such case.", "Please choose one from the first page."),
    "no address": (NotFound, "There is nothing under this address.", "open the case again from the first page."),
    "no place": (ImpossibleResponse, "There is no such item here.", "Please reload the page."),
    "bare message": (NotAllowed, "This page sent a message without a name.", "Please reload it."),
    "no revision": (ImpossibleResponse, "This page does not know what it changes.", "Please reload it."),
    "no reason": (NotAllowed, "Please give a reason in a few words", "it is kept with the change."),
    "no text": (NotAllowed, "This is not text, so it was not saved.", "reload the page and type it again."),
    "odd character": (NotAllowed, "This text holds a character that cannot be kept.", "delete it and type it again."),
    "not kept": (NotAllowed, "This page sent something that cannot be kept.", "Please reload it and try once more."),
    "outdated": (WorkspaceOutdated, "This workspace is not prepared for this version", "that prepares it."),
}


def told(call, error, begins, remedy) -> None:
    """The call must be refused with exactly this kind of error, in a sentence that begins and ends so."""
    with pytest.raises(error) as refusal:
        call()
    sentence = str(refusal.value)
    assert type(refusal.value) is error and sentence.startswith(begins) and sentence.endswith(remedy), sentence


def test_the_wrong_person_is_told_whose_turn_it_is(workspace, store, case, sitting, respondent):
    other = Store(workspace, Actor(role=Role.RESPONDENT, administration=sitting.id, seat="elsewhere"))
    for call in (respondent.cases, lambda: respondent.take_back("2468"),
                 lambda: respondent.start_run(None, "problem", "a")):
        told(call, *TOLD["clinician"])
    for call in (store.cases, lambda: store.administration(sitting.id), lambda: store.hand_over(sitting.id)):
        told(call, *TOLD["handed over"])
    for call in (lambda: other.administration(sitting.id), lambda: respondent.administration(NOBODY),
                 lambda: respondent.wording(ONE.id)):
        told(call, *TOLD["one questionnaire"])


def test_what_is_not_there_is_told_with_where_to_look(store, case, sitting):
    run = store.start_run(case.id, "role-play", "a-scene")
    for call, words in (
        (lambda: store.administration(NOBODY), TOLD["no sitting"]),
        (lambda: store.case(NOBODY), TOLD["no case"]),
        (lambda: store.start(NOBODY, "teq", Mode.SELF), TOLD["no case"]),
        (lambda: store.case("a b"), TOLD["no address"]),
        (lambda: store.audit(7), TOLD["no address"]),
        (lambda: store.move_to(sitting.id, 2, case_id="a b"), TOLD["no address"]),
        (lambda: store.add_event(run.id, "begin", {}, case_id="A"), TOLD["no address"]),
        (lambda: store.case_by_code("jade-wren-99"),
         (NotFound, "No case goes by this code.", "two words and the number.")),
        (lambda: store.start(case.id, "Not An Id", Mode.SELF),
         (NotFound, "There is no such instrument.", "from the list.")),
        (lambda: store.start(case.id, "teq", Mode.SELF, wording=ONE.id),
         (NotFound, "This wording is not loaded for this instrument.", "Please load it, or choose another.")),
        (lambda: store.wording(ONE.id), (NotFound, "This wording is not loaded here.", "or use the practice form.")),
        (lambda: store.run(NOBODY), (NotFound, "There is nothing under this address any more.",
         "from the case again.")),
        (lambda: store.start_run(None, "karaoke", "a"),
         (NotFound, "There is nothing of that kind here.", "from the list.")),
        (lambda: store.start_run(None, "problem", "A"),
         (NotFound, "There is nothing of that name here.", "from the list.")),
        (lambda: store.take_back("2468"), (NotFound, "This screen is not handed over.", "Please reload the page.")),
    ):
        told(call, *words)


def test_what_cannot_be_kept_is_told_with_the_remedy(store, case, sitting):
    run = store.start_run(case.id, "role-play", "a-scene")

    def answer(item=1, choice=2, **more):
        return lambda: store.respond(sitting.id, item, choice, case_id=case.id, **more)

    for call, words in (
        (answer(item=0), TOLD["no place"]), (answer(item=1001), TOLD["no place"]),
        (lambda: store.move_to(sitting.id, -1, case_id=case.id), TOLD["no place"]),
        (answer(declined=True), (ImpossibleResponse, "An answer is either one choice or", "Please answer again.")),
        (answer(choice=1001), (ImpossibleResponse, "That choice is not offered here.", "Please answer again.")),
        (answer(elapsed_ms=-1), (ImpossibleResponse, "The time this answer took cannot be right.", "reload the page.")),
        (answer(request=""), TOLD["bare message"]), (answer(revision=-1), TOLD["no revision"]),
        (lambda: store.relabel_case(case.id, "x", -1), TOLD["no revision"]),
        (lambda: store.void(sitting.id, " "), TOLD["no reason"]),
        (lambda: store.create_case(7), TOLD["no text"]), (lambda: store.create_case("a\0b"), TOLD["odd character"]),
        (lambda: store.create_case("x" * 2001),
         (NotAllowed, "This text is too long to keep.", "Please shorten it to 2000 characters.")),
        (lambda: store.add_event(run.id, "begin", [], case_id=case.id), TOLD["not kept"]),
        (lambda: store.add_event(run.id, "Begin", {}, case_id=case.id), TOLD["not kept"]),
        (lambda: store.start(case.id, "teq", "by post"),
         (NotAllowed, "A sitting cannot be given that way.", "Please choose another way.")),
        (lambda: store.start_run(None, "problem", "a", version_text=" "),
         (NotAllowed, "There is nothing in this content file", "Please choose another.")),
        (lambda: store.erase_case(case.id, "because"),
         (NotAllowed, "Please choose one of the reasons", "no other words are kept of a deleted case.")),
        (lambda: store.add_wording(ONE, " "),
         (NotAllowed, "Please confirm the terms of this wording", "kept with it.")),
        (lambda: store.add_wording(ONE.model_copy(update={"items": {}}), "ok"),
         (NotAllowed, "A wording needs at least one sentence", "Please check the file you loaded.")),
        (lambda: store.set_pin("12"), (NotAllowed, "A PIN is at least 4 digits", "Please choose another one.")),
        (lambda: store.hand_over(sitting.id),
         (NotAllowed, "Please set a PIN first", "from the other person's screen.")),
    ):
        told(call, *words)


def test_a_page_that_is_behind_is_told_to_look_again(store, case, sitting):
    other, run = store.create_case(), store.start_run(case.id, "role-play", "a-scene", request="start")
    store.start(case.id, "teq", Mode.SELF, request="start")
    store.respond(sitting.id, 1, 2, case_id=case.id, request="a")
    store.add_event(run.id, "reflect", {"text": "a"}, case_id=case.id, request="a")
    gone, ended, aside = (store.start(case.id, "teq", Mode.SELF) for _number in range(3))
    store.complete(ended.id, case_id=case.id)
    store.void(aside.id, "why")
    over, away = (store.start_run(case.id, "role-play", "a-scene") for _number in range(2))
    store.end_run(over.id, case_id=case.id)
    store.void_run(away.id, "why")
    store.start_run(None, "problem", "a", version_text="id: a")
    for call, words in (
        (lambda: store.respond(sitting.id, 1, 3, case_id=other.id), TOLD["other case"]),
        (lambda: store.end_run(run.id, case_id=other.id), TOLD["other case"]),
        (lambda: store.start(other.id, "teq", Mode.SELF, request="start"),
         (NotAllowed, "This sitting was started already and belongs elsewhere.", "Reload the page.")),
        (lambda: store.start_run(other.id, "role-play", "a-scene", request="start"),
         (NotAllowed, "This was started already and belongs elsewhere.", "Please reload the page.")),
        (lambda: store.respond(sitting.id, 1, 3, case_id=case.id, request="a"),
         (NotAllowed, "This page sent one message with two answers", "Please reload it.")),
        (lambda: store.add_event(run.id, "reflect", {"text": "b"}, case_id=case.id, request="a"),
         (NotAllowed, "This page sent one message with two meanings", "Please reload it.")),
        (lambda: store.respond(sitting.id, 1, 3, case_id=case.id, revision=4),
         (StaleWrite, "This answer was changed on another page first", "Reload this page to see it.")),
        (lambda: store.relabel_case(case.id, "x", 4),
         (StaleWrite, "Somebody else changed this label first", "Reload the page to see theirs.")),
        (lambda: store.add_event(run.id, "begin", {}, case_id=case.id, after=0),
         (StaleWrite, "Another page carried on here", "Reload the page to see where it is.")),
        (lambda: store.respond(ended.id, 1, 3, case_id=case.id),
         (NotAllowed, "This sitting is finished and cannot be changed.", "Reload the page to see it as it is.")),
        (lambda: store.void(aside.id, "again"),
         (NotAllowed, "This sitting was set aside before.", "Reload the page to see when and why.")),
        (lambda: store.add_event(over.id, "begin", {}, case_id=case.id),
         (NotAllowed, "This has ended and cannot be changed.", "Reload the page to see it as it is.")),
        (lambda: store.void_run(away.id, "again"),
         (NotAllowed, "This was set aside before.", "Reload the page to see when and why.")),
        (lambda: store.reassign(gone.id, case.id, "why"),
         (NotAllowed, "This sitting already belongs to that case.", "Please choose another case.")),
        (lambda: store.start_run(None, "problem", "b", version_text="id: a"),
         (NotAllowed, "This text was kept under another name before.", "an id of its own, then begin.")),
    ):
        told(call, *words)
