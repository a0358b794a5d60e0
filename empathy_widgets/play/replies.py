"""What the replies of a play-through carried, which moments are worth a second look, and how near a guess came.

Counts and shares only. None of these numbers has norms, and none says how empathic anybody is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from empathy_widgets.domain import KindOfEmpathy, Option, Script, Trap
from empathy_widgets.play.play import Guess, Play, Turn, offered

__all__ = ["Guess", "Match", "carried", "guide", "match", "second_looks", "shared", "traps"]


@dataclass(frozen=True)
class Match:
    """A guess beside the script: the words in both, those only guessed and those only in the script.

    ``share`` is 0 to 1: the words in both, of all words in either; 0 for an empty guess.
    """

    both: tuple[str, ...]
    guessed: tuple[str, ...]
    written: tuple[str, ...]
    share: float


def carried(script: Script, turns: Sequence[Turn]) -> dict[KindOfEmpathy, int]:
    """How many replies carried each kind of empathy; a reply that carried two counts for both."""
    options = [script.beat(turn.beat).option(turn.option) for turn in turns]
    return {kind: sum(kind in option.carries for option in options) for kind in KindOfEmpathy}


def traps(script: Script, turns: Sequence[Turn]) -> dict[Trap, int]:
    """How many replies fell into each trap, in the order the traps were met; those none fell into are left out."""
    found: dict[Trap, int] = {}
    for turn in turns:
        trap = script.beat(turn.beat).option(turn.option).trap
        if trap is not None:
            found[trap] = found.get(trap, 0) + 1
    return found


def guide(script: Script, play: Play) -> Option:
    """The reply the script itself would give: the deepest one offered, the first of equals."""
    return max(offered(script.beat(play.at), play), key=lambda option: option.depth)


def second_looks(script: Script, turns: Sequence[Turn], most: int = 3) -> list[int]:
    """The turns worth talking over, by their index in order: where a gauge moved most, a trap closed, or a try was
    taken back. At most ``most``; the heaviest first when there are more."""
    def weight(index: int) -> tuple[int, int, int]:
        turn = turns[index]
        option = script.beat(turn.beat).option(turn.option)
        moved = sum(abs(turn.after[name] - turn.before[name]) for name in turn.after)
        return (len(turn.tries) + (option.trap is not None), moved, -index)

    heavy = sorted(range(len(turns)), key=weight, reverse=True)
    return sorted(index for index in heavy[:most] if weight(index)[0] or weight(index)[1] > 1)


def match(guess: Guess, feelings: Collection[str], needs: Collection[str]) -> Match:
    """Lay a guess beside what the script says of this moment.

    Notes
    -----
    ``share`` is the Jaccard index of the chosen and the written words. Agreement with a script is practice in
    attending; it is not a validated test of empathic accuracy, and a real person may answer otherwise.
    """
    chosen = [*dict.fromkeys([*guess.feelings, *guess.needs])]
    written = [*dict.fromkeys([*feelings, *needs])]
    both = tuple(word for word in chosen if word in written)
    either = len(set(chosen) | set(written))
    return Match(
        both, tuple(word for word in chosen if word not in written),
        tuple(word for word in written if word not in chosen), len(both) / either if either else 0.0,
    )


def shared(matches: Sequence[Match]) -> float | None:
    """The mean share over all guesses, 0 to 1; None when nothing was guessed."""
    return sum(found.share for found in matches) / len(matches) if matches else None
