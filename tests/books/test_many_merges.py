"""Five hundred random steps over three devices: what a merge must never do."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from bench.classroom import Classroom, InTheRegister
from bench.packs import World, wander

SEEDS = st.integers(min_value=0, max_value=2**32)


class Exchange(RuleBasedStateMachine):
    """Three books tap, return, are merged in any order, and are handed out to."""

    pattern: Path

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(self.pattern, self.folder / "school")
        room = Classroom(self.folder / "school")
        self.world = World(room, random.Random())  # noqa: S311 - steps, not secrets

    @rule(seed=SEEDS)
    def tap(self, seed: int) -> None:
        self.world.rng.seed(seed)
        self.world.tap()

    @rule(seed=SEEDS)
    def tap_more(self, seed: int) -> None:
        self.tap(seed)

    @rule(seed=SEEDS)
    def give_back(self, seed: int) -> None:
        self.world.rng.seed(seed)
        self.world.give_back()

    @rule(seed=SEEDS)
    def merge(self, seed: int) -> None:
        self.world.rng.seed(seed)
        self.world.merge()

    @rule(seed=SEEDS)
    def merge_late(self, seed: int) -> None:
        self.merge(seed)

    @rule(seed=SEEDS)
    def lie(self, seed: int) -> None:
        self.world.rng.seed(seed)
        self.world.lie()

    @rule(seed=SEEDS)
    def change(self, seed: int) -> None:
        self.world.rng.seed(seed)
        self.world.change()

    @rule(seed=SEEDS)
    def hand_out(self, seed: int) -> None:
        self.world.rng.seed(seed)
        self.world.hand_out()

    @invariant()
    def nothing_is_lost_doubled_moved_or_risen_again(self) -> None:
        self.world.look()
        assert self.world.faults == []

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.world.room.close()
            shutil.rmtree(self.folder)


def test_five_hundred_steps(patterns: tuple[Path, Path]) -> None:
    kind = type("Exchange", (Exchange,), {"pattern": patterns[1]})

    run_state_machine_as_test(
        kind, settings=settings(max_examples=10, stateful_step_count=50, deadline=None)
    )


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1, 2)])
def test_any_order_comes_to_the_same(
    patterns: tuple[Path, Path], tmp_path: Path, order: tuple[int, ...]
) -> None:
    def merged(name: str, places: tuple[int, ...]) -> object:
        shutil.copytree(patterns[1], tmp_path / name)
        room = Classroom(tmp_path / name)
        for place in places:
            room.merge(packs[place])
        ids, marks, _ = room.register.ask(InTheRegister())
        room.close()
        return sorted(ids), marks

    shutil.copytree(patterns[1], tmp_path / "made")
    room = Classroom(tmp_path / "made")
    world = World(room, random.Random(4))  # noqa: S311 - steps, not secrets
    packs = []
    for place in (0, 1, 2, 0):
        for _ in range(6):
            world.tap()
        packs.append(room.books[place].returned())
    room.close()

    assert merged("one", (0, 1, 2, 3)) == merged("other", order)


def test_the_walk_of_the_measurement_finds_no_fault(
    patterns: tuple[Path, Path], tmp_path: Path
) -> None:
    shutil.copytree(patterns[0], tmp_path / "school")

    world = wander(tmp_path / "school", 40, seed=2)

    assert world.faults == []
    assert world.merged
