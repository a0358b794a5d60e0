"""Two copies of a case: every field belongs to one or both, and nothing of the clinician's alone is in the client's."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from case_files import AT, CASE, find, sitting, whole_case, whole_plan

from empathy_widgets.domain import PLAN_BODIES, AuditEntry, PlanEvent, Run, RunEvent, for_the_client
from empathy_widgets.domain.run_kinds import BODIES, SETTINGS
from empathy_widgets.exchange.export import FORMATS, CaseFile, Outline, clients_copy, packed, read_export
from empathy_widgets.exchange.export import copies, document
from empathy_widgets.exchange.export.copies import ENTRIES, PLAN_EVENTS, RUN_EVENTS, RUN_SETTINGS, about_copy

FORMS = {name: form for name, form in vars(document).items()
         if isinstance(form, type) and issubclass(form, document.Form) and form is not document.Form}


def fields(placed):
    assert not placed.both & placed.record
    return placed.both | placed.record


def unplaced():
    """What stands in a document and in no table, by where."""
    wanted = {name: set(form.model_fields) for name, form in FORMS.items()}
    wanted |= {f"settings of {kind}": set(model.model_fields) for kind, model in SETTINGS.items()}
    wanted |= {f"{kind}: {name}": set(body.model_fields) for kind in BODIES for name, body in BODIES[kind].items()}
    wanted |= {f"plan: {name}": set(body.model_fields) for name, body in PLAN_BODIES.items()}
    placed = {name: fields(one) for name, one in ENTRIES.items()}
    placed |= {f"settings of {kind}": fields(one) for kind, one in RUN_SETTINGS.items()}
    placed |= {f"{kind}: {name}": fields(one) for kind in RUN_EVENTS for name, one in RUN_EVENTS[kind].items()}
    placed |= {f"plan: {name}": fields(one) for name, one in PLAN_EVENTS.items()}
    return {name: wanted.get(name, set()) ^ placed.get(name, set()) for name in wanted.keys() | placed.keys()
            if wanted.get(name) != placed.get(name)}


def test_every_field_that_is_kept_is_placed_in_a_copy_and_nothing_else_is():
    assert unplaced() == {}, "say in exchange/export/copies.py which copy it belongs to"


def test_a_new_field_and_a_new_event_would_be_noticed(monkeypatch):
    monkeypatch.setitem(PLAN_BODIES, "worry", PLAN_BODIES["note"])
    monkeypatch.setitem(ENTRIES, "RunForm", replace(ENTRIES["RunForm"], both=ENTRIES["RunForm"].both - {"settings"}))
    assert unplaced() == {"plan: worry": {"text"}, "RunForm": {"settings"}}


def test_what_a_plan_keeps_from_the_client_is_the_same_on_paper_and_in_the_copy():
    left = {event.kind for event in for_the_client(
        event.model_copy(update={"body": {**event.body, "kind": "explicit"}}) if event.kind == "goal" else event
        for event in whole_plan().events)}
    assert left == {kind for kind, placed in PLAN_EVENTS.items() if placed.event}


CANARIES = {place: f"canary{place}kept" for place in (
    "label", "sittingreason", "runreason", "implicit", "agreedbefore", "planwhy", "plannote", "asked", "askedwords",
    "bring", "reflect", "check", "historyreason", "historyold", "oddevent", "oddfield", "oddsetting")}
SHARED = {place: f"canary{place}shared" for place in ("explicit", "said", "cardnote", "becauseof", "ownwords")}


def planted() -> CaseFile:
    """A case with a string of its own in every place that is for the clinician alone, and in some that are not."""
    no, yes = CANARIES, SHARED
    odd = {"oddsetting": no["oddsetting"]}
    played = [("begin", {}), ("write", {"beat": "the-parcel", "text": yes["ownwords"], "odd": no["oddfield"]}),
              ("supervision", {"on": True}), ("rate", {"criterion": "pace", "value": 2}),
              *((name, {"text": no[name]}) for name in ("reflect", "check", "bring")),
              ("odd", {"text": no["oddevent"]})]
    runs = [
        Run(id="r1", case_id=CASE.id, kind="role-play", content="two-cups", status="voided", started_at=AT,
            void_reason=no["runreason"], settings={"way": "helper", "level": "open", **odd},
            events=events_of(RunEvent, played)),
        Run(id="r2", case_id=CASE.id, kind="discussion", content="sorry", status="open", started_at=AT,
            settings={"people": ["A"], "timed": False},
            events=events_of(RunEvent, [("note", {"card": "opening", "text": yes["cardnote"]})]))]
    goal = {"id": "", "kind": "implicit", "target": ""}
    plan = whole_plan(events=events_of(PlanEvent, [
        ("goal", {**goal, "text": no["implicit"]}), ("goal", {**goal, "text": no["agreedbefore"]}),
        ("goal", {**goal, "id": "g2", "kind": "explicit", "text": yes["explicit"]}), ("say", {"text": yes["said"]}),
        ("decide", {"target": "t", "rules": ["r"], "label": "L", "says": "", "because": yes["becauseof"],
                    "verdict": "refused", "why": no["planwhy"]}),
        ("note", {"text": no["plannote"]}),
        ("ask", {"question": "q", "asked": no["asked"], "answer": "go", "words": no["askedwords"]})]))
    aside = sitting("a2", "teq", items=16, status="voided", void_reason=no["sittingreason"])
    line = AuditEntry(sequence=4, at=AT, actor="clinician", action="void", subject="x", case_id=CASE.id,
                      old=json.dumps({"a": no["historyold"]}), reason=no["historyreason"], previous_hash="0",
                      hash="1")
    case = CASE.model_copy(update={"label": no["label"]})
    return CaseFile.of(case, [sitting("a1", "pes-practice-form"), aside], runs, [line], find, [plan])


def events_of(event, kinds):
    return tuple(event(number=number, kind=kind, body=body, at=AT) for number, (kind, body) in enumerate(kinds, 1))


def every_byte(name, content):
    """A file's bytes, and those of everything packed in it."""
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inside in archive.namelist():
                yield from every_byte(inside, archive.read(inside))


