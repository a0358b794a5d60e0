"""What a page may hear from its line: whatever it is, the page goes on and no code of it runs."""

import json
import re

import pytest
from playwright.sync_api import expect
from visitor import packed

pytestmark = pytest.mark.browser
HEADER = {"msg_id": "h", "msg_type": "comm_msg", "session": "s", "username": "", "version": "5.3"}
REST = {"parent_header": {}, "metadata": {}}
MARKUP = "<img src=x onerror=\"window.ran = 'state'\"><script>window.ran = 'script'</script>"


def told(model, **state):
    content = {"comm_id": model, "data": {"method": "update", "state": state, "buffer_paths": []}}
    return packed({"header": HEADER, **REST, "content": content}, "iopub")


def opening(**state):
    content = {"comm_id": "made-up", "target_name": "jupyter.widget", "data": {"state": state}}
    return packed({"header": {**HEADER, "msg_type": "comm_open"}, **REST, "content": content}, "iopub")


def bad_frames(model):
    """Frames that no kernel sends, or that a hostile one might."""
    good = told(model, code="x")
    proto = packed({"header": HEADER, **REST, "content": json.loads(
        f'{{"comm_id": "{model}", "data": {{"method": "update",'
        ' "buffer_paths": [["__proto__", "ran"], ["constructor"]],'
        ' "state": {"__proto__": {"ran": "proto"}, "constructor": {"prototype": {"ran": "proto"}}}}}')},
        "iopub", (b"1234", b"5678"))
    led_out = packed({"header": HEADER, **REST, "content": {"comm_id": model, "data": {
        "method": "update", "state": {}, "buffer_paths": [["__proto__", "ran"], ["toString", "ran"]]}}}, "iopub",
        (b"1234", b"5678"))
    return {
        "paths that lead out": led_out, "text": "hello",
        "nothing": b"", "short": good[:20], "cut": good[:-9], "no JSON": good[:-4] + b"....",
        "a wild number": (2 ** 40).to_bytes(8, "little") + good[8:], "ten megabytes": bytes(10_000_000),
        "a list for an object": packed({"header": HEADER, **REST, "content": []}, "iopub"),
        "another channel": packed({"header": HEADER, **REST, "content": {"comm_id": model, "data": {
            "method": "update", "state": {"code": "not on this channel"}}}}, "shell"),
        "an unknown comm": told("nobody", code="x"), "no data": packed(
            {"header": HEADER, **REST, "content": {"comm_id": model}}, "iopub"),
        "keys of every object": proto, "markup": told(model, label=MARKUP),
        "a script's address": opening(_model_name="AnyModel", _esm="https://evil.example/x.js",
                                      _css="https://evil.example/x.css"),
        "a script": opening(_model_name="AnyModel", _esm="window.ran = 'esm'; export default {}"),
        "the name of every object": opening(_model_name="constructor", _view_name="toString"),
        "a child that is no name": opening(_model_name="VBoxModel", children=[1, None, {"a": 1}, "IPY_MODEL_made-up"]),
    }


@pytest.fixture
def page(browser, server, canary):
    context = browser.new_context()
    context.request.get(server.link, max_redirects=0)
    opened = context.new_page()
    opened.lines, opened.outside = [], []
    opened.on("request", lambda one: one.url.startswith((server.origin, "data:", "blob:"))
              or opened.outside.append(one.url))

    def between(line):
        far = line.connect_to_server()
        line.on_message(far.send)
        far.on_message(line.send)
        opened.lines.append(line)

    opened.route_web_socket(re.compile("/channels"), between)
    opened.goto(f"{server.origin}/chapter/welcome?case={canary.id}")
    expect(opened.locator("[data-page-ready=true]")).to_have_count(1, timeout=40_000)
    expect(opened.locator("html")).to_have_attribute("data-line", "up")
    yield opened
    context.close()


def test_whatever_comes_the_page_goes_on_and_nothing_of_it_runs(page, canary):
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    told_by = json.loads(page.locator("#told").inner_text())["state"]
    (bar,) = [name for name, one in told_by.items() if str(one["state"].get("_esm")).endswith("/case_bar.js")]
    for name, frame in bad_frames(bar).items():
        page.lines[-1].send(frame)
        assert page.evaluate("window.ran ?? ({}).ran ?? null") is None, name
    page.lines[-1].send(told(bar, label="still here"))
    expect(page.get_by_text("still here")).to_be_visible()
    expect(page.locator("[data-case-code]")).to_have_text(canary.code)
    assert page.locator("html").get_attribute("data-line") == "up"
    assert page.get_by_text("not on this channel").count() == 0 and page.evaluate("window.ran ?? null") is None
    assert not page.outside and not [one for one in wrong if "violates" not in one and "blob:" not in one], wrong
