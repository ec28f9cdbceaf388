"""The control list in the documentation is one."""

from __future__ import annotations

from pathlib import Path

from ddcheck import catalogue, documents
from ddcheck.core.classification import Answer, Classifier, lint
from ddcheck.core.controls import ControlList
from goods import DAY, item

PAGE = Path(__file__).parents[3] / "docs" / "classification.md"


def test_the_example_is_a_control_list_that_works() -> None:
    example = PAGE.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    tree = documents.trees(example.encode(), "docs/classification.md")[0]
    controls: ControlList = documents.validate(ControlList, tree, "docs/classification.md")

    assert lint(controls) == ()
    classifier = Classifier([controls], catalogue.measures())
    oxide = item("Antimony trioxide", "2825800010", purity_percent="99.99")
    assert classifier.classify(oxide, as_of=DAY).answer is Answer.CONTROLLED
