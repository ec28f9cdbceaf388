"""Which rule sets, measures, entity lists and control lists there are, and what is in them.

They are found in the wheel, in a checkout, or in the directories that the caller names.
Whatever is kept of them is known by the bytes that were read in this run (`knowledge_files`).
"""

from __future__ import annotations

import contextlib
import json
import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from unicodedata import unidata_version

from ddcheck import cache, kept_models
from ddcheck.errors import (
    DataGuardError,
    UnknownNameError,
    UsageError,
)
from ddcheck.knowledge_files import (
    MODEL_CODE,
    File,
    FileBytes,
    as_files,
    digest_of,
    directories_in,
    files_of,
    kept_values,
    key_of,
    names_of,
    plains_of,
    read_bytes,
    unread_in,
    validated,
    yaml_in,
)
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from pydantic import BaseModel

    from ddcheck.core.controls import ControlList
    from ddcheck.core.lists import EntityList
    from ddcheck.core.measures import Measure
    from ddcheck.core.reports import ListRef
    from ddcheck.core.vocabularies import Vocabulary

M = TypeVar("M", bound="BaseModel")

_RULE_CODE = ("core", "core/conditions")
"""Where the code is that says whether a rule is sound."""


class RuleSetFiles(NamedTuple):
    """A rule set as its files state it."""

    id: str
    edition: str
    sha256: str
    """Over the names and digests of all its files."""
    header: File
    """``ruleset.yaml``."""
    rules: tuple[File, ...]
    """One file a rule, sorted by name."""
    sound: str = ""
    """Under which key `keep_sound` is to note that nothing is wrong with them; empty where none was asked for."""
    lean: bool = False
    """Whether it is noted already: then ``plain`` of the rules comes without their examples."""


def rules_dir() -> Path:
    """Where rule sets ship."""
    return _shipped("rules")


def lists_dir() -> Path:
    """Where lists ship."""
    return _shipped("lists")


def _shipped(what: str) -> Path:
    package = Path(__file__).parent
    for place in (package / "_data" / what, package.parents[1] / what):
        if place.is_dir():
            return place
    raise DataGuardError(
        f"this installation has no {what}; install ddcheck anew",
        f"此安装缺少{what}；请重新安装 ddcheck",
    )


def rule_set_names(directory: Path | None = None) -> tuple[str, ...]:
    """The rule sets of a directory, in order; those that ship where left out.

    Raises:
        DataGuardError: there is none.
    """
    place = _existing(directory, "rules")
    names = tuple(
        each.name for each in directories_in(place) if (each / "ruleset.yaml") in yaml_in(each)
    )
    _no_stray_rule(place, names)
    if not names:
        raise DataGuardError(
            f"{place}: has no rule set (a directory with a ruleset.yaml)",
            f"{place}: 没有规则集（含 ruleset.yaml 的目录）",
        )
    return names


_RULE_MARK = b"applies_to:"
"""What every rule holds, and no other file beside rule sets."""


def _no_stray_rule(place: Path, names: Collection[str]) -> None:
    """Refuse a rule that is in no rule set, and would never be asked."""
    strays = [each for each in yaml_in(place) if each.name != "not-encoded.yaml"]
    for directory in directories_in(place):
        if directory.name not in (*names, "cases", "vocabularies"):
            strays += yaml_in(directory)
    for path, data, _ in read_bytes(strays):
        if _RULE_MARK in data:
            raise DataGuardError(
                f"{path}: is a rule in no rule set, and would never be asked; put it into a directory "
                "that has a ruleset.yaml",
                f"{path}: 是不属于任何规则集的规则，永远不会被适用；请放入含 ruleset.yaml 的目录",
            )


def name_and_edition(name: str) -> tuple[str, str]:
    """``NAME@EDITION`` as two; the edition is empty where only a name, or a directory, is given."""
    wanted, sign, edition = name.rpartition("@")
    # A directory on the way may have the sign in its name.
    return (wanted, edition) if sign and "/" not in edition else (name, "")


