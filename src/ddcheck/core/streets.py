"""Streets that bear the name of what they once led to: Arsenal Street, rue de l'Arsenal, 海军路."""

import re
from collections.abc import Iterable

_AFTER = (
    "street|str|road|rd|avenue|ave|av|lane|ln|drive|way|trail|highway|hwy|parkway|pkwy|boulevard|blvd"
    "|terrace|crescent|row|square|close|roundabout"
    # Before a name they are a saint and a doctor: Naval St. Petersburg Academy.
    r"|(?:st|dr)(?!\.? ?[a-z])"
)
_BEFORE = r"rue|av\.|avda|avenida|quai|chemin|via|viale|corso|piazza|rua|travessa|calle|carrera|calzada|jalan|ul|ulica|улица|ул"
_BEFORE_LINKED = "avenue|av|ave|boulevard|bd|blvd|place|plaza|cours|largo|praca|paseo"
"""English too, where it ends an address before a unit: ``Hero Avenue Army Depot``."""
_LINK = "de la|de las|de los|de l|de|du|des|del|della|delle|dell|degli|dei|do|da|das|dos|d|l"
_AFTER_HAN = "路|街|大道|大街|胡同|巷|通り"


def without_streets(folded: str, words: Iterable[str]) -> str:
    """A folded address without the words that a kind of street stands directly beside.

    A unit in such a street keeps its own words: in ``Naval Base, Arsenal Street`` only the street goes.
    """
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.sub(
        rf"(?<!\w)(?:(?:{_BEFORE})\.?(?: (?:{_LINK}))?|(?:{_BEFORE_LINKED})\.? (?:{_LINK}))['’ ] ?(?:{either})\w{{0,3}}(?!\w)"
        rf"|(?<!\w)(?:{either})s? (?:{_AFTER})(?!\w)"
        rf"|(?:{either})[东西南北中一二三]?(?:{_AFTER_HAN})",
        "\n",
        folded,
    )
