"""Any order of calls leaves the store as a plain model of it says, with a trail that tells the same story."""

import dataclasses
import itertools

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test,
)

from empathy_widgets.domain import Actor, Mode, Role, Status, Wording
from empathy_widgets.errors import ImpossibleResponse, NotAllowed, StaleWrite
from empathy_widgets.records import Store

LABELS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
REASONS = LABELS.filter(str.strip)
MODES = [mode for mode in Mode if mode not in (Mode.IMPORTED, Mode.OWN)]
INSTRUMENTS = st.sampled_from(["teq", "iri", "pes"])
PICK = st.integers(0, 10**6)


@dataclasses.dataclass
class Sitting:
    case: str
    instrument: str
    mode: Mode
    status: Status = Status.OPEN
    place: int = 1
    reason: str | None = None
    answers: dict = dataclasses.field(default_factory=dict)
    sent: dict = dataclasses.field(default_factory=dict)


class Workbook(RuleBasedStateMachine):
    """The model: plain dicts of what must be there. Two seats; `desk` may be handed over, `office` never is."""

    def __init__(self, fresh) -> None:
        super().__init__()
        workspace = fresh()
        self.desk, self.office = Store(workspace, Actor()), Store(workspace, Actor(name="Ada", seat="office"))
        self.workspace = workspace
        self.cases, self.sittings, self.wordings = {}, {}, {}
        self.handed, self.pin, self.wrong = None, None, 0
        self.numbers = itertools.count()

    @initialize()
    def two_cases(self):
        for label in ("one", "two"):
            self.make(label)

    def make(self, label):
        case = self.office.create_case(label)
        self.cases[case.id] = [label, 0]

    def pick(self, number, among):
        """One of them by the order they were made in: their ids are random, and a replay must choose the same."""
        return list(among)[number % len(among)]

    def hand(self):
        """The store a person at the desk works with, as the pages choose it."""
        if self.handed is None:
            return self.desk
        return Store(self.workspace, Actor(name="respondent", role=Role.RESPONDENT, administration=self.handed))

    @rule(label=LABELS)
    def create_case(self, label):
        self.make(label)

    @rule(number=PICK, label=LABELS, behind=st.integers(0, 1))
    def relabel(self, number, label, behind):
        id = self.pick(number, self.cases)
        revision = self.cases[id][1] - behind
        if behind:
            expect((StaleWrite, ImpossibleResponse), self.office.relabel_case, id, label, revision)
        else:
            self.office.relabel_case(id, label, revision)
            self.cases[id] = [label, revision + 1]

    @rule(number=PICK, instrument=INSTRUMENTS, mode=st.sampled_from(MODES), twice=st.booleans())
    def start(self, number, instrument, mode, twice):
        case, request = self.pick(number, self.cases), f"start {next(self.numbers)}"
        made = self.office.start(case, instrument, mode, request=request)
        self.sittings[made.id] = Sitting(case, instrument, mode)
        if twice:
            assert self.office.start(case, instrument, mode, request=request) == made

    @precondition(lambda self: self.sittings)
    @rule(number=PICK, item=st.integers(1, 5), choice=st.none() | st.integers(-3, 7), stale=st.booleans())
    def respond(self, number, item, choice, stale):
        id = self.handed or self.pick(number, self.sittings)
        sitting, request = self.sittings[id], f"answer {next(self.numbers)}"
        known = sitting.answers.get(item, (None, None))[1]
        answer = {"case_id": sitting.case, "declined": choice is None, "request": request}
        if sitting.status is not Status.OPEN:
            expect(NotAllowed, self.hand().respond, id, item, choice, **answer)
        elif stale and known is not None:
            expect(StaleWrite, self.hand().respond, id, item, choice, revision=known + 1, **answer)
        else:
            given = self.hand().respond(id, item, choice, revision=known, **answer)
            sitting.answers[item] = (choice, given.revision)
            sitting.sent[request] = given

    @precondition(lambda self: any(sitting.sent for sitting in self.sittings.values()))
    @rule(number=PICK, which=PICK)
    def send_again(self, number, which):
        id = self.pick(number, [id for id, sitting in self.sittings.items() if sitting.sent])
        request = self.pick(which, self.sittings[id].sent)
        first = self.sittings[id].sent[request]
        again = self.office.respond(
            id, first.item, first.choice, case_id=self.sittings[id].case, declined=first.declined, request=request,
        )
        assert again == first

    @precondition(lambda self: self.sittings)
    @rule(number=PICK, place=st.integers(0, 20))
    def move(self, number, place):
        id = self.handed or self.pick(number, self.sittings)
        if self.sittings[id].status is Status.OPEN:
            self.hand().move_to(id, place, case_id=self.sittings[id].case)
            self.sittings[id].place = place

    @precondition(lambda self: self.sittings)
    @rule(number=PICK)
    def complete(self, number):
        id = self.handed or self.pick(number, self.sittings)
        if self.sittings[id].status is Status.VOIDED:
            expect(NotAllowed, self.hand().complete, id, case_id=self.sittings[id].case)
        else:
            assert self.hand().complete(id, case_id=self.sittings[id].case).status is Status.COMPLETED
            self.sittings[id].status = Status.COMPLETED

    @precondition(lambda self: self.sittings)
    @rule(number=PICK, reason=REASONS)
    def void(self, number, reason):
        id = self.pick(number, self.sittings)
        if self.sittings[id].status is Status.VOIDED:
            expect(NotAllowed, self.office.void, id, reason)
        else:
            self.office.void(id, reason)
            self.sittings[id].status, self.sittings[id].reason = Status.VOIDED, reason

    @precondition(lambda self: self.sittings)
    @rule(number=PICK, other=PICK, reason=REASONS)
    def reassign(self, number, other, reason):
        id, case = self.pick(number, self.sittings), self.pick(other, self.cases)
        if self.sittings[id].status is Status.VOIDED or self.sittings[id].case == case:
            expect(NotAllowed, self.office.reassign, id, case, reason)
        else:
            self.office.reassign(id, case, reason)
            self.sittings[id].case = case

    @rule(pin=st.sampled_from(["2468", "13579", "0000"]))
    def set_pin(self, pin):
        self.office.set_pin(pin, self.pin)
        self.pin, self.wrong = pin, 0

    @precondition(lambda self: self.sittings)
    @rule(number=PICK)
    def hand_over(self, number):
        id = self.pick(number, self.sittings)
        if self.pin is None or self.handed or self.sittings[id].status is not Status.OPEN:
            expect(NotAllowed, self.desk.hand_over, id)
        else:
            self.desk.hand_over(id)
            self.handed = id

    @precondition(lambda self: self.handed and self.wrong < 4)
    @rule(right=st.booleans())
    def take_back(self, right):
        if right:
            assert self.desk.take_back(self.pin).administration == self.handed
            self.handed, self.wrong = None, 0
        else:
            expect(NotAllowed, self.desk.take_back, "999999")
            self.wrong += 1

    @rule(instrument=INSTRUMENTS, sentence=LABELS)
    def load_wording(self, instrument, sentence):
        wording = Wording(instrument=instrument, language="en", items={1: sentence})
        self.office.add_wording(wording, "confirmed")
        self.wordings[wording.id] = wording

    @invariant()
    def the_desk_is_handed_over_or_not(self):
        found = self.desk.handed_over()
        assert (found and found.administration) == self.handed
        if self.handed:
            assert found.case_id == self.sittings[self.handed].case
            expect(NotAllowed, self.desk.cases)

    def teardown(self):
        found = {case.id: [case.label, case.revision] for case in self.office.cases()}
        assert found == self.cases
        for id in self.cases:
            kept = self.office.administrations(id, include_voided=True)
            assert {each.id for each in kept} == {key for key, each in self.sittings.items() if each.case == id}
            for each in kept:
                model = self.sittings[each.id]
                assert (each.instrument, each.mode, each.status) == (model.instrument, model.mode, model.status)
                assert (each.current_item, each.void_reason) == (model.place, model.reason)
                answers = {response.item: (response.choice, response.revision) for response in each.responses}
                assert answers == model.answers
        for id, wording in self.wordings.items():
            assert self.office.wording(id) == wording
        assert self.office.verify() == []


def expect(error, call, *given, **named):
    """The call must be refused that way."""
    try:
        call(*given, **named)
    except error:
        return
    raise AssertionError(f"{call} was not refused")


def test_any_order_of_calls_leaves_what_the_model_says(fresh, database, request):
    def workbook():
        if database == "postgresql":
            request.getfixturevalue("postgres").collect()
        return Workbook(fresh)

    examples, steps = (30, 40) if database == "sqlite" else (5, 25)
    run_state_machine_as_test(workbook, settings=settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    ))
