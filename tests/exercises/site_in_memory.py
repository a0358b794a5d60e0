"""What a site keeps beside its cases, in the memory of one program: wordings, results of classes, its own samples."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from empathy_widgets.domain import ClassResult, LoadedWording, OwnSample
from empathy_widgets.errors import NotFound


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def found(kept: dict[str, Any], key: str) -> Any:
    if key not in kept:
        raise NotFound("There is no such thing here.")
    return kept[key]


class SiteInMemory:
    """The part of a store that belongs to no case."""

    kept: Any
    actor: Any

    def add_wording(self, wording, terms):
        self.kept.wordings.append(
            LoadedWording(wording=wording, terms=terms, loaded_by=self.actor.name, loaded_at=now()))
        return wording

    def retire_wording(self, id) -> None:
        self.kept.wordings = [one.model_copy(update={"retired_at": now()}) if one.wording.id == id else one
                              for one in self.kept.wordings]

    def loaded_wordings(self, instrument_id=None) -> tuple[LoadedWording, ...]:
        return tuple(one for one in self.kept.wordings if instrument_id in (None, one.wording.instrument))

    def wording(self, id):
        return found({one.wording.id: one.wording for one in self.kept.wordings}, id)

    def keep_class_result(self, instrument_id, name, figures, *, version=1) -> ClassResult:
        self.kept.classes.append(ClassResult(
            id=str(uuid.uuid4()), instrument=instrument_id, version=version, name=name, figures=figures,
            kept_by=self.actor.name, kept_at=now()))
        return self.kept.classes[-1]

    def class_results(self, instrument_id=None) -> tuple[ClassResult, ...]:
        return tuple(one for one in self.kept.classes if instrument_id in (None, one.instrument))

    def delete_class_result(self, result_id) -> None:
        self.kept.classes = [one for one in self.kept.classes if one.id != result_id]

    def keep_sample(self, instrument_id, version, origin, *, who, collected, n, values, days=None) -> OwnSample:
        least, most = days or (None, None)
        self.kept.samples.append(OwnSample(
            id=str(uuid.uuid4()), instrument=instrument_id, version=version, origin=origin, who=who,
            collected=collected, n=n, least_days=least, most_days=most, values=values, made_by=self.actor.name,
            made_at=now()))
        return self.kept.samples[-1]

    def retire_sample(self, id) -> None:
        self.kept.samples = [one.model_copy(update={"retired_at": now()}) if one.id == id else one
                             for one in self.kept.samples]

    def own_samples(self, instrument_id) -> tuple[OwnSample, ...]:
        return tuple(one for one in self.kept.samples if one.instrument == instrument_id)
