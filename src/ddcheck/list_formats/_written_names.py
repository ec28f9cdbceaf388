"""The names that agencies write into one field: with other names, acronyms, other scripts, remarks, addresses.

Whoever is listed as ``FUYI SUN A/K/A FRANK SUN`` calls himself one or the other, never both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddcheck.core.names.scripts import scripts_of
from ddcheck.list_formats._countries import country_code

if TYPE_CHECKING:
    from collections.abc import Iterator

Names = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A name, further ones, and weak ones."""

_TAIL = re.compile(
    r"[;,]?\s+and any successor,? sub-?unit,? or subsidiary thereof\.?\s*$", re.IGNORECASE
)
_SHORT = r"(?:[afn]\s?\.\s?k\s?\.\s?a\b\s?\.?|[afn]/k/a\b|d\s?\.\s?b\s?\.\s?a\b\s?\.?|d/b/a\b)"
_LONG = r"(?:also|formerly|previously|now) known as\b|doing business as\b"
_BETWEEN = re.compile(
    rf"[;,]?(?:\s+and)?\s+(?:{_SHORT}|{_LONG}|(?<=[,;]\s)[afn]ka\b)[,:]?\s+", re.IGNORECASE
)
"""What parts two names of one party; ``aka`` without points may be a name, but for behind a comma."""
_LEAD = re.compile(rf"(?:and\s+)?(?:{_SHORT}|{_LONG}|[afn]ka\b|formerly\b)[,:]?\s+", re.IGNORECASE)
_END = re.compile(r"[;,]\s*(?:and)?\s*$", re.IGNORECASE)
_PART_OF = re.compile(r"\s+subordinate institutions?\s*:\s*", re.IGNORECASE)
_BORN = re.compile(r",\s+born\s+\d.*$", re.IGNORECASE)
_STREET = re.compile(r"(?:(?<=\w{4})\.|(?<=LTD)\.|(?<=LLC)\.|[,.]+(?=\s+[^,;]*\d))\s+(?=.*\d)")
"""Where an address may begin behind a name: behind a full stop, or before the first number."""
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,11}")
_NO_ACRONYMS = frozenset(
    {"GROUP", "HOLDING", "LIMITED", "LTD", "INC", "LLC", "PVT", "FZC", "FZE", "FTZ", "NGO", "H.K."}
    | {"AO", "CJSC", "JSC", "OAO", "OJSC", "OOO", "PJSC", "ZAO"}
)
_BRACKETS = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)(?:\)|$)")
"""What stands in brackets, with brackets in them, or up to the end where they are not closed."""
_SAID = re.compile(r"\(?\boriginal script\b\)?\s*:?\s*|\s+-\s+sub-unit name\b", re.IGNORECASE)
_MORE = re.compile(
    r"[();]|,\s*(?:and)?$|^[\s,—-]|[—-]\s*$|[,.]\s.*\d|\b(?:[afn][\s./]*k|d[\s./]*b)[\s./]*a\b"
    r"|\b(?:known as|doing business as|formerly|subordinate|successor|the following)\b|,\s+born\s",
    re.IGNORECASE,
)
"""What is in every text that holds more than a name; most hold none of it."""


def names_in(written: str) -> Names:
    """A name taken apart: the name, further names, and weak ones (acronyms) that stand inside it.

    >>> names_in("FUYI SUN A/K/A FRANK SUN")
    ('FUYI SUN', ('FRANK SUN',), ())
    >>> names_in("Jin Tiesan (金铁三)")
    ('Jin Tiesan', ('金铁三',), ())
    >>> names_in("Widget Institute (WI)")
    ('Widget Institute', ('Widget Institute (WI)',), ('WI',))
    """
    plain = " ".join(written.split())
    if _MORE.search(plain) is None:
        return plain, (), ()
    whole = _END.sub("", _TAIL.sub("", plain))
    strong: list[str] = []
    weak: list[str] = []
    for part in _parts(whole):
        _take(part, strong, weak)
    if not strong:
        strong = [whole or written.strip()]
    name, *others = dict.fromkeys(strong)
    return name, tuple(others), tuple(each for each in dict.fromkeys(weak) if each not in strong)


