"""Whether a stated end use says anything: ``for use in our production`` names neither product nor place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORDS = (
    # What joins words, and what stands for an answer that is not given.
    "a an and any are as at be by for from in into is it its of on or our the their this to under with your n "
    "na none nil other others various different several general etc "
    "tbd tba tbc advised agreed announced confirmed decided determined known unknown not yet specified stated applicable "
    "per see refer contract invoice order orders po attached attachment "
    "confidential confidentiality secret sensitive commercially disclosed undisclosed "
    # Doing something with goods.
    "use uses used using usage utilization utilisation consumption consume consumed apply application applications "
    "purpose purposes end final intended further "
    "produce production producing product products manufacture manufactured manufacturing making processing process "
    "processed fabrication assembly "
    "trade trading resale resell reselling sale sales sell selling re export exports import stock stocking stockpile "
    "inventory distribution wholesale retail commerce commercial "
    "research r d rd development develop science scientific academic university test tests testing trial trials "
    "experiment experiments experimental evaluation qualification prototype prototypes pilot sample samples laboratory lab "
    # Whom and what it may be said of.
    "own self internal company companies customer customers client clients user users buyer third party parties plant "
    "plants factory factories workshop workshops works enterprise business market markets local domestic overseas "
    "civil civilian peaceful normal ordinary usual daily regular industrial industry industries sector technical "
    "technological technology raw material materials goods item items component components part parts "
    "electronic electronics electrical semiconductor semiconductors chemical chemicals metallurgical metallurgy "
    "mechanical only purely"
)
_SAYS_NOTHING = frozenset(_WORDS.split())
_HAN_WORDS = (
    "不便透露 商业秘密 按合同 见合同 半导体 第三方 原材料 使用 利用 用于 用作 作为 用途 最终 自用 生产 制造 制作 加工 工业 "
    "工厂 工程 商业 商用 商务 民用 一般 通用 普通 常规 日常 正常 合法 和平 贸易 转售 转卖 销售 出售 出口 进口 库存 "
    "备货 经营 分销 批发 零售 市场 当地 国内 国外 境外 研究 科研 科学 研发 开发 大学 试验 实验 测试 检测 试用 样品 其他 "
    "其它 各种 多种 不详 不明 未知 待定 未定 暂无 保密 机密 合同 订单 附件 电子 电气 化工 化学 冶金 机械 行业 产业 领域 "
    "公司 企业 内部 客户 用户 产品 商品 货物 物品 材料 原料 零件 部件 配件"
)
_SAYS_NOTHING_IN_HAN = (*_HAN_WORDS.split(), *"本我贵该厂自供为作用及和与或的之等按见无产品业")
"""The longer first, so that none of them leaves half of another."""
_LATIN = re.compile("[a-z]+")


@lru_cache(maxsize=4096)
def is_vague(use: str) -> bool:
    """Whether every word of an end use could be said of any goods: ``industrial use``, ``生产自用``, ``n/a``.

    One word that names a product, a step or a place is enough for it not to be.
    """
    folded = use.lower() if use.isascii() else unicodedata.normalize("NFKC", use).casefold()
    if any(word not in _SAYS_NOTHING for word in _LATIN.findall(folded)):
        return False
    rest = _LATIN.sub("", folded)
    if not rest.isascii():
        for said in _SAYS_NOTHING_IN_HAN:
            rest = rest.replace(said, "")
    return not any(character.isalpha() for character in rest)
