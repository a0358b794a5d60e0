"""The cases on the first page: few at first, more when asked, sorted, archived and put back."""

import pytest
from statements import statements_of

from empathy_widgets.exercises.home.cases import FIRST, HomeCases
from empathy_widgets.exercises.page.case_chooser import SHOWN

ASKED = {"words": "", "order": "recent", "archived": False, "all": False}


def codes(rows):
    return [row["code"] for row in rows]


def test_few_stand_there_at_first_and_more_when_asked(open_page, store, say):
    made = [store.create_case().code for _number in range(FIRST + 3)][::-1]
    cases = HomeCases(open_page()).list
    assert codes(cases.cases) == made[:FIRST] and cases.count == FIRST + 3 and cases.arranges
    assert say(cases, "search", **{**ASKED, "order": "newest"})["ok"]
    assert codes(cases.found["cases"]) == made[:FIRST] and cases.found["count"] == FIRST + 3
    assert say(cases, "search", **{**ASKED, "all": True})["ok"]
    assert codes(cases.found["cases"]) == made and cases.found["all"] and len(made) < SHOWN


@pytest.mark.parametrize("order", ["code", "label", "newest", "recent", None, "'; DROP TABLE cases --"])
def test_the_list_is_sorted_as_asked_and_by_use_where_the_order_is_none_of_ours(open_page, store, say, order):
    made = [store.create_case(label) for label in ("b", "c", "a")]
    store.start(made[0].id, "teq", "self")
    cases = HomeCases(open_page()).list
    assert say(cases, "search", **{**ASKED, "order": order})["ok"]
    wanted = {"code": sorted(one.code for one in made), "newest": codes_of(made[::-1]),
              "label": codes_of([made[2], made[0], made[1]])}
    assert codes(cases.found["cases"]) == wanted.get(order, codes_of([made[0], made[2], made[1]]))


def codes_of(cases):
    return [case.code for case in cases]


def test_a_case_is_archived_and_put_back_and_nothing_in_it_changes(open_page, store, case, fill, say):
    sitting, other = fill(case), store.create_case("other")
    cases = HomeCases(open_page()).list
    said = say(cases, "archive", id=case.id, on=True)
    assert said["text"] == f"{case.code} is archived. Nothing in it was changed."
    assert (codes(cases.cases), cases.count, cases.archived) == ([other.code], 1, 1)
    assert store.administration(sitting.id) == sitting
    say(cases, "search", **{**ASKED, "archived": True})
    assert codes(cases.found["cases"]) == [case.code] and cases.found["cases"][0]["shape"]
    assert say(cases, "archive", id=case.id, on=False)["text"] == f"{case.code} stands on the list again."
    assert (codes(cases.cases), cases.archived, cases.found["cases"]) == ([other.code, case.code], 0, [])
    assert store.verify() == []


def test_what_is_no_case_is_archived_in_a_sentence(open_page, store, case, say, nobody):
    for id in ("", nobody, "' OR 1=1"):
        assert not say(HomeCases(open_page()).list, "archive", id=id, on=True)["ok"]
    assert store.overview(10).archived == 0


def test_no_more_is_read_for_many_cases_than_for_few(open_page, store):
    page, counts = open_page(), []
    for _round in range(2):
        for _number in range(FIRST + 1):
            case = store.create_case()
            sitting = store.start(case.id, "pes-practice-form", "self")
            store.respond(sitting.id, 1, 1, case_id=case.id)
            store.complete(sitting.id, case_id=case.id)
        with statements_of(page.workspace) as statements:
            assert all(row["shape"] for row in HomeCases(page).list.cases)
        counts.append(len(statements))
    assert counts[0] == counts[1]