def _parts(whole: str) -> Iterator[str]:
    """The names that stand beside each other; where an address stands behind one, all of it comes last."""
    address = _address_in(whole)
    bare = _BORN.sub("", whole if address is None else whole[:address])
    parts = _split(_PART_OF.sub("; ", bare))
    # "…; and any related institutes" is no name of its own.
    for each in [bare] if any(part.startswith("and ") for part in parts) else parts:
        for part in _BETWEEN.split(each):
            plain = _LEAD.sub("", part.strip(" ,—-"), count=1) if _LEAD.match(part) else part
            if re.search(r"\w\w", plain) and not plain.startswith("the following"):
                yield plain.strip(" ,—-")
    if address is not None:
        yield whole


def _address_in(whole: str) -> int | None:
    """Where the address behind a name begins; it holds a number and ends in a country."""
    plain = re.sub(r"[,\s]+[\d-]+\.?$", "", _BRACKETS.sub("", whole))
    last = re.split(r"[,;]", plain)[-1]
    if "," not in whole or (country_code(last.strip(" .")) is None and country_code(last) is None):
        return None
    found = _STREET.search(whole)
    return None if found is None or found.start() < 3 else found.start()


def _split(text: str) -> list[str]:
    """The parts between semicolons that stand in no brackets."""
    found = []
    depth = begin = 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")" and depth > 0)
        if character == ";" and depth == 0:
            found.append(text[begin:at].strip())
            begin = at + 1
    return [*found, text[begin:].strip()]


def _take(name: str, strong: list[str], weak: list[str]) -> None:
    """A name, and what its brackets hold that is a name as well."""
    outside = _BRACKETS.sub("", name).strip(" ,")
    bare, others, whole = name, list[str](), False
    for found in _BRACKETS.finditer(name):
        inside = found[1].strip(" ,.")
        if lead := _LEAD.match(inside):
            others += [part for each in inside[lead.end() :].split(";") for part in _between(each)]
        elif _ACRONYM.fullmatch(found[1].strip()) and _is_of(found[1].strip(), outside):
            weak.append(found[1].strip())
            whole = True
        elif same := _same_in(inside, outside):
            others += same
        elif (found.end() < len(name) and found.start() > 0) or country_code(inside):
            continue
        elif len(re.findall(r"\w+", outside)) < 2:
            # What stands before a remark may be a first name alone.
            weak.append(outside)
            continue
        else:
            whole = True
        bare = bare.replace(found[0], "", 1).strip(" ,")
    strong += [bare] if bare else []
    strong += [name] if whole or not bare else []
    for each in others:
        if each != name:
            _take(each, strong, weak)


def _between(text: str) -> Iterator[str]:
    for part in re.split(r",? and (?=[af]\.?k\.?a\b)", text, flags=re.IGNORECASE):
        if plain := _LEAD.sub("", part.strip(" ,."), count=1):
            yield plain


def _is_of(acronym: str, name: str) -> bool:
    """Whether letters in brackets are an acronym: in a name all in capitals its words must begin with them."""
    if acronym in _NO_ACRONYMS or country_code(acronym):
        return False
    return name != name.upper() or _begins_words(acronym, name)


def _begins_words(acronym: str, name: str) -> bool:
    initials = iter(word[0].casefold() for word in re.findall(r"\w+", name))
    return all(letter in initials for letter in acronym.casefold() if letter.isalpha())


def _same_in(inside: str, outside: str) -> list[str]:
    """The names in brackets: several, one in another script, or one whose initials stand before them."""
    parts = [part for each in inside.split(";") if (part := _SAID.sub("", each).strip(" ,("))]
    if len(parts) > 1:
        return parts
    scripts = set(scripts_of(" ".join(parts)))
    if scripts and not scripts & set(scripts_of(outside)):
        return parts
    long = len(re.findall(r"\w+", inside)) > 2 and len(outside) > 2 and " " not in outside
    return parts if long and _begins_words(outside, inside) else []
