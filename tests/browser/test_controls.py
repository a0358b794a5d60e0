"""A control: what watches the pages in every journey does see a page that asks elsewhere, and a script that runs."""

import pytest

ELSEWHERE = "http://elsewhere.invalid/x.png"


def test_a_page_that_asks_another_host_or_runs_a_script_of_somebodys_would_be_noticed(browser, watch):
    context = browser.new_context()
    page = context.new_page()
    watch.follow(page)
    page.set_content("<h1>Quiet</h1>")
    watch.check()
    with page.expect_event("pageerror"), page.expect_event("requestfailed"):
        page.set_content(f"<img src='{ELSEWHERE}'><img src='data:,' onerror='throw new Error(\"it ran\")'>")
    context.close()
    with pytest.raises(AssertionError, match="elsewhere"):
        watch.check()
    assert watch.outside == [ELSEWHERE] and any("it ran" in error for error in watch.errors)
    watch.outside.clear()
    watch.errors.clear()
