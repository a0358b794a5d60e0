"""Small inputs that each once became something else than what stood in the file, and what is right for them."""

import json
from pathlib import Path

import pytest
from exchange.questionnaires.samples import said, workbook

from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.questionnaires import LARGEST, import_questionnaire

CASES = Path(__file__).parents[1] / "cases"


def case(name, scale=None, change=None):
    """The draft of a case; ``change`` rewrites its text first."""
    text = (CASES / name).read_text("utf-8")
    content = (change(text) if change else text).encode()
    assert len(content) < LARGEST
    return import_questionnaire(name, content, **({"scale": scale} if scale else {}))


def texts(draft):
    return [item.text for item in draft.items]


def test_likert_points_from_0_to_100_by_25_are_five_even_choices_and_the_mean_is_carried():
    draft = case("stairs-in-steps-of-25.osd")
    assert texts(draft) == ["take the stairs", "take the lift", "hold the door"]
    assert [choice.value for choice in draft.choices] == [0, 25, 50, 75, 100]
    assert [item.reverse_keyed for item in draft.items] == [False, True, False]
    assert [(one.label, one.items, one.score) for one in draft.subscales] == [("Up", (1, 2, 3), "mean")]
    assert "leave gaps" in said(draft, "Points") and "Item 2" in said(draft, "Reverse keys")


@pytest.mark.parametrize(("low", "high", "values"), [
    (0, 8, [0, 2, 4, 6, 8]), (-2, 2, [-2, -1, 0, 1, 2]), (10, 50, [10, 20, 30, 40, 50])])
def test_any_even_steps_are_taken(low, high, values):
    draft = case("stairs-stem-per-item.osd", change=lambda text: text.replace('"min": 1', f'"min": {low}').replace(
        '"max": 5', f'"max": {high}'))
    assert [choice.value for choice in draft.choices] == values


def test_uneven_steps_are_left_out_for_a_reason_that_is_true():
    with pytest.raises(ExchangeError, match="no question with a fixed list"):
        case("stairs-stem-per-item.osd", change=lambda text: text.replace('"max": 5', '"max": 8'))
    draft = case("stairs-in-steps-of-25.osd", change=lambda text: text.replace('"max": 100', '"max": 99'))
    assert len(draft.items) == 1 and "no whole steps lead from 0" in said(draft, "Other questions")
    assert "take the stairs" in said(draft, "Other questions")


def test_stems_that_differ_are_named_with_their_items():
    draft = case("stairs-stem-per-item.osd")
    above = said(draft, "Above the items")
    assert "items 1, 2: “When you are in a hurry, how often do you …”" in above
    assert "item 3: “When you have time, how often do you …”" in above and draft.instructions == ""


def test_one_stem_for_all_items_becomes_the_instructions():
    draft = case("stairs-stem-per-item.osd", change=lambda text: text.replace('"question_head": "h2"',
                                                                                '"question_head": "h1"'))
    assert draft.instructions == "When you are in a hurry, how often do you …" and not said(draft, "Above the items")


def test_lists_named_by_address_and_version_are_found_and_the_groups_text_is_the_instructions():
    draft = case("kitchen-table-stem-and-address.json")
    assert texts(draft) == ["somebody laughed", "somebody left early", "we ate in silence"]
    assert draft.instructions == "In the last seven days, how often did this happen at your table?"
    assert [(one.value, one.label) for one in draft.choices] == [(0, "Never"), (1, "Sometimes"), (2, "Often")]
    assert "often|1.0" in said(draft, "Versions of lists")


def test_a_list_that_is_in_no_file_is_still_said_to_be_missing_by_its_sentence():
    draft = case("kitchen-table-stem-and-address.json", change=lambda text: text.replace(
        '"#often"', '"http://example.org/ValueSet/other"'))
    assert len(draft.items) == 2
    assert "“somebody laughed” (answers in a list that is not in the file)" in said(draft, "Other questions")


@pytest.mark.parametrize("narrative", ['{"status": "generated"}', '{"status": 7, "div": "<p>not closed"}', '"none"'])
def test_a_questionnaire_is_read_whatever_its_narrative_is(narrative):
    draft = case("kitchen-table-without-narrative.json", change=lambda text: json.dumps(
        json.loads(text) | {"text": json.loads(narrative)}))
    assert texts(draft) == ["a laugh", "a quarrel", "a silence"]


@pytest.mark.parametrize("change", [
    {"status": None}, {"status": "finished"}, {"date": "yesterday"}, {"useContext": 7}, {"meta": []},
    {"contained.status": None}, {"contained.expansion": {"timestamp": "soon", "contains": [
        {"code": "n", "display": "Never"}, {"code": "o", "display": "Often"}]}},
    {"contained.contact": "nobody"}, {"item.enableWhen": [{"question": "2", "operator": "=", "answerInteger": "x"}]},
    {"item.answerValueSet_later": "#x"}, {"item.extension": [{"url": "http://example.org/x", "valueDecimal": "x"}]},
    {"item.code": "none"}, {"item.initial": 3}])
def test_a_questionnaire_is_not_refused_for_what_its_questions_do_not_need(change):
    whole = json.loads((CASES / "kitchen-table-without-narrative.json").read_text("utf-8"))
    for place, value in change.items():
        where, _dot, entry = place.rpartition(".")
        holder = whole[where][0] if where else whole
        holder.pop(entry, None)
        holder |= {entry: value} if value is not None else {}
    draft = import_questionnaire("kitchen.json", json.dumps(whole).encode())
    assert texts(draft) == ["a laugh", "a quarrel", "a silence"]
    assert bool(said(draft, "Branching")) is ("item.enableWhen" in change)


