"""A site's own notebooks beside the workbook's: whatever widgets they hold, one of the two front ends draws them."""

import re

import pytest
from own_notebooks import write_notebook
from playwright.sync_api import expect
from served import Served, until
from visitor import Visitor

from empathy_widgets.errors import ServerError
from empathy_widgets.places import notebooks_folder
from empathy_widgets.records import Workspace
from empathy_widgets.server.chapters import chapters

pytestmark = pytest.mark.browser
SLIDER = """
import ipywidgets
from IPython.display import display
slider, said = ipywidgets.IntSlider(value=3, max=9, description="How much"), ipywidgets.Label()
slider.observe(lambda change: setattr(said, "value", f"heard {change['new']}"), "value")
ipywidgets.VBox([slider, said])
"""
FIGURE = "import plotly.graph_objects as go\nfigure = go.Figure(go.Scatter(x=[1, 2], y=[3, 4]))\n"
COUNTER = '''
import anywidget, ipywidgets, traitlets

class Counter(anywidget.AnyWidget):
    _esm = """
    export default {
      initialize({ model }) { model.set("begun", model.get("begun") + 1); model.save_changes(); },
      render({ model, el }) {
        const button = document.createElement("button");
        const paint = () => { button.textContent = `${model.get("value")} of ${model.get("begun")}`; };
        button.className = "count";
        button.onclick = () => { model.set("value", model.get("value") + 1); model.save_changes(); };
        model.on("change", paint);
        paint();
        el.append(button);
        return () => { window.tidied = (window.tidied ?? 0) + 1; };
      },
    };
    """
    _css = ".count { color: rgb(1, 2, 3) }"
    value, begun = traitlets.Int(0).tag(sync=True), traitlets.Int(0).tag(sync=True)

counter = Counter()
row = ipywidgets.HBox([counter])
counter.observe(lambda change: change["new"] == 3 and setattr(row, "children", ()), "value")
ipywidgets.VBox([counter, row])
'''
HOSTILE = """# Hostile

<script>window.ran = "a script"</script>
<img src="/nothing" onerror="window.ran = 'an error'">
<a href="javascript:void (window.ran = 'a link')" id="trap">a link</a>
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    beside = folder / "notebooks"
    write_notebook(beside, "01-slider", SLIDER)
    write_notebook(beside, "figure", f"{FIGURE}go.FigureWidget(figure)")
    write_notebook(beside, "drawing", f"{FIGURE}figure")
    write_notebook(beside, "Our Counter", COUNTER, "print('hello')", "1 + 1")
    write_notebook(beside, "failing", "secret_word = 1 / 0")
    hostile = write_notebook(beside, "hostile", COUNTER) / "hostile.ipynb"
    hostile.write_text(hostile.read_text("utf-8").replace('"# hostile"', __import__("json").dumps(HOSTILE)), "utf-8")
    place = Workspace(folder / "workspace")
    place.prepare()
    running = Served(place.folder, folder / "log", beside=beside).start()
    yield running
    running.stop()


@pytest.fixture
def tab(browser, site):
    context = browser.new_context()
    context.request.get(site.link, max_redirects=0)
    opened = context.new_page()
    opened.asked, opened.wrong = [], []
    opened.on("request", lambda one: opened.asked.append(one.url))
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    yield opened
    assert all(url.startswith((site.origin, "data:", "blob:")) for url in opened.asked)
    context.close()


def opened(tab, site, name):
    answer = tab.goto(f"{site.origin}/chapter/{name}")
    expect(tab.locator("[data-page-ready=true]")).to_have_count(1, timeout=60_000)
    return answer.headers["content-security-policy"]


def by_voila(tab):
    return any("/voila/voila.js" in url for url in tab.asked)


def test_a_slider_is_drawn_by_voila_s_front_end_and_python_hears_it(tab, site):
    policy = opened(tab, site, "slider")
    assert by_voila(tab) and "'unsafe-inline' blob:" in policy
    handle = tab.get_by_role("slider")
    expect(handle).to_be_visible(timeout=30_000)
    handle.focus()
    tab.keyboard.press("ArrowRight")
    expect(tab.get_by_text("heard 4")).to_be_visible()
    until(lambda: "draws 01-slider.ipynb, which shows" in site.log.read_text("utf-8"), what="the word in the log")


@pytest.mark.parametrize(("name", "shown"), [("figure", "FigureWidget"), ("drawing", "application/vnd.plotly.v1+json")])
def test_plotly_s_own_widget_and_its_drawings_are_drawn_by_voila_s_front_end(tab, site, name, shown):
    opened(tab, site, name)
    assert by_voila(tab)
    expect(tab.locator(".output .js-line").first).to_be_visible(timeout=60_000)
    until(lambda: f"draws {name}.ipynb, which shows {shown}" in site.log.read_text("utf-8"), what="the word in the log")


def test_an_anywidget_of_a_site_is_drawn_by_our_front_end_each_view_and_its_clean_up(tab, site):
    policy = opened(tab, site, "our-counter")
    assert not by_voila(tab) and re.search(r"script-src 'self' blob:;", policy)
    buttons = tab.locator("button.count")
    expect(buttons).to_have_text(["0 of 1", "0 of 1"])
    assert buttons.first.evaluate("(one) => getComputedStyle(one).color") == "rgb(1, 2, 3)"
    for turn in (1, 2):
        buttons.nth(turn - 1).click()
        expect(buttons).to_have_text([f"{turn} of 1"] * 2)
    buttons.last.click()
    expect(buttons).to_have_text(["3 of 1"])  # Python took the other view away
    assert tab.evaluate("window.tidied") == 1
    assert tab.locator("pre.output").all_inner_texts() == ["hello\n", "2"] and not tab.wrong


def test_a_page_without_a_case_says_that_its_line_is_lost_and_loads_itself_once(tab, site):
    opened(tab, site, "our-counter")
    tab.locator("button.count").first.click()
    expect(tab.locator("button.count")).to_have_text(["1 of 1"] * 2)
    tab.route("**/alive*", lambda route: route.abort())
    site.kill_kernels()
    tab.locator("button.count").first.click()
    expect(tab.get_by_role("alert").filter(has_text="Connection lost.")).to_be_visible(timeout=15_000)
    tab.unroute_all()
    expect(tab.locator("button.count")).to_have_text(["0 of 1"] * 2, timeout=20_000)
    assert sum(url.endswith("/chapter/our-counter") for url in tab.asked) == 2


def test_a_notebook_that_fails_says_so_and_shows_nothing_of_it(tab, site):
    tab.goto(f"{site.origin}/chapter/failing")
    expect(tab.get_by_role("heading")).to_have_text("This page could not be opened")
    assert "secret_word" not in tab.content() and "ZeroDivision" not in tab.content()


def test_a_script_that_came_into_a_chapter_does_not_run(tab, site):
    opened(tab, site, "hostile")
    assert tab.locator("img[onerror]").count() == 1 and tab.locator("script:not([src]):not([type])").count() == 1
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate("window.ran ?? null") is None
    tab.locator("#trap").click()
    assert tab.evaluate("window.ran ?? null") is None


def test_the_workbook_s_own_pages_allow_no_script_but_files(site):
    visitor = Visitor(site).sign_in()
    addresses = [f"/chapter/{one.name}" for one in chapters(notebooks_folder())]
    for address in [*addresses, "/nothing", "/pin", "/screens", "/alive"]:
        policy = visitor.ask(address).headers["content-security-policy"]
        assert re.search(r"script-src 'self';", policy), (address, policy)
    visitor.leave()


def test_a_site_s_chapters_stand_after_the_workbook_s(tmp_path):
    found = chapters(notebooks_folder(), write_notebook(tmp_path / "beside", "02-Über Mut!", "1"))
    assert (found[-1].name, found[-1].own) == ("uber-mut", False) and all(one.own for one in found[:-1])


@pytest.mark.parametrize(("name", "text", "said"), [
    (None, "", "There is no notebook in"), ("broken.ipynb", "{", "is no notebook that can be read"),
    ("07-welcome.ipynb", '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "another chapter"),
])
def test_a_folder_that_cannot_be_served_is_said_in_a_sentence(tmp_path, name, text, said):
    if name:
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(ServerError, match=said):
        chapters(notebooks_folder(), tmp_path)
