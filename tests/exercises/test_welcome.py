"""The home chapter: the open case and its ways on, above all cases."""

from statements import statements_of

from empathy_widgets.exercises.welcome import Welcome


def test_without_a_case_there_is_only_the_list(open_page, case):
    view = Welcome(open_page()).view
    assert [type(one).__name__ for one in view.children] == ["VBox", "Ways"]
    assert view.children[0].children[0].cases[0]["link"] == f"/chapter/welcome?case={case.id}"


def test_where_there_is_nothing_yet_there_is_one_thing_to_do(open_page, find, say):
    view = Welcome(open_page()).view
    (cases,) = find(view, "CaseList")
    assert [type(one).__name__ for one in view.children] == ["VBox"]
    assert cases.strings["title"] == "Begin with your first case" and cases.strings["create"]
    receipt = say(cases, "create", label="")
    assert receipt["link"].startswith("/chapter/administer-a-scale?case="), "a new case begins with a scale"
    assert len(Welcome(open_page()).view.children) == 2


def test_whoever_comes_back_finds_what_is_open_then_cases_then_doors_then_own_practice(
        open_page, store, fill, case, find):
    fill(case, finish=False)
    run = store.start_run(None, "discussion", "sorry", {"people": ["A"], "timed": False})
    store.end_run(run.id, case_id=None)
    view = Welcome(open_page()).view
    assert [type(one).__name__ for one in view.children] == ["Ways", "VBox", "Ways", "Ways"]
    first, doors, own = find(view, "Ways")
    assert [one["code"] for one in first.ways] == [case.code] and first.strings["title"] == "Continue"
    assert [door["title"] for door in doors.doors] == ["Measure", "Read", "Practise", "Teach"]
    assert [row["id"] for row in own.ways] == [run.id] and own.strings["title"] == "Your own practice"


def test_what_is_open_in_ones_own_practice_stands_once(open_page, store, case, find):
    store.start_run(None, "discussion", "sorry", {"people": ["A"], "timed": False})
    first, doors = find(Welcome(open_page()).view, "Ways")
    assert len(first.ways) == 1 and first.ways[0]["code"] == "" and doors.doors


def test_an_archived_case_that_is_opened_says_so(open_page, store, case, find):
    store.archive_case(case.id)
    assert "It is archived" in find(Welcome(open_page(case.id)).view, "Notice")[0].text
    store.unarchive_case(case.id)
    assert "archived" not in find(Welcome(open_page(case.id)).view, "Notice")[0].text


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
    assert len(find(chapter.view, "ChapterMenu")[0].finished) == 1
    assert len(find(chapter.view, "Ways")[0].ways) == 1, "what is open stands above what was done"
