"""The line between a page and its kernel, spoken by somebody who wants more than a page would ask for."""

import json
import uuid

import pytest
from tornado.websocket import WebSocketClosedError

from empathy_widgets.errors import NotAllowed

FORM = "pes-practice-form"
NONSENSE = ("", "x", "[]", "{}", "null", '{"channel": "shell"}', '{"channel": "shell", "header": {}}',
            '{"header": {"msg_type": "execute_request"}}',
            '{"channel": "elsewhere", "header": {"msg_type": "comm_msg"}}',
            '{"channel": ["shell"], "header": {}}', "\u0000", "{" * 500,
            "[" * 100_000)


@pytest.fixture
def sitting(store):
    """An open sitting of its own case."""
    return store.start(store.create_case("").id, FORM, "self", version=2)


@pytest.fixture
def line(visitor, sitting):
    """The line of the page that shows this sitting."""
    return visitor.open("administer-a-scale", case=sitting.case_id, administration=sitting.id).line()


@pytest.fixture
def scale(line):
    """The model id of the scale on that page."""
    return line.find("sitting")


@pytest.fixture
def answers(store, sitting):
    """What is stored of the sitting, asked for anew each time."""
    return lambda: store.administration(sitting.id).answers


def respond(line, scale, item=1, choice=3, **more):
    return line.say(
        scale, kind="respond", item=item, choice=choice, declined=False, elapsed_ms=1500, revision=None, **more)


def test_a_good_answer_is_stored_so_that_the_refusals_below_mean_something(line, scale, answers):
    receipt = respond(line, scale)
    assert receipt["ok"] and receipt["text"].startswith("Saved ")
    assert answers() == {1: 3}


KINDS = (
    "execute_request", "complete_request", "inspect_request", "history_request", "is_complete_request", "debug_request",
    "interrupt_request", "create_subshell_request", "usage_request", "input_reply", "comm_info_reply", "nonsense", "",
)


@pytest.mark.parametrize("channel", ["shell", "control", "iopub", "stdin"])
def test_code_sent_to_the_kernel_is_not_run(line, scale, tmp_path, channel):
    for kind in KINDS:
        proof = tmp_path / f"proof-{kind}"
        code = f"open({str(proof)!r}, 'w').write('x')"
        line.send(kind, {"code": code, "silent": False, "store_history": True, "user_expressions": {"x": code},
                         "allow_stdin": True, "stop_on_error": False, "command": "evaluate", "value": code}, channel)
    assert respond(line, scale)["ok"], "the kernel answers as before"
    assert not list(tmp_path.glob("proof*"))


def test_a_page_can_write_its_outbox_and_nothing_else(line, scale, sitting):
    before = line.states()
    for model, state in before.items():
        if "outbox" not in state:
            continue
        for name, value in state.items():
            if name != "outbox":
                line.write(model, **{name: changed(value)})
        line.write(model, _esm="export default {render() {alert(1)}}", answers={"1": {"choice": 5}}, sitting="x")
    after = line.states()
    ours = [model for model, state in before.items() if "outbox" in state]
    assert len(ours) >= 2
    assert {model: after[model] for model in ours} == {model: before[model] for model in ours}


def changed(value):
    """Another value of the same kind."""
    return {bool: not value, str: f"{value}x", int: 77, list: [], dict: {"x": 1}}.get(type(value), "x")


IMPOSSIBLE = {
    "an item below": {"item": 0}, "an item above": {"item": 21}, "a negative item": {"item": -1},
    "an item as text": {"item": "1"}, "an item as a fraction": {"item": 1.5}, "no item": {"item": None},
    "an item as a truth": {"item": True}, "a choice below": {"choice": 0}, "a choice above": {"choice": 6},
    "a huge choice": {"choice": 10**30}, "1e308": {"choice": 1e308}, "a whole fraction": {"choice": 3.0},
    "a truth": {"choice": True}, "text": {"choice": "3"}, "a list": {"choice": [3]},
    "an object": {"choice": {"value": 3}},
    "nothing, not declined": {"choice": None}, "a choice and declined": {"declined": True},
    "declined as text": {"declined": "yes", "choice": None}, "negative time": {"elapsed_ms": -1},
    "endless time": {"elapsed_ms": 10**12}, "time as a truth": {"elapsed_ms": True},
    "a negative revision": {"revision": -1}, "a revision ahead": {"revision": 7},
    "an unknown kind": {"kind": "score"}, "a kind as a list": {"kind": ["respond"]},
    "no kind": {"kind": None}, "a kind of Python": {"kind": "__init__"}, "a move nowhere": {"kind": "move", "item": 99},
}


def test_an_impossible_event_is_refused_and_not_stored(line, scale, answers, store, sitting):
    good = {"kind": "respond", "item": 2, "choice": 3, "declined": False, "elapsed_ms": 900, "revision": None}
    for wrong, fields in IMPOSSIBLE.items():
        receipt = line.say(scale, **good | fields)
        assert receipt["ok"] is False and receipt["text"], wrong
        assert answers() == {} and store.administration(sitting.id).current_item == 1, wrong
    assert respond(line, scale)["ok"] and answers() == {1: 3}


