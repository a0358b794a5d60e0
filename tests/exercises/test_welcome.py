"""The home chapter: the open case and its ways on, above all cases."""

from statements import statements_of

from empathy_widgets.exercises.welcome import Welcome


def test_without_a_case_there_is_only_the_list(open_page, case):
    view = Welcome(open_page()).view
    assert [type(one).__name__ for one in view.children] == ["VBox"]
    assert view.children[0].children[0].cases[0]["link"] == f"/chapter/administer-a-scale?case={case.id}"


def test_the_open_case_says_what_there_is_and_leads_on(open_page, fill, case, find):
    (notice,) = find(Welcome(open_page(case.id)).view, "Notice")
    assert case.code in notice.title and "Nothing has been filled in" in notice.text
    assert [link["text"] for link in notice.links] == ["Administer a scale"]
    fill(case, mode="rehearsal")
    assert "Nothing has been" in find(Welcome(open_page(case.id)).view, "Notice")[0].text
    fill(case, finish=False)
    assert find(Welcome(open_page(case.id)).view, "Notice")[0].text == "1 sitting is waiting to be finished."
    fill(case)
    (notice,) = find(Welcome(open_page(case.id)).view, "Notice")
    assert notice.text.endswith("1 sitting is waiting to be finished.")
    assert notice.text.startswith("The last sitting was ")
    assert notice.links[-1]["href"] == f"/chapter/profile?case={case.id}"


def test_in_jupyterlab_choosing_a_case_redraws_the_page_without_links(open_page, case, find, say):
    chapter = Welcome(open_page(served=False))
    (cases,) = find(chapter.view, "CaseList")
    assert say(cases, "open", id=case.id)["ok"]
    (notice,) = find(chapter.view, "Notice")
    assert case.code in notice.title and notice.links == []


def test_the_sittings_of_the_open_case_are_read_once_a_turn_and_afresh_at_the_next(
        open_page, store, fill, case, find):
    fill(case)
    page = open_page(case.id)
    with statements_of(page.workspace) as statements:
        chapter = Welcome(page)
    assert len([statement for statement in statements if "FROM responses" in statement]) == 1
    store.start(case.id, "pes-practice-form", "self")
    assert len(page.sittings()) == 2, "outside a turn everything is read as it now is"
    with statements_of(page.workspace) as statements:
        page.choose(case)
    assert len([statement for statement in statements if "FROM responses" in statement]) == 1
    assert "1 sitting is waiting" in find(chapter.view, "Notice")[0].text
    assert len(find(chapter.view, "ChapterMenu")[0].finished) == 2
