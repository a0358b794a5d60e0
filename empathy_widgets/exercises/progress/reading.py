"""The plain-language reading of a profile: what the scores say, what they do not, what to do next."""

from __future__ import annotations

from typing import TypedDict

from empathy_widgets.domain import Instrument, Score, Status
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.own_sample import OWN
from empathy_widgets.exercises.page.words import badge, mode_line, points, score_range
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.strings import _, ngettext

__all__ = ["Block", "caveats_block", "other_versions", "reading", "source_block", "verdict_words"]


class Block(TypedDict):
    """A heading and its paragraphs, both plain text."""

    heading: str
    paragraphs: list[str]


def reading(progress: Progress) -> list[Block]:
    """Say a profile in words, from a stored sitting to its limits.

    Returns
    -------
    list of Block
        In reading order: what stands out, what changed, how to hold it, and where the scale comes from. No cut-off,
        no label of a person, and every comparison names what it compares with.
    """
    blocks = [_scores_block(progress)]
    if progress.earlier or progress.others:
        blocks.append(_change_block(progress))
    blocks.append(caveats_block(progress))
    blocks.append(source_block(progress.instrument))
    return blocks


def _scores_block(progress: Progress) -> Block:
    sitting = progress.current.sitting
    moment = when(sitting.completed_at or sitting.started_at)
    opening = _("You are looking at {title}, {how}, on {when}.").format(
        title=progress.instrument.title, how=mode_line(sitting.mode), when=moment,
    )
    lines = [opening]
    if sitting.status is Status.VOIDED:
        lines.append(_("It was set aside and counts in no trend. The reason given: {reason}").format(
            reason=sitting.void_reason))
    meanings = {subscale.id: subscale.plain for subscale in progress.instrument.subscales}
    for name, score in progress.current.profile.subscales.items():
        lines.append(f"{_score_line(score)} {meanings[name]}".strip())
    return {"heading": _("What the answers say"), "paragraphs": lines}


def _score_line(score: Score) -> str:
    if score.points is None:
        return _("{label}: not scored, because only {answered} of {of} items were answered.").format(
            label=score.label, answered=score.answered, of=score.of,
        )
    line = _("{label}: {points} on a range of {range}.").format(
        label=score.label, points=points(score.points), range=score_range(score),
    )
    if score.prorated:
        line += " " + _("{answered} of {of} items were answered; the rest are filled in with the person's own mean.")\
            .format(answered=score.answered, of=score.of)
    return line


def _change_block(progress: Progress) -> Block:
    if not progress.earlier:
        return {"heading": _("What changed"), "paragraphs": [other_versions(progress)]}
    first = progress.first.sitting
    opening = (_("Compared with the sitting on {when}, which was chosen above:") if progress.chosen else
               _("Compared with the first sitting, on {when}:"))
    lines = [opening.format(when=when(first.completed_at or first.started_at))]
    for name, score in progress.current.profile.subscales.items():
        change = progress.change(name)
        if change is not None and change.verdict != "cannot tell":
            lines.append(f"{score.label}: {verdict_words(change.verdict)}. {change.reason}")
    if not progress.same_wording(progress.first):
        lines += list(dict.fromkeys(change.reason for change in progress.changes.values()))
    elif untold := progress.stands_out.cannot_tell:
        lines.append(untold)
    if {station.sitting.mode for station in progress.earlier} - {progress.current.sitting.mode}:
        lines.append(_(
            "The sittings were filled in in different ways. People may answer a person differently from a screen (we "
            "have not checked how much), so part of a change may come from that."
        ))
    if not all(progress.same_wording(station) for station in progress.earlier):
        lines.append(_(
            "Not every sitting was given in the same sentences. Another language, an edited text or a paper form may "
            "ask for something a little different, so points of different wordings are shown but not compared."
        ))
    if progress.others:
        lines.append(other_versions(progress))
    return {"heading": _("What changed"), "paragraphs": lines}


def other_versions(progress: Progress) -> str:
    """That some sittings were given in another version of the form, and what that means."""
    return ngettext(
        "{count} other sitting was given in another version of this form. It keeps the scores of its own key; whether "
        "anything changed between the two versions, nobody can tell.",
        "{count} other sittings were given in another version of this form. They keep the scores of their own key; "
        "whether anything changed between the versions, nobody can tell.", progress.others,
    ).format(count=progress.others)


def caveats_block(progress: Progress) -> Block:
    """How to hold the scores: what the form cannot do, and whom they are compared with."""
    lines = []
    if badge(progress.instrument):
        lines.append(_("This is a practice form: nobody has validated it and there are no norms, so it is for "
                       "learning and talking, not for deciding anything about a person."))
    lines += list(progress.instrument.caveats)
    sample = progress.sample
    if sample is None:
        lines.append(_("No norm is loaded for this form. A score here is neither high nor low; it is a place to "
                       "start talking."))
    elif sample.id == OWN:
        lines.append(_("The comparison line is {label}: {detail} It is this site's own yardstick and no norm.").format(
            label=sample.label, detail=sample.caveat))
    else:
        lines.append(_("The comparison line is {label} ({country}, {year}, n = {n}). {caveat}").format(
            label=sample.label, country=sample.country, year=sample.year, n=f"{sample.n:,}", caveat=sample.caveat,
        ))
    if sample is not None and any(value.reliability_kind in ("alpha", "omega") for value in sample.values.values()):
        lines.append(_("How far a score must move is worked out from this sample's spread and its alpha, which is "
                       "about one day; between two days the error is probably larger."))
    lines.append(_("What people say of their own empathy is only weakly tied to how they do in tests of it: over 85 "
                   "studies it told about 1 % of the differences (Murphy and Lilienfeld, 2019, "
                   "https://doi.org/10.1037/pas0000732). Put a rated conversation, or a client's view, beside it."))
    return {"heading": _("How to hold this"), "paragraphs": lines}


def source_block(instrument: Instrument) -> Block:
    """The credit line, the rule for missing answers, and what nobody could check yet."""
    lines = [instrument.credit_line or instrument.source, instrument.missing.source]
    lines += [_("Not yet checked against the paper: {fact}").format(fact=fact) for fact in instrument.unverified]
    return {"heading": _("Where this scale comes from"), "paragraphs": lines}


def verdict_words(verdict: str) -> str:
    """A verdict in words."""
    return {
        "rose": _("rose by more than measurement error"),
        "fell": _("fell by more than measurement error"),
        "no reliable change": _("no reliable change"),
        "cannot tell": _("cannot tell"),
    }[verdict]
