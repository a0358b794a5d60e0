"""What every exported column and entry means: said once, for the tables, the data dictionary and the JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from empathy_widgets.domain import RunKind
from empathy_widgets.strings import _

__all__ = ["Column", "GLOSSARY", "Kind"]

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
        """Everything about it, as the JSON Schema says it."""
        parts = [self.meaning]
        parts += [_("Unit: {unit}.").format(unit=self.unit)] if self.unit else []
        parts += [_("Range: {range}.").format(range=self.range)] if self.range else []
        parts += [_("Empty: {missing}.").format(missing=self.missing)] if self.missing else []
        parts += [_("People's own words.")] if self.own_words else []
        return " ".join(parts)


UTC = _("UTC, to the microsecond, as 2026-10-03T12:03:07.123456+00:00")
POINTS = _("the instrument's own points")
COUNTED = _("0 or more")

_ALL = (
    Column("case_code", _("The case, as two words and a number drawn at random; made from nothing about the person. "
                          "“own-practice” is what people practised for themselves, without a case.")),
    Column("case_id", _("The case's own number in the workspace it came from.")),
    Column("case_label", _("What the clinician wrote beside the code. It goes out only when asked for."),
           own_words=True, missing=_("nothing was written, or it was not asked for")),
    Column("case_created_at", _("When the case was made."), "time", UTC),
    Column("case_revision", _("How often the label was changed."), "whole number", range=COUNTED),
    Column("administration_id", _("One sitting: one instrument, one case, one time.")),
    Column("instrument", _("The instrument, by the name of its content file.")),
    Column("instrument_title", _("The instrument's full name."),
           missing=_("the instrument is not on the shelf any more")),
    Column("instrument_kind", _("“practice”: written for this workbook, not validated, no norms. “published”: a "
                                "published scale; only its key is here, never its sentences."),
           range=_("practice, published"),
           missing=_("the instrument is not on the shelf any more")),
    Column("wording_id", _("The site's own wording that was shown. Scores of two wordings are not compared."),
           missing=_("sentences that ship with the workbook, or a paper form")),
    Column("language", _("Language of the sentences that were shown.")),
    Column("mode", _("How it was filled in: by the person (self), on a screen handed over, read aloud and entered by "
                     "the clinician (proxy), copied from a paper form, or tried out (rehearsal; in no trend)."),
           range=_("self, handed over, proxy, paper, rehearsal")),
    Column("status", _("Where the sitting stands. Set aside (voided) sittings count in no trend; the reason is in "
                       "the JSON."),
           range=_("open, completed, voided")),
    Column("current_item", _("The item to carry on at; 0 is the last page."), "whole number", range=COUNTED),
    Column("administration_revision", _("How often the sitting was completed, set aside or moved."), "whole number",
           range=COUNTED),
    Column("started_at", _("When the sitting began."), "time", UTC),
    Column("completed_at", _("When the sitting was finished."), "time", UTC, missing=_("never finished")),
    Column("void_reason", _("Why the sitting was set aside."), own_words=True, missing=_("it was not set aside")),
    Column("item", _("The item's number in the instrument. Items without an answer have no row."), "whole number",
           range=_("1 or more")),
    Column("choice", _("The choice as it was picked, before any item is turned round."), "whole number",
           range=_("the instrument's choices"), missing=_("the person preferred not to answer")),
    Column("declined", _("Whether the person chose “Prefer not to answer”."), "true or false"),
    Column("answered_at", _("When this answer was given, or last changed."), "time", UTC),
    Column("elapsed_ms", _("How long the item was in view before the answer."), "whole number", _("milliseconds"),
           range=COUNTED, missing=_("not known")),
    Column("revision", _("How often this answer was changed."), "whole number", range=COUNTED),
    Column("answered", _("How many items of the sitting were answered with a choice."), "whole number", _("items"),
           range=COUNTED),
    Column("declined_items", _("The numbers of the items answered with “Prefer not to answer”, with blanks between."),
           missing=_("none")),
    Column("no_scores_because", _("Why the scores are empty. Scores are those of the profile: worked out once a "
                                  "sitting is finished, by the instrument's key as it stands on the shelf today."),
           range=_("not finished, rehearsal, instrument not on the shelf, answers do not fit the instrument"),
           missing=_("there are scores")),
    Column("score", _("A subscale or composite, by its short name in the instrument.")),
    Column("score_label", _("The subscale's or composite's full name.")),
    Column("score_kind", _("Whether it is a subscale or is built of subscales."), range=_("subscale, composite")),
    Column("points", _("The score."), "number", POINTS, _("from low to high"), _("too few of its items were answered")),
    Column("score_answered", _("How many of its items were answered."), "whole number", _("items"), _("0 up to of")),
    Column("of", _("How many items it has."), "whole number", _("items"), _("1 or more")),
    Column("prorated", _("Whether unanswered items were filled in with the person's own mean."), "true or false"),
    Column("low", _("The lowest possible points."), "number", POINTS),
    Column("high", _("The highest possible points."), "number", POINTS),
    Column("higher_is", _("Whether more is what the training works towards."), range=_("better, neither")),
    Column("run_id", _("One use of a scene, mirroring sequence, topic or problem.")),
    Column("run_kind", _("What it is a run of."), range=", ".join(RunKind)),
    Column("content", _("The scene, sequence, topic or problem, by the name of its content file.")),
    Column("content_version", _("The text that file had when the run began: the first 16 hexadecimal digits of the "
                                "SHA-256 over the run's kind, a NUL and the text. Runs of one version were played "
                                "from the same words."),
           missing=_("a blank board, or a run begun before texts were kept")),
    Column("settings", _("What was chosen at the start, with the names people gave themselves."), "JSON",
           own_words=True),
    Column("run_status", _("Where the run stands."), range=_("open, completed, voided")),
    Column("run_revision", _("How often the run was ended, opened again or set aside."), "whole number", range=COUNTED),
    Column("run_started_at", _("When the run began."), "time", UTC),
    Column("run_ended_at", _("When the run was ended."), "time", UTC, missing=_("it is open")),
    Column("run_void_reason", _("Why the run was set aside."), own_words=True, missing=_("it was not set aside")),
    Column("number", _("The event's place in the run."), "whole number", range=_("1 or more, without gaps")),
    Column("event_kind", _("What happened: said, chosen, rated, written, …; each chapter has its own.")),
    Column("event_at", _("When it happened."), "time", UTC),
    Column("body", _("What was said, chosen, rated or written."), "JSON", own_words=True),
    Column("sequence", _("The line's number in the workspace's history."), "whole number", range=_("1 or more")),
    Column("line_at", _("When it happened."), "time", UTC),
    Column("actor", _("Who did it.")),
    Column("action", _("What was done.")),
    Column("subject", _("To which row of which table.")),
    Column("line_case_id", _("The case the line is about."), missing=_("no case")),
    Column("old", _("What the row held before, as JSON text."),
           missing=_("the row was not there, or its case was deleted")),
    Column("new", _("What the row holds since, as JSON text. The case's label is left out unless it was asked for; "
                    "then the hash covers more than is here."), missing=_("the row is gone, or its case was deleted")),
    Column("reason", _("Why."), own_words=True, missing=_("nobody had to say")),
    Column("salt", _("Random signs under the seal."), missing=_("a line of an older version, or of a deleted case")),
    Column("previous_hash", _("The seal of the line before.")),
    Column("hash", _("The seal: SHA-256 over the line and the seal before it, hexadecimal.")),
)
GLOSSARY = {column.name: column for column in _ALL}
"""Every column and entry that has a fixed name, by that name."""
