"""Which settings hold, and where each of them comes from.

A flag comes before ``DDCHECK_*``, which comes before ``ddcheck.toml`` or ``[tool.ddcheck]``
in ``pyproject.toml`` (the nearest one upwards), which comes before the default.
Files are not merged. A path in a file is relative to that file; it becomes one that is relative to the
working directory, so that the same checkout says the same wherever it lies.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ddcheck.configuration_files import LANGUAGES, named, search
from ddcheck.core.texts import Text, text_of
from ddcheck.errors import InvalidFileError, Problem, UsageError
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT = "default"
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Setting(NamedTuple):
    """One setting: its name, what it takes and what it means."""

    name: str
    """As in the configuration file and, after ``--``, on the command line."""
    kind: str
    """``text``, ``texts``, ``day``, ``zone``, ``path``, ``paths``, ``count``, ``flag`` or ``days`` (a number or a table)."""
    about: Text
    choices: tuple[str, ...] = ()
    least: int = 0
    """Of a ``count``: the least that makes sense."""

    @property
    def attribute(self) -> str:
        """The name of the field of `Settings`."""
        return self.name.replace("-", "_")

    @property
    def variable(self) -> str:
        """The name of the environment variable."""
        return "DDCHECK_" + self.name.upper().replace("-", "_")


SETTINGS = tuple(
    Setting(*row)
    for row in (
        ("rules", "texts", Text("rule sets, as NAME or NAME@EDITION; all that are found where none is named", "规则集，写作 NAME 或 NAME@EDITION；不写则用找到的全部")),
        ("rules-dir", "path", Text("where rule sets are found", "规则集所在目录")),
        ("lists-dir", "path", Text("where measures, entity lists and control lists are found", "措施、主体名单和管制清单所在目录")),
        ("list", "paths", Text("one more entity list, in any supported format", "再加一份主体名单，任一支持的格式")),
        ("as-of", "day", Text("the day to decide for; the record's export_date, else today", "按哪一天判定；默认为记录的 export_date，没有则为今天")),
        ("timezone", "zone", Text("the time zone that turns now into today", "以哪个时区的日期为今天")),
        ("format", "text", Text("the report format on standard output", "标准输出的报告格式")),
        ("gate", "text", Text("which verdicts end with a status other than 0", "从哪种结论起退出码不为 0"), ("review", "fail", "none")),
        ("lang", "text", Text("the language of reports, messages and help", "报告、消息和帮助的语言"), LANGUAGES),
        ("horizon", "count", Text("days ahead in which to look for a change of verdict", "另看今后多少天内结论是否会变")),
        ("select", "texts", Text("only these rules: ids, beginnings ending in - or *, or tag:…", "只用这些规则：标识、以 - 或 * 结尾的开头部分，或 tag:…")),
        ("ignore", "texts", Text("not these rules: the same", "不用这些规则：写法同上")),
        ("jobs", "count", Text("how many processes decide", "用多少个进程判定"), (), 1),
        ("map", "path", Text("the column mapping of a CSV, XLSX or Parquet file", "CSV、XLSX 或 Parquet 文件的列映射")),
        ("encodings", "texts", Text("encodings to try, in order, where a file is not UTF-8", "文件不是 UTF-8 时依次尝试的编码")),
        ("show", "texts", Text("which verdicts a report shows", "报告显示哪些结论"), ("pass", "review", "fail", "all")),
        ("show-names", "flag", Text("whether formats for CI show the names of parties", "供 CI 使用的格式是否显示当事方名称")),
        ("limit", "count", Text("how many records a summary lists", "摘要列出多少条记录"), (), 1),
        ("color", "text", Text("whether the terminal report is coloured", "终端报告是否用颜色"), ("auto", "always", "never")),
        ("width", "count", Text("columns of the terminal report", "终端报告的宽度（列）"), (), 40),
        ("max-age", "days", Text("how old, in days, an entity list may be; a number, or a table by list id", "主体名单最多可旧多少天；一个数，或按名单标识列表")),
        ("waivers", "paths", Text("files of waivers", "豁免文件")),
        ("lock", "path", Text("the lock file that --locked compares with", "--locked 所对照的锁定文件")),
    )
)  # fmt: skip
_BY_NAME = {setting.name: setting for setting in SETTINGS}

OTHER_VARIABLES = frozenset({"DDCHECK_CONFIG", "DDCHECK_CACHE_DIR", "DDCHECK_NO_CACHE"})
"""Variables that are read but are no settings."""


class Settings(NamedTuple):
    """The settings that hold for one run."""

    rules: tuple[str, ...] = ()
    rules_dir: Path | None = None
    lists_dir: Path | None = None
    list: tuple[Path, ...] = ()
    as_of: str | None = None
    timezone: str = "Asia/Shanghai"
    format: str | None = None
    gate: str = "review"
    lang: str = "en"
    horizon: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int | None = None
    map: Path | None = None
    encodings: tuple[str, ...] = ("utf-8",)
    show: tuple[str, ...] = ()
    show_names: bool = False
    limit: int | None = None
    color: str = "auto"
    width: int | None = None
    max_age: Mapping[str, int] = _NOTHING
    """List id to days; ``default`` holds for every list that is not named."""
    waivers: tuple[Path, ...] = ()
    lock: Path | None = None
    origins: Mapping[str, str] = _NOTHING
    """Setting name to where its value comes from; what is not there is the default."""
    file: Path | None = None
    """The configuration file that was read."""

    def origin(self, name: str) -> str:
        """Where the value of a setting comes from."""
        return self.origins.get(name, DEFAULT)


def load(
    flags: Mapping[str, object],
    *,
    environment: Mapping[str, str] | None = None,
    directory: Path | None = None,
    file: Path | None = None,
) -> Settings:
    """The settings that flags, environment and configuration file lead to.

    Args:
        flags: setting name to value as the command line has it; ``None`` and empty are not given.
        environment: the process's own where left out.
        directory: where the search for a configuration file begins; the working directory where left out.
        file: the configuration file to read instead of searching.

    Raises:
        UsageError: a flag or variable has a value that cannot be used.
        InvalidFileError: the configuration file cannot be used, with every problem it has.
    """
    variables = os.environ if environment is None else environment
    if file is None and variables.get("DDCHECK_CONFIG"):
        file = Path(variables["DDCHECK_CONFIG"])
    found = (
        search(directory if directory is not None else Path.cwd()) if file is None else named(file)
    )
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    if found is not None:
        read = _read_file(*found)
        values.update(read)
        origins.update(dict.fromkeys((_name(key) for key in read), str(found[0])))
    for setting in SETTINGS:
        if given := variables.get(setting.variable, ""):
            values[setting.attribute] = _from_text(setting, given, setting.variable)
            origins[setting.name] = setting.variable
    for name, value in flags.items():
        if value is None or (isinstance(value, list | tuple) and not value):
            continue
        setting = _BY_NAME[name]
        values[setting.attribute] = _from_flag(setting, value)
        origins[name] = f"--{name}"
    return Settings(**values, origins=origins, file=None if found is None else found[0])


def checked(name: str, value: object) -> Any:
    """The value of a flag, which nothing else of the configuration changes.

    Raises:
        UsageError: it cannot be used.
    """
    return _from_flag(_BY_NAME[name], value)


def unread_variables(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Variables that begin like ours and mean nothing to us, in order."""
    known = {setting.variable for setting in SETTINGS} | OTHER_VARIABLES
    return tuple(
        sorted(name for name in environment if name.startswith("DDCHECK_") and name not in known)
    )