def rule_set(
    name: str, directory: Path | None = None, *, lean_under: str | None = None
) -> RuleSetFiles:
    """A rule set by ``NAME`` or ``NAME@EDITION``, as its files state it.

    Args:
        name: the name, or the name and the edition.
        directory: where it is; those that ship where left out.
        lean_under: a digest of all else that its rules are checked against. Where these very files were
            found sound under it before, they come without their examples, three quarters of the text.

    Raises:
        UnknownNameError: there is no rule set of that name.
        UsageError: it is there in another edition.
        DataGuardError: it has no rule.
        InvalidFileError: a file is not YAML.
    """
    wanted, edition = name_and_edition(name)
    place = _existing(directory, "rules")
    # A rule set under development may be named by its directory.
    home = Path(wanted) if directory is None and "/" in wanted else place / wanted
    if not os.path.isfile(home / "ruleset.yaml"):  # noqa: PTH113 - Path.is_file raises where it may not look
        raise UnknownNameError("rule set", wanted, rule_set_names(directory))
    read = read_bytes(yaml_in(home, deep=True))
    sound = "" if lean_under is None else key_of(read, cache.code_stamp(*_RULE_CODE), lean_under)
    kept = cache.read("sound", sound) if sound else None
    plains = plains_of(read, "rules") if kept is None else json.loads(kept)
    files = as_files(read, plains)
    header = next(file for file in files if file.path == home / "ruleset.yaml")
    rules = tuple(file for file in files if file is not header)
    if not rules:
        raise DataGuardError(
            f"{home}: has no rule; put back its files", f"{home}: 没有规则；请放回其文件"
        )
    head = header.plain if isinstance(header.plain, dict) else {}
    least = str(head.get("at_least", ""))
    if least.isdigit() and len(rules) < int(least):
        raise DataGuardError(
            f"{home}: has {len(rules)} rules, fewer than the {least} that it says it has at the least; "
            "get a whole copy, or lower at_least with a reason",
            f"{home}: 有 {len(rules)} 条规则，少于其自称的至少 {least} 条；请取得完整文件，或说明理由后调低 at_least",
        )
    there = str(head.get("edition", ""))
    if edition and edition != there:
        raise UsageError(
            f"rule set {wanted} is here in edition {there or '(none)'}, not {edition}; "
            f"write {wanted}@{there}, or put edition {edition} in its place",
            f"规则集 {wanted} 此处的版本为 {there or '（无）'}，不是 {edition}；请写 {wanted}@{there}，或换上版本 {edition}",
        )
    return RuleSetFiles(
        str(head.get("id") or home.name),
        there,
        digest_of(names_of(read, home.parent)),
        header,
        rules,
        sound,
        kept is not None,
    )


def keep_sound(files: RuleSetFiles) -> None:
    """Note that nothing is wrong with a rule set, and keep of it what deciding needs."""
    if not files.sound or files.lean:
        return
    plains = [
        {key: value for key, value in file.plain.items() if key != "examples"}
        for file in sorted((files.header, *files.rules), key=lambda each: each.path)
    ]
    cache.write("sound", files.sound, json.dumps(plains, ensure_ascii=False).encode())


def measures(directory: Path | None = None) -> Mapping[str, Measure]:
    """Every measure by its id.

    Raises:
        DataGuardError: there is none.
        InvalidFileError: a file is wrong.
    """
    return _measures(_existing(directory, "lists"))


def controls(directory: Path | None = None) -> tuple[ControlList, ...]:
    """Every control list, by file name.

    Raises:
        DataGuardError: there is none, or one is shorter than it says that it must be.
        InvalidFileError: a file is wrong.
    """
    return _controls(_existing(directory, "lists"))


