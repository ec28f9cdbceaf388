"""What the columns of a list of customers, suppliers or people mean, for checks of customers and for screening."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ddcheck.core.texts import Text
from ddcheck.proposals.chinese_headers import is_chinese, simplified
from ddcheck.proposals.english_headers import plain_words
from ddcheck.proposals.meanings import Guess, Meaning, meaning
from ddcheck.proposals.party_words import OTHERS, PARTS, WORDS
from ddcheck.proposals.placing import Placed, place, with_parts
from ddcheck.reading import columns

_BARE = frozenset(
    ["customer", "client", "supplier", "vendor", "businesspartner", "客户", "供应商", "往来单位"]
)
"""Words for a party alone, which are its number where another column has its name."""
_EMPLOYERS = frozenset(["company", "organization", "公司", "企业", "单位", "机构"])
"""Words for a party alone, which beside a person's name are where that person works."""
_EMPLOYERS_OF_PEOPLE = _EMPLOYERS | {
    "companyname", "accountname", "organizationname", "employer", "公司名称", "企业名称", "单位名称", "工作单位",
}  # fmt: skip
"""The same in a list of people, whose names are in two columns."""
_EMPLOYER = Text(
    "is where that person works; screen it by a mapping of its own, as name",
    "是此人的工作单位；请另用一份映射，以 name 筛查",
)
_TONGUES = re.compile(r"中文|中|英文|英|外文|english|chinese|en|eng|cn|zh|local")
_FOREIGN = frozenset(["英文", "英", "外文", "english", "en", "eng", "local"])
_PREFIXES = re.compile(
    r"(?:客户|供应商|公司|企业|单位|往来单位|合作方|交易对手|主体|customer|client|supplier|vendor|company|entity|account|partner)(?=.)"
)
"""Words before a field that only say whose it is."""
_NUMBERED = re.compile(r"(?P<before>\D+)(?P<number>\d)(?P<after>\D*)")
_SEVERAL = frozenset(["names", "controllers", "directors"])
"""Fields that several columns may fill."""
_HOLDERS = (
    ("parent", re.compile(r"parent|母公司|上级公司|holdingcompany")),
    ("beneficial owner", re.compile(r"beneficial|ubo|受益")),
)
"""Holders that are told apart by their words; any other is a shareholder."""
_UNKNOWN = Text("not understood", "无法识别")
_OF_A_PARTY = 99
"""The order of what is only known as a field of some party."""
_CALLED_HERE = {"kind": "type"}
"""Fields that a table of customers calls otherwise than one of names."""


@cache
def _known() -> dict[str, list[tuple[str, int]]]:
    """Header to its fields, each with how far to the front the word stands there."""
    found: dict[str, list[tuple[str, int]]] = {}
    for field, (chinese, english) in WORDS.items():
        for words in (chinese.split(), english.split("|")):
            for order, word in enumerate(filter(None, words)):
                found.setdefault(_plain(word), []).append((field, order))
    return found


@cache
def _others() -> frozenset[str]:
    return frozenset(_plain(word) for word in (*OTHERS[0].split(), *OTHERS[1].split("|")))


def _looked_up(words: str) -> list[tuple[str, int]]:
    """The fields of a header, also where it says in which language a name is, or whose a field is."""
    known = _known()
    for form in (words, _PREFIXES.sub("", words, count=1) if _PREFIXES.match(words) else ""):
        if form in known:
            return known[form]
    numbered = _NUMBERED.fullmatch(words)
    if numbered is not None:
        owners = [
            (field, order)
            for field, order in _looked_up(numbered["before"] + numbered["after"])
            if field.startswith("owners.")
        ]
        if owners:
            return owners
    if words.endswith("percent"):
        # What is a percentage names nobody: Shareholder % is a share.
        shares = [
            (field.replace("owners.name", "owners.share"), order)
            for field, order in _looked_up(words.removesuffix("percent"))
        ]
        return [(field, order) for field, order in shares if field.endswith("share")]
    if words[-1:].isdecimal() and words[:-1] in known:
        several = words[-1:] != "1"
        return [
            (field, order) for field, order in known[words[:-1]] if not several or field in _SEVERAL
        ]
    whose = re.sub(r"(?:姓名|名称|名单)$", "", words)
    if whose != words:
        return known.get(whose) or (known["姓名"] if words.endswith("姓名") else [])
    for tongue in (_TONGUES.match(words), _TONGUES.search(words, max(0, len(words) - 7))):
        if tongue is None or (tongue.start() and tongue.end() < len(words)):
            continue
        rest = words[: tongue.start()] + words[tongue.end() :]
        found = known.get(rest) or known.get(_PREFIXES.sub("", rest, count=1)) or []
        if found and found[0][0] == "name":
            return [("names" if tongue[0] in _FOREIGN else "name", found[0][1])]
    return []