def outline_of(file, for_client):
    return replace(Outline.of_case(file, find, AT, with_label=True), for_client=for_client)


def out(form, file, *, for_client):
    name, _type, content = packed(FORMATS[form], file, outline_of(file, for_client), "case")
    return list(every_byte(name, content))


def held(files, strings):
    return {place for place, text in strings.items() if any(text.encode() in content for _name, content in files)}


def test_every_canary_is_in_the_whole_record():
    assert held(out("json", planted(), for_client=False), CANARIES | SHARED) == CANARIES.keys() | SHARED.keys()


@pytest.mark.parametrize("form", FORMATS)
def test_no_canary_is_anywhere_in_a_clients_copy(form):
    files = out(form, clients_copy(planted()), for_client=True)
    assert held(files, CANARIES) == set()
    if form == "json":
        assert held(files, SHARED) == SHARED.keys(), "the control"


def test_no_mark_for_supervision_and_no_rating_of_oneself_is_in_a_clients_copy():
    def kinds(file):
        return {event.kind for one in (*file.runs, *file.plans) for event in one.events}
    assert kinds(planted()) - kinds(clients_copy(planted())) == {
        "supervision", "rate", "reflect", "check", "bring", "odd", "ask"}
    assert {event.kind for plan in clients_copy(planted()).plans for event in plan.events} == {"goal", "say", "decide"}


@pytest.mark.parametrize("form", FORMATS)
def test_a_clients_copy_says_in_it_that_something_is_left_out_and_the_record_does_not(form):
    for for_client, file in ((True, clients_copy(planted())), (False, planted())):
        files = out(form, file, for_client=for_client)
        said = any(about_copy(True).encode() in content.replace(b"&#x27;", b"'") for _name, content in files)
        assert said is for_client
        explained = FORMATS[form].explain(outline_of(file, for_client))
        if FORMATS[form].beside.endswith(".csv"):
            assert (about_copy(True).encode() in explained) is for_client, "the command writes no archive"


def test_of_a_kind_of_run_nobody_placed_a_clients_copy_tells_no_more_than_that_it_was(monkeypatch):
    monkeypatch.setattr(copies, "RUN_EVENTS", {})
    monkeypatch.setattr(copies, "RUN_SETTINGS", {})
    runs = clients_copy(planted()).runs
    assert [run.kind for run in runs] == ["role-play", "discussion"]
    assert {(len(run.settings), len(run.events)) for run in runs} == {(0, 0)}


def test_a_copy_is_read_back_as_what_it_is():
    for for_client, file in ((True, clients_copy(planted())), (False, planted())):
        ((_name, content),) = [one for one in out("json", file, for_client=for_client) if one[0] == "case.json"]
        (read,) = read_export(content)
        assert read.for_client is for_client and read.case.code == CASE.code
        assert (read.history is None) is for_client and json.loads(content)["about"] == about_copy(for_client)


def test_an_export_of_before_there_were_copies_is_the_record():
    ((_name, content),) = [one for one in out("json", whole_case(), for_client=False) if one[0] == "case.json"]
    older = {name: value for name, value in json.loads(content).items() if name not in ("made_for", "about")}
    assert read_export(json.dumps(older).encode())[0].for_client is False


def test_the_answers_and_scores_of_a_clients_copy_are_those_of_the_record():
    whole, copy = planted(), clients_copy(planted())
    assert [one.profile for one in copy.sittings] == [one.profile for one in whole.sittings]
    assert [one.administration.responses for one in copy.sittings] == [
        one.administration.responses for one in whole.sittings]
