"""Nouns of the trade as frozen pydantic models. No I/O, no Jupyter, no arithmetic beyond counting."""

from empathy_widgets.domain.activity import Activity
from empathy_widgets.domain.claim import Claim, Claims, Standing
from empathy_widgets.domain.class_result import FEWEST_KEPT, Band, ClassFigures, ClassResult, ClassScore
from empathy_widgets.domain.fact import Fact, Grade
from empathy_widgets.domain.instrument import (
    Choice, Composite, Identifier, Instrument, Item, LoadedWording, MissingRule, ReferenceSample, ReferenceValue,
    Reviewed, Subscale, Wording, edition_of,
)
from empathy_widgets.domain.mirroring import CHANNELS, FACES, POSTURES, Face, Posture, Round, Sequence
from empathy_widgets.domain.own_sample import OwnSample
from empathy_widgets.domain.plan import (
    Answered, Goal, GoalKind, Measure, Plan, PlanEvent, PlanStep, Suggestion, Target,
)
from empathy_widgets.domain.plan_events import PLAN_BODIES, for_the_client, plan_body_fits
from empathy_widgets.domain.plan_rules import (
    Contraindication, PlanRules, PlanTarget, Rule, ScoreCondition, StepOffer, Ticked, all_rules,
)
from empathy_widgets.domain.problem import MEETS, PARTS, Person, Problem, WayOut
from empathy_widgets.domain.records import (
    Actor, Administration, AuditEntry, Case, CaseOrder, CaseSummary, Erasure, ErasureReason, HandOver, Import,
    ImportedSitting, Mode, Overview, Response, Role, Status,
)
from empathy_widgets.domain.lesson import Bin, Check, CheckChoice, Lesson, Point, Route, Section, SortCard, Sorting
from empathy_widgets.domain.region import InTheRoom, Region
from empathy_widgets.domain.rubric import Criterion, Rubric
from empathy_widgets.domain.run import ContentVersion, Run, RunEvent, RunKind, Waiting, version_of
from empathy_widgets.domain.score import ClearScore, Profile, QualityNote, ReliableChange, Score, Verdict
from empathy_widgets.domain.script import (
    GAUGE_RANGE, Arrow, Beat, Condition, Does, Ending, Gauge, KindOfEmpathy, Level, Option, Part, RedFlag, Scene,
    Script, Setting, Trap,
)
from empathy_widgets.domain.skill import Skill, Step
from empathy_widgets.domain.store import Place, RecordStore
from empathy_widgets.domain.topic import Prompt, Topic

__all__ = [
    "FEWEST_KEPT",
    "Activity",
    "Actor",
    "Administration",
    "Answered",
    "Arrow",
    "AuditEntry",
    "Band",
    "Beat",
    "Bin",
    "CHANNELS",
    "Check",
    "CheckChoice",
    "Choice",
    "Case",
    "CaseOrder",
    "CaseSummary",
    "Claim",
    "Claims",
    "ClassFigures",
    "ClassResult",
    "ClassScore",
    "ClearScore",
    "Composite",
    "Condition",
    "ContentVersion",
    "Contraindication",
    "Criterion",
    "Does",
    "Ending",
    "Erasure",
    "ErasureReason",
    "FACES",
    "Fact",
    "Face",
    "GAUGE_RANGE",
    "Grade",
    "Gauge",
    "Goal",
    "GoalKind",
    "HandOver",
    "Identifier",
    "Import",
    "ImportedSitting",
    "InTheRoom",
    "Instrument",
    "Item",
    "KindOfEmpathy",
    "Lesson",
    "Level",
    "LoadedWording",
    "Measure",
    "MissingRule",
    "MEETS",
    "Mode",
    "Option",
    "Overview",
    "OwnSample",
    "PARTS",
    "PLAN_BODIES",
    "POSTURES",
    "Part",
    "Person",
    "Place",
    "Point",
    "Plan",
    "PlanEvent",
    "PlanRules",
    "PlanStep",
    "PlanTarget",
    "Posture",
    "Problem",
    "Profile",
    "Prompt",
    "QualityNote",
    "RecordStore",
    "RedFlag",
    "ReferenceSample",
    "ReferenceValue",
    "Region",
    "ReliableChange",
    "Response",
    "Reviewed",
    "Role",
    "Round",
    "Route",
    "Rubric",
    "Rule",
    "Run",
    "RunEvent",
    "RunKind",
    "Scene",
    "Score",
    "ScoreCondition",
    "Script",
    "Section",
    "Sequence",
    "Setting",
    "Skill",
    "SortCard",
    "Sorting",
    "Standing",
    "Status",
    "Step",
    "StepOffer",
    "Subscale",
    "Suggestion",
    "Target",
    "Ticked",
    "Topic",
    "Trap",
    "Verdict",
    "Waiting",
    "WayOut",
    "Wording",
    "all_rules",
    "edition_of",
    "for_the_client",
    "plan_body_fits",
    "version_of",
]
