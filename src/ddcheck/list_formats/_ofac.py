"""What OFAC writes into its remarks and identity documents."""

from __future__ import annotations

import re

from ddcheck.list_formats._building import birth_dates
from ddcheck.list_formats._countries import country_codes

_WEAK = re.compile(r"a\.k\.a\.\s+'(.+?)'(?=\s*[;.]|\s*$|\s+\()")
_BIRTH = re.compile(r"(?:^|;\s*)(?:alt\. )?DOB ([^;]+?)(?=;|\.?$)")
_COUNTRY = re.compile(r"(?:^|;\s*)(?:alt\. )?(?:nationality|citizen|Flag) ([^;.]+)")
_SCHEMES = (
    ("lei", "Legal Entity Number"),
    ("uscc", "Unified Social Credit Code"),
    ("imo", "Vessel Registration Identification"),
    ("mmsi", "MMSI"),
    ("bic", "SWIFT/BIC"),
    ("registration", "Registration Number"),
    ("registration", "Registration ID"),
    ("tax", "Tax ID No."),
    ("passport", "Passport"),
    ("national_id", "National ID No."),
    ("cedula", "Cedula No."),
    ("nit", "NIT #"),
    ("gazette", "Government Gazette Number"),
    ("aircraft_serial", "Aircraft Manufacturer's Serial Number (MSN)"),
)
_PATTERNS = tuple(
    (scheme, re.compile(rf"(?:^|;\s*)(?:alt\. )?{re.escape(word)}:?\s+((?:IMO )?[A-Z0-9][\w./-]*)"))
    for scheme, word in _SCHEMES
)
_TYPES = {
    "individual": "person",
    "entity": "organization",
    "vessel": "vessel",
    "aircraft": "aircraft",
}


def kind_of(written: str) -> str | None:
    """The type of party in ddcheck's words; None for one that OFAC does not have."""
    return _TYPES.get(written.strip().casefold())


def scheme_of(document: str) -> str:
    """The identifier scheme of a kind of document, by OFAC's name for it."""
    for scheme, word in _SCHEMES:
        if document.strip().startswith(word):
            return scheme
    return re.sub(r"[\W_]+", "_", document.casefold()).strip("_")


def weak_names(remarks: str) -> tuple[str, ...]:
    """Weak aliases: OFAC puts those into its remarks, in quotes."""
    return tuple(dict.fromkeys(" ".join(found.split()) for found in _WEAK.findall(remarks)))


def births(remarks: str) -> tuple[str, ...]:
    """Dates of birth in the remarks."""
    found: list[str] = []
    for text in _BIRTH.findall(remarks):
        found += birth_dates(text)
    return tuple(dict.fromkeys(found))


def countries(remarks: str) -> tuple[str, ...]:
    """Nationalities, citizenships and flags in the remarks."""
    return country_codes([found.strip() for found in _COUNTRY.findall(remarks)])


def identifiers(remarks: str) -> dict[str, tuple[str, ...]]:
    """Numbers of known schemes in the remarks."""
    found: dict[str, tuple[str, ...]] = {}
    for scheme, pattern in _PATTERNS:
        numbers = [
            number.rstrip(".").removeprefix("IMO ").strip() for number in pattern.findall(remarks)
        ]
        if numbers := [number for number in numbers if any(map(str.isdigit, number))]:
            found[scheme] = tuple(dict.fromkeys((*found.get(scheme, ()), *numbers)))
    return found
