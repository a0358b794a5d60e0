"""What every widget shares: events arrive once, receipts come back, and nothing a page sends can raise."""

import importlib
import logging
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from widgets.samples import scale

from empathy_widgets import widgets
from empathy_widgets.errors import NotFound
from empathy_widgets.widgets import (
    AnswerTable, CaseBar, CaseList, CorrectionForm, LikertScale, Notice, PinPad, StartPanel,
)
from empathy_widgets.widgets.shared.base import REMEMBERED, EmpathyWidget, check_event, script, style

OURS = [AnswerTable, CaseBar, CaseList, CorrectionForm, LikertScale, Notice, PinPad, StartPanel]
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=8), inside, max_size=4),
    max_leaves=12,
)
KINDS = sorted({kind for one in OURS for kind in one.events})
NAMES = sorted({name for one in OURS for fields in one.events.values() for name in fields})
EVENT = st.fixed_dictionaries(
    {"request": st.text(min_size=1, max_size=70) | JUNK, "kind": st.sampled_from(KINDS) | JUNK},
    optional=dict.fromkeys(NAMES, JUNK),
)


def declared(kind, spoilt=False):
    """Events of a widget as it declares them, with more beside them than it asked for; or anything in each field."""
    return st.one_of([
        st.fixed_dictionaries(
            {"request": st.text(min_size=1, max_size=64), "kind": st.just(name), "more": JUNK,
             **{field: JUNK if spoilt else st.one_of(map(st.from_type, allowed)) for field, allowed in fields.items()}})
        for name, fields in kind.events.items()
    ])


@pytest.mark.parametrize("kind", OURS)
@settings(max_examples=60, deadline=None)
@given(outbox=JUNK | st.lists(EVENT | JUNK, max_size=4), sound=st.data())
def test_whatever_stands_in_the_outbox_nothing_raises_and_only_declared_events_arrive(kind, outbox, sound):
    widget, heard = kind(), []
    widget.on_event(heard.append)
    widget.set_state({"outbox": outbox})
    if kind.events:
        widget.set_state({"outbox": [sound.draw(declared(kind)) | {"request": "a sound one"}]})
        assert heard
        widget.set_state({"outbox": [sound.draw(declared(kind, spoilt=True)) | {"request": "a spoilt one"}]})
    for event in heard:
        assert set(event) == {"request", "kind", *widget.events[event["kind"]]}
        for name, allowed in widget.events[event["kind"]].items():
            assert type(event[name]) in allowed
    for receipt in widget.receipts.values():
        assert receipt["ok"] or receipt["text"] == widget.unexpected


def test_an_event_is_heard_once_however_often_it_is_sent():
    widget, heard = EmpathyWidget(), []
    widget.on_event(heard.append)
    first, second = {"request": "a", "kind": "move", "item": 1}, {"request": "b", "kind": "move", "item": 2}
    widget.outbox = [first]
    widget.outbox = [first, second]
    widget.outbox = [second]
    assert [event["item"] for event in heard] == [1, 2]
    assert set(widget.receipts) == {"a", "b"}


def test_receipts_of_events_still_in_the_outbox_are_never_dropped():
    widget = EmpathyWidget()
    widget.on_event(lambda event: None)
    widget.outbox = [{"request": str(number), "kind": "move"} for number in range(40)]
    assert len(widget.receipts) == 40
    widget.outbox = [{"request": "last", "kind": "move"}]
    assert list(widget.receipts)[-1] == "last" and len(widget.receipts) == 8
    widget.outbox = [{"request": f"more {number}", "kind": "move"} for number in range(REMEMBERED + 5)]
    assert len(widget._receipts) == REMEMBERED


def test_an_expected_error_becomes_the_receipts_sentence():
    def refuse(event):
        raise NotFound("There is no such case. Choose one from the list.")

    widget = EmpathyWidget()
    widget.on_event(refuse)
    widget.outbox = [{"request": "a", "kind": "open"}]
    assert widget.receipts["a"] == {"ok": False, "text": "There is no such case. Choose one from the list."}


def test_an_unexpected_error_is_logged_without_its_words_and_the_next_event_is_heard(caplog):
    def stumble(event):
        if event["item"] == 1:
            raise RuntimeError("what the person wrote")

    widget = EmpathyWidget()
    widget.on_event(stumble)
    with caplog.at_level(logging.ERROR):
        widget.outbox = [{"request": "a", "kind": "move", "item": 1}, {"request": "b", "kind": "move", "item": 2}]
    assert widget.receipts["a"] == {"ok": False, "text": widget.unexpected} and widget.receipts["b"]["ok"]
    assert "RuntimeError" in caplog.text and "what the person wrote" not in caplog.text


