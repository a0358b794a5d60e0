"""The mirror: drawn cues, a ring and a bell, a camera that is asked for, a look back."""

import pytest

from empathy_widgets.domain import FACES, POSTURES
from empathy_widgets.widgets import Mirror

NASTY = "<b>Mo</b> ‮oM‬ 😀 " + "W" * 80
NOW = {
    "title": "Hands", "lead": "Mo leads, Bea follows.", "channels": "hands", "cue": "Move both hands slowly.",
    "notice": "Your shoulders.", "seconds": 20, "breath": 8,
    "faces": [{"name": f"face {name}", "numbers": FACES[name].model_dump()} for name in ("calm", "wide-smile")],
    "postures": [{"name": "upright", "numbers": POSTURES["upright"].model_dump(mode="json")}],
}
CHIPS = [{"id": "breath", "label": "breath"}, {"id": "nothing", "label": "nothing much"}]


def mirror(**more):
    return Mirror(**{"run": "r", "title": "In twos", "people": ["Mo", "Bea"], "count": 3, "now": NOW, "chips": CHIPS,
                     "debrief": ["When were you together?"], **more})


def test_a_round_is_drawn_and_said_in_words(stage):
    stage.mount(mirror())
    assert stage.page.get_by_role("img", name="Drawing: face calm").is_visible()
    assert stage.page.get_by_role("img", name="Drawing: upright").is_visible()
    for words in ("Mo leads, Bea follows.", "Move both hands slowly.", "Your shoulders."):
        assert stage.page.get_by_text(words).locator("visible=true").count() == 1


def test_a_round_runs_by_the_clock_pauses_and_ends_once(stage):
    stage.page.clock.install()
    stage.mount(mirror())
    go = stage.page.locator("[data-go]")
    go.press("Enter")
    stage.page.clock.run_for(12_000)
    assert stage.page.get_by_role("timer").inner_text() == "8 seconds left"
    assert stage.page.get_by_role("img", name="Drawing: face wide-smile").count() == 1, "half-way the face changes"
    go.press("Enter")
    stage.page.clock.run_for(30_000)
    assert go.inner_text() == "Go on" and stage.events("done") == []
    go.press("Enter")
    stage.page.clock.run_for(9_000)
    assert [event["round"] for event in stage.events("done")] == [0]


def test_a_round_is_said_to_be_over_only_when_it_is(stage):
    stage.page.clock.install()
    stage.mount(mirror())
    over = stage.page.get_by_role("status").filter(has_text="The round is over.")
    stage.page.locator("[data-go]").click()
    stage.page.clock.run_for(21_000)
    assert over.count() == 0, "it is not kept yet"
    stage.receive(stage.outbox[-1], "Another page carried on here.", ok=False)
    assert over.count() == 0, "it was refused"
    stage.page.locator("[data-go]").click()
    stage.page.clock.run_for(21_000)
    stage.assign(rating=True)
    stage.receive(stage.outbox[-1], "Saved 14:03")
    assert over.count() == 1
    stage.page.get_by_role("button", name="Next round").click()
    stage.assign(rating=False, at=1)
    stage.receive(stage.outbox[-1], "Saved 14:04")
    assert over.count() == 0, "the next one has not begun"


SIZES = [(1280, 900), (1280, 720), (820, 1180), (640, 450), (390, 844), (320, 568)]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_drawing_ring_and_buttons_are_in_one_view(open_stage, width, height):
    stage = open_stage(width, height, "light").mount(mirror())
    page = stage.page
    page.evaluate("document.body.style.paddingBlockEnd = '100vh'")  # a page goes on below
    page.locator(".ew-round").evaluate("(round) => round.scrollIntoView()")
    whole = [page.locator(name).bounding_box() for name in (".ew-sight", ".ew-ring", "[data-go]", "[data-camera]")]
    bar = 64
    assert max(box["y"] + box["height"] for box in whole) <= height - bar and min(box["y"] for box in whole) >= 0
    if height >= 844:
        assert abs(whole[0]["height"] - 0.6 * height) <= 1, "three fifths of the view"


def test_the_camera_stands_beside_the_drawing(open_stage):
    for width in (1280, 390):
        stage = open_stage(width, 844, "light")
        stage.page.evaluate("""() => Object.defineProperty(navigator, 'mediaDevices', {configurable: true, value: {
          getUserMedia: () => Promise.resolve(document.createElement("canvas").captureStream())}})""")
        stage.mount(mirror(now={**NOW, "postures": []}))
        stage.page.locator("[data-camera]").click()
        stage.page.get_by_text("Nothing is recorded, nothing is sent.").wait_for()
        drawing, own = (stage.page.locator(name).bounding_box() for name in (".ew-face", ".ew-self"))
        assert own["x"] >= drawing["x"] + drawing["width"]
        assert [own[name] for name in ("y", "width", "height")] == pytest.approx(
            [drawing[name] for name in ("y", "width", "height")], abs=1)


