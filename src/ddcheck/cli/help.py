"""``ddcheck help``: topics that belong to no single command."""

from typing import Annotated

import typer

from ddcheck.cli import _streams
from ddcheck.errors import UnknownNameError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("help")(explain_topic)


def explain_topic(
    topic: Annotated[
        str | None,
        typer.Argument(metavar="TOPIC", help="exit-codes, environment, formats or encodings."),
    ] = None,
) -> None:
    """Explain a topic: exit-codes, environment, formats, encodings."""
    if topic is None:
        names = "\n".join(f"  ddcheck help {name}" for name in sorted(_TOPICS))
        _streams.say(f"{_streams.chosen('Topics:', '主题：')}\n{names}")
        return
    if topic not in _TOPICS:
        raise UnknownNameError("topic", topic, _TOPICS)
    _streams.say(_TOPICS[topic]())


def _exit_codes() -> str:
    from ddcheck.cli import _exits

    lang = _streams.language()
    rows = [
        f"  {status:>3}  {name.en:<11}  {_exits.MEANING[status].get(lang)}"
        for status, name in _exits.NAMES.items()
    ]
    order = " > ".join(str(status) for status in _exits.ORDER)
    command = "ddcheck check order.yaml; case $? in 0) ship;; 3) queue;; 1) block;; *) page;; esac"
    return _streams.chosen(
        "\n".join(
            (
                "Exit statuses",
                "",
                *rows,
                "  130  interrupted; 143 terminated; 141 whoever read the output closed it",
                "",
                "0, 1 and 3 promise that every record was decided; any other status means that it was not.",
                f"Where several hold, the first counts: {order}.",
                "--gate fail turns 3 into 0, --gate none turns 1 and 3 into 0; nothing masks the others.",
                "",
                "In a shell:",
                f"  {command}",
            )
        ),
        "\n".join(
            (
                "退出码",
                "",
                *rows,
                "  130  被中断；143 被终止；141 读取输出的一方已关闭",
                "",
                "0、1、3 保证每条记录均已判定；其他退出码表示有记录未判定。",
                f"同时有几种情形时，以排在前面的为准：{order}。",
                "--gate fail 将 3 变为 0，--gate none 将 1 和 3 变为 0；其他退出码不受影响。",
                "",
                "在 shell 中（ship 发运，queue 排队复核，block 拦截，page 通知值班）：",
                f"  {command}",
            )
        ),
    )


def _environment() -> str:
    from ddcheck import configuration
    from ddcheck.core.texts import Text

    lang = _streams.language()
    width = max(len(each.variable) for each in configuration.SETTINGS)
    about = {each.variable: each.about for each in configuration.SETTINGS}
    about |= {
        "DDCHECK_CONFIG": Text(
            "the configuration file to read instead of searching upwards",
            "要读取的配置文件，不再逐级向上查找",
        ),
        "DDCHECK_CACHE_DIR": Text(
            "where parsed lists and indexes are kept", "解析后的名单和索引存放何处"
        ),
        "DDCHECK_NO_CACHE": Text(
            "set to anything: keep nothing, use nothing kept",
            "设为任意值：不存缓存，也不用已有的缓存",
        ),
        "NO_COLOR": Text(
            "set to anything: no colour; it beats FORCE_COLOR",
            "设为任意值：不用颜色；优先于 FORCE_COLOR",
        ),
        "FORCE_COLOR": Text(
            "set to anything: colour, even into a pipe", "设为任意值：输出到管道也用颜色"
        ),
        "COLUMNS": Text("the width of the terminal report", "终端报告的宽度"),
        "TERM": Text("dumb: plain lines", "设为 dumb：逐行输出，不排版"),
        "CI": Text(
            "set to anything: a CI job; names of parties are hidden from formats others read",
            "设为任意值：CI 任务；他人可读的格式中不显示当事方名称",
        ),
    }
    rows = "\n".join(f"  {name:<{width}}  {said.get(lang)}" for name, said in about.items())
    return _streams.chosen(
        f"""Environment

A flag comes before a variable, a variable before ddcheck.toml, the file before the default.
An empty variable counts as not set. Several texts are parted by commas, several paths
as PATH parts them.

{rows}""",
        f"""环境变量

命令行参数优先于环境变量，环境变量优先于 ddcheck.toml，文件优先于默认值。
空的变量视为未设置。多个文本用逗号分隔，多个路径的分隔方式与 PATH 相同。

{rows}""",
    )


def _formats() -> str:
    from ddcheck import list_formats, record_formats, report_formats

    records = ", ".join(record_formats.names())
    reports = ", ".join(report_formats.names())
    lists = ", ".join(list_formats.names())
    return _streams.chosen(
        f"""Formats

  records, read by check:        {records}
  reports, written by -f and -o: {reports}
  lists, read by --list:         {lists}

A record's or a list's format is found by content, not by its file's name alone;
--format-in names it. Without -f a report is 'terminal' on a terminal, else 'plain'.
-o FORMAT=PATH may be given several times and leaves -f as it is.""",
        f"""格式

  记录，check 读取：       {records}
  报告，-f 和 -o 写出：    {reports}
  名单，--list 读取：      {lists}

记录和名单的格式按内容识别，不单凭文件名；--format-in 可以指定。
不写 -f 时，报告在终端上为 terminal，否则为 plain。
-o FORMAT=PATH 可写多次，不影响 -f。""",
    )


def _encodings() -> str:
    return _streams.chosen(
        """Encodings

A file is read as its byte order mark says, else as UTF-8, strictly.
Only then are the encodings tried that --encoding or the setting 'encodings' names,
in that order and strictly: gb18030, big5, shift_jis and whatever else Python knows.
Nothing is ever guessed, for a wrong guess turns a listed name into other characters.

Reports for programs are UTF-8. A report for people takes the console's encoding,
and characters that the console lacks are written as \\uXXXX.""",
        """编码

文件按字节顺序标记（BOM）读取，没有则严格按 UTF-8 读取。
仍不能读取时，才依次严格尝试 --encoding 或设置项 encodings 所列的编码：
gb18030、big5、shift_jis，以及 Python 支持的其他编码。
从不猜测编码：猜错会把名单上的名称变成别的字。

供程序读取的报告为 UTF-8。供人阅读的报告用控制台的编码，
控制台没有的字符写作 \\uXXXX。""",
    )


_TOPICS = {
    "encodings": _encodings,
    "environment": _environment,
    "exit-codes": _exit_codes,
    "formats": _formats,
}
