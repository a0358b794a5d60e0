"""A class's figures kept on the page and compared with the next: groups only, and what nobody can know is said."""

import base64
import random

import pytest

from empathy_widgets.domain import ClassFigures, ClassScore
from empathy_widgets.exercises.a_class import AClass
from empathy_widgets.library import Library

TEQ = Library().instrument("teq")
SECRET = "KESTREL"


def packed(people, more=0, seed=7):
    """A made-up class whose every answer is so much higher."""
    draw = random.Random(seed)
    rows = [[min(4, draw.randrange(4) + more) for _item in TEQ.items] for _person in range(people)]
    head = ",".join(["id", *(str(item.number) for item in TEQ.items)])
    lines = [f"{SECRET}{number}," + ",".join(map(str, row)) for number, row in enumerate(rows)]
    return base64.b64encode("\n".join([head, *lines]).encode()).decode()


@pytest.fixture
def chapter(open_page, say):
    chapter = AClass(open_page())
    say(chapter.form, "choose", instrument="teq")
    return chapter


@pytest.fixture
def bring(chapter, say):
    def brought(people, more=0):
        return say(chapter.form, "bring", instrument="teq", name="class.csv", content=packed(people, more))
    return brought


def test_a_class_is_kept_under_a_name_and_nothing_of_a_person_is(chapter, bring, say, store, workspace):
    assert not chapter.kept.can_keep and chapter.kept.classes == []
    bring(36)
    assert chapter.kept.can_keep and store.class_results() == ()
    receipt = say(chapter.kept, "keep", name="May")
    assert receipt["ok"] and "the answers are not" in receipt["text"]
    (kept,) = store.class_results("teq")
    (column,) = chapter.answers.columns
    score = kept.figures.score("TEQ")
    assert (kept.name, kept.figures.people, score.n, score.mean) == ("May", 36, 36, column.mean)
    assert [one["name"] for one in chapter.kept.classes] == ["May"] and "36 people" in chapter.kept.classes[0]["line"]
    held = [path.read_bytes() for path in workspace.folder.rglob("*") if path.is_file()]
    assert not any(SECRET.encode() in content for content in held) and store.verify() == []


@pytest.mark.parametrize("people", [1, 4])
def test_a_class_of_fewer_than_five_is_not_kept_whatever_the_page_asks(chapter, bring, say, store, people):
    bring(people)
    assert not chapter.kept.can_keep
    receipt = say(chapter.kept, "keep", name="May")
    assert not receipt["ok"] and "from 5 people" in receipt["text"] and store.class_results() == ()


def test_two_classes_stand_side_by_side_with_what_that_cannot_tell(chapter, bring, say, find):
    for people, more, name in ((20, 0, "May"), (25, 1, "June")):
        bring(people, more)
        assert say(chapter.kept, "keep", name=name)["ok"]
    before, after = (one["id"] for one in chapter.kept.classes)
    assert say(chapter.kept, "compare", before=before, after=after)["ok"]
    (table,), (notice,) = find(chapter.comparison, "ScoreTable"), find(chapter.comparison, "Notice")
    (row,) = table.rows
    assert table.caption == "May and June" and row["answered"] == "20 and 25" and "points" in row["score"]
    assert "95 % confidence" in notice.text and "do not show why" in notice.text
    assert "same people" in notice.text and "significan" not in notice.text.casefold()
    say(chapter.form, "choose", instrument="teq")
    assert chapter.comparison.children == ()


def test_another_version_another_instrument_and_the_same_class_are_not_compared(chapter, say, store, find):
    figures = ClassFigures(people=6, scores=(ClassScore(name="TEQ", n=6, mean=30.0, sd=4.0),))
    one, two = (store.keep_class_result("teq", f"v{version}", figures, version=version) for version in (1, 2))
    other = store.keep_class_result("iri", "elsewhere", figures)
    assert say(chapter.kept, "compare", before=one.id, after=two.id)["ok"]
    assert find(chapter.comparison, "ScoreTable") == [] and "versions" in find(chapter.comparison, "Notice")[0].text
    for after in (other.id, one.id, "nobody"):
        receipt = say(chapter.kept, "compare", before=one.id, after=after)
        assert not receipt["ok"] and "two different classes" in receipt["text"]


def test_a_kept_class_is_deleted_and_is_there_on_another_day_until_then(chapter, bring, say, store, open_page):
    bring(12)
    say(chapter.kept, "keep", name="May")
    again = AClass(open_page())
    say(again.form, "choose", instrument="teq")
    (listed,) = again.kept.classes
    assert say(again.kept, "delete", id=listed["id"])["ok"]
    assert again.kept.classes == [] and store.class_results() == ()
    assert not say(chapter.kept, "delete", id=listed["id"])["ok"]
