"""Conditions on parties: listed, owned by listed ones, the same as another, or indicated by words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ddcheck.core.conditions.combining import greatest_of
from ddcheck.core.conditions.goods import citation_of
from ddcheck.core.conditions.language import Evidence, Judgement, options, texts, texts_in
from ddcheck.core.conditions.naming import places, who
from ddcheck.core.conditions.paths import FieldPath, field_path
from ddcheck.core.coverage import same_name
from ddcheck.core.logic import FALSE, TRUE, UNKNOWN, Truth
from ddcheck.core.records import PartyType, Role
from ddcheck.core.screening import comparable
from ddcheck.core.standings import Standing, Status
from ddcheck.core.units import plain
from ddcheck.core.values import Text
from ddcheck.core.vocabularies import Indication
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ddcheck.core.conditions.language import Reader, Scope
    from ddcheck.core.reports import Match
    from ddcheck.core.vocabularies import Vocabulary

CERTAIN = 0.9
"""From this score on a strong match is taken for the listed party; below it a person confirms."""

_STATUS_WORDS = {
    Status.ACTIVE: Text("active", "有效"),
    Status.SUSPENDED: Text("suspended", "暂停"),
    Status.DISPUTED: Text("of open standing", "效力有争议"),
    Status.STOPPED: Text("stopped", "停止"),
    Status.DELISTED: Text("removed", "移出"),
    Status.NOT_YET: Text("not yet listed", "尚未列入"),
}


def match_evidence(match: Match, scope: Scope) -> Evidence:
    """A match as evidence, citing the act that listed the entry."""
    measure = scope.facts.knowledge.measures.get(match.measure)
    citation = match.citation or citation_of(measure, "")
    # A list of one's own may rest on no act; then the list is what can be named.
    measure_name = citation.ref or match.list
    status = _STATUS_WORDS[Status(match.status)]
    near = "matches" if match.score >= CERTAIN else "comes near to"
    near_zh = "与" if match.score >= CERTAIN else "近似于"
    text = Text(
        f"“{match.name}” {near} “{match.listed_name}” on the list {match.list} "
        f"(entry {match.entry}, {status.en}, similarity {match.score:.2f})",
        f"“{match.name}”{near_zh}名单{match.list}所列“{match.listed_name}”"
        f"{'相符' if match.score >= CERTAIN else ''}（条目{match.entry}，状态：{status.zh}，相似度{match.score:.2f}）",
    )
    for conflict in match.conflicts:
        text = Text(f"{text.en}; {conflict.en}", f"{text.zh}；{conflict.zh}")
    return Evidence(
        text=text,
        path=match.party,
        disputed=match.measure if match.status == Status.DISPUTED.value else "",
        values={
            "listed_name": Text(match.listed_name, match.listed_name),
            "list": Text(match.list, match.list),
            "measure": Text(measure_name, measure_name),
        },
        data={
            "list": match.list,
            "entry": f"{match.list}#{match.entry}",
            "listed_name": match.listed_name,
            "score": round(match.score, 4),
            "status": match.status,
        },
        citations=(citation,) if citation.ref else (),
    )


class Listed(NamedTuple):
    """A party is on a list of these standings, with one of these statuses.

    A near name, a weak alias, a conflicting fact or a disputed status makes it unknown.
    """

    standings: frozenset[str]
    statuses: frozenset[str]
    ignore_disputed: bool
    requirements: frozenset[str] = frozenset()
    """Given, only entries whose measure asks for one of these: ``trade_ban``, ``listing`` …"""

    def _sort(self, scope: Scope) -> tuple[list[Match], list[Match]]:
        assert scope.party is not None
        sure: list[Match] = []
        unsure: list[Match] = []
        for match in scope.facts.matches(scope.party, scope.path_of("party")):
            if match.standing not in self.standings or not self._asks(match, scope):
                continue
            if match.status in self.statuses:
                certain = match.strength == "strong" and match.score >= CERTAIN
                (sure if certain else unsure).append(match)
            elif match.status == Status.DISPUTED.value and not self.ignore_disputed:
                unsure.append(match)
        return sure, unsure

    def _asks(self, match: Match, scope: Scope) -> bool:
        if not self.requirements:
            return True
        measure = scope.facts.knowledge.measures.get(match.measure)
        return measure is not None and measure.requirement in self.requirements

    def test(self, scope: Scope) -> Truth:
        """Unknown, too, where the party has no name that can be compared."""
        sure, unsure = self._sort(scope)
        if sure:
            return TRUE
        if unsure or not self._has_name(scope):
            return UNKNOWN
        return FALSE

    def _has_name(self, scope: Scope) -> bool:
        assert scope.party is not None
        return any(comparable(name) for name in scope.party.all_names)

    def judge(self, scope: Scope) -> Judgement:
        """With the matches that decide."""
        sure, unsure = self._sort(scope)
        place = scope.path_of("party")
        if sure:
            return Judgement(TRUE, tuple(match_evidence(each, scope) for each in sure))
        if unsure:
            return Judgement(UNKNOWN, tuple(match_evidence(each, scope) for each in unsure))
        if not self._has_name(scope):
            field = f"{place}.name"
            text = Text(
                f"{field} is missing or has no letter or digit, so that it cannot be compared with the lists",
                f"{field}缺失或不含文字和数字，无法与名单比对",
            )
            return Judgement(UNKNOWN, (Evidence(text, field, missing=(field,)),))
        name = who(scope)
        text = Text(f"{name.en} matches no entry", f"{name.zh}未与任何条目相符")
        return Judgement(FALSE, (Evidence(text, place),))


class OwnedByListed(NamedTuple):
    """Listed owners hold at least so many percent of a party, directly, indirectly or together."""

    standings: frozenset[str]
    statuses: frozenset[str]
    share: Decimal

    def test(self, scope: Scope) -> Truth:
        """Unknown where the shares that are not stated could reach it."""
        if scope.party is None or not scope.party.owners:
            return FALSE
        found = scope.facts.listed_share(scope.party_index, self.standings, self.statuses)
        if not found.holdings:
            return FALSE
        if found.least_through_majorities >= self.share:
            return TRUE
        return UNKNOWN if found.most_through_majorities >= self.share else FALSE

    def judge(self, scope: Scope) -> Judgement:
        """With each chain that leads to a listed owner."""
        truth = self.test(scope)
        place = scope.path_of("party")
        if scope.party is None or not scope.party.owners:
            text = Text(f"no owners of {place} are given", f"未提供{place}的股东")
            return Judgement(truth, (Evidence(text, f"{place}.owners"),))
        found = scope.facts.listed_share(scope.party_index, self.standings, self.statuses)
        if not found.holdings:
            text = Text(f"no stated owner of {place} is listed", f"{place}的已知股东均未列入名单")
            return Judgement(truth, (Evidence(text, f"{place}.owners"),))
        chains = "; ".join(holding.words for holding in found.holdings)
        low, high = plain(found.least), plain(found.most)
        share = f"{low} %" if low == high else f"{low} to {high} %"
        share_zh = f"{low}%" if low == high else f"{low}%至{high}%"
        name = who(scope)
        text = Text(
            f"{name.en} is owned {share} by listed parties (limit {plain(self.share)} %): {chains}",
            f"{name.zh}由名单所列主体持股{share_zh}（界限{plain(self.share)}%）：{chains}",
        )
        if found.least < self.share <= found.least_through_majorities:
            whole = plain(found.least_through_majorities)
            text = Text(
                f"{text.en}; through majorities they decide over {whole} %",
                f"{text.zh}；经由多数控股，其实际控制{whole}%",
            )
        unstated = tuple(each.unstated for each in found.holdings if each.unstated)
        matches = [
            match_evidence(match, scope)
            for holding in found.holdings
            for match in scope.facts.all_matches()
            if match.party == holding.path and match.standing in self.standings
        ]
        evidence = Evidence(
            text,
            f"{place}.owners",
            missing=unstated if truth is UNKNOWN else (),
            values={"share": Text(share, share_zh), "chain": Text(chains, chains)},
            data={"share_least": low, "share_most": high}
            | (
                {
                    "entry": matches[0].data["entry"],
                    "entries": [each.data["entry"] for each in matches],
                }
                if matches
                else {}
            ),
            citations=tuple(dict.fromkeys(c for each in matches for c in each.citations)),
        )
        return Judgement(truth, (evidence,))


class SameParty(NamedTuple):
    """Some party of the first roles is the same as some party of the others."""

    roles: frozenset[str]
    others: frozenset[str]

    def test(self, scope: Scope) -> Truth:
        """Unknown where either side has no name on file."""
        return self.judge(scope).truth

    def judge(self, scope: Scope) -> Judgement:
        """With the two names."""
        facts = scope.facts
        firsts = [p for p in facts.parties if p.role is not None and p.role.value in self.roles]
        seconds = [p for p in facts.parties if p.role is not None and p.role.value in self.others]
        if not any(p.all_names for p in firsts) or not any(p.all_names for p in seconds):
            lacking = self.roles if not any(p.all_names for p in firsts) else self.others
            named = ", ".join(sorted(lacking))
            text = Text(f"no party is named as {named}", f"未列明{named}")
            return Judgement(UNKNOWN, (Evidence(text, "parties", missing=("parties",)),))
        judged = []
        for first in firsts:
            for second in seconds:
                found = max(
                    (same_name(name, second.all_names) for name in first.all_names),
                    default=UNKNOWN,
                )
                a, b = (first.all_names or ("?",))[0], (second.all_names or ("?",))[0]
                text = Text(f"“{a}” and “{b}”", f"“{a}”与“{b}”")
                judged.append(Judgement(found, (Evidence(text, "parties"),)))
        return greatest_of(judged)


class Indicated(NamedTuple):
    """The words of a vocabulary in some fields weigh enough; a field left out says nothing."""

    vocabulary: str
    fields: tuple[FieldPath, ...]
    at_least: int | None
    people: FieldPath | None = None
    """Which of the names among the fields are of people."""

    @property
    def read(self) -> tuple[FieldPath, ...]:
        """The fields, and which names among them are of people."""
        return self.fields if self.people is None else (*self.fields, self.people)

    def _found(
        self, values: Sequence[Any], vocabularies: Mapping[str, Vocabulary]
    ) -> tuple[Indication, int]:
        vocabulary = vocabularies[self.vocabulary]
        seen: list[str] = []
        addresses: list[str] = []
        for field, value in zip(self.fields, values, strict=False):
            if isinstance(value, str):
                (addresses if field.rest == "address" else seen).append(value)
            elif isinstance(value, tuple):
                seen += [str(each) for each in value]
        limit = vocabulary.threshold if self.at_least is None else self.at_least
        found = vocabulary.found_in(seen, addresses)
        people = values[-1] if len(values) > len(self.fields) else None
        if people and any(term.people for term in found):
            others = vocabulary.found_in([text for text in seen if text not in people], addresses)
            found = tuple(term for term in found if not term.people or term in others)
        return Indication(found), limit

    def _found_in(self, scope: Scope) -> tuple[Indication, int]:
        values = [path.read(scope) for path in self.read]
        return self._found(values, scope.facts.knowledge.vocabularies)

    def of(self, values: Sequence[Any], vocabularies: Mapping[str, Vocabulary]) -> Truth:
        """The answer for what the fields hold, and for which names are of people where that stands behind them."""
        found, limit = self._found(values, vocabularies)
        return TRUE if found.terms and found.weight >= limit else FALSE

    def test(self, scope: Scope) -> Truth:
        """True or false: words are evidence, and their absence proves nothing."""
        found, limit = self._found_in(scope)
        return TRUE if found.terms and found.weight >= limit else FALSE

    def judge(self, scope: Scope) -> Judgement:
        """With the words and their weights."""
        found, limit = self._found_in(scope)
        # Where one word is enough, what each weighs says nothing.
        words = ", ".join(
            f"{term.term} ({term.weight})" if limit > 1 else term.term for term in found.terms
        )
        where = places(self.fields, scope)
        if not found.terms:
            title = scope.facts.knowledge.vocabularies[self.vocabulary].title.text
            text = Text(
                f"{where.en} holds none of the words listed as “{title.en}”",
                f"{where.zh}中没有词表“{title.zh}”所列字样",
            )
        elif limit > 1:
            text = Text(
                f"{where.en} says: {words}; together {found.weight}, of {limit} needed",
                f"{where.zh}含：{words}；合计{found.weight}，界限{limit}",
            )
        else:
            text = Text(f"{where.en} says: {words}", f"{where.zh}含：{words}")
        place = self.fields[0].place(scope)
        evidence = Evidence(
            text,
            place,
            values={"words": Text(words, words)} if found.terms else {},
            data={"terms": [term.term for term in found.terms]} if found.terms else {},
        )
        return Judgement(self.test(scope), (evidence,))


LISTED_SETTINGS = ("standing", "status", "disputed", "requirement")
OWNED_SETTINGS = ("standing", "status", "share_at_least")
SAME_PARTY_SETTINGS = ("roles", "as")
INDICATED_SETTINGS = ("vocabulary", "in", "at_least")
_NAMES = ("name", "names", "owner_names")


def read_listed(reader: Reader, tree: object, path: Sequence[str | int]) -> Listed | None:
    """``listed: export_control`` or ``listed: {standing: …, status: …, disputed: ignored}``."""
    if not reader.needs("party", "listed", path):
        return None
    settings = options(reader, tree, path, short="standing", known=LISTED_SETTINGS)
    if settings is None:
        return None
    standings = read_choices(reader, settings, "standing", Standing, path)
    statuses = read_choices(reader, settings, "status", Status, path) or [Status.ACTIVE.value]
    disputed = settings.get("disputed", "")
    if disputed not in ("", "ignored"):
        reader.problem(
            (*path, "disputed"),
            Text(
                f"{disputed!r} is not a setting; write ignored, or leave it out",
                f"{disputed!r} 不是设置；请写 ignored，或省略",
            ),
        )
    return Listed(
        frozenset(standings or [each.value for each in Standing]),
        frozenset(statuses),
        disputed == "ignored",
        frozenset(texts_in(reader, settings, "requirement", path)),
    )


def read_owned(reader: Reader, tree: object, path: Sequence[str | int]) -> OwnedByListed | None:
    """``owned_by_listed: {standing: …, share_at_least: 50}``."""
    if not reader.needs("party", "owned_by_listed", path):
        return None
    settings = options(reader, tree, path, short="standing", known=OWNED_SETTINGS)
    if settings is None:
        return None
    standings = read_choices(reader, settings, "standing", Standing, path)
    statuses = read_choices(reader, settings, "status", Status, path)
    share = str(settings.get("share_at_least", "50"))
    if not (share.isascii() and share.isdigit()) or not 0 < int(share) <= 100:
        reader.problem(
            (*path, "share_at_least"),
            Text(
                f"{share!r} is not a percentage; write 1 to 100",
                f"{share!r} 不是百分比；请写 1 到 100",
            ),
        )
        return None
    return OwnedByListed(
        frozenset(standings or [each.value for each in Standing]),
        frozenset(statuses or [Status.ACTIVE.value, Status.DISPUTED.value]),
        Decimal(share),
    )


def read_same_party(reader: Reader, tree: object, path: Sequence[str | int]) -> SameParty | None:
    """``same_party: {roles: [end_user], as: [consignee]}``."""
    settings = options(reader, tree, path, short="roles", known=SAME_PARTY_SETTINGS)
    if settings is None:
        return None
    roles = read_choices(reader, settings, "roles", Role, path)
    others = read_choices(reader, settings, "as", Role, path)
    if not roles or not others:
        reader.problem(path, Text("write roles: […] and as: […]", "请写 roles: […] 和 as: […]"))
        return None
    return SameParty(frozenset(roles), frozenset(others))


def read_text_fields(
    reader: Reader, tree: object, path: Sequence[str | int]
) -> tuple[FieldPath, ...]:
    """The fields that hold text; empty, with the problem noted, where none is named."""
    named, fields = texts(tree), []
    for each in named:
        found = field_path(each)
        if isinstance(found, Text):
            reader.problem(path, found)
        elif found.kind not in ("text", "texts"):
            reader.problem(path, Text(f"{each!r} is not text", f"{each!r} 不是文本"))
        elif reader.needs(found.noun, each, path):
            fields.append(found)
    if not named:
        reader.problem(
            path,
            Text(
                "names no field; write in: [party.name, …]", "没有写字段；请写 in: [party.name, …]"
            ),
        )
    return tuple(fields)


def read_choices(
    reader: Reader,
    settings: Mapping[str, object],
    key: str,
    choices: type[Standing | Status | Role | PartyType],
    path: Sequence[str | int],
) -> list[str]:
    """The values of a setting, each of them one of the choices; notes a problem with any other."""
    given = texts_in(reader, settings, key, path)
    for each in given:
        if each not in {choice.value for choice in choices}:
            there = ", ".join(choice.value for choice in choices)
            reader.problem(
                (*path, key),
                Text(
                    f"{each!r} is no value of {key}; use one of {there}",
                    f"{each!r} 不是 {key} 的值；请写 {there} 之一",
                ),
            )
    return given


def read_indicated(reader: Reader, tree: object, path: Sequence[str | int]) -> Indicated | None:
    """``indicated: {vocabulary: military, in: [party.name, party.business], at_least: 2}``."""
    settings = options(reader, tree, path, short="vocabulary", known=INDICATED_SETTINGS)
    if settings is None:
        return None
    name = str(settings.get("vocabulary", ""))
    if reader.vocabularies is not None and name not in reader.vocabularies:
        there = ", ".join(sorted(reader.vocabularies))
        reader.problem(
            (*path, "vocabulary"),
            Text(
                f"there is no vocabulary {name!r}; there are {there}",
                f"没有词表 {name!r}；可用：{there}",
            )
            if there
            else Text(
                f"there is no vocabulary {name!r}; write it beside the rule sets, as vocabularies/{name}.yaml",
                f"没有词表 {name!r}；请在规则集旁写 vocabularies/{name}.yaml",
            ),
        )
    fields = read_text_fields(reader, settings.get("in", []), (*path, "in"))
    at_least = settings.get("at_least")
    if at_least is not None and not (str(at_least).isascii() and str(at_least).isdigit()):
        reader.problem(
            (*path, "at_least"),
            Text(f"{at_least!r} is not a number; write digits", f"{at_least!r} 不是数字；请写数字"),
        )
        return None
    if not fields:
        return None
    named = next((field for field in fields if field.rest in _NAMES), None)
    people = None if named is None else field_path(f"{named.noun}.people_names")
    return Indicated(
        name,
        fields,
        None if at_least is None else int(str(at_least)),
        people if isinstance(people, FieldPath) else None,
    )
