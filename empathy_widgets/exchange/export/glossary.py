"""What every exported column and entry means: said once, for the tables, the data dictionary and the JSON Schema.

Here it stands in English, as in the published schema; `explained` says it in the language of whoever exports.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from empathy_widgets.domain import RunKind
from empathy_widgets.strings import N_, _

__all__ = ["Column", "GLOSSARY", "Kind", "explained"]

Kind = Literal["text", "whole number", "number", "true or false", "time", "JSON"]


@dataclass(frozen=True)
class Column:
    """One column of a table, or one entry of the JSON, in words.

    Attributes
    ----------
    name : str
        As it stands in the file.
    meaning, unit, range, missing : str
        In words; ``missing`` says what an empty place means, and is empty where there never is one.
    kind : str
        What stands there.
    own_words : bool
        Whether people wrote it themselves.
    """

    name: str
    meaning: str
    kind: Kind = "text"
    unit: str = ""
    range: str = ""
    missing: str = ""
    own_words: bool = False

    @property
    def sentence(self) -> str:
        """Everything about it, as the published JSON Schema says it: in English."""
        parts = [self.meaning]
        parts += [f"Unit: {self.unit}."] if self.unit else []
        parts += [f"Range: {self.range}."] if self.range else []
        parts += [f"Empty: {self.missing}."] if self.missing else []
        parts += ["People's own words."] if self.own_words else []
        return " ".join(parts)


UTC = N_("UTC, to the microsecond, as 2026-10-03T12:03:07.123456+00:00")
POINTS = N_("the instrument's own points")
COUNTED = N_("0 or more")

_ALL = (
    Column("made_for", N_("Which copy it is: “record” is all that is kept, “client” is without what is for the "
                          "clinician alone."), range=N_("record, client")),
    Column("about", N_("What this copy is, and what kind of thing is left out of it, in a sentence.")),
    Column("case_code", N_("The case, as two words and a number drawn at random; made from nothing about the person. "
                           "“own-practice” is what people practised for themselves, without a case.")),
    Column("case_id", N_("The case's own number in the workspace it came from.")),
    Column("case_label", N_("What the clinician wrote beside the code. It goes out only when asked for."),
           own_words=True, missing=N_("nothing was written, or it was not asked for")),
    Column("case_created_at", N_("When the case was made."), "time", UTC),
    Column("case_revision", N_("How often the label was changed."), "whole number", range=COUNTED),
    Column("case_archived_at", N_("When the case was taken off the list of cases."), "time", UTC,
           missing=N_("it stands on the list")),
    Column("administration_id", N_("One sitting: one instrument, one case, one time.")),
    Column("instrument", N_("The instrument, by the name of its content file.")),
    Column("instrument_title", N_("The instrument's full name."),
           missing=N_("the instrument is not on the shelf any more")),
    Column("instrument_kind", N_("“practice”: written for this workbook, not validated, no norms. “published”: a "
                                 "published scale; only its key is here, never its sentences."),
           range=N_("practice, published"),
           missing=N_("the instrument is not on the shelf any more")),
    Column("form_version", N_("The version of the instrument's form. Scores of two versions are not compared."),
           "whole number", range=N_("1 or more")),
    Column("wording_id", N_("The site's own wording that was shown. Scores of two wordings are not compared."),
           missing=N_("sentences that ship with the workbook, a paper form, or a file of answers")),
    Column("language", N_("Language of the sentences that were shown.")),
    Column("mode", N_("How it was filled in: by the person (self), on a screen handed over, read aloud and entered by "
                      "the clinician (proxy), copied from a paper form, taken in from a file of answers (imported), or "
                      "tried out (rehearsal; in no trend)."),
           range=N_("self, handed over, proxy, paper, imported, rehearsal")),
    Column("status", N_("Where the sitting stands. Set aside (voided) sittings count in no trend; the reason is in "
                        "the JSON."),
           range=N_("open, completed, voided")),
    Column("current_item", N_("The item to carry on at; 0 is the last page."), "whole number", range=COUNTED),
    Column("administration_revision", N_("How often the sitting was completed, set aside or moved."), "whole number",
           range=COUNTED),
    Column("started_at", N_("When the sitting began."), "time", UTC),
    Column("completed_at", N_("When the sitting was finished."), "time", UTC, missing=N_("never finished")),
    Column("void_reason", N_("Why the sitting was set aside."), own_words=True, missing=N_("it was not set aside")),
    Column("item", N_("The item's number in the instrument. Items without an answer have no row."), "whole number",
           range=N_("1 or more")),
    Column("choice", N_("The choice as it was picked, before any item is turned round."), "whole number",
           range=N_("the instrument's choices"), missing=N_("the person preferred not to answer")),
    Column("declined", N_("Whether the person chose “Prefer not to answer”."), "true or false"),
    Column("answered_at", N_("When this answer was given, or last changed."), "time", UTC),
    Column("elapsed_ms", N_("How long the item was in view before the answer."), "whole number", N_("milliseconds"),
           range=COUNTED, missing=N_("not known")),
    Column("revision", N_("How often this answer was changed."), "whole number", range=COUNTED),
    Column("answered", N_("How many items of the sitting were answered with a choice."), "whole number", N_("items"),
           range=COUNTED),
    Column("declined_items", N_("The numbers of the items answered with “Prefer not to answer”, with blanks between."),
           missing=N_("none")),
    Column("no_scores_because", N_("Why the scores are empty. Scores are those of the profile: worked out once a "
                                   "sitting is finished, by the instrument's key as it stands on the shelf today."),
           range=N_("not finished, rehearsal, instrument not on the shelf, answers do not fit the instrument"),
           missing=N_("there are scores")),
    Column("score", N_("A subscale or composite, by its short name in the instrument.")),
    Column("score_label", N_("The subscale's or composite's full name.")),
    Column("score_kind", N_("Whether it is a subscale or is built of subscales."), range=N_("subscale, composite")),
    Column("points", N_("The score."), "number", POINTS, N_("from low to high"),
           N_("too few of its items were answered")),
    Column("score_answered", N_("How many of its items were answered."), "whole number", N_("items"), N_("0 up to of")),
    Column("of", N_("How many items it has."), "whole number", N_("items"), N_("1 or more")),
    Column("prorated", N_("Whether unanswered items were filled in with the person's own mean."), "true or false"),
    Column("low", N_("The lowest possible points."), "number", POINTS),
    Column("high", N_("The highest possible points."), "number", POINTS),
    Column("higher_is", N_("Whether more is what the training works towards, works against, or neither."),
           range=N_("better, worse, neither")),
    Column("run_id", N_("One use of a scene, mirroring sequence, topic or problem.")),
    Column("run_kind", N_("What it is a run of."), range=", ".join(RunKind)),
    Column("content", N_("The scene, sequence, topic or problem, by the name of its content file.")),
    Column("content_version", N_("The text that file had when the run began: the first 16 hexadecimal digits of the "
                                 "SHA-256 over the run's kind, a NUL and the text. Runs of one version were played "
                                 "from the same words."),
           missing=N_("a blank board, or a run begun before texts were kept")),
    Column("settings", N_("What was chosen at the start, with the names people gave themselves."), "JSON",
           own_words=True),
    Column("run_status", N_("Where the run stands."), range=N_("open, completed, voided")),
    Column("run_revision", N_("How often the run was ended, opened again or set aside."), "whole number",
           range=COUNTED),
    Column("run_started_at", N_("When the run began."), "time", UTC),
    Column("run_ended_at", N_("When the run was ended."), "time", UTC, missing=N_("it is open")),
    Column("run_void_reason", N_("Why the run was set aside."), own_words=True, missing=N_("it was not set aside")),
    Column("number", N_("The event's place in the run."), "whole number",
           range=N_("1 or more; without gaps, but where the client's copy leaves something out")),
    Column("event_kind", N_("What happened: said, chosen, rated, written, …; each chapter has its own.")),
    Column("event_at", N_("When it happened."), "time", UTC),
    Column("body", N_("What was said, chosen, rated or written."), "JSON", own_words=True),
    Column("plan_id", N_("One plan of the case.")),
    Column("plan_status", N_("Whether it is carried on; an earlier one is completed and stays as it was."),
           range=N_("open, completed")),
    Column("plan_revision", N_("How often the plan was ended."), "whole number", range=COUNTED),
    Column("plan_started_at", N_("When the plan was begun."), "time", UTC),
    Column("plan_ended_at", N_("When the plan was ended."), "time", UTC, missing=N_("it is open")),
    Column("sequence", N_("The line's number in the workspace's history."), "whole number", range=N_("1 or more")),
    Column("line_at", N_("When it happened."), "time", UTC),
    Column("actor", N_("Who did it.")),
    Column("action", N_("What was done.")),
    Column("subject", N_("To which row of which table.")),
    Column("line_case_id", N_("The case the line is about."), missing=N_("no case")),
    Column("old", N_("What the row held before, as JSON text."),
           missing=N_("the row was not there, or its case was deleted")),
    Column("new", N_("What the row holds since, as JSON text. The case's label is left out unless it was asked for; "
                     "then the hash covers more than is here."),
           missing=N_("the row is gone, or its case was deleted")),
    Column("reason", N_("Why."), own_words=True, missing=N_("nobody had to say")),
    Column("salt", N_("Random signs under the seal."), missing=N_("a line of an older version, or of a deleted case")),
    Column("previous_hash", N_("The seal of the line before.")),
    Column("hash", N_("The seal: SHA-256 over the line and the seal before it, hexadecimal.")),
)
GLOSSARY = {column.name: column for column in _ALL}
"""Every column and entry that has a fixed name, by that name."""


def explained(name: str) -> Column:
    """The column or entry of this name, in the language that is spoken."""
    column = GLOSSARY[name]
    return replace(column, meaning=_said(column.meaning), unit=_said(column.unit), range=_said(column.range),
                   missing=_said(column.missing))


def _said(text: str) -> str:
    return text and _(text)  # to gettext the empty text is the catalogue's own head
