"""Which exit status a run ends with: the contract's table, in one function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddcheck.core.reports import Counts

PASS, FAIL, USAGE, REVIEW, INCOMPLETE, DATA_GUARD, EMPTY, BUSY, BUG = 0, 1, 2, 3, 4, 5, 6, 7, 70

NAMES = {
    PASS: Text("pass", "pass：通过"),
    FAIL: Text("fail", "fail：按现状不得进行"),
    USAGE: Text("usage", "usage：用法有误"),
    REVIEW: Text("review", "review：须人工复核"),
    INCOMPLETE: Text("incomplete", "incomplete：未能全部检查"),
    DATA_GUARD: Text("data guard", "data guard：名单或规则缺失、损坏或过期"),
    EMPTY: Text("empty", "empty：未作任何评估"),
    BUSY: Text("busy", "busy：历史记录正被占用"),
    BUG: Text("bug", "bug：程序出错"),
}
"""Each status as a word; in Chinese the same word and what it means, for the word itself is never translated."""
ORDER = (BUG, USAGE, DATA_GUARD, BUSY, EMPTY, INCOMPLETE, FAIL, REVIEW, PASS)
"""Which status counts where several hold: the first."""

MEANING = {
    PASS: Text(
        "every record was decided and no rule objects", "每条记录均已判定，没有规则提出异议"
    ),
    FAIL: Text(
        "every record was decided, at least one is forbidden as it stands",
        "每条记录均已判定，至少一条按现状不得进行",
    ),
    REVIEW: Text(
        "every record was decided, none fails, at least one needs a person",
        "每条记录均已判定，没有不通过的，至少一条须人工复核",
    ),
    USAGE: Text(
        "a wrong flag, configuration, rule, list file, mapping or name; nothing was evaluated",
        "参数、配置、规则、名单文件、映射或名称有误；未作任何评估",
    ),
    INCOMPLETE: Text("some record or rule could not be evaluated", "有记录或规则未能评估"),
    DATA_GUARD: Text(
        "a list or rule set is missing, damaged, shrunken, stale or unsigned",
        "名单或规则集缺失、损坏、条目减少、过旧或未签名",
    ),
    EMPTY: Text(
        "no record, or no rule in force, was evaluated", "没有记录，或没有生效的规则可供评估"
    ),
    BUSY: Text("the history is locked by another run", "历史记录正被另一次运行占用"),
    BUG: Text(
        "an unexpected error; the message names the file with the details",
        "意外错误；消息中写明详情所在的文件",
    ),
}


def exit_status(counts: Counts, *, gate: str = "review", troubles: Iterable[int] = ()) -> int:
    """The status of a run.

    Args:
        counts: what the records came to.
        gate: ``review``; ``fail`` turns review into 0; ``none`` turns fail and review into 0. It masks nothing else.
        troubles: statuses of whatever else went wrong in the run.
    """
    holding = {PASS, *troubles}
    if counts.records == 0:
        holding.add(EMPTY)
    if counts.not_checked:
        holding.add(INCOMPLETE)
    if counts.failed and gate != "none":
        holding.add(FAIL)
    if counts.review and gate == "review":
        holding.add(REVIEW)
    return next((status for status in ORDER if status in holding), BUG)


def reason(status: int, counts: Counts, gate: str) -> Text:
    """The status in words, with what the gate let through."""
    if status == INCOMPLETE and counts.not_checked:
        rows = "record" if counts.not_checked == 1 else "records"
        return Text(
            f"incomplete: {counts.not_checked} {rows} not checked",
            f"incomplete：{counts.not_checked} 条记录未检查",
        )
    if status == PASS and (counts.failed or counts.review):
        return Text(
            f"gate is {gate}: {counts.failed} fail, {counts.review} review let through",
            f"gate 为 {gate}：放行不通过 {counts.failed} 条、需复核 {counts.review} 条",
        )
    return NAMES[status]
