"""The made-up clinic: six cases, three sittings each, marked as what it is."""

import datetime

import pytest

from empathy_widgets.commands.made_up_clinic import CLINIC, make_clinic
from empathy_widgets.domain import Actor, RunKind
from empathy_widgets.domain.run_kinds import body_fits
from empathy_widgets.errors import RecordsError
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.exercises.run.played import Played
from empathy_widgets.exercises.understanding_others import UnderstandingOthers
from empathy_widgets.play.mirroring import session
from empathy_widgets.play.plan import plan_state
from empathy_widgets.play.practice import course, practised
from empathy_widgets.records import Store, Workspace


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    place = Workspace(tmp_path_factory.mktemp("demo") / "workspace")
    place.prepare(kind="demonstration")
    make_clinic(place)
    return place


def test_six_cases_with_three_completed_sittings_each(clinic):
    store = Store(clinic, Actor())
    cases = store.cases()
    assert len(cases) == len(CLINIC) == 6
    for case in cases:
        assert case.label.startswith("Made up")
        assert [sitting.status for sitting in store.administrations(case.id)] == ["completed"] * 3
    assert store.verify() == []


def test_sittings_are_weeks_apart_and_in_the_past(clinic):
    store = Store(clinic, Actor())
    now = datetime.datetime.now(datetime.UTC)
    for case in store.cases():
        times = [sitting.completed_at for sitting in store.administrations(case.id)]
        assert times == sorted(times) and times[-1] <= now
        assert min(
            after - before for before, after in zip(times, times[1:], strict=False)) > datetime.timedelta(weeks=4)


def test_the_clinic_shows_every_kind_of_verdict_a_newcomer_should_meet(clinic):
    page = Page(clinic)
    verdicts = set()
    for case in page.store.cases():
        page.case = case
        progress = Progress.of(page, page.completed()[-1])
        verdicts |= {progress.change(name).verdict for name in progress.current.profile.subscales}
    assert {"rose", "fell", "cannot tell"} <= verdicts


def test_a_demonstration_never_becomes_real_work(clinic):
    with pytest.raises(RecordsError):
        Workspace(clinic.folder).prepare()
    assert clinic.kind == "demonstration" and Page(clinic).demonstration


def test_scenes_were_played_too_some_to_their_end_and_one_as_own_practice(clinic):
    store = Store(clinic, Actor())
    cases = store.cases()
    played = {run.content: run for case in cases for run in store.runs(case.id, kind=RunKind.ROLE_PLAY)}
    assert {name: run.status.value for name, run in played.items()} == {
        "the-look-at-the-table": "completed", "the-briefcase": "completed", "locked-off": "open"}
    (own,) = store.runs(None, kind=RunKind.ROLE_PLAY)
    assert own.content == "the-key-in-the-door" and own.status == "open" and len(own.events) == 5


def test_a_plan_was_made_and_a_lesson_read_in_part(clinic):
    page = Page(clinic)
    planned = [case for case in page.store.cases() if page.store.plans(case.id)]
    assert [case.label for case in planned] == ["Made up: a nurse worn out by caring"]
    state = plan_state(page.store.plans(planned[0].id)[0].events)
    assert state.goals_of("explicit") and state.goals_of("implicit") and state.steps
    assert page.store.runs(None, kind=RunKind.LESSON)[0].events


def test_two_practise_between_appointments_unevenly_and_what_is_kept_is_what_a_page_would_take(clinic):
    page, played = Page(clinic), {}
    for case in page.store.cases():
        for run in page.store.runs(case.id):
            if run.kind in (RunKind.LOVING_KINDNESS, RunKind.ACTS_OF_KINDNESS):
                played[run.kind] = practised(Played(page.library, page.store).noun(run), run.events), run
    today = datetime.datetime.now(datetime.UTC).date()
    for kind, least in ((RunKind.LOVING_KINDNESS, 8), (RunKind.ACTS_OF_KINDNESS, 6)):
        state, run = played[kind]
        went = course(state, today)
        assert state.assigned["reason"] and state.assigned["end"] > today.isoformat() and not state.called_off
        assert least <= went.done < went.told < went.due and len(set(went.well)) > 2
        assert all(body_fits(kind, event.kind, event.body) for event in run.events)
    acts = {act.id for act in page.library.entry("practices", "acts-of-kindness").acts}
    month = played[RunKind.ACTS_OF_KINDNESS][0].kept
    assert {body["act"] for body in month["act"].values()} <= acts and set(month["act"]) == set(month["log"])


def test_a_couples_room_is_arranged_and_lit_in_part(clinic):
    page = Page(clinic)
    (page.case,) = [case for case in page.store.cases() if page.store.runs(case.id, kind=RunKind.ROOM)]
    assert page.case.label == "Made up: a couple married twenty years"
    things = {thing["id"]: thing for thing in UnderstandingOthers(page).view.things}
    states = {thing["state"] for thing in things.values() if thing["there"]}
    assert states == {"", "begun", "done"} and not things["book-brain"]["there"]
    for run in page.store.runs(page.case.id, kind=RunKind.MIRRORING):
        sequence = page.library.entry("mirroring", run.content)
        assert session(sequence, ["A", "B"], run.events).at == len(sequence.rounds)
