"""Lessons as content: every fact with source and grade, every answer with a reason, every link with its chapter."""

import pytest

from empathy_widgets.library import Library, check_content
from empathy_widgets.library.kinds.facts import chapter_names
from empathy_widgets.library.kinds.lesson import LessonForm
from empathy_widgets.library.report import report

LIBRARY = Library()
LESSONS = [LIBRARY.entry("lessons", path.stem) for path in sorted((LIBRARY.folder / "lessons").glob("*.yaml"))]
THREE = "three-kinds-of-empathy"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_lesson_is_a_chapter_and_every_statement_of_fact_has_its_source_and_grade(lesson):
    assert lesson.id in chapter_names()
    facts = [*(fact for section in lesson.sections for fact in section.facts), *lesson.points]
    assert all("doi" in fact.source or "http" in fact.source for fact in facts)
    assert all(bool(fact.disputed) for fact in facts if fact.grade == "disputed")
    assert {chapter for route in lesson.routes for chapter in route.chapters} <= chapter_names()
    assert len(lesson.checks) >= 6


def test_the_three_kinds_each_have_a_route_and_scenes_to_sort():
    lesson = LIBRARY.entry("lessons", THREE)
    kinds = {"cognitive", "affective", "compassionate"}
    assert {route.kind for route in lesson.routes} == kinds == {place.id for place in lesson.sort.bins}
    assert len(lesson.sort.cards) >= 12
    assert {fits for card in lesson.sort.cards for fits in card.fits} == kinds
    words = " ".join(text for section in lesson.sections for text in section.paragraphs)
    assert "twenty years" in words and "“I can't be responsible for her problems.”" in words


@pytest.fixture
def broken(content):
    """The complaints about the lesson with one piece of its file replaced."""
    def complaints(old, new):
        path = content / "lessons" / f"{THREE}.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        found = check_content(content / "lessons")
        return [complaint.text for complaint in found if complaint.file.endswith(f"{THREE}.yaml")]
    return complaints


def test_a_sound_lesson_brings_no_complaint(broken):
    assert broken("minutes: 25", "minutes: 24") == []


@pytest.mark.parametrize(("old", "new", "said"), [
    (", doi:10.1093/scan/nsw052", "", "A fact names its paper"),
    ("grade: moderate", "grade: disputed", "Say what is disputed"),
    ('compassionate: "It may come by itself', 'somewhere: "It may come by itself', "a reason for every place"),
    ("fits: [cognitive]", "fits: [elsewhere]", "in the places named"),
    ("chapters: [discussion, role-play,", "chapters: [no-such-chapter, role-play,", "There is no chapter"),
    ("right: true", "right: false", "one that is not"),
    ("- id: imagine", "- id: one-word", "stands here twice"),
    ("id: three-kinds-of-empathy", "id: another", "the file is called"),
])
def test_what_a_lesson_must_have_is_asked_for(broken, old, new, said):
    assert any(said in text for text in broken(old, new))


def test_an_answer_without_its_reason_cannot_be_read(broken):
    found = broken(', why: "A score may help later. It does not say which kind is missing, or towards whom."', "")
    assert found and LessonForm.model_fields["checks"].is_required()


def test_how_easily_a_lesson_reads_is_told():
    told = [line for line in report(LIBRARY.folder) if line.startswith(THREE)]
    assert len(told) == 1 and "14 scenes to sort" in told[0] and "easy)" in told[0]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_no_answer_is_told_by_its_length(lesson):
    longest = [max(check.choices, key=lambda choice: len(choice.text)) for check in lesson.checks]
    assert sum(choice.right for choice in longest) <= 0.6 * len(longest)