def _plain(header: str) -> str:
    """A header without marks and differences of writing."""
    text = unicodedata.normalize("NFKC", header).replace("%", " percent ")
    if is_chinese(text):
        return re.sub(r"[\s:_\-./()（）*#'’]", "", simplified(text).casefold())
    return "".join(plain_words(text))


def placed(headers: tuple[str, ...], kind: str) -> tuple[Placed, ...]:
    """The headers of a table with their fields; a name or an address in several columns is joined.

    Args:
        headers: of the table.
        kind: ``customer`` or ``name``.
    """
    given = _fields(headers, kind)
    parts = [
        _part_of(header) if field is None else None
        for header, (field, _) in zip(headers, given, strict=True)
    ]
    # What another column of the field says whole is understood, though it is not read.
    given = [
        (field, None if part is not None else why)
        for (field, why), part in zip(given, parts, strict=True)
    ]
    of_names = [
        (part.part, at) for at, part in enumerate(parts) if part and part.fields == (("name",),)
    ]
    for at, (field, _) in enumerate(given):
        if field == "name" and _names_people(headers) and _is_in_a_tongue(_plain(headers[at])):
            # Beside first and last name stands the same name in another script.
            given[at] = "names", None
    whole = any(field == "name" for field, _ in given)
    if of_names and not whole:
        # The first part is where the name is read.
        first = min(of_names)[1]
        given[first], parts[first] = ("name", None), None
    for _, at in of_names if whole else ():
        # What is written as one says all that its parts do.
        parts[at] = None
    return with_parts(
        [
            Placed(Guess(header, part), () if field is None else (field,), why)
            for header, part, (field, why) in zip(headers, parts, given, strict=True)
        ],
        lambda each: each.meaning.fields[0] if each.meaning is not None else (),
    )


def _is_in_a_tongue(words: str) -> bool:
    """Whether a header says in which language a name is."""
    return any(
        words.startswith(tongue) or words.endswith(tongue)
        for tongue in ("中文", "英文", "外文", "english", "chinese", "local")
    )


def _part_of(header: str) -> Meaning | None:
    """What a header is a part of."""
    words = _plain(header)
    for form in (words, _PREFIXES.sub("", words, count=1)):
        if form in _parts():
            return _parts()[form]
    return None


@cache
def _parts() -> dict[str, Meaning]:
    return {
        _plain(word): meaning(f"{field} & {at}")
        for field, groups in PARTS.items()
        for at, group in enumerate(groups, 1)
        for word in group.split("|")
    }


def _fields(headers: tuple[str, ...], kind: str) -> list[tuple[str | None, Text | None]]:
    """The field of each header, in their order, or why it has none where that is not plain.

    A second column of a name is another name of the same party.

    Args:
        headers: of the table.
        kind: ``customer`` or ``name``.
    """
    parties = place(headers)
    choices = [
        _choices(header, each.path, kind) for header, each in zip(headers, parties, strict=True)
    ]
    plain = [_plain(header) for header in headers]
    _settle_owners(plain, choices)
    of_people = _names_people(headers)
    _settle_bare_words(plain, choices, of_people=of_people and kind == "name")
    taken: dict[str, str] = {}
    found: list[tuple[str | None, Text | None]] = [(None, None)] * len(headers)
    order = sorted(
        range(len(headers)), key=lambda at: (choices[at][0][1] if choices[at] else 0, at)
    )
    for at in order:
        refused: Text | None = None
        for choice, order_ in choices[at]:
            # The bank of a customer, or whoever else has a column, is no other name of it.
            other_party = order_ == _OF_A_PARTY
            field = "names" if choice == "name" and "name" in taken and not other_party else choice
            if field in taken and field not in _SEVERAL:
                refused = refused or Text(
                    f"{field} as well, like {taken[field]!r}",
                    f"也是 {field}，与 {taken[field]!r} 相同",
                )
                continue
            taken.setdefault(field, headers[at])
            found[at] = field, None
            break
        else:
            found[at] = (
                None,
                refused or (None if _is_known(plain[at], parties[at]) else _UNKNOWN),
            )
    if of_people:
        # Their names are joined; one in another language is no more than another name.
        return [
            (field, _EMPLOYER if field is None and _is_employer(words) else why)
            for words, (field, why) in zip(plain, found, strict=True)
        ]
    if "name" not in taken and "names" in taken:
        found[next(at for at, (field, _) in enumerate(found) if field == "names")] = "name", None
    return found