def test_what_is_contained_and_no_list_is_passed_over():
    draft = case("kitchen-table-without-narrative.json", change=lambda text: json.dumps(
        (whole := json.loads(text)) | {"contained": [7, {"resourceType": "Patient", "id": 3}, *whole["contained"]]}))
    assert texts(draft) == ["a laugh", "a quarrel", "a silence"]


def test_a_questionnaire_is_refused_for_what_its_questions_need():
    for entry in ("linkId", "type"):
        whole = json.loads((CASES / "kitchen-table-without-narrative.json").read_text("utf-8"))
        del whole["item"][0][entry]
        with pytest.raises(ExchangeError, match="no sound FHIR"):
            import_questionnaire("kitchen.json", json.dumps(whole).encode())


def test_weights_under_their_stu3_name_are_the_points():
    draft = case("kitchen-table-stu3-weights.json")
    assert [choice.value for choice in draft.choices] == [0, 2] and "leave gaps" in said(draft, "Points")


@pytest.mark.parametrize("url", ["ordinalValue", "itemWeight", "codesystem-ordinalValue"])
def test_weights_under_their_other_names_are_the_points_too(url):
    draft = case("kitchen-table-stu3-weights.json", change=lambda text: text.replace("valueset-ordinalValue", url))
    assert [choice.value for choice in draft.choices] == [0, 2]


def test_without_a_name_every_scale_of_nine_forms_is_named_and_none_is_chosen():
    with pytest.raises(ExchangeError) as refused:
        case("nine-forms.csv")
    for name in ("“garden”", "“kitchen”", "“hall (No … Yes)”", "“hall (No … Fully)”"):
        assert name in str(refused.value)


def test_each_form_is_a_scale_of_its_own():
    garden, kitchen = case("nine-forms.csv", "garden"), case("nine-forms.csv", "kitchen")
    assert texts(garden) == ["I pull weeds", "I sit down", "I talk to a neighbour"]
    assert [(one.label, one.items) for one in garden.subscales] == [("Garden total", (1, 2, 3))]
    assert texts(kitchen) == ["I cook for others", "I eat alone", "I wash up", "I set the table"]
    assert [item.reverse_keyed for item in kitchen.items] == [False, True, False, False]
    assert said(kitchen, "Scores of other items") == (
        "Left out, because they add up items that were left out: Garden total.")
    assert not said(kitchen, "Scores left out") and "h2 “I hold doors”" in said(kitchen, "Another scale")
    assert "form_9" in said(kitchen, "Forms") and "9 forms" in said(kitchen, "Forms")
    assert texts(case("nine-forms.csv", "hall (No … Fully)")) == ["I hold doors"]


def test_a_section_of_one_form_does_not_run_into_the_next():
    assert "In the garden" in said(case("nine-forms.csv", "garden"), "Headings")
    assert "garden" not in said(case("nine-forms.csv", "kitchen"), "Headings")


def test_the_question_above_the_kept_items_is_the_instructions_and_the_others_are_told_with_theirs():
    draft = case("faces-two-scales.lss", "LK")
    assert draft.instructions == "How often, this week?" and texts(draft) == ["I smiled first", "I looked away"]
    assert "Welcome!" in said(draft, "Greeting")
    assert "“Nothing helps”. Above it: “How far do you agree?”" in said(draft, "Another scale")


def test_every_scale_of_two_can_be_had_and_the_order_of_its_choices_is_said():
    draft = case("faces-two-scales.lss", "AG")
    assert texts(draft) == ["Smiling helps", "Looking away helps", "Nothing helps"]
    assert [(one.value, one.label) for one in draft.choices] == [(1, "Yes"), (2, "Partly"), (3, "No")]
    assert "items 1, 2, 3" in said(draft, "Order of the choices")
    assert not said(case("faces-two-scales.lss", "LK"), "Order of the choices")


def test_two_scales_with_the_same_choices_are_put_together_only_when_asked():
    assert len(case("faces-two-scales.lss", "AR").items) == 2
    assert texts(case("faces-two-scales.lss", "Warmth + AR")) == ["How warm was it?", "The tea", "The room"]
    with pytest.raises(ExchangeError, match="same choices can be put together"):
        case("faces-two-scales.lss", "LK + AG")
    with pytest.raises(ExchangeError, match="no scale called “cellar”; it has: “LK”, “AG”"):
        case("faces-two-scales.lss", "cellar")


def test_a_welcome_of_two_thousand_signs_is_not_the_instructions():
    def longer(text):
        return text.replace("<p>Welcome!</p>", f"<p>{'We are glad that you are here. ' * 70}</p>")

    draft = case("faces-two-scales.lss", "Warmth", longer)
    assert draft.instructions == "" and "We are glad" in said(draft, "Greeting")
    short = case("faces-two-scales.lss", "Warmth")
    assert short.instructions == "Welcome!" and "greeting" in said(short, "Instructions")


def test_a_formr_table_is_read_though_its_first_row_has_no_label():
    book = workbook([["type", "name", "label"], ["submit", "go"], ["mc agree", "a", "I look up."],
                     ["mc agree", "b", "I look down."]])
    assert texts(import_questionnaire("sky.xlsx", book)) == ["I look up.", "I look down."]


def test_what_was_cut_short_is_told_only_of_the_chosen_scale():
    def longer(text):
        return text.replace("I hold doors", "I hold doors. " * 200)

    assert "h2" in said(case("nine-forms.csv", "hall (No … Fully)", longer), "Cut short")
    assert not said(case("nine-forms.csv", "kitchen", longer), "Cut short")