def test_a_round_can_be_left_out_and_the_bell_switched_off(stage):
    stage.mount(mirror())
    bell = stage.page.locator("[data-sound]")
    bell.click()
    assert bell.inner_text() == "Bell: off" and bell.get_attribute("aria-pressed") == "false"
    stage.page.get_by_role("button", name="Leave this one out").click()
    assert stage.events("skip")[0]["round"] == 0


def test_a_round_is_left_out_once_however_often_it_is_pressed_and_a_refusal_gives_the_button_back(stage):
    stage.mount(mirror())
    stage.page.evaluate("() => { const one = document.querySelector('[data-skip]'); one.click(); one.click(); }")
    assert len(stage.events("skip")) == 1
    stage.receive(stage.outbox[-1], "Another page carried on here.", ok=False)
    assert (stage.page.locator("[data-skip]").is_enabled()
            and stage.page.get_by_text("Another page carried on").is_visible())


def test_looking_back_is_by_person_and_may_be_declined(stage):
    stage.mount(mirror(rating=True, ratings={"Bea": None}))
    mo, bea = stage.page.locator("[data-person=Mo]"), stage.page.locator("[data-person=Bea]")
    assert mo.locator("input[type=radio]:checked").count() == 0
    assert bea.locator("input[type=radio]:checked").input_value() == "none"
    mo.get_by_label("4").check()
    mo.get_by_label("breath").check()
    mo.get_by_role("textbox").fill("slower")
    mo.get_by_role("textbox").blur()
    assert (stage.events("rate")[0]["person"], stage.events("rate")[0]["value"]) == ("Mo", 4)
    assert (stage.events("notice")[-1]["chips"], stage.events("notice")[-1]["text"]) == (["breath"], "slower")
    stage.page.get_by_role("button", name="Next round").click()
    assert stage.events("onwards")[0]["round"] == 0


def test_the_end_has_a_debrief_and_a_word_to_take_along(stage):
    stage.mount(mirror(at=3, now={}))
    assert stage.page.get_by_text("When were you together?").is_visible()
    stage.page.get_by_role("textbox", name="One thing you take with you").fill("I lead too fast.")
    stage.page.get_by_role("button", name="Finish").click()
    assert [event["kind"] for event in stage.outbox] == ["take", "finish"]


def test_numbers_between_two_faces_stay_between_them_and_every_drawing_can_be_drawn(stage):
    stage.mount(mirror())
    shapes = [face.model_dump() for face in FACES.values()]
    assert stage.page.evaluate("""(faces) => faces.every((from) => faces.every((to) => [0, 0.3, 1].every((share) => {
      const made = stage.module.default.between(from, to, share);
      return Object.keys(to).every((name) => made[name] >= Math.min(from[name], to[name]) - 1e-9
        && made[name] <= Math.max(from[name], to[name]) + 1e-9);
    })))""".replace("stage.module.default", "stage.module"), shapes)
    postures = [posture.model_dump(mode="json") for posture in POSTURES.values()]
    drawn = ("([faces, postures]) => "
             "[...faces.map(stage.module.faceLines), ...postures.map(stage.module.postureLines)]"
             ".every((lines) => lines.length && !lines.some((one) => one.outerHTML.includes('NaN')))")
    assert stage.page.evaluate(drawn, [shapes, postures])


def test_the_camera_is_asked_for_and_refusing_it_is_fine(open_stage):
    stage = open_stage()
    stage.page.evaluate("""() => Object.defineProperty(navigator, 'mediaDevices', {configurable: true, value: {
      getUserMedia: () => Promise.reject(new DOMException('no', 'NotAllowedError'))}})""")
    stage.mount(mirror())
    stage.page.get_by_role("button", name="Show me beside the drawing").click()
    stage.page.get_by_text("Everything works without it.").wait_for()
    assert stage.page.locator("video").is_hidden() and stage.page.locator("[data-go]").is_enabled()


def test_closing_stops_the_camera_and_leaves_nothing_behind(stage):
    stage.page.evaluate("""() => {
      window.tracks = [{stopped: false, stop() { this.stopped = true; }}];
      window.asked = [];
      const canvas = document.createElement("canvas");
      const stream = canvas.captureStream ? canvas.captureStream() : new MediaStream();
      stream.getTracks = () => window.tracks;
      Object.defineProperty(navigator, 'mediaDevices', {configurable: true, value: {
        getUserMedia: (wanted) => { window.asked.push(wanted); return Promise.resolve(stream); }}});
    }""")
    stage.mount(mirror())
    assert stage.page.evaluate("window.asked") == [], "never by itself"
    stage.page.locator("[data-camera]").click()
    stage.page.get_by_text("Nothing is recorded, nothing is sent.").wait_for()
    assert stage.page.evaluate("window.asked[0].audio") is False
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}
    assert stage.page.evaluate("window.tracks[0].stopped")


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("traits", [{}, {"rating": True, "people": [NASTY, "Bea"]}, {"at": 3, "now": {}}],
                         ids=["round", "back", "end"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme, width, traits):
    stage = open_stage(width, 640, scheme).mount(mirror(title=NASTY, **traits))
    assert stage.violations() == "" and stage.overflow() <= 0 and stage.page.locator("b").count() == 0
