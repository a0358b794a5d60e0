"""What a plan goes by: only finished sittings, the newest of each scale, and what was really practised."""

from empathy_widgets.exercises.planning.grounds import Grounds, done_in, is_there


def test_what_was_practised_counts_once_something_happened_in_it(store, case, open_page):
    run = store.start_run(case.id, "mirroring", "in-a-group", {"people": ["A"]})
    assert Grounds.of(open_page(case.id)).done == frozenset()
    store.add_event(run.id, "done", {"round": 0}, case_id=case.id)
    assert Grounds.of(open_page(case.id)).done == {"mirroring", "mirroring/in-a-group"}
    store.void_run(run.id, "wrong case")
    assert done_in(store.runs(case.id, include_voided=True)) == frozenset()


def test_the_newest_sitting_of_each_scale_is_read_and_an_open_one_is_not(fill, case, open_page):
    fill(case, 2)
    newest = fill(case, 4)
    other = fill(case, 3, "compassion-practice-form")
    fill(case, 5, finish=False)
    grounds = Grounds.of(open_page(case.id))
    assert len(grounds.lines) == 2 and grounds.newest == other.id != newest.id
    assert grounds.lines[1][0].startswith("Read with Recognising and Sharing Feelings")


def test_a_step_is_there_when_its_chapter_or_its_content_is(page):
    found = {content: is_there(page.library, content) for content in (
        "chapter/plan", "chapter/no-such-chapter", "scripts/two-cups", "scripts/gone", "practices/gone")}
    assert [content for content, there in found.items() if there] == ["chapter/plan", "scripts/two-cups"]
