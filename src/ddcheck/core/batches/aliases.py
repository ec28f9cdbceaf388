"""One party under two names: an identifier that stands for different parties in different records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.batches.rule import BatchRule, objection
from ddcheck.core.batches.traces import letters
from ddcheck.core.coverage import same_name
from ddcheck.core.logic import Truth
from ddcheck.core.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ddcheck.core.batches.rule import Kept
    from ddcheck.core.batches.traces import Named
    from ddcheck.core.measures import Measure
    from ddcheck.core.reports import Finding


ALIAS = BatchRule(
    "cn-batch-party-under-two-names",
    Text(
        "One identifier goes with one name, country and address",
        "同一识别号应对应同一名称、国家和地址",
    ),
    (("cn-dur", "arts. 14 and 25"), ("cn-ecl", "art. 16")),
    Text(
        "Find out which of the particulars is right, and who the end user is; correct the record.",
        "查明何者正确及最终用户究竟为谁，并更正记录。",
    ),
)


class _Variant:
    """One way in which the holder of an identifier is stated, and where."""

    __slots__ = ("address", "at", "count", "country", "name", "words")

    def __init__(self, named: Named, words: str) -> None:
        self.name = named.name
        self.country = named.country
        self.address = named.address
        self.words = words
        self.count = 0
        self.at: list[tuple[int, str]] = []


def alias(
    kept: Sequence[Kept], rule: BatchRule, measures: Mapping[str, Measure]
) -> Iterator[tuple[int, Finding]]:
    """The records that state the holder of an identifier otherwise than most do."""
    contested = _stated_otherwise(kept)
    if not contested:
        return
    variants: dict[str, dict[tuple[str, str, str], _Variant]] = {}
    for index, trace in kept:
        for named in trace.named:
            if named.number not in contested:
                continue
            key = (letters(named.name), named.country, letters(named.address))
            there = variants.setdefault(named.number, {})
            variant = there.get(key)
            if variant is None:
                variant = there[key] = _Variant(named, trace.words)
            variant.count += 1
            if not trace.past and rule.in_force(measures, trace.day):
                variant.at.append((index, named.path))
    for number, stated in variants.items():
        if len(stated) < 2:
            continue
        # The most frequent one is taken for the usual one; of equals, the first by date.
        usual = max(stated.values(), key=lambda each: each.count)
        for each in stated.values():
            if each is usual:
                continue
            differences = tuple(_differences(usual, each))
            if not differences:
                continue
            finding = None
            for index, path in each.at:
                if finding is None or finding.subject != path:
                    finding = _alias_finding(rule, measures, number, path, usual, each, differences)
                yield index, finding


def _stated_otherwise(kept: Sequence[Kept]) -> set[str]:
    """The identifiers whose holder is not written the same way wherever they are stated; most are."""
    first: dict[str, tuple[str, str, str]] = {}
    found: set[str] = set()
    for _, trace in kept:
        for number, name, country, address, _ in trace.named:
            there = first.setdefault(number, (name, country, address))
            if there != (name, country, address):
                found.add(number)
    return found


def _differences(usual: _Variant, other: _Variant) -> Iterator[Text]:
    """What two statements of one party contradict each other in; two scripts do not contradict."""
    if usual.name and other.name and same_name(other.name, (usual.name,)) is Truth.FALSE:
        yield Text(
            f"the name is “{other.name}” here and “{usual.name}” there",
            f"此处名称为“{other.name}”，他处为“{usual.name}”",
        )
    if usual.country and other.country and usual.country != other.country:
        yield Text(
            f"the country is {other.country} here and {usual.country} there",
            f"此处国家为{other.country}，他处为{usual.country}",
        )
    if usual.address and other.address and not _near(usual.address, other.address):
        yield Text(
            f"the address is “{other.address}” here and “{usual.address}” there",
            f"此处地址为“{other.address}”，他处为“{usual.address}”",
        )


def _near(one: str, other: str) -> bool:
    """Whether two addresses share most of what the shorter one says."""
    a, b = letters(one), letters(other)
    if a in b or b in a:
        return True
    first, second = _words(one), _words(other)
    return len(first & second) * 2 > min(len(first), len(second))


def _words(text: str) -> set[str]:
    spaced = "".join(each if each.isalnum() else " " for each in text.casefold())
    words: set[str] = set()
    for word in spaced.split():
        # Chinese has no spaces: its characters are compared by twos.
        if word.isascii() or len(word) < 3:
            words.add(word)
        else:
            words.update(word[at : at + 2] for at in range(len(word) - 1))
    return words


def _alias_finding(
    rule: BatchRule,
    measures: Mapping[str, Measure],
    number: str,
    path: str,
    usual: _Variant,
    other: _Variant,
    differences: Sequence[Text],
) -> Finding:
    scheme, _, digits = number.partition(":")
    digits = digits.partition("@")[0]
    said = "; ".join(each.en for each in differences)
    said_zh = "；".join(each.zh for each in differences)
    reason = Text(
        f"The {scheme} number {digits} stands for another party elsewhere ({usual.words}): {said}.",
        f"{scheme}编号{digits}在他处（{usual.words}）所指不同：{said_zh}。",
    )
    return objection(
        rule,
        measures,
        path,
        [reason],
        {"identifier": f"{scheme}:{digits}", "elsewhere": usual.words, "records": other.count},
    )
