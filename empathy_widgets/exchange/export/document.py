"""The JSON of an export: strict forms whose descriptions are the data dictionary, and the schema made from them."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from empathy_widgets.domain import PLAN_BODIES, Mode, RunKind, Status
from empathy_widgets.domain.run_kinds import BODIES, SETTINGS
from empathy_widgets.exchange.export.glossary import GLOSSARY

__all__ = ["AdministrationForm", "CaseForm", "EventForm", "ExportForm", "FORMAT", "LineForm", "PlanForm",
           "ResponseForm", "RunForm", "ScoreForm", "VERSION", "schema_text"]

FORMAT = "empathy-workbook-export"
VERSION = 1
Counted = Annotated[int, Field(ge=0)]
Numbered = Annotated[int, Field(ge=1)]


def means(name: str, **more: Any) -> Any:
    """A field that means what the glossary says under ``name``."""
    return Field(description=GLOSSARY[name].sentence, **more)


class Form(BaseModel):
    """Refuses unknown entries, and text where a number belongs."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False, frozen=True)


class ResponseForm(Form):
    """The answer to one item. Items without an answer are absent."""

    item: int = means("item")
    choice: int | None = means("choice")
    declined: bool = means("declined")
    answered_at: AwareDatetime = means("answered_at")
    elapsed_ms: int | None = means("elapsed_ms")
    revision: Counted = means("revision")


class ScoreForm(Form):
    """One subscale or composite of one sitting, as the profile shows it."""

    name: str = means("score")
    label: str = means("score_label")
    kind: Literal["subscale", "composite"] = means("score_kind")
    points: float | None = means("points")
    answered: Counted = means("score_answered")
    of: Numbered = means("of")
    prorated: bool = means("prorated")
    low: float = means("low")
    high: float = means("high")
    higher_is: Literal["better", "worse", "neither"] = means("higher_is")


class AdministrationForm(Form):
    """One sitting of one instrument, its responses, and its scores."""

    id: str = means("administration_id")
    case_id: str | None = means("case_id")
    instrument: str = means("instrument")
    instrument_title: str | None = means("instrument_title")
    instrument_kind: Literal["practice", "published"] | None = means("instrument_kind")
    version: Numbered = means("form_version", default=1)
    wording: str | None = means("wording_id")
    language: str = means("language")
    mode: Mode = means("mode")
    status: Status = means("status")
    current_item: int = means("current_item")
    revision: Counted = means("administration_revision")
    started_at: AwareDatetime = means("started_at")
    completed_at: AwareDatetime | None = means("completed_at")
    void_reason: str | None = means("void_reason")
    responses: tuple[ResponseForm, ...] = Field(description="The answers, by item.")
    scores: tuple[ScoreForm, ...] = Field(
        description="Subscales, then composites; none where no_scores_because says why.")
    no_scores_because: str | None = means("no_scores_because")


class EventForm(Form):
    """Something that was said, chosen, rated or written in a run."""

    number: Numbered = means("number")
    kind: str = means("event_kind")
    body: dict[str, Any] = means("body")
    at: AwareDatetime = means("event_at")


class SpokenForm(Form):
    """Something that was said in a scene."""

    speaker: str = Field(description="Who said it, by the name in the scene.")
    words: str = Field(description="What was said.")


class ContentForm(Form):
    """A scene, mirroring sequence, topic or problem as it was when a run was begun from it."""

    id: str = means("content_version")
    kind: RunKind = means("run_kind")
    name: str = means("content")
    text: str = Field(description="Every character of its file.")
    kept_at: AwareDatetime = Field(description="When it was first kept, UTC.")


def by_kind(schema: JsonDict) -> None:
    """Say in the schema of a run what its settings and the bodies of its events hold, by its kind."""
    schema["allOf"] = [{
        "if": {"properties": {"kind": {"const": kind.value}}},
        "then": {"properties": {
            "settings": SETTINGS[kind].model_json_schema(),
            "events": {"items": {"oneOf": [
                {"properties": {"kind": {"const": name}, "body": body.model_json_schema()}}
                for name, body in BODIES[kind].items()
            ]}},
        }},
    } for kind in RunKind]


