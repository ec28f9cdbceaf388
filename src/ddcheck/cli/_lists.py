"""What ``ddcheck lists`` has to say of lists: overview, content, problems, ages, differences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ddcheck import catalogue, list_formats
from ddcheck.cli import _ages
from ddcheck.cli._stated_lists import list_files
from ddcheck.core.lists import fitting
from ddcheck.core.texts import Text
from ddcheck.errors import InvalidFileError, Problem, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from ddcheck.configuration import Settings
    from ddcheck.core.lists import Designation, EntityList
    from ddcheck.core.measures import Measure
    from ddcheck.knowledge_files import File

Row = dict[str, Any]


def overview(directory: Path | None, own: Sequence[Path]) -> list[Row]:
    """Every list, a row each: those of a directory, and those in files of one's own."""
    digests = dict(catalogue.digests(directory))
    entity_lists = [*catalogue.entity_lists(directory=directory)]
    for file in list_files(own):
        entity_lists.append(file.load())
        digests[file.about().id] = file.about().sha256
    rows: list[Row] = [
        {
            "id": each.id,
            "kind": each.standing.value,
            "edition": each.edition,
            "entries": len(each.entries),
            "sha256": digests[each.id],
        }
        for each in entity_lists
    ]
    rows += [
        {
            "id": control.id,
            "kind": "goods",
            "edition": control.edition,
            "entries": len(control.items),
            "sha256": digests[control.id],
        }
        for control in catalogue.controls(directory)
    ]
    measures = catalogue.measures(directory)
    rows.append(
        {
            "id": "measures",
            "kind": "law",
            "edition": "",
            "entries": len(measures),
            "sha256": digests["measures"],
        }
    )
    return rows


def ages(lists: Iterable[EntityList], settings: Settings, on: date) -> list[Row]:
    """How old each entity list is, a row each."""
    rows = []
    for each in lists:
        published = _ages.published(each)
        limit = settings.max_age.get(each.id, settings.max_age.get("default"))
        rows.append(
            {
                "id": each.id,
                "edition": each.edition,
                "published": None if published is None else published.isoformat(),
                "age": _ages.age(each, on),
                "limit": limit,
                "entries": len(each.entries),
            }
        )
    return rows


def shown(
    name: str, entry: str | None, on: date, lang: str, directory: Path | None, own: Sequence[Path]
) -> Row | list[Row]:
    """A list, an entry or a measure as fields to print.

    Args:
        name: the id of a list or of a measure.
        entry: the id of an entry.
        on: the day whose state is told.
        lang: the language.
        directory: where measures and lists are.
        own: more lists, in files of one's own.

    Raises:
        UnknownNameError: there is nothing of that name.
    """
    measures = catalogue.measures(directory)
    if name in measures:
        return _measure(measures[name], on, lang)
    every = (
        *catalogue.entity_lists(directory=directory),
        *(file.load() for file in list_files(own)),
    )
    lists = {each.id: each for each in every}
    controls = {each.id: each for each in catalogue.controls(directory)}
    if name in controls:
        content = controls[name].model_dump(mode="json", exclude_defaults=True)
        items: list[Row] = content["items"]
        return content if entry is None else _entry(items, entry)
    if name not in lists:
        raise UnknownNameError("list or measure", name, (*lists, *controls, *measures))
    rows = [_designation(each, measures, on) for each in lists[name].entries]
    if entry is not None:
        return _entry(rows, entry)
    head = lists[name].model_dump(mode="json", exclude_defaults=True, exclude={"entries"})
    return {**head, "entries": rows}


def _entry(rows: Sequence[Row], entry: str) -> Row:
    known = {str(row["id"]): row for row in rows}
    if entry not in known:
        raise UnknownNameError("entry", entry, known)
    return known[entry]


def _measure(measure: Measure, on: date, lang: str) -> Row:
    content = measure.model_dump(mode="json", exclude_defaults=True)
    return {
        "id": measure.id,
        "ref": measure.ref,
        "title": measure.title.text.get(lang),
        f"state on {on}": measure.state(on).value,
        **{key: value for key, value in content.items() if key not in ("id", "ref", "title")},
    }