def entity_lists(
    names: Sequence[str] | None = None, directory: Path | None = None
) -> tuple[EntityList, ...]:
    """Entity lists by id, in order of their ids; all of them where no name is given.

    Raises:
        DataGuardError: there is none, or one is shorter than it says that it must be.
        UnknownNameError: a name that no list goes by.
        InvalidFileError: a file is wrong.
    """
    every = _entity_lists(_existing(directory, "lists"))
    if names is None:
        return every
    known = {each.id: each for each in every}
    for name in names:
        if name not in known:
            raise UnknownNameError("entity list", name, known)
    return tuple(known[name] for name in sorted(set(names)))


def vocabularies(
    directory: Path | None = None, rules: Sequence[str] = ()
) -> Mapping[str, Vocabulary]:
    """The vocabularies beside the rule sets (``vocabularies/*.yaml``), by id; there may be none.

    Args:
        directory: where the rule sets are; those that ship where left out.
        rules: rule sets as they were asked for. Beside one that is named by its directory there may be more.

    Raises:
        InvalidFileError: a file is wrong.
        UsageError: there are two of one name that say different things.
    """
    return _words_of(directory, tuple(rules)).by_id


def digest_of_words(content: Vocabulary) -> str:
    """The SHA-256 of what a vocabulary says."""
    return sha256(content.model_dump_json(exclude_defaults=True).encode()).hexdigest()


def entity_list_references(directory: Path | None = None) -> tuple[ListRef, ...]:
    """What a report says of each entity list, by id; the entries themselves are not looked at.

    Raises:
        DataGuardError: there is none, or one is shorter than it says that it must be.
    """
    return _references(_existing(directory, "lists"))


def entity_list_paths(directory: Path | None = None) -> tuple[Path, ...]:
    """The files of the entity lists, in order of their names."""
    return tuple(yaml_in(_existing(directory, "lists") / "entities"))


def digests(directory: Path | None = None) -> Mapping[str, str]:
    """List id to the SHA-256 of the bytes it was read from: entity lists, control lists and ``measures``."""
    place = _existing(directory, "lists")
    found = {"measures": digest_of(names_of(_bytes(place, "measures"), place.parent))}
    found |= {each.id: each.sha256 for each in _references(place)}
    for control, (_, _, sha256_) in zip(_controls(place), _bytes(place, "controls"), strict=True):
        found[control.id] = sha256_
    return found


def criteria_key(controls: Iterable[ControlList], digests: Mapping[str, str]) -> str:
    """What the criteria and terms of some control lists, and how they are read, are known by."""
    stamp = (
        cache.code_stamp("core", "core/classification"),
        unidata_version,
        *(digests[each.id] for each in controls),
    )
    return sha256("\n".join(stamp).encode()).hexdigest()[:40]


def keep_folded(key: str, folded: Mapping[str, str]) -> None:
    """Note that the criteria of a key can be read, and each term as it is looked for."""
    cache.write("criteria", key, json.dumps(folded, ensure_ascii=False).encode())


def kept_folded(key: str) -> Mapping[str, str] | None:
    """Each term as it is looked for, where the criteria of a key could be read before."""
    kept = cache.read("criteria", key)
    if kept is None:
        return None
    found = json.loads(kept)
    return found if isinstance(found, dict) else None


def vocabulary_digests(
    directory: Path | None = None, rules: Sequence[str] = ()
) -> Mapping[str, str]:
    """Vocabulary id to what `digest_of_words` says of it; arguments and errors are those of `vocabularies`."""
    return _words_of(directory, tuple(rules)).digests


def folder(name: str, directory: Path | None = None) -> tuple[File, ...]:
    """The files of one folder of lists, such as ``measures`` or ``vocabularies``, sorted by name.

    Raises:
        DataGuardError: there is none, or one is damaged.
    """
    return _folder(_existing(directory, "lists"), name)


def models(model: type[M], files: Iterable[File]) -> tuple[M, ...]:
    """Files as values of a model, in their order.

    Raises:
        InvalidFileError: with every problem of every file.
    """
    return validated(model, files)


