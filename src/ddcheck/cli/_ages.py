"""How old entity lists are, and which of them are older than they may be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from ddcheck.core.texts import Text
from ddcheck.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Edition(Protocol):
    """A list, as far as its age goes."""

    @property
    def id(self) -> str: ...
    @property
    def edition(self) -> str: ...
    @property
    def published(self) -> date | None: ...


def published(entities: Edition) -> date | None:
    """The day of an edition: as the list states it, else its edition where that is a day."""
    if entities.published is not None:
        return entities.published
    try:
        return date.fromisoformat(entities.edition)
    except ValueError:
        return None


def age(entities: Edition, day: date) -> int | None:
    """Days from the edition to a day; ``None`` where nobody says when it was published."""
    since = published(entities)
    return None if since is None else (day - since).days


def stale(
    lists: Iterable[Edition], limits: Mapping[str, int], day: date, latest: date
) -> list[Text]:
    """What is wrong with the ages of lists; a list of unknown age is never fresh, nor is one from the future.

    Args:
        lists: those that a limit may be for.
        limits: days by id of the list, and under ``default``.
        day: on which the ages are asked for.
        latest: the day that it is by the clock, where it is latest; whatever was published has an earlier one.

    Raises:
        UnknownNameError: a limit is for a list that is not there.
    """
    every = {each.id: each for each in lists}
    for name in limits:
        if name != "default" and name not in every:
            raise UnknownNameError("entity list (in max-age)", name, every)
    found = []
    for name, each in sorted(every.items()):
        limit = limits.get(name, limits.get("default"))
        if limit is None:
            continue
        days = age(each, day)
        if days is None:
            found.append(
                Text(
                    f"{name}: edition {each.edition} does not say when it was published",
                    f"{name}: 版本 {each.edition} 未写明发布日期",
                )
            )
        elif (since := published(each)) is not None and since > latest:
            found.append(
                Text(
                    f"{name}: edition {each.edition} is of {since}, and by the clock here it is nowhere later "
                    f"than {latest}: its date is wrong, or the clock",
                    f"{name}: 版本 {each.edition} 的日期为 {since}，而按本机时钟各地至多为 {latest}：日期有误，或时钟有误",
                )
            )
        elif days > limit:
            found.append(
                Text(
                    f"{name}: edition {each.edition} is {days} days old, more than {limit}",
                    f"{name}: 版本 {each.edition} 已有 {days} 天，超过 {limit} 天",
                )
            )
    return found
