"""Reports to write: built by hand, so that no test here depends on a rule or a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ddcheck.core.reports import (
    Citation,
    Counts,
    Finding,
    ListRef,
    Match,
    NotChecked,
    Outcome,
    Point,
    RecordRef,
    Report,
    Result,
    RuleSetRef,
    Upcoming,
    Verdict,
)
from ddcheck.core.values import Text
from ddcheck.report_formats import RunInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

AS_OF = date(2026, 11, 20)
RULES = RuleSetRef("cn-export-control", "2026.11.1", "9f3c" * 16, 34)
LISTS = (
    ListRef("cn-export-control-list", "2026-07-24", "ab12" * 16, 153),
    ListRef("cn-watch-list", "2026-07-24", "cd34" * 16, 66),
)
HOSTILE = (
    "[/x]",
    "[red]Acme[/red]",
    "=1+1",
    "＝cmd|' /C calc'!A0",
    "@SUM(A1)",
    "::error::pwned",
    "a\n::error::pwned",
    "esc\x1b[31mred",
    "c1\x9b31m",
    "nul\x00byte",
    "rtl\u202eexe",
    "zero\u200bwidth",
    "line\u2028sep",
    "<script>alert(1)</script>",
    "</title><b>",
    "]]>&amp;",
    "| pipe | `tick` @team #1 :smile: https://evil.example",
    "%0A::error::x",
    "half\ud800pair",
    "\U000e0041tag",
    "quote\"and'apostrophe",
    "\ufeffbom",
    "Null",
    "样例光电有限公司 𠮷野",
)


def words(en: str, zh: str = "") -> Text:
    return Text(en, zh or en)


def a_finding(**changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": "cn-licence-required",
        "outcome": Outcome.HIT,
        "verdict": Verdict.FAIL,
        "title": words("Controlled goods without an export licence", "管制物项无出口许可证"),
        "subject": "items[0]",
        "reasons": (
            words(
                "Solder paste Sn42Bi58 holds 55.3 % bismuth and is controlled as 6C001.a; "
                "no export licence covers it.",
                "焊膏 Sn42Bi58 含铋 55.3%，属于 6C001.a 管制物项，无出口许可证。",
            ),
        ),
        "citations": (Citation("MOFCOM-GAC 10/2025", "item 3", "https://law.example/10-2025"),),
        "remedy": words(
            "Obtain an export licence for 6C001.a before the goods leave.",
            "出口前取得 6C001.a 的出口许可证。",
        ),
        "evidence": {"control_code": "6C001.a", "path": "items[0].composition"},
    }
    return Finding(**(values | changes))


def a_review(**changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": "cn-watch-list",
        "verdict": Verdict.REVIEW,
        "title": words("A party is close to a listed one", "当事方与所列实体相近"),
        "subject": "parties[1]",
        "reasons": (
            words(
                "Consignee Example Boards (Thailand) Co., Ltd. is close to Example Board Corporation "
                "on the Watch List; the addresses differ.",
                "收货人 Example Boards (Thailand) Co., Ltd. 与关注名单所列 Example Board Corporation 相近；"
                "地址不同。",
            ),
        ),
        "citations": (Citation("MOFCOM 21/2025", "", "https://law.example/21-2025"),),
        "remedy": words("State the party's registration number.", "请补充当事方注册号。"),
        "evidence": {
            "entry": "W-12",
            "path": "parties[1].name",
            "missing": ["parties[1].identifiers"],
        },
    }
    return a_finding(**(values | changes))


def a_waived(**changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": "cn-hub-route",
        "outcome": Outcome.WAIVED,
        "verdict": Verdict.PASS,
        "title": words("The route passes a hub", "路线经过中转枢纽"),
        "subject": "shipment",
        "reasons": (words("Hong Kong has no stated reason.", "未说明经香港中转的理由。"),),
        "remedy": None,
        "evidence": {"path": "route[1]"},
        "waiver": "W-0087",
    }
    return a_finding(**(values | changes))


def a_clear(number: int = 0, **changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": f"cn-rule-{number}",
        "outcome": Outcome.CLEAR,
        "verdict": Verdict.PASS,
        "title": words(f"Rule {number}", f"规则 {number}"),
        "subject": "shipment",
        "reasons": (words("Nothing objects.", "无异议。"),),
        "citations": (),
        "remedy": None,
        "evidence": {},
    }
    return a_finding(**(values | changes))


def a_match(**changes: Any) -> Match:
    values: dict[str, Any] = {
        "party": "parties[1]",
        "name": "Example Boards (Thailand) Co., Ltd.",
        "list": "cn-watch-list",
        "entry": "W-12",
        "listed_name": "Example Board Corporation",
        "score": 0.875,
        "status": "active",
        "standing": "watch",
        "strength": "weak",
        "explanation": (
            Point("example", 0.5, words("the same word", "同一词")),
            Point("boards", 0.5, words("board, one letter more", "多一个字母")),
            Point("legal form", -0.125, words("Co., Ltd. is not Corporation", "公司形式不同")),
        ),
        "measure": "mofcom-21-2025",
        "citation": Citation("MOFCOM 21/2025"),
        "programme": "Watch List",
        "conflicts": (words("the addresses differ", "地址不同"),),
        "supports": (words("the country is the same", "国家相同"),),
        "url": "https://law.example/21-2025",
    }
    return Match(**(values | changes))


def a_subject() -> dict[str, Any]:
    return {
        "label": "Example Boards (Thailand) Co., Ltd.",
        "parties": [
            {
                "path": "parties[0]",
                "role": "exporter",
                "name": "Shenzhen Example Solder Co., Ltd.",
                "names": ["深圳样例焊料有限公司"],
                "country": "CN",
                "owners": [],
            },
            {
                "path": "parties[1]",
                "role": "consignee",
                "name": "Example Boards (Thailand) Co., Ltd.",
                "names": [],
                "country": "TH",
                "owners": [
                    {
                        "path": "parties[1].owners[0]",
                        "name": "Sample Optics Group 样例光学集团",
                        "country": "XB",
                        "share": "62",
                        "owners": [
                            {"name": "Person A 某甲", "country": "XC", "share": "100", "owners": []}
                        ],
                    },
                    {"name": "Holding B", "country": "TH", "share": "20", "owners": []},
                ],
            },
        ],
        "goods": [
            {
                "path": "items[0]",
                "line": 1,
                "description": "Solder paste Sn42Bi58",
                "hs_code": "3810100000",
                "quantity": "600",
                "unit": "kg",
                "value": "12000",
                "control": [{"code": "6C001.a", "answer": "controlled"}],
            }
        ],
        "route": [
            {"place": "CNSZX", "country": "CN", "role": "loading"},
            {"place": "HKHKG", "country": "HK", "role": "transhipment"},
            {"place": "THBKK", "country": "TH", "role": "discharge"},
        ],
        "destination": "TH",
        "origin": "CN",
        "mode": "sea",
        "currency": "USD",
        "value": "12000",
        "documents": [{"type": "export_licence", "number": "LIC-1", "valid_until": "2027-03-31"}],
    }


def a_report(*findings: Finding, number: int = 412, **changes: Any) -> Report:
    values: dict[str, Any] = {
        "as_of": AS_OF,
        "record": RecordRef(
            "shipment", f"SO-2026-{number:04}", "orders/day 1.yaml", number, "77ab" * 16
        ),
        "rule_sets": (RULES,),
        "lists": LISTS,
        "subject": a_subject(),
        "lines": {
            "items[0]": number + 20,
            "items[0].composition": number + 25,
            "parties[1]": number + 8,
        },
    }
    return Report.of(findings or (a_clear(),), **(values | changes))


def a_failed_report(**changes: Any) -> Report:
    values: dict[str, Any] = {
        "matches": (a_match(),),
        "upcoming": (
            Upcoming(
                date(2026, 11, 28),
                Verdict.FAIL,
                words("the suspension of MOFCOM-GAC 55/2025 runs out", "第55号公告的暂停期届满"),
            ),
        ),
    }
    return a_report(
        a_clear(1), a_waived(), a_review(), a_finding(), a_clear(2), **(values | changes)
    )


def a_sheets_report(**changes: Any) -> Report:
    """A report on a row of a workbook."""
    where = {
        "source_line": 50,
        "source_column": 6,
        "source_cell": "订单!F50",
        "source_header": "收货人",
    }
    record = RecordRef("shipment", "SO-2026-0050", "orders.xlsx", 50, "77ab" * 16, "订单!A50")
    finding = a_review(evidence={"entry": "W-12", "path": "parties[1].name", **where})
    return a_report(finding, number=50, **({"record": record} | changes))


def a_passed_report(**changes: Any) -> Report:
    note = a_finding(
        rule="cn-suspended",
        verdict=Verdict.PASS,
        title=words("A measure is suspended", "措施暂停实施"),
        reasons=(words("MOFCOM-GAC 55/2025 is suspended.", "第55号公告暂停实施。"),),
        remedy=None,
        evidence={},
    )
    return a_report(note, a_clear(1), a_clear(2), **({"number": 7} | changes))


def not_checked(**changes: Any) -> NotChecked:
    values: dict[str, Any] = {
        "source": "orders.xlsx",
        "line": 412,
        "id": "SO-21320",
        "problems": (
            Text(
                "orders.xlsx:订单!F412: items[0].control_code: the cell is the number 30; "
                "was it 3E001? format the column as text",
                "orders.xlsx:订单!F412: items[0].control_code: 单元格是数字 30；是否原为 3E001？请将该列设为文本",
            ),
        ),
        "cell": "订单!F412",
    }
    values |= changes
    return NotChecked(**(values | {"problems": _texts(values["problems"])}))


def _texts(said: Iterable[str | Text]) -> tuple[Text, ...]:
    return tuple(each if isinstance(each, Text) else Text(each, each) for each in said)


def a_run(**changes: Any) -> RunInfo:
    values: dict[str, Any] = {
        "tool_version": "0.1.0",
        "as_of": AS_OF,
        "exit_status": 1,
        "exit_reason": Text("fail", "fail：按现状不得进行"),
    }
    values |= changes
    said, notes = values["exit_reason"], _texts(values.get("notes", ()))
    return RunInfo(**(values | {"exit_reason": _texts((said,))[0], "notes": notes}))


def a_batch() -> list[Result]:
    results: list[Result] = [a_passed_report(number=100 + number) for number in range(6)]
    results.append(not_checked())
    results.extend(a_failed_report(number=number) for number in range(1, 5))
    results.append(a_sheets_report())
    return results


def counted(results: list[Result]) -> Counts:
    counts = Counts()
    for result in results:
        counts = counts.plus(result)
    return counts