class RunForm(Form):
    """One use of a scene, mirroring sequence, topic or problem, with everything that happened in it.

    What its settings and the bodies of its events hold is said by its kind.
    """

    model_config = ConfigDict(json_schema_extra=by_kind)

    id: str = means("run_id")
    case_id: str | None = means("case_id")
    kind: RunKind = means("run_kind")
    content: str = means("content")
    version: str | None = means("content_version", default=None)
    settings: dict[str, Any] = means("settings")
    status: Status = means("run_status")
    revision: Counted = means("run_revision")
    started_at: AwareDatetime = means("run_started_at")
    ended_at: AwareDatetime | None = means("run_ended_at")
    void_reason: str | None = means("run_void_reason")
    events: tuple[EventForm, ...] = Field(description="What happened, in order.")
    transcript: tuple[SpokenForm, ...] = Field(
        default=(), description="What was said in a scene, in order, to be read without the workbook.")


def of_plans(schema: JsonDict) -> None:
    """Say in the schema of a plan what the bodies of its events hold, by their kind."""
    schema["allOf"] = [{"properties": {"events": {"items": {"oneOf": [
        {"properties": {"kind": {"const": name}, "body": body.model_json_schema()}}
        for name, body in PLAN_BODIES.items()
    ]}}}}]


class PlanForm(Form):
    """One plan, with everything that was ticked, written, decided and answered in it, implicit goals among it."""

    model_config = ConfigDict(json_schema_extra=of_plans)

    id: str = means("plan_id")
    case_id: str = means("case_id")
    status: Status = means("plan_status")
    revision: Counted = means("plan_revision")
    started_at: AwareDatetime = means("plan_started_at")
    ended_at: AwareDatetime | None = means("plan_ended_at")
    events: tuple[EventForm, ...] = Field(description="What was planned, in order.")


class LineForm(Form):
    """One line of the case's history: who did what, and when."""

    sequence: Numbered = means("sequence")
    at: AwareDatetime = means("line_at")
    actor: str = means("actor")
    action: str = means("action")
    subject: str = means("subject")
    case_id: str | None = means("line_case_id")
    old: str | None = means("old")
    new: str | None = means("new")
    reason: str | None = means("reason")
    salt: str | None = means("salt")
    previous_hash: str = means("previous_hash")
    hash: str = means("hash")


class CaseForm(Form):
    """All that is kept of a case at one moment, oldest first."""

    id: str = means("case_id")
    code: str = means("case_code")
    label: str | None = means("case_label")
    created_at: AwareDatetime = means("case_created_at")
    revision: Counted = means("case_revision")
    archived_at: AwareDatetime | None = means("case_archived_at", default=None)
    administrations: tuple[AdministrationForm, ...] = Field(description="Its sittings, also those set aside.")
    runs: tuple[RunForm, ...] = Field(description="Scenes, mirroring, discussions and problems, also those set aside.")
    contents: tuple[ContentForm, ...] = Field(
        default=(), description="The texts its runs were begun from, each once; a run names its own by its version.")
    plans: tuple[PlanForm, ...] = Field(default=(), description="What was planned, oldest first.")
    history: tuple[LineForm, ...] | None = Field(description="Its history. Empty: it was not asked for.")


class ExportForm(Form):
    """One or more cases, taken out of an Empathy Workbook."""

    format: Literal["empathy-workbook-export"] = Field(description="What this is.")
    version: Literal[1] = Field(description="Of this format.")
    program: str = Field(description="The program that made it, with its version.")
    exported_at: AwareDatetime = Field(description="When it was made, UTC.")
    made_for: Literal["record", "client"] = means("made_for", default="record")
    about: str = means("about", default="")
    cases: tuple[CaseForm, ...] = Field(description="The cases, oldest first.")


def schema_text() -> str:
    """Return the JSON Schema of an export as it is published in ``content/schemas/case-export.schema.json``."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Empathy Workbook export",
              **{name: part for name, part in ExportForm.model_json_schema().items() if name != "title"}}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