@lru_cache(maxsize=8)
def _measures(place: Path) -> Mapping[str, Measure]:
    from ddcheck.core.measures import Measure

    def read() -> tuple[Measure, ...]:
        from ddcheck.knowledge_guards import unique

        files = _folder(place, "measures")
        found = validated(Measure, files)
        unique(((each.id, file) for each, file in zip(found, files, strict=True)), "measure")
        return found

    return {each.id: each for each in kept_values(Measure, _bytes(place, "measures"), read)}


@lru_cache(maxsize=8)
def _controls(place: Path) -> tuple[ControlList, ...]:
    from ddcheck.core.controls import ControlList

    def read() -> tuple[ControlList, ...]:
        from ddcheck.knowledge_guards import read_criteria, refer, unique, whole

        files = _folder(place, "controls")
        whole(files, "items")
        refer(files, "items", _folder(place, "measures"))
        found = validated(ControlList, files)
        unique(((each.id, file) for each, file in zip(found, files, strict=True)), "control list")
        read_criteria(found, files)
        return found

    # That every measure is there which an item names depends on the measures as well.
    return kept_values(ControlList, _bytes(place, "controls"), read, *_bytes(place, "measures"))


@lru_cache(maxsize=8)
def _references(place: Path) -> tuple[ListRef, ...]:
    from ddcheck.core.reports import ListRef

    read = _bytes(place, "entities")
    key = key_of(read, *(path.name for path, _, _ in read), cache.code_stamp(*MODEL_CODE))
    kept = cache.read("references", key)
    if kept is not None:
        with contextlib.suppress(TypeError, ValueError):
            return tuple(ListRef(*each) for each in json.loads(kept))
    from ddcheck.knowledge_guards import whole

    files = _folder(place, "entities")
    whole(files, "entries")
    found = sorted(
        ListRef(
            str(file.plain.get("id", file.path.stem)),
            str(file.plain.get("edition", "")),
            file.sha256,
            len(file.plain.get("entries", ())),
        )
        for file in files
    )
    cache.write("references", key, json.dumps(found, ensure_ascii=False).encode())
    return tuple(found)


@lru_cache(maxsize=8)
def _entity_lists(place: Path) -> tuple[EntityList, ...]:
    from ddcheck.core.lists import EntityList
    from ddcheck.knowledge_guards import refer, unique, whole

    files = _folder(place, "entities")
    whole(files, "entries")
    refer(files, "entries", _folder(place, "measures"))
    found = validated(EntityList, files)
    unique(((each.id, file) for each, file in zip(found, files, strict=True)), "entity list")
    return tuple(sorted(found, key=lambda each: each.id))


class _Words(NamedTuple):
    """Vocabularies with what else is known of them."""

    by_id: Mapping[str, Vocabulary]
    digests: Mapping[str, str]


def _words_of(directory: Path | None, rules: tuple[str, ...]) -> _Words:
    found = _vocabularies(_existing(directory, "rules"))
    if directory is not None:
        return found
    named = (name_and_edition(each)[0] for each in rules)
    for place in dict.fromkeys(Path(each).parent for each in named if "/" in each):
        beside = _vocabularies(place)
        for name, digest in beside.digests.items():
            if found.digests.get(name, digest) != digest:
                raise UsageError(
                    f"{place}/vocabularies: {name!r} says something else than the vocabulary of that name that "
                    "ships; rename one, or use --rules-dir",
                    f"{place}/vocabularies：{name!r} 与自带的同名词表内容不同；请改名，或使用 --rules-dir",
                )
        found = _Words({**found.by_id, **beside.by_id}, {**found.digests, **beside.digests})
    return found