def _designation(entry: Designation, measures: Mapping[str, Measure], on: date) -> Row:
    content = entry.model_dump(mode="json", exclude_defaults=True)
    return {"id": content.pop("id"), f"status on {on}": entry.status(on, measures).value, **content}


def lint(files: Sequence[Path], directory: Path | None) -> tuple[list[Problem], int]:
    """Every problem of some list files, or of a whole directory of lists; and how many files were looked at.

    Raises:
        DataGuardError: a list is damaged or too short.
    """
    if files:
        problems: list[Problem] = []
        for file in files:
            try:
                list(fitting([list_files((file,))[0].load()], (), catalogue.measures(directory)))
            except InvalidFileError as error:
                problems += error.problems
        return problems, len(files)
    problems = []
    try:
        catalogue.measures(directory)
        catalogue.controls(directory)
        catalogue.entity_lists(directory=directory)
    except InvalidFileError as error:
        return list(error.problems), 0
    folders = {
        name: catalogue.folder(name, directory) for name in ("measures", "entities", "controls")
    }
    for known_file in (each for folder in folders.values() for each in folder):
        problems += _form(known_file)
    return problems, sum(len(each) for each in folders.values())


def _form(file: File) -> list[Problem]:
    """What no check needs and a reader of the file does: a name that fits, a title in both languages."""
    content = file.plain
    found = []
    # A control list may be known by a longer id than its file; what is asked for by id may not.
    if "items" not in content and content.get("id") != file.path.stem:
        found.append(
            Problem(
                file.name,
                1,
                "id",
                Text(
                    f"{content.get('id')!r} is not the file's name; make them one",
                    f"{content.get('id')!r} 与文件名不同；请使两者一致",
                ),
            )
        )
    title = content.get("title")
    if isinstance(title, dict) and "zh" not in title:
        found.append(
            Problem(file.name, 1, "title", Text("has no Chinese; add zh", "没有中文；请补充 zh"))
        )
    return found


def imported(file: Path, name: str | None) -> tuple[str, int]:
    """A list of any format as YAML of ours, and how many entries it has.

    Raises:
        DataGuardError: the file is not there or damaged.
        InvalidFileError: it has rows that cannot be read.
    """
    import yaml

    list_files((file,))
    entities = list_formats.load_list(file, name)
    content = entities.model_dump(mode="json", exclude_defaults=True)
    rows = content.pop("entries")
    head = {**content, "at_least": len(rows), "entries": rows}
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(head, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100)
    return text, len(rows)


def compared(before: str, after: str, directory: Path | None) -> tuple[list[Row], int, int]:
    """Entries that are new, gone or changed between two editions, sorted by id; and how many each has."""
    old = {each.id: each for each in _named(before, directory).entries}
    new = {each.id: each for each in _named(after, directory).entries}
    # Some publishers number their entries anew; that is told from a party that is gone.
    gone = {each.name: name for name, each in old.items() if name not in new}
    come = {each.name for name, each in new.items() if name not in old}
    rows = []

    def add(change: str, name: str, party: str, what: str, before: str = "") -> None:
        rows.append({"change": change, "id": name, "name": party, "what": what, "before": before})

    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            party = new[name].name
            add("new", name, party, "id" if party in gone else "", gone.get(party, ""))
        elif name not in new:
            party = old[name].name
            add("gone", name, party, "id" if party in come else "")
        elif old[name] != new[name]:
            fields = [
                field
                for field in type(old[name]).model_fields
                if getattr(old[name], field) != getattr(new[name], field)
            ]
            before = old[name].name if "name" in fields else ""
            add("changed", name, new[name].name, ", ".join(fields), before)
    return rows, len(old), len(new)


def _named(name: str, directory: Path | None) -> EntityList:
    if Path(name).is_file():
        return list_formats.load_list(name)
    return catalogue.entity_lists((name,), directory)[0]
