"""Puts sentences together from the material, and repeats itself as late as it can."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from senco_app.vocabulary import Sex

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from senco_app.demo.material import Material

PRONOUNS = {
    Sex.FEMALE: {"he": "she", "him": "her", "his": "her"},
    Sex.MALE: {"he": "he", "him": "him", "his": "his"},
}
TRIES = 40
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


class Teller:
    """Chooses what was heard least: first of this child, then in the whole school.

    ``sentences`` are all that were said by anybody, so that none is said twice.
    """

    def __init__(self, material: Material) -> None:
        self.material = material
        self.sentences: set[str] = set()
        self._school: Counter[str] = Counter()

    def heard(self, text: str) -> int:
        """Return how often the school has heard a piece of text."""
        return self._school[text]

    def note(self, text: str) -> None:
        """Remember that the school heard it once more."""
        self._school[text] += 1


class Voice:
    """What is said about one child. Each sentence is said once in the whole school.

    ``rng`` decides between what was heard equally often; ``slots`` fill the braces.
    """

    def __init__(self, teller: Teller, rng: Random, slots: dict[str, str]) -> None:
        self._teller = teller
        self._rng = rng
        self._slots = slots
        self._said: Counter[str] = Counter()

    def set(self, **slots: str) -> None:
        """Fill some braces otherwise from now on: another class, another adult."""
        self._slots.update(slots)

    def pool(self, use: str) -> tuple[str, ...]:
        """Return the general texts for a use."""
        return self._teller.material.voices[use]

    def pick(self, pool: Sequence[str]) -> str:
        """Return one text of a pool, with its slots filled and a capital letter."""
        return _capital(self.part(pool))

    def part(self, pool: Sequence[str]) -> str:
        """Return one text of a pool, to stand inside a sentence."""
        return self._filled(self._least_heard(pool))

    def sentence(
        self, cores: Sequence[str], tails: str = "", joined: str = ", "
    ) -> str:
        """Return a sentence that nobody has said in this school; "" if none is left.

        Args:
            cores: Beginnings, of which one is taken.
            tails: Which of the general endings follow; empty for none.
            joined: What stands between the two.
        """
        for _ in range(TRIES):
            words = self._least_heard(cores)
            if tails:
                tail = self._least_heard(self.pool(tails))
                words = f"{words}{joined}{tail}"
            said = _capital(self._filled(words))
            said = said if said.endswith((".", "!", "?")) else f"{said}."
            if said not in self._teller.sentences:
                self._teller.sentences.add(said)
                return said
        return ""

    def general(self, use: str) -> str:
        """Return one of the general sentences, said once; "" if none is left."""
        return self.sentence(self.pool(use))

    def _least_heard(self, pool: Sequence[str]) -> str:
        chosen = min(
            pool,
            key=lambda text: (
                self._said[text],
                self._teller.heard(text),
                self._rng.random(),
            ),
        )
        self._said[chosen] += 1
        self._teller.note(chosen)
        return chosen

    def _filled(self, text: str) -> str:
        slots = {
            "kin": self._rng.choice(self.pool("kin")),
            "place": self._rng.choice(self.pool("places")),
            "day": self._rng.choice(WEEKDAYS),
            **self._slots,
        }
        return text.format_map(slots)


def slots_for(sex: Sex | None, name: str) -> dict[str, str]:
    """Return what fills the braces for a child: the name and the pronouns."""
    words = PRONOUNS[sex or Sex.FEMALE]
    capitals = {key.capitalize(): word.capitalize() for key, word in words.items()}
    return {"name": name, **words, **capitals}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