def _settle_owners(plain: list[str], choices: list[list[tuple[str, int]]]) -> None:
    """Each owner that has a column with its name gets a place of its own, and its share and country stand there.

    A share or a country of an owner whom no column names, or of which it is not told whose it is, gets none.

    Args:
        plain: the headers.
        choices: what each may mean, the likeliest first; changed in place.
    """
    about = {
        at: _holder(plain[at]) for at, given in enumerate(choices) if given and _is_of_owner(given)
    }
    named = list(
        dict.fromkeys(who for at, who in about.items() if choices[at][0][0] == "owners.name")
    )
    if not named:
        return
    for at, who in about.items():
        whose = who
        if who == _ANY_HOLDER and who not in named:
            # Beside several owners it is told only by standing right behind one that has no number.
            before = about.get(at - 1)
            whose = named[0] if len(named) == 1 else before if before and not before[1] else who
        if whose not in named:
            choices[at] = []
        elif whose[1] or whose != named[0]:
            choices[at] = [
                (field.replace("owners.", f"owners[{named.index(whose)}]."), order)
                for field, order in choices[at]
            ]


_ANY_HOLDER = ("shareholder", "")


def _is_of_owner(given: list[tuple[str, int]]) -> bool:
    return given[0][0].startswith("owners.")


def _holder(words: str) -> tuple[str, str]:
    """Which owner a header is about: what it is called, and its number."""
    called = next((name for name, known in _HOLDERS if known.search(words)), _ANY_HOLDER[0])
    numbered = _NUMBERED.fullmatch(words)
    return called, "" if numbered is None else numbered["number"]


def _is_employer(words: str) -> bool:
    """Whether a header of a list of people says where they work, as Company / Organization does."""
    return words in _EMPLOYERS_OF_PEOPLE or _PREFIXES.sub("", words, count=1) in _EMPLOYERS


def _names_people(headers: tuple[str, ...]) -> bool:
    """Whether two columns have the first and the last names of people."""
    parts = [_part_of(header) for header in headers]
    return len({part.part for part in parts if part and part.fields == (("name",),)}) > 1


def _settle_bare_words(
    plain: list[str], choices: list[list[tuple[str, int]]], *, of_people: bool
) -> None:
    """Where columns have the name, the bare word for a party is its number, or where a person works.

    Args:
        plain: the headers.
        choices: what each may mean, the likeliest first; changed in place.
        of_people: whether the table is a list of people whose names are in two columns.
    """
    if not of_people and not any(
        given and given[0][0] == "name" and words not in _BARE | _EMPLOYERS
        for words, given in zip(plain, choices, strict=True)
    ):
        return
    for at, words in enumerate(plain):
        if words in _BARE:
            choices[at] = [("id", _OF_A_PARTY)]
        elif words in _EMPLOYERS or (of_people and _is_employer(words)):
            choices[at] = []


def _is_known(words: str, placed: Placed) -> bool:
    """Whether a header is known, though it may mean no field here."""
    return bool(
        words in _others() or _looked_up(words) or (placed.guess.known and placed.path is None)
    )


def _choices(header: str, path: str | None, kind: str) -> list[tuple[str, int]]:
    """The fields that a header may mean, the likeliest first."""
    if columns.is_field(header, kind):
        return [(columns.target(header, kind).path, -1)]
    words = _plain(header)
    if words in _others():
        return []
    known = [
        (_CALLED_HERE.get(field, field) if kind == "customer" else field, order)
        for field, order in _looked_up(words)
    ]
    if not known and path is not None and path.startswith("parties."):
        field = path.split(".", 2)[2]
        known = [
            (
                "id" if field == "identifiers.registration" and kind == "customer" else field,
                _OF_A_PARTY,
            )
        ]
    return [
        (columns.target(field, kind).path, order)
        for field, order in known
        if columns.is_field(field, kind)
    ]