def _read_file(path: Path, table: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    base = _from_here(path.parent)
    for key, given in table.items():
        line = _line_of(path, key)
        setting = _BY_NAME.get(key)
        if setting is None:
            problems.append(Problem(str(path), line, key, _no_such_key(key)))
            continue
        try:
            values[setting.attribute] = _from_file(setting, given, base)
        except UsageError as error:
            problems.append(Problem(str(path), line, key, text_of(error)))
    if problems:
        raise InvalidFileError(problems)
    return values


def _from_here(base: Path) -> Path:
    """A directory at or above this one as a path from here.

    A report names files as they are found, and says the same in every copy of a checkout.
    """
    here = Path.cwd()
    if base not in (here, *here.parents):
        return base
    return Path(os.path.relpath(base, here))


def _no_such_key(key: str) -> Text:
    from difflib import get_close_matches

    near = get_close_matches(key.replace("_", "-"), _BY_NAME, n=1, cutoff=0.5)
    hint = (
        Text(f"did you mean {near[0]}?", f"是否想写 {near[0]}？")
        if near
        else Text(
            f"there are {', '.join(sorted(_BY_NAME))}", f"可用：{'、'.join(sorted(_BY_NAME))}"
        )
    )
    return Text(f"is not a setting; {hint}", f"不是设置项；{hint.zh}")


def _line_of(path: Path, key: str) -> int:
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        start = line.strip().removeprefix("[tool.ddcheck.").removeprefix("[").lstrip("\"'")
        if start.startswith(key) and start[len(key) :].lstrip("\"' ")[:1] in ("=", "]", "."):
            return number
    return 0


def _from_file(setting: Setting, given: Any, base: Path) -> Any:
    match setting.kind:
        case "text" | "day" | "zone" if isinstance(given, str):
            return _CHECKS[setting.kind](setting, given)
        case "texts" if isinstance(given, str):
            return (_beside(setting, _chosen(setting, given), base),)
        case "texts" if _is_texts(given):
            return tuple(_beside(setting, _chosen(setting, each), base) for each in given)
        case "path" if isinstance(given, str):
            return base / given
        case "paths" if isinstance(given, str):
            return (base / given,)
        case "paths" if _is_texts(given):
            return tuple(base / each for each in given)
        case "count" if isinstance(given, int) and not isinstance(given, bool):
            return _count(setting, str(given))
        case "flag" if isinstance(given, bool):
            return given
        case "days" if isinstance(given, int | str) and not isinstance(given, bool):
            return {"default": days(str(given))}
        case "days" if isinstance(given, dict):
            return {name: days(str(each)) for name, each in given.items()}
    raise UsageError(
        f"{given!r} does not fit; write {_WANTED[setting.kind]}",
        f"{given!r} 不合适；请写{_WANTED[setting.kind].zh}",
    )


def _beside(setting: Setting, given: str, base: Path) -> str:
    """A rule set that is named by its directory, which is relative to the file, as it is found from here."""
    if setting.name != "rules" or "/" not in given:
        return given
    found = Path(os.path.relpath(base / given)).as_posix()
    return found if "/" in found else f"./{found}"


def _is_texts(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(each, str) for each in given)


_WANTED = {
    "text": Text('text in quotes, such as "review"', '加引号的文本，例如 "review"'),
    "texts": Text(
        'a list of texts, such as ["cn-export-control"]', '文本列表，例如 ["cn-export-control"]'
    ),
    "day": Text('a date in quotes, such as "2026-11-20"', '加引号的日期，例如 "2026-11-20"'),
    "zone": Text('text in quotes, such as "UTC"', '加引号的文本，例如 "UTC"'),
    "path": Text("a path in quotes", "加引号的路径"),
    "paths": Text("a list of paths in quotes", "加引号的路径列表"),
    "count": Text("a whole number", "整数"),
    "flag": Text("true or false", " true 或 false"),
    "days": Text(
        "a number of days, or a table of them by list id", "天数，或按名单标识列出的天数表"
    ),
}


def _from_text(setting: Setting, given: str, where: str) -> Any:
    try:
        return _converted(setting, given.split(",") if setting.kind == "texts" else given)
    except UsageError as error:
        raise UsageError(f"{where}: {error}", f"{where}: {error.zh}") from None


def _from_flag(setting: Setting, given: object) -> Any:
    try:
        return _converted(setting, given)
    except UsageError as error:
        raise UsageError(f"--{setting.name}: {error}", f"--{setting.name}: {error.zh}") from None


def _converted(setting: Setting, given: Any) -> Any:
    """A value of the command line or the environment, where everything is text or texts."""
    match setting.kind:
        case "text" | "day" | "zone":
            return _CHECKS[setting.kind](setting, str(given))
        case "texts":
            texts = [given] if isinstance(given, str) else given
            return tuple(
                _chosen(setting, part.strip()) for each in texts for part in str(each).split(",")
            )
        case "path":
            return Path(given)
        case "paths":
            many = given.split(os.pathsep) if isinstance(given, str) else given
            return tuple(Path(each) for each in many)
        case "count":
            return _count(setting, str(given))
        case "flag":
            return _flag(given)
        case _:
            return _ages(str(given))


def _chosen(setting: Setting, given: str) -> str:
    if setting.choices and given not in setting.choices:
        from difflib import get_close_matches

        near = get_close_matches(given.lower(), setting.choices, n=1, cutoff=0.5)
        hint = (
            Text(f"did you mean {near[0]}?", f"是否想写 {near[0]}？")
            if near
            else Text(f"write {', '.join(setting.choices)}", f"请写 {'、'.join(setting.choices)}")
        )
        raise UsageError(
            f"{given!r} is not one of its values; {hint}", f"{given!r} 不是可选值；{hint.zh}"
        )
    if not given:
        raise UsageError(
            "a value is empty; write one, or leave the setting out",
            "有一个值是空的；请填写，或省略该设置",
        )
    return given


def _day(setting: Setting, given: str) -> str:
    from datetime import date

    _chosen(setting, given)
    try:
        # `fromisoformat` also takes weeks and days without hyphens.
        if len(given) == 10 and given[4] + given[7] == "--":
            return str(date.fromisoformat(given))
    except ValueError:
        pass
    raise UsageError(
        f"{given!r} is not a date; write YYYY-MM-DD, such as 2026-11-20",
        f"{given!r} 不是日期；请写 YYYY-MM-DD，例如 2026-11-20",
    )


def _zone(setting: Setting, given: str) -> str:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    _chosen(setting, given)
    try:
        ZoneInfo(given)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(
            f"{given!r} is no time zone that is known here; write a name such as Asia/Shanghai or UTC",
            f"此处没有时区 {given!r}；请写 Asia/Shanghai 或 UTC 等名称",
        ) from None
    return given


_CHECKS = {"text": _chosen, "day": _day, "zone": _zone}
"""What makes sure of a text."""


def _count(setting: Setting, given: str) -> int:
    if (
        given.isascii()
        and given.isdigit()
        and len(given) <= 9
        and (number := int(given)) >= setting.least
    ):
        return number
    raise UsageError(
        f"{given!r} is not a whole number from {setting.least}; write digits only",
        f"{given!r} 不是从 {setting.least} 起的整数；请只写数字",
    )


def _flag(given: object) -> bool:
    if isinstance(given, bool):
        return given
    if given in ("1", "true", "yes"):
        return True
    if given in ("0", "false", "no"):
        return False
    raise UsageError(
        f"{given!r} is neither true nor false; write one of the two",
        f"{given!r} 既不是 true 也不是 false；请写其中之一",
    )


def days(given: str) -> int:
    """A number of days from ``7``, ``7d`` or ``2w``.

    Raises:
        UsageError: it is something else.
    """
    number, unit = given[:-1], given[-1:]
    if given.isascii() and given.isdigit():
        number, unit = given, "d"
    if number.isascii() and number.isdigit() and len(number) <= 6 and unit in ("d", "w"):
        return int(number) * (7 if unit == "w" else 1)
    raise UsageError(
        f"{given!r} is not a number of days; write 7, 7d or 2w",
        f"{given!r} 不是天数；请写 7、7d 或 2w",
    )


def _ages(given: str) -> dict[str, int]:
    ages: dict[str, int] = {}
    for part in given.split(","):
        name, _, age = part.rpartition("=")
        ages[name.strip() or "default"] = days(age.strip())
    return ages


def _name(attribute: str) -> str:
    return attribute.replace("_", "-")


def plain(value: object) -> Any:
    """A setting's value as JSON and TOML can hold it."""
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict | MappingProxyType):
        return dict(sorted(value.items()))
    return value


def json_schema() -> dict[str, Any]:
    """JSON Schema of a configuration file."""
    text = {"type": "string"}
    shapes: dict[str, dict[str, Any]] = {
        "text": text,
        "day": {**text, "format": "date"},
        "zone": text,
        "texts": {"anyOf": [text, {"type": "array", "items": text}]},
        "path": text,
        "paths": {"anyOf": [text, {"type": "array", "items": text}]},
        "count": {"type": "integer"},
        "flag": {"type": "boolean"},
        "days": {
            "anyOf": [
                {"type": ["integer", "string"]},
                {"type": "object", "additionalProperties": {"type": ["integer", "string"]}},
            ]
        },
    }
    properties = {}
    for setting in SETTINGS:
        shape = dict(shapes[setting.kind])
        if setting.choices and setting.kind == "text":
            shape["enum"] = list(setting.choices)
        if setting.kind == "count":
            shape["minimum"] = setting.least
        properties[setting.name] = {"description": setting.about.en, **shape}
    return {
        "title": "ddcheck.toml, or [tool.ddcheck] in pyproject.toml",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
