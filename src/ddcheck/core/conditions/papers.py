"""Conditions on papers: ``licence`` and ``certificate`` for the goods, ``paper`` for a party, ``stranger`` on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.conditions.combining import greatest_of
from ddcheck.core.conditions.language import Evidence, Judgement, options, texts
from ddcheck.core.conditions.paths import field_path
from ddcheck.core.coverage import same_name
from ddcheck.core.facts import everybody
from ddcheck.core.logic import Truth
from ddcheck.core.records import DocumentType
from ddcheck.core.values import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddcheck.core.conditions.language import Reader, Scope
    from ddcheck.core.conditions.paths import FieldPath
    from ddcheck.core.coverage import Coverage


def _judge_covering(best: Coverage | None, paper: Text) -> Judgement:
    """The best fitting paper decides; each of its aspects that does not fit is a reason of its own."""
    if best is None:
        text = Text(f"there is no {paper.en}", f"没有{paper.zh}")
        return Judgement(Truth.FALSE, (Evidence(text, "documents"),))
    number = best.document.number or best.path
    name = Text(f"{paper.en} {number}", f"{paper.zh}{number}")
    truth = best.truth
    if truth is Truth.TRUE:
        said = "; ".join(aspect.text.en for aspect in best.aspects)
        said_zh = "；".join(aspect.text.zh for aspect in best.aspects)
        text = Text(f"{name.en} covers it: {said}", f"{name.zh}涵盖：{said_zh}")
        return Judgement(truth, (Evidence(text, best.path, values={"paper": name}),))
    decisive = [a for a in best.lacking if a.truth is truth] + [
        a for a in best.lacking if a.truth is not truth
    ]
    return Judgement(
        truth,
        tuple(
            Evidence(
                Text(f"{name.en}: {aspect.text.en}", f"{name.zh}：{aspect.text.zh}"),
                aspect.path,
                missing=(aspect.path,) if aspect.truth is Truth.UNKNOWN else (),
                values={"paper": name},
                data={"aspects": [each.name for each in best.lacking], "document": best.path},
            )
            for aspect in decisive
        ),
    )


_LICENCE = Text("export licence", "出口许可证")
_CERTIFICATE = Text("end-user certificate", "最终用户和最终用途证明")


class Licence(NamedTuple):
    """A licence for the line in hand is held (``present``), or covers it in every respect (``covers``)."""

    covers: bool

    def test(self, scope: Scope) -> Truth:
        """Three-valued: a paper with blanks covers nothing for sure."""
        held = scope.facts.licence(scope.item_index)
        if not self.covers:
            return Truth.FALSE if held is None else Truth.TRUE
        return Truth.FALSE if held is None else held.truth

    def judge(self, scope: Scope) -> Judgement:
        """With each aspect that does not fit."""
        held = scope.facts.licence(scope.item_index)
        if self.covers or held is None:
            return _judge_covering(held, _LICENCE)
        number = held.document.number or held.path
        text = Text(f"licence {number} is held", f"持有许可证{number}")
        return Judgement(Truth.TRUE, (Evidence(text, held.path),))


class Certificate(NamedTuple):
    """An end-user certificate is held, or is complete and from the end user."""

    covers: bool

    def test(self, scope: Scope) -> Truth:
        """Three-valued, like a licence."""
        held = scope.facts.certificates()
        if not self.covers:
            return Truth.TRUE if held else Truth.FALSE
        return held[0].truth if held else Truth.FALSE

    def judge(self, scope: Scope) -> Judgement:
        """With each aspect that does not fit."""
        held = scope.facts.certificates()
        if self.covers or not held:
            return _judge_covering(held[0] if held else None, _CERTIFICATE)
        number = held[0].document.number or held[0].path
        text = Text(f"end-user certificate {number} is held", f"持有最终用户和最终用途证明{number}")
        return Judgement(Truth.TRUE, (Evidence(text, held[0].path),))


class Paper(NamedTuple):
    """A paper of one of these kinds concerns the party in hand and is valid on the day."""

    types: frozenset[str]

    def test(self, scope: Scope) -> Truth:
        """Unknown where a paper does not say whom it concerns, or until when."""
        return self.judge(scope).truth

    def judge(self, scope: Scope) -> Judgement:
        """With the best fitting paper."""
        facts, party = scope.facts, scope.party
        assert party is not None
        holder = facts.shipment if facts.shipment is not None else facts.customer
        kinds = ", ".join(sorted(self.types)).replace("_", " ")
        best = Judgement(
            Truth.FALSE,
            (
                Evidence(
                    Text(
                        f"there is no {kinds} for this party",
                        f"没有该当事方的{_kinds_zh(self.types)}",
                    ),
                    "documents",
                ),
            ),
        )
        for index, document in enumerate(() if holder is None else holder.documents):
            if document.type is None or document.type.value not in self.types:
                continue
            place = f"documents[{index}]"
            named = document.party or document.end_user
            concerns = Truth.UNKNOWN if named is None else same_name(named, party.all_names)
            last, issued = document.valid_until, document.issued
            valid = Truth.TRUE
            if (last is not None and last < facts.as_of) or (
                issued is not None and issued > facts.as_of
            ):
                valid = Truth.FALSE
            found = min(concerns, valid)
            if found > best.truth:
                text = Text(
                    f"{kinds} {document.number or place} is held"
                    + ("" if found is Truth.TRUE else ", and whom it concerns is not sure"),
                    f"持有{_kinds_zh(self.types)}{document.number or place}"
                    + ("" if found is Truth.TRUE else "，但所涉主体不明"),
                )
                missing = (f"{place}.end_user",) if found is Truth.UNKNOWN else ()
                best = Judgement(found, (Evidence(text, place, missing=missing),))
        return best


class Stranger(NamedTuple):
    """A field of the paper in hand names somebody whom the record does not, and who so was not screened."""

    fields: tuple[FieldPath, ...]

    def test(self, scope: Scope) -> Truth:
        """Unknown where names are near, or one is Chinese and the others are not; false where it names nobody."""
        return self.judge(scope).truth

    def judge(self, scope: Scope) -> Judgement:
        """With the name on the paper."""
        record = scope.facts.record
        names = tuple(
            dict.fromkeys(
                name
                for each in everybody(record)
                for name in (each.name, *each.names)
                if name is not None
            )
        )
        judged = []
        for field in self.fields:
            named = field.read(scope)
            if named is None:
                continue
            known = same_name(named, names) if names else Truth.UNKNOWN
            place = field.place(scope)
            judged.append(Judgement(known.negated(), (_stranger(named, known, place),)))
        if not judged:
            text = Text("the paper names nobody", "单证未写明任何主体")
            return Judgement(Truth.FALSE, (Evidence(text, scope.path_of("document")),))
        return greatest_of(judged)


def _stranger(named: str, known: Truth, place: str) -> Evidence:
    match known:
        case Truth.TRUE:
            text = Text(f"“{named}” is in the record", f"“{named}”已列于记录中")
        case Truth.UNKNOWN:
            text = Text(
                f"whether “{named}” is somebody in the record is not sure",
                f"“{named}”是否为记录中的主体尚不确定",
            )
        case _:
            text = Text(
                f"nobody in the record is called “{named}”", f"记录中没有名为“{named}”的主体"
            )
    missing = (place,) if known is Truth.UNKNOWN else ()
    # Under its path, by which public pages know that it is a name.
    return Evidence(text, place, missing=missing, data={place: named})


_TYPES_ZH = {
    "export_licence": "出口许可证", "end_user_certificate": "最终用户和最终用途证明", "risk_assessment": "风险评估报告",
    "commitment": "书面承诺", "test_report": "检测报告", "contract": "合同", "invoice": "发票",
    "customs_declaration": "报关单", "state_trading_proof": "国营贸易资质证明", "special_approval": "特殊情况批准文件",
    "other": "其他单证",
}  # fmt: skip


def _kinds_zh(kinds: frozenset[str]) -> str:
    return "、".join(_TYPES_ZH[kind] for kind in sorted(kinds))


STRANGER_SETTINGS = ("in",)
PAPER_SETTINGS = ("type",)


def read_stranger(reader: Reader, tree: object, path: Sequence[str | int]) -> Stranger | None:
    """``stranger: [document.end_user]``."""
    settings = options(reader, tree, path, short="in", known=STRANGER_SETTINGS)
    fields: list[FieldPath] = []
    for each in () if settings is None else texts(settings.get("in", [])):
        found = field_path(each)
        if isinstance(found, Text):
            reader.problem((*path, "in"), found)
        elif found.noun != "document" or found.kind != "text":
            reader.problem(
                (*path, "in"),
                Text(f"{each!r} is no name on a paper", f"{each!r} 不是单证上的名称"),
            )
        elif reader.needs("document", each, (*path, "in")):
            fields.append(found)
    if fields:
        return Stranger(tuple(fields))
    if settings is not None:
        reader.problem(
            path,
            Text(
                "names no field; write stranger: [document.end_user]",
                "没有写字段；请写 stranger: [document.end_user]",
            ),
        )
    return None


def read_licence(reader: Reader, tree: object, path: Sequence[str | int]) -> Licence | None:
    """``licence: present`` or ``licence: covers``."""
    if not reader.needs("item", "licence", path):
        return None
    return None if not _mode(reader, tree, path) else Licence(tree == "covers")


def read_certificate(reader: Reader, tree: object, path: Sequence[str | int]) -> Certificate | None:
    """``certificate: present`` or ``certificate: covers``."""
    if not reader.needs("shipment", "certificate", path):
        return None
    return None if not _mode(reader, tree, path) else Certificate(tree == "covers")


def _mode(reader: Reader, tree: object, path: Sequence[str | int]) -> bool:
    if tree in ("present", "covers"):
        return True
    reader.problem(
        path,
        Text(
            f"{tree!r} is neither present nor covers; write one of the two",
            f"{tree!r} 既不是 present 也不是 covers；请写其中之一",
        ),
    )
    return False


def read_paper(reader: Reader, tree: object, path: Sequence[str | int]) -> Paper | None:
    """``paper: risk_assessment`` or ``paper: {type: [risk_assessment, commitment]}``."""
    if not reader.needs("party", "paper", path):
        return None
    settings = options(reader, tree, path, short="type", known=PAPER_SETTINGS)
    if settings is None:
        return None
    kinds = texts(settings.get("type", []))
    wrong = [kind for kind in kinds if kind not in set(DocumentType)]
    if wrong or not kinds:
        there = ", ".join(each.value for each in DocumentType)
        reader.problem(
            (*path, "type"), Text(f"write one or more of {there}", f"请写 {there} 中的一个或多个")
        )
        return None
    return Paper(frozenset(kinds))
