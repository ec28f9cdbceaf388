"""The comments of the files that ``ddcheck new`` and ``ddcheck init`` write, in Chinese, by their English.

What the files say is the same in both languages.
"""

from __future__ import annotations

import re

COMMENTS = {
    # a shipment
    "One shipment. Delete what you do not know: a field left out is unknown, and is asked for where a": "一票货运。不知道的内容请删去：未填的字段视为未知，规则需要时会要求补充。",
    "rule needs it. Check it with:  ddcheck check THIS_FILE": "检查本文件：ddcheck check 本文件",
    "YYYY-MM-DD; the law of this day decides": "年-月-日；按这一天的法律判定",
    "sea air road rail post express hand_carry electronic": "运输方式：sea air road rail post express hand_carry electronic",
    "two letters, ISO 3166-1": "国家或地区的两位字母代码（ISO 3166-1）",
    "country of final destination": "最终目的国（地区）",
    "in order; country: XX where no port is known": "依次列出；不知道口岸时写 country: XX",
    "loading transit transhipment discharge delivery": "装货 过境 转运 卸货 交付：loading transit transhipment discharge delivery",
    "exporter manufacturer buyer consignee intermediate_consignee end_user forwarder carrier vessel": "角色：exporter 出口人、manufacturer 生产商、buyer 买方、consignee 收货人、",
    "broker notify bank payer": "intermediate_consignee 中间收货人、end_user 最终用户、forwarder 货代、carrier 承运人、vessel 船舶、broker notify bank payer",
    "the same party's other names": "该当事方的其他名称",
    "organization person vessel aircraft": "组织、个人、船舶、航空器：organization person vessel aircraft",
    "direct holders, in percent; each may have owners of its own": "直接持股人及百分比；各自还可有其持股人",
    "as in the contract": "合同品名",
    "as in the customs declaration": "报关品名",
    "4 to 10 digits, in quotes": "4 至 10 位数字，加引号",
    "the dual-use control code that you claim, if any": "填报的两用物项管制编码（如有）",
    "ore ingot powder wafer target magnet alloy oxide compound paste ...": "形态：ore ingot powder wafer target magnet alloy oxide compound paste ...",
    "by weight": "按重量百分比",
    "single general registration": "单项许可、通用许可、登记凭证：single general registration",
    "the last day on which it is valid": "有效期的最后一天",
    "what the buyer or end user declares": "买方或最终用户的声明",
    # a customer
    "One customer, apart from any one shipment. Delete what you do not know: a field left out is": "一个客户，不涉及具体货运。不知道的内容请删去：",
    "unknown, and is asked for where a rule needs it. Check it with:  ddcheck check THIS_FILE": "未填的字段视为未知，规则需要时会要求补充。检查本文件：ddcheck check 本文件",
    "the same customer's other names, in any script": "该客户的其他名称，文字不限",
    "organization person": "组织或个人：organization person",
    "who decides in the end": "实际控制人",
    "what the customer makes or sells": "客户生产或销售的产品",
    "percent of sales to defence": "国防业务占销售额的百分比",
    "the day somebody was there": "实地走访的日期",
    "the day this file was last looked through": "本档案最近一次复核的日期",
    # settings
    "Settings of ddcheck; a flag or a DDCHECK_ variable comes before them.": "ddcheck 的设置；命令行参数和 DDCHECK_ 变量优先于此。",
    "All of them: ddcheck config show.  For an editor: ddcheck schema config": "全部设置：ddcheck config show。供编辑器使用：ddcheck schema config",
    "one more entity list, in any supported format": "再加一份主体名单，任一支持的格式",
    "who answered for which finding; see: ddcheck waivers add --help": "何人对哪项结论作出决定；见 ddcheck waivers add --help",
    "fail: a review ends with 0; none: nothing but trouble stops a job": "fail：需复核的也以 0 结束；none：只有出错才使任务中止",
    'or "zh"': '或 "en"（英文）',
    "turns now into today, where neither --as-of nor export_date says the day": "--as-of 和 export_date 都没有时，以此时区的日期为今天",
    "tried in order; nothing is ever guessed": "依次尝试；从不猜测",
    "days that a list may be old; older is exit status 5": "名单最多可旧多少天；更旧则退出码为 5",
    # a rule of one's own, waivers and jobs
    "raise it with every change": "每次改动都要提高",
    "More than our house allows by post. Its examples are its tests:  ddcheck test house-": "超过本公司允许邮递的重量。示例即测试：ddcheck test house-",
    "Who answered for which finding, why and until when. Written by:  ddcheck waivers add RUN.json FINGERPRINT ...": "何人对哪项结论作出决定、理由和期限。写入：ddcheck waivers add RUN.json 指纹 ...",
    "so that waivers can be read from the main branch": "以便从主分支读取豁免",
    "0 pass, 1 fail, 3 review; anything else: not every record was decided.": "0 通过，1 不通过，3 需复核；其他：有记录未判定。",
    "A pull request cannot answer for its own findings: add  --waivers-from origin/main  once the file is there.": "合并请求不能自行豁免：文件就绪后请加 --waivers-from origin/main。",
}  # fmt: skip
_COMMENT = re.compile(r"(?<=# )[^#\n]+$", re.MULTILINE)


def with_chinese_comments(text: str) -> str:
    """A file with its comments in Chinese, as far as they are sentences; settings commented out stay."""
    return _COMMENT.sub(lambda found: COMMENTS.get(found[0], found[0]), text)