def test_a_number_that_is_none_is_not_stored(line, scale, answers):
    for number in (float("nan"), float("inf"), -float("inf")):
        line.say(scale, kind="respond", item=1, choice=number, declined=False)
        line.say(scale, kind="respond", item=number, choice=3, declined=False)
        assert answers() == {}
    assert respond(line, scale)["ok"]


def test_an_outbox_of_another_shape_is_passed_over(line, scale, answers):
    odd = (None, 3, "respond", [], [None], [[]], [{}], {"0": {}}, [{"request": 5}], [{"request": "x" * 65}])
    for outbox in odd:
        line.write(scale, outbox=outbox)
        assert line.states()[scale]["receipts"] == {} and answers() == {}, outbox
    assert respond(line, scale)["ok"]


def test_a_replayed_event_is_answered_again_and_done_once(line, scale, store, sitting, visitor):
    request = uuid.uuid4().hex
    first = respond(line, scale, request=request)
    lines = len(store.audit(sitting.case_id))
    assert respond(line, scale, request=request) == first
    assert respond(line, scale, choice=5, request=request) == first, "one message has one meaning"
    again = visitor.open("administer-a-scale", case=sitting.case_id, administration=sitting.id).line()
    replayed = respond(again, again.find("sitting"), request=request)
    assert replayed["ok"] and replayed["at"] == first["at"], "also in another kernel"
    assert store.administration(sitting.id).answers == {1: 3}
    assert len(store.audit(sitting.case_id)) == lines


def test_a_long_text_is_refused_and_the_kernel_answers_on(line, scale, answers):
    receipt = line.say(scale, kind="respond", item=1, choice="3" * 3_000_000, declined=False)
    assert receipt["ok"] is False and answers() == {}
    assert respond(line, scale)["ok"]


def test_ten_megabytes_close_the_line_and_a_new_one_finds_the_kernel_well(visitor, sitting, answers):
    page = visitor.open("administer-a-scale", case=sitting.case_id, administration=sitting.id)
    line = page.line()
    scale = line.find("sitting")
    with pytest.raises((AssertionError, WebSocketClosedError), match=r"closed the line|^$"):
        line.write(scale, outbox=[{"request": "a", "kind": "respond", "item": 1, "choice": "3" * 10_000_000}])
        line.hear(lambda message: False)
    line = page.line()
    assert respond(line, scale)["ok"] and answers() == {1: 3}


def test_messages_to_nobody_change_nothing(line, scale, answers):
    for target in ("jupyter.widget", "jupyter.widget.control", "os.system", "__main__", "", "x" * 5000):
        line.send("comm_open", {
            "comm_id": uuid.uuid4().hex, "target_name": target, "data": {"state": {}, "method": "x"}})
        line.send("comm_open", {"comm_id": uuid.uuid4().hex, "target_name": target, "target_module": "os", "data": {}},
                  metadata={"version": "2.1.0"})
    for number in (uuid.uuid4().hex, "", None):
        line.send("comm_msg", {"comm_id": number, "data": {"method": "update", "state": {"outbox": []}}})
        line.send("comm_close", {"comm_id": number, "data": {}})
    for data in ({}, {"method": "custom"}, {"method": "x"}, [], None, "x", {"method": "update", "state": None}):
        line.send("comm_msg", {"comm_id": scale, "data": data})
    assert respond(line, scale)["ok"] and answers() == {1: 3}


def test_a_line_that_speaks_nonsense_harms_only_itself(visitor, sitting, answers):
    page = visitor.open("administer-a-scale", case=sitting.case_id, administration=sitting.id)
    for text in NONSENSE:
        page.line().send_text(text)
    line = page.line()
    assert respond(line, line.find("sitting"))["ok"] and answers() == {1: 3}


def test_a_page_cannot_answer_for_a_sitting_of_another_case(line, visitor, store, canary):
    other = store.start(canary.id, FORM, "self", version=2)
    states = line.states()
    assert other.id not in json.dumps(states) and canary.code not in json.dumps(states)
    page = visitor.open("administer-a-scale", case=store.create_case("").id, administration=other.id)
    mixed = page.line()
    assert (shown := mixed.states().values()) and not [state for state in shown if "sitting" in state]
    store.void(other.id, "only tried out")


def test_a_page_may_end_its_own_kernel_and_the_next_one_carries_on(visitor, sitting, answers):
    page = visitor.open("administer-a-scale", case=sitting.case_id, administration=sitting.id)
    line = page.line()
    assert respond(line, line.find("sitting"))["ok"]
    line.send("shutdown_request", {"restart": False}, "control")
    line = visitor.open("administer-a-scale", case=sitting.case_id, administration=sitting.id).line()
    assert respond(line, line.find("sitting"), item=2)["ok"] and answers() == {1: 3, 2: 3}


def test_a_closed_sitting_is_closed_on_the_line_too(line, scale, store, sitting, answers):
    store.void(sitting.id, "asked to stop")
    assert respond(line, scale)["ok"] is False
    assert line.say(scale, kind="complete")["ok"] is False
    assert answers() == {}
    with pytest.raises(NotAllowed):
        store.respond(sitting.id, 1, 3, case_id=sitting.case_id)
