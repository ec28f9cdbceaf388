"""The help of commands and flags in Chinese, by its English; loaded only where Chinese is asked for.

The English stands where a command or a flag is declared. ``tests/cli/test_help.py`` fails where an
English sentence has no Chinese here, and where a Chinese one has lost its English.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typer._click.formatting import HelpFormatter, iter_rows

from ddcheck.cli._streams import cell_width
from ddcheck.report_formats._wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer._click import Command

HELP = {
    # ddcheck
    "Decide whether a shipment or customer may be served under export control law.":
        "依据出口管制法律，判定货物能否发运、客户能否受理。",
    "Print the version and stop.": "显示版本并退出。",
    "The language of reports, messages and help.": "报告、消息和帮助的语言。",
    "The language of messages.": "消息的语言。",
    "Show this message and exit.": "显示本帮助并退出。",
    # flags of several commands
    "Decide for this day; default: the record's export_date, else today.":
        "按这一天的法律判定；默认为记录的 export_date，没有则为今天。",
    "The day to look at; default: today.": "按哪一天查看；默认为今天。",
    "A rule set; repeatable; default: all of them.": "规则集；可重复；默认为全部。",
    "Where rule sets are found.": "规则集所在目录。",
    "Where measures and lists are found.": "措施和名单所在目录。",
    "One more entity list, in any supported format; repeatable.":
        "再加一份主体名单，任一支持的格式；可重复。",
    "Report format on standard output; see: ddcheck help formats.":
        "标准输出的报告格式；见 ddcheck help formats。",
    "Write a report to a file as well; repeatable.": "另将报告写入文件；可重复。",
    "Which verdicts end with a status other than 0; default: review.":
        "从哪种结论起退出码不为 0；默认为 review（需复核）。",
    "The language of the report.": "报告的语言。",
    "Also look so many days ahead for another verdict.": "另看今后多少天内结论是否会变。",
    "Only these rules: an id, a beginning ending in - or *, or tag:NAME.":
        "只用这些规则：标识、以 - 或 * 结尾的开头部分，或 tag:NAME。",
    "Not these rules: the same.": "不用这些规则：写法同上。",
    "How many processes decide.": "用多少个进程判定。",
    "The configuration file, instead of the nearest one upwards.":
        "指定配置文件，不再逐级向上查找。",
    "Findings to write out: pass, review, fail or all.": "写出哪些结论：pass、review、fail 或 all。",
    "Show names of parties in formats for CI as well.": "在供 CI 使用的格式中也显示当事方名称。",
    "Rows of a table for people.": "供人阅读的表格最多几行。",
    "Colour on the terminal.": "终端是否用颜色。",
    "Columns of the terminal report.": "终端报告的宽度（列）。",
    "Verdicts only; -qq: nothing but the status.": "只写结论；-qq：只给退出码。",
    "Rules that do not object as well.": "无异议的规则也写出。",
    "A file of waivers; see: ddcheck waivers --help; repeatable.":
        "豁免文件；见 ddcheck waivers --help；可重复。",
    "How old entity lists may be, as 7d, or by list as cn-watch-list=3d,default=7d.":
        "主体名单最多可旧多少天，如 7d，或按名单写 cn-watch-list=3d,default=7d。",
    "Go on with lists older than that, or dated after today; the report says so.":
        "名单过旧或日期晚于今天仍继续，并写明理由；报告会如实说明。",
    "The format of the records; default: by content.": "记录的格式；默认按内容识别。",
    "What records are that do not say it themselves.": "记录自身未写明种类时，按哪一种。",
    "The column mapping; see: ddcheck map.": "列映射文件；见 ddcheck map。",
    "Try this encoding where a file is not UTF-8; repeatable.":
        "文件不是 UTF-8 时尝试此编码；可重复。",
    "The sheet of a workbook.": "工作簿中的工作表。",
    "What parts the columns of a CSV.": "CSV 的列分隔符。",
    "The column that holds the record's id.": "记录标识所在的列。",
    "What to call standard input in the report.": "标准输入在报告中的名称。",
    "How to write it.": "输出方式。",
    "How to write them.": "输出方式。",
    "A file that is not there yet.": "尚不存在的文件。",
    # cases
    "List the published cases, decide each, and say which rules stop it. No authority publishes the papers of a case: each record is a reconstruction of what was reported. Exits with 0 where every case is stopped as it says, with 1 otherwise.":
        "列出已公布的案例，逐一判定，并说明由哪些规则拦截。\n\n主管机关不公布案件的单证：各记录均依公开报道重构。每个案例都如其所述被拦截时退出码为 0，否则为 1。",
    "One case in full; default: all of them.": "某一案例的全文；默认列出全部。",
    # check
    "Decide records: whether each may be served, and why. Exits with 0 (pass), 1 (fail), 3 (review), or another status where not every record was decided; see: ddcheck help exit-codes.":
        "判定记录：每一条能否放行，理由何在。\n\n退出码：0（pass：通过）、1（fail：不通过）、3（review：需复核）；有记录未能判定时为其他值，见 ddcheck help exit-codes。",
    "Records: YAML, JSON, JSONL, CSV, XLSX, Parquet, UBL or WCO XML; - is standard input.":
        "记录：YAML、JSON、JSONL、CSV、XLSX、Parquet，或 UBL、WCO 的 XML；- 为标准输入。",
    "The same as --gate none.": "等同于 --gate none。",
    "As if there were no waivers.": "不计豁免。",
    "Read the files of waivers as this branch or commit has them.":
        "按此分支或提交中的内容读取豁免文件。",
    "Mark findings as new or known; it gates nothing.": "标出哪些结论是新增、哪些已知；不影响放行。",
    "Decide only under what ddcheck.lock names.": "只按 ddcheck.lock 锁定的版本判定。",
    "Compare records with one another.": "在记录之间相互比对。",
    "Stop at the first record that fails.": "遇到第一条不通过的记录即停止。",
    "Where to add a summary in Markdown; auto: $GITHUB_STEP_SUMMARY.":
        "Markdown 摘要追加到何处；auto 即 $GITHUB_STEP_SUMMARY。",
    "Tell the progress on a terminal.": "在终端显示进度。",
    # classify
    "Classify one line of goods: controlled, possibly controlled or not, and why. Exits with 0 (not controlled, or by a suspended measure alone), 1 (controlled by a measure in force) or 3 (possible, or controlled by a measure whose state is disputed).":
        "对一项货物归类：是否属于管制物项、可能属于或不属于，理由何在。\n\n退出码：0（不属于，或仅属于已暂停的措施）、1（属于，且措施施行中）、3（可能属于，或措施的效力有争议）。",
    "The goods as the contract has them.": "合同所列的货物名称。",
    "The HS code, 4 to 10 digits.": "HS 编码，4 至 10 位数字。",
    'Percent by weight: "Bi=55.3,Sn=44.7" or "Bi 55.3; Sn 44.7"; a substance without a number is there.':
        "重量百分比：\"Bi=55.3,Sn=44.7\" 或 \"Bi 55.3; Sn 44.7\"；不写数字的物质表示含有。",
    "CAS number; repeatable.": "CAS 号；可重复。",
    "As 99.99 or 4N5.": "纯度，如 99.99 或 4N5。",
    "Powder, magnet, technology and so on.": "形态：powder、magnet、technology 等。",
    "What it is for.": "最终用途。",
    "As diameter_mm=130 or density_g_cm3=1.8; repeatable.":
        "技术参数，如 diameter_mm=130 或 density_g_cm3=1.8；可重复。",
    "The control code claimed.": "填报的管制编码。",
    "How it leaves; electronic means technology.": "运输方式；electronic 表示技术出口。",
    # completion
    "Print a completion script for a shell. For bash: ddcheck completion bash > ~/.local/share/bash-completion/completions/ddcheck":
        "输出 shell 的补全脚本。\n\nbash：ddcheck completion bash > ~/.local/share/bash-completion/completions/ddcheck",
    "The shell.": "shell 的名称。",
    # config
    "Show the settings that hold.": "显示生效的设置。",
    "Show every setting, its value and where it comes from.": "显示每项设置、其值和来源。",
    "Say where each value comes from.": "写明每个值的来源。",
    "Print the path of the configuration file that is read, if there is one.":
        "显示所读取的配置文件的路径（如有）。",
    # diff
    "Compare two saved runs and name the causes. A finding that was waived since, and one whose waiver has lapsed, are changes too. Exits with 0 where nothing changed and with 1 where something did.":
        "比较两次保存的运行结果，并说明变化的原因。\n\n其后获豁免的结论、豁免已失效的结论也算变化。没有变化时退出码为 0，有变化时为 1。",
    "The earlier run.": "较早的运行结果。",
    "The later run.": "较晚的运行结果。",
    # doctor
    "Look whether this installation can work. Versions, paths, rules, lists, cache and console. Exits with 0 where it can work, else with the status of what keeps it from working.":
        "检查本机的安装能否工作。\n\n包括版本、路径、规则、名单、缓存和控制台。能工作时退出码为 0，否则为相应障碍的退出码。",
    # explain
    "Explain a rule, or one finding step by step. A rule comes with its law, the life of its acts, its condition and its examples. A finding needs the run that it is in: ddcheck explain 7c1e90ab run.json":
        "解释一条规则，或逐步解释一项结论。\n\n规则附法律依据、法令沿革、条件和示例。\n\n结论须给出其所在的运行结果：ddcheck explain 7c1e90ab run.json",
    "A rule's id, or the beginning of a finding's fingerprint.": "规则标识，或结论指纹的开头几位。",
    "The saved run that the finding is in.": "结论所在的运行结果。",
    # help
    "Explain a topic: exit-codes, environment, formats, encodings.":
        "解释主题：exit-codes（退出码）、environment（环境变量）、formats（格式）、encodings（编码）。",
    "exit-codes, environment, formats or encodings.": "exit-codes、environment、formats 或 encodings。",
    # init
    "Write a working set to start from. It is settings, a shipment, a customer, a rule of one's own with its examples, a list, a file of waivers and a CI job, and all of it is in order. A file that is there already stays as it is.":
        "写出一套可以直接使用的起始文件。\n\n包括设置、一票货运、一个客户、一条附示例的自有规则、一份名单、一个豁免文件和一个 CI 任务，均可直接运行。已有的文件保持原样。",
    "Where to write; made if it is not there.": "写到哪个目录；没有则新建。",
    "Whose job to write.": "写哪种 CI 的任务。",
    # lists
    "Show, check, import and compare lists.": "查看、检查、导入和比较名单。",
    "Compare two editions of an entity list; exits with 1 where they differ.":
        "比较一份主体名单的两个版本；不同时退出码为 1。",
    "Exit with 5 where B has fewer entries than this share of A's.":
        "B 的条目少于 A 的这一百分比时，退出码为 5。",
    "A list: its id or its file.": "名单：标识或文件。",
    "The list to compare with it.": "与之比较的名单。",
    "Write a list of any supported format as ddcheck's own YAML.":
        "将任一支持格式的名单写成 ddcheck 自己的 YAML。",
    "A list in any supported format.": "任一支持格式的名单。",
    "Its format; default: by content.": "名单的格式；默认按内容识别。",
    "Check lists: their form, their references and their size. Exits with 2 where a file is wrong and with 5 where one is damaged or too short.":
        "检查名单：格式、引用和条目数。\n\n文件有误时退出码为 2，损坏或条目过少时为 5。",
    "Lists in any format; default: all that ship.": "任一格式的名单；默认为随附的全部。",
    "List the entity lists and control lists with their editions.":
        "列出主体名单和管制清单及其版本。",
    "Show a list, one entry of it, or a measure with its life.":
        "显示一份名单、其中一个条目，或一项措施及其沿革。",
    "An entity list, a control list or a measure.": "主体名单、管制清单或措施。",
    "One entry of it, by id.": "其中一个条目的标识。",
    "Say how old each entity list is; exits with 5 where one is older than it may be, or dated after today.":
        "说明每份主体名单已有多少天；有过旧或日期晚于今天的则退出码为 5。",
    # lock
    "Write the digest of every rule set and list in use to ddcheck.lock. With the file committed, ddcheck check --locked decides under exactly these, or not at all (exit 5).":
        "将使用中的每个规则集和名单的摘要值写入 ddcheck.lock。\n\n提交该文件后，ddcheck check --locked 只按这些版本判定，否则不作判定（退出码 5）。",
    "The lock file; default: ddcheck.lock.": "锁定文件；默认为 ddcheck.lock。",
    "Write nothing; exit with 5 where something differs.": "不写文件；有不同时退出码为 5。",
    # map
    "Propose a column mapping from the headers of a table, in English or Chinese. The mapping goes to standard output; what it leaves to you, to standard error.":
        "依表格的中文或英文表头提出列映射。\n\n映射写到标准输出，留待您确定的内容写到标准错误。",
    "A CSV, XLSX or Parquet table.": "CSV、XLSX 或 Parquet 表格。",
    "The row of the header; found where left out.": "表头所在的行；不写则自动查找。",
    "How many rows the header takes.": "表头占几行。",
    "What the rows are: shipment, customer or name.": "每行是什么：shipment（货运）、customer（客户）或 name（供比对的名称）。",
    "Try this encoding where the file is not UTF-8.": "文件不是 UTF-8 时尝试此编码。",
    "What divides the cells of a CSV row.": "CSV 的列分隔符。",
    "Print the fields that a column may fill, and stop.": "列出一列可以填入的字段，然后退出。",
    # new
    "Write a commented shipment or customer to start from.": "写出一份带注释的货运或客户记录，供填写。",
    "What to write.": "写哪一种。",
    # report
    "Write a saved run in other formats, deciding nothing again. In the language of the run, or in the one that is asked for. Exits with 0 once all is written.":
        "将保存的运行结果写成其他格式，不重新判定。\n\n用运行时的语言，或所要求的语言。全部写完后退出码为 0。",
    "A run saved as JSON or JSONL.": "保存为 JSON 或 JSONL 的运行结果。",
    # rules
    "Show, check and compare rules, and the life of the acts they rest on.":
        "查看、检查和比较规则，以及所依据法令的沿革。",
    "Compare two editions of rules; with records, whose verdict would flip and why. Exits with 0 where they are the same and with 1 where they differ.":
        "比较规则的两个版本；给出记录时，说明哪些记录的结论会改变及原因。\n\n相同时退出码为 0，不同时为 1。",
    "A directory of rule sets, or one set.": "规则集的目录，或一个规则集。",
    "The other.": "另一个。",
    "Also decide these records under both.": "另按两个版本分别判定这些记录。",
    "Write all rules as one page of Markdown, from the rule files alone.":
        "将全部规则写成一页 Markdown，内容全部来自规则文件。",
    "Check the rule files: form, fields, types, citations, words, examples. Exits with 2 where a file is wrong. Warnings, such as a missing translation, do not change the status.":
        "检查规则文件：格式、字段、类型、依据、文字和示例。\n\n文件有误时退出码为 2。缺少译文等警告不影响退出码。",
    "List the rules with what they are about and the gravest that they can say.":
        "列出规则、其对象和可能得出的最严重结论。",
    "Show a rule: its law and the state of that law, its condition, its words, its examples.":
        "显示一条规则：法律依据及其效力状态、条件、文字和示例。",
    "The rule's id.": "规则的标识。",
    "Draw the life of the measures, month by month.": "逐月画出措施的沿革。",
    "One measure, by id or by its number.": "某一措施的标识或文号。",
    # schema
    "Print the JSON Schema of a file that is read or written. Without NAME: shipment, customer, report, list, rule and the others.":
        "输出所读写文件的 JSON Schema。\n\n不写 NAME 则列出名称：shipment、customer、report、list、rule 等。",
    "Left out: the names there are.": "不写则列出可用的名称。",
    # screen
    "Screen names against the entity lists. Exits with 0 (nothing matched), 1 (a name matches an active entry strongly), 3 (any other match, or a name without a letter or digit or of more than 1000 characters, which is unknown and not clear), 4 (a row of --names cannot be read) or 6 (there is no name).":
        "将名称与主体名单比对。\n\n退出码：0（没有匹配）、1（有名称与有效条目强匹配）、3（其他匹配，或名称不含文字和数字，或超过 1000 个字符，视为未知而非无异议）、4（--names 中有无法读取的行）、6（没有名称）。",
    "Names as written, in any script.": "名称，按原文书写，文字不限。",
    "Names from a table: column name; optionally names, kind, country, birth_date, identifier, address. Or customers as check reads them; - is standard input.":
        "从表格读取名称：列 name；可另有 names、kind、country、birth_date、identifier、address。也可用 check 所读的客户文件；- 为标准输入。",
    "The column mapping of --names; see: ddcheck map --kind name.":
        "--names 的列映射文件；见 ddcheck map --kind name。",
    "The lists of --list alone, without those that ship.": "只用 --list 的名单，不用随附的名单。",
    "organization, person, vessel or aircraft, of all names.":
        "所有名称的种类：organization、person、vessel 或 aircraft。",
    "ISO code, of all names.": "所有名称的国家或地区（ISO 代码）。",
    "1970, 1970-05 or 1970-05-01.": "出生日期：1970、1970-05 或 1970-05-01。",
    "As imo:9074729 or lei:...; repeatable.": "识别号，如 imo:9074729 或 lei:...；可重复。",
    # test
    "Run the examples in the rule files, and show which measures no rule cites. Exits with 0 where every example holds (and no change goes unnoticed), with 1 otherwise, with 2 where a rule file is wrong, with 6 where there is nothing to run.":
        "运行规则文件中的示例，并列出没有规则引用的措施。\n\n所有示例均成立（且改动都被发现）时退出码为 0，否则为 1；规则文件有误时为 2；没有可运行的示例时为 6。",
    "Only these rules: ids or their beginnings.": "只用这些规则：标识或其开头。",
    "Also change each rule, and tell which change goes unnoticed.":
        "另逐一改动规则，并指出哪些改动没有被示例发现。",
    # verify
    "Prove that a saved run is as it was written. Recomputes its digests; with --replay decides it again and compares the bytes. Exits with 0 where all fits and with 1 where something differs.":
        "证明保存的运行结果未被改动。\n\n重新计算摘要值；加 --replay 则重新判定并逐字节比较。\n\n全部相符时退出码为 0，有不同时为 1。",
    "Decide it again from its inputs and compare the bytes.": "依原输入重新判定，并逐字节比较。",
    # waivers
    "List, add, check and revoke waivers.": "列出、新增、检查和撤销豁免。",
    "Answer for a finding of a saved run: add a waiver to the file. It is bound to the party and the list entry, or to the record, as the run saw them, and lapses when these change. Another person must have confirmed it.":
        "对保存的运行结果中的一项结论作出人工决定：在文件中新增豁免。\n\n豁免与运行时所见的当事方和名单条目（或记录）绑定，其后有变动即失效。须经另一人确认。",
    "The saved run that has the finding.": "含有该结论的运行结果。",
    "Of the finding, as the report shows it.": "结论的指纹，见报告。",
    "Why.": "豁免的种类。",
    "What was looked at and what it showed.": "核查了什么，结果如何。",
    "Who decided, and who confirmed; give it twice.": "决定人和确认人；须写两次。",
    "The last day on which it covers.": "豁免的最后一天。",
    "A paper that bears it out; repeatable.": "佐证文件；可重复。",
    "Its id; default: the next W- number.": "豁免的标识；默认为下一个 W- 编号。",
    "Only in this record, even where party and list entry would do for every one.":
        "只用于本记录，即使可按当事方和名单条目用于所有记录。",
    "Check waivers: well-formed, in time, about rules and list entries as they are now. Exits with 1 where one is expired, lapsed, refused or, given a saved run, unused; with 2 where a file is malformed.":
        "检查豁免：格式正确、仍在期限内、所涉规则和名单条目未变。\n\n有到期、失效、不得豁免的，或（给出运行结果时）未使用的，退出码为 1；文件格式有误时为 2。",
    "Files of waivers; default: those configured.": "豁免文件；默认为配置中的文件。",
    "A saved run that the waivers were used in.": "使用过这些豁免的运行结果。",
    "List the waivers with their last days, the first to end on top.":
        "列出豁免及其最后一天，先到期的在前。",
    "Take a waiver out of its file; the history of the file keeps it.":
        "将豁免从文件中移除；文件的历史仍可查到。",
    "The waiver to take out.": "要移除的豁免。",
}  # fmt: skip
"""English, with every run of blanks and line breaks as one space, to Chinese."""

_HEADINGS = {"Arguments": "参数", "Options": "选项", "Commands": "命令"}
_EXTRA = re.compile(r"  \[(?P<said>[^\[\]]*)\]\Z")
_GAP = 2
_FIRST_MOST = 30


def key(text: str) -> str:
    """What a text goes by in `HELP`."""
    return " ".join(text.split())


def speaking(command: Command, width: int) -> HelpFormatter:
    """A formatter for the help of a command, which speaks Chinese from now on with all that it holds.

    Args:
        command: whose help is asked for.
        width: columns of the terminal, as Typer counts them.
    """
    _translate(command)
    return _Formatter(width=width)


def _translate(command: Command) -> None:
    command.help = _chinese(command.help or "")
    command.short_help = command.help.partition("\n")[0]
    command.options_metavar = "[选项]"
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = _chinese(parameter.help)  # type: ignore[attr-defined]
    inner = getattr(command, "commands", None)
    if inner is not None:
        command.subcommand_metavar = "命令 [参数]..."  # type: ignore[attr-defined]
        for each in inner.values():
            _translate(each)


def _chinese(english: str) -> str:
    return HELP.get(key(english), english)


class _Formatter(HelpFormatter):
    """Lines end where Chinese lets them, and columns are counted in cells."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002 - as it is called
        self._paragraph(f"用法：{prog} {args}", first=0, rest=6 + cell_width(prog) + 1)

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write("\n")
            self._paragraph(paragraph, first=self.current_indent, rest=self.current_indent)

    def write_dl(
        self,
        rows: Sequence[tuple[str, str]],
        col_max: int = _FIRST_MOST,
        col_spacing: int = _GAP,
    ) -> None:
        pairs = list(iter_rows(rows, 2))
        column = min(max(cell_width(name) for name, _ in pairs), col_max) + col_spacing
        start = self.current_indent + column
        for name, said in pairs:
            self.write(f"{'':>{self.current_indent}}{name}")
            gap = column - cell_width(name)
            if gap < col_spacing:
                self.write("\n")
                gap = start
            self.write(" " * gap)
            self._paragraph(_told(said), first=start, rest=start, begun=True)

    def _paragraph(self, text: str, *, first: int, rest: int, begun: bool = False) -> None:
        """One paragraph; the blanks before its first line are there already where it has begun."""
        text = " ".join(text.split())
        room = max(self.width - first, 10), max(self.width - rest, 10)
        for number, (start, end) in enumerate(wrapped(text, *room, cell_width)):
            blanks = rest if number else 0 if begun else first
            self.write(f"{'':>{blanks}}{text[start:end]}\n")


def _told(said: str) -> str:
    """A description with what Typer adds to it: defaults, bounds, whether it must be given."""
    found = _EXTRA.search(said)
    if found is None:
        return _chinese(said)
    extra = found["said"].replace("default: ", "默认：").replace("required", "必填")
    return f"{_chinese(said[: found.start()])} [{extra.replace('; ', '；')}]"
