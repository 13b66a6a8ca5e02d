from __future__ import annotations

from bench.paper import long_paper, untagged
from senco_app.exports.story import Story


def test_the_paper_that_is_timed_is_whole_with_and_without_tags() -> None:
    paper = long_paper()

    untagged(paper)

    assert len(Story(paper).flowables) > len(paper.sections) > 10
