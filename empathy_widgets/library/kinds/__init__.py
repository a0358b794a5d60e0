"""The kinds of content: one entry a folder. A new kind is a file beside this one and a line in `KINDS`."""

from empathy_widgets.library.kinds.citations import uncited
from empathy_widgets.library.kinds.claims import ClaimsForm, build_claims
from empathy_widgets.library.kinds.instrument import InstrumentForm, build_instrument, practice_form_is_there
from empathy_widgets.library.kinds.instrument_rules import broken_rules, broken_values
from empathy_widgets.library.kinds.kind import Kind, schema_text
from empathy_widgets.library.kinds.lesson import LessonForm, broken_lesson, build_lesson, proven_lesson
from empathy_widgets.library.kinds.mirroring import SequenceForm, broken_sequence, build_sequence
from empathy_widgets.library.kinds.plan import PlanForm, broken_plan, build_plan, names_nobody_has
from empathy_widgets.library.kinds.practice import PracticeForm, broken_practice, build_practice
from empathy_widgets.library.kinds.problem import ProblemForm, broken_problem, build_problem
from empathy_widgets.library.kinds.region import (
    RegionForm, beside_regions, broken_region, build_region, proven_region,
)
from empathy_widgets.library.kinds.room import RoomForm, broken_room, build_room, proven_room
from empathy_widgets.library.kinds.rubric import RubricForm, broken_rubric, build_rubric
from empathy_widgets.library.kinds.script import ScriptForm
from empathy_widgets.library.kinds.script_places import build_placed
from empathy_widgets.library.kinds.script_rules import broken_script, proven_script, unusual_script
from empathy_widgets.library.kinds.skill import SkillForm, broken_skill, build_skill, instead_is_still
from empathy_widgets.library.kinds.topic import TopicForm, broken_topic, build_topic
from empathy_widgets.library.kinds.worksheet import WorksheetForm, broken_worksheet, build_worksheet

__all__ = ["CLAIMS", "INSTRUMENTS", "KINDS", "Kind", "schema_text", "uncited"]

INSTRUMENTS = Kind(
    "instruments", "instrument", "items", InstrumentForm, build_instrument, broken_rules, values=broken_values,
    neighbours=practice_form_is_there,
)

CLAIMS = Kind("", "evidence", "claims", ClaimsForm, build_claims)
"""One file at the top of content/, and no kind of its own beside the others."""

KINDS: tuple[Kind, ...] = (
    INSTRUMENTS,
    Kind("scripts", "script", "beats", ScriptForm, build_placed, broken_script, unusual_script, proofs=proven_script),
    Kind("discussions", "topic", "opening", TopicForm, build_topic, broken_topic),
    Kind("mirroring", "sequence", "rounds", SequenceForm, build_sequence, broken_sequence),
    Kind("problems", "problem", "statement", ProblemForm, build_problem, broken_problem),
    Kind("skills", "skill", "steps", SkillForm, build_skill, broken_skill, neighbours=instead_is_still),
    Kind("practices", "practice", "dose", PracticeForm, build_practice, broken_practice),
    Kind("plan", "plan", "targets", PlanForm, build_plan, broken_plan, neighbours=names_nobody_has),
    Kind("rubrics", "rubric", "criteria", RubricForm, build_rubric, broken_rubric),
    Kind("lessons", "lesson", "checks", LessonForm, build_lesson, broken_lesson, proofs=proven_lesson),
    Kind("rooms", "room", "things", RoomForm, build_room, broken_room, proofs=proven_room),
    Kind("worksheets", "worksheet", "parts", WorksheetForm, build_worksheet, broken_worksheet),
    Kind("brain", "region", "popular", RegionForm, build_region, broken_region, proofs=proven_region,
         neighbours=beside_regions),
)