def test_an_event_without_a_handler_is_refused():
    widget = LikertScale()
    widget.outbox = [{"request": "a", "kind": "complete"}]
    assert widget.receipts["a"]["ok"] is False


def test_a_page_can_write_its_outbox_and_nothing_else():
    scale = LikertScale(title="Practice form", answers={"1": {"choice": 2, "declined": False, "revision": 0}})
    code = scale._esm
    scale.set_state({"title": "changed", "answers": {}, "strings": {}, "receipts": {"a": {"ok": True}}, "_esm": "evil",
                     "finished": True, "outbox": []})
    assert (scale.title, scale.finished, scale.receipts, scale._esm) == ("Practice form", False, {}, code)
    assert scale.answers["1"]["choice"] == 2


def test_true_is_no_number_and_a_missing_flag_is_false():
    fields = LikertScale.events["respond"]
    checked = check_event({"request": "a", "kind": "respond", "item": 3, "choice": 2}, fields)
    assert checked == {"request": "a", "kind": "respond", "item": 3, "choice": 2, "declined": False,
                       "elapsed_ms": None, "revision": None}
    for wrong in ({"item": True}, {"item": 3.0}, {"item": "3"}, {"item": None}, {"choice": True}, {"choice": 2.5},
                  {"declined": 1}, {"elapsed_ms": float("nan")}, {"revision": []}):
        assert check_event({"request": "a", "kind": "respond", "item": 3, **wrong}, fields) is None, wrong


@pytest.mark.parametrize("kind", OURS)
def test_words_come_from_python_and_those_left_out_keep_their_default(kind):
    name = next(iter(kind.words()), None)
    widget = kind(strings={name: "Andere Worte"})
    assert widget.strings == {**kind.words(), name: "Andere Worte"}


@pytest.mark.parametrize("kind", OURS)
def test_every_word_a_module_asks_for_is_there(kind):
    asked = set(re.findall(r"\bstrings(?:\(\))?\.([a-z_]+)", kind._esm))
    assert asked <= set(kind.words()), asked - set(kind.words())


def test_a_module_is_the_shared_functions_then_the_parts_then_the_widget():
    module = script("likert_scale")
    places = [module.index(mark) for mark in ("function make(", "function openAnswers(", "function openScale(")]
    assert places == sorted(places) and module.count("export default") == 1
    assert style("likert_scale").index("--ew-paper") < style("likert_scale").index(".ew-likert-scale")


def test_widgets_are_loaded_only_when_asked_for():
    code = ("import sys, empathy_widgets.widgets as w; assert 'anywidget' not in sys.modules; w.Notice; "
            "assert 'empathy_widgets.widgets.likert_scale' not in sys.modules")
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_the_door_names_every_widget_and_nothing_else():
    folders = {file.parent.name for file in Path(widgets.__file__).parent.glob("*/widget.py")}
    names = sorted("".join(word.capitalize() for word in folder.split("_")) for folder in folders)
    assert sorted(widgets.__all__) == dir(widgets) == names and len(names) >= 27
    assert [getattr(widgets, name).__name__ for name in names] == names
    with pytest.raises(AttributeError, match="attribute Radio"):
        widgets.Radio  # noqa: B018
    for kind in OURS:
        assert importlib.import_module(kind.__module__).__all__ == [kind.__name__, "default_strings"]


COMPUTED = """() => [...stage.el.querySelectorAll("*")].map((one) => {
  const style = getComputedStyle(one);
  return Object.fromEntries(Array.from(style, (name) => [name, style.getPropertyValue(name)]));
})"""


@pytest.mark.parametrize("kind", OURS)
def test_a_widget_looks_the_same_whatever_else_is_on_the_page(stage, kind):
    """Each widget brings the shared rules along: those of the last must not undo the particulars of the first."""
    stage.mount(scale() if kind is LikertScale else kind())
    alone = stage.page.evaluate(COMPUTED)
    for other in OURS:
        if other is not kind:
            stage.page.add_style_tag(content=other._css)
    assert stage.page.evaluate(COMPUTED) == alone


@pytest.mark.parametrize("kind", OURS)
def test_jupyterlabs_shortcuts_leave_alone_whatever_can_hold_the_focus(stage, kind):
    """JupyterLab looks for the mark on the focused element itself before it takes an arrow or a digit for its own."""
    stage.mount(scale() if kind is LikertScale else kind())
    unmarked = ":is(a, button, input, select, summary, textarea, [tabindex]):not([data-lm-suppress-shortcuts])"
    assert stage.page.locator(unmarked).count() == 0
