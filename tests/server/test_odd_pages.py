"""Pages that go wrong say so calmly, at once, and leave nothing running."""

import pytest
from odd import OddServer
from playwright.sync_api import expect
from served import until
from visitor import Visitor

from empathy_widgets.records import Workspace

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    place = Workspace(folder / "workspace")
    place.prepare()
    running = OddServer(place.folder, folder / "log", "torn", "lame", "impatient").start()
    yield running
    running.stop()


@pytest.fixture
def quiet(odd):
    """No kernel of an earlier test is left."""
    until(lambda: not odd.kernels(), 120, what="the end of every earlier page's kernel")


@pytest.fixture
def visitor(odd, quiet):
    """Somebody who opened the link; the pages are closed at the end."""
    somebody = Visitor(odd).sign_in()
    yield somebody
    somebody.leave()


@pytest.fixture
def page(browser, odd, quiet):
    """A signed-in tab, and what it asked for outside this machine."""
    context = browser.new_context()
    opened = context.new_page()
    outside = []
    opened.on("request", lambda one: one.url.startswith((odd.origin, "data:", "blob:")) or outside.append(one.url))
    context.request.get(odd.link, max_redirects=0)
    yield opened
    context.close()
    assert not outside


@pytest.mark.parametrize("address", [
    "administer-a-scale", "profile", "how-a-score-comes-about", "welcome?case=nobody",
])
def test_a_page_that_cannot_be_drawn_says_so_and_ends_its_kernel(page, odd, address):
    page.goto(f"{odd.origin}/chapter/{address}")
    expect(page.get_by_role("alert").get_by_role("heading")).to_have_text("This chapter could not be opened")
    expect(page.get_by_role("button", name="Load it once more")).to_be_visible()
    expect(page.get_by_text("Nothing you saved is affected")).to_be_visible()
    assert page.locator("#opening").is_hidden() and page.locator("[data-page-ready=true]").count() == 0
    assert "Traceback" not in page.content() and "Error" not in page.content()
    until(lambda: not odd.kernels(), 5, what="the end of its kernel")


def test_a_page_whose_goodbye_never_came_is_culled_and_one_in_use_is_not(odd, visitor):
    kept = visitor.open("welcome").line()
    for _ in range(2):
        visitor.open("welcome")
    assert len(odd.kernels()) >= 2
    until(lambda: len(odd.kernels()) == 1, 15, what="the culling")
    assert kept.states()


def test_a_browser_that_leaves_before_the_page_is_there_leaves_no_kernel(page, odd):
    page.goto(f"{odd.origin}/chapter/welcome?case=half", wait_until="commit")
    until(odd.kernels, what="the kernel of the page")
    page.goto("about:blank")
    until(lambda: not odd.kernels(), 5, what="its end")


def test_a_server_that_goes_away_in_the_middle_of_a_page_leaves_a_page_that_says_so(page, odd):
    page.goto(f"{odd.origin}/chapter/welcome?case=half", wait_until="commit")
    expect(page.get_by_role("status")).to_have_text("Opening the chapter…")
    odd.kill()
    expect(page.get_by_role("alert").get_by_role("heading")).to_have_text("This chapter could not be opened")