@lru_cache(maxsize=8)
def _vocabularies(place: Path) -> _Words:
    from ddcheck.core.vocabularies import FOLDED_BY, Vocabulary

    paths = yaml_in(place / "vocabularies")
    read = read_bytes(paths)
    key = key_of(read, cache.code_stamp(*MODEL_CODE), FOLDED_BY)
    kept = cache.read("words", key)
    if kept is not None:
        try:
            plain, folded, digests = json.loads(kept)
            found = kept_models.restored(Vocabulary, plain)
            for each, words in zip(found, folded, strict=True):
                each.know_folded(words)
        except (kept_models.UnkeepableError, ValueError):
            pass
        else:
            return _Words({each.id: each for each in found}, digests)
    from ddcheck.knowledge_guards import unique

    files = as_files(read, plains_of(read, "rules")) if paths else ()
    found = validated(Vocabulary, files)
    unique(((each.id, file) for each, file in zip(found, files, strict=True)), "vocabulary")
    digests = {each.id: digest_of_words(each) for each in found}
    with contextlib.suppress(kept_models.UnkeepableError):
        whole = (kept_models.dumped(found), [each.folded for each in found], digests)
        cache.write("words", key, json.dumps(whole, ensure_ascii=False).encode())
    return _Words({each.id: each for each in found}, digests)


@lru_cache(maxsize=8)
def _manifest(place: Path) -> Mapping[str, Any]:
    """What a directory of lists says that it holds; one without a manifest says nothing."""
    path = place / "manifest.yaml"
    if not path.is_file():
        if place == lists_dir():
            raise DataGuardError(
                f"{path}: is missing; install ddcheck anew", f"{path}: 缺失；请重新安装 ddcheck"
            )
        return {}
    (file,) = files_of((path,), "lists")
    if not isinstance(file.plain, dict):
        raise DataGuardError(
            f"{file.name}: holds no manifest; get a whole copy",
            f"{file.name}: 不含清单目录（manifest）；请取得完整文件",
        )
    return file.plain


def _complete(place: Path, name: str, read: Sequence[FileBytes]) -> None:
    """Nothing that the manifest names may be missing: a list that is gone must not read as a clear one."""
    present = {path.stem for path, _, _ in read}
    missing = [each for each in _manifest(place).get(name, ()) if each not in present]
    if missing:
        raise DataGuardError(
            f"{place / name}: {', '.join(missing)} is missing; put it back, "
            "or take it out of manifest.yaml with a reason",
            f"{place / name}: 缺少 {'、'.join(missing)}；请放回，或说明理由后从 manifest.yaml 中去掉",
        )


@lru_cache(maxsize=32)
def _bytes(place: Path, name: str) -> tuple[FileBytes, ...]:
    """What the files of one folder of lists hold, sorted by name; what they say may be known without parsing."""
    paths = yaml_in(place / name)
    if strays := unread_in(place / name):
        message = (
            "is not read here; import it with ddcheck lists import, or name it with --list",
            "此处不会读取；请用 ddcheck lists import 导入，或用 --list 指定",
        )
        raise DataGuardError(
            "\n".join(f"{each}: {message[0]}" for each in strays),
            "\n".join(f"{each}：{message[1]}" for each in strays),
        )
    if not paths:
        raise DataGuardError(
            f"{place / name}: has no list; put back its files, or correct --lists-dir",
            f"{place / name}: 没有名单；请放回其文件，或更正 --lists-dir",
        )
    read = tuple(read_bytes(paths))
    _complete(place, name, read)
    return read


@lru_cache(maxsize=32)
def _folder(place: Path, name: str) -> tuple[File, ...]:
    read = _bytes(place, name)
    return as_files(read, plains_of(read, "lists"))


def _existing(directory: Path | None, what: str) -> Path:
    if directory is None:
        return rules_dir() if what == "rules" else lists_dir()
    if not os.path.isdir(directory):  # noqa: PTH112 - Path.is_dir raises where it may not look
        raise DataGuardError(
            f"{directory}: there is no such directory; correct --{what}-dir",
            f"{directory}: 没有这个目录；请更正 --{what}-dir",
        )
    return directory
