"""Which country a name in English or Chinese means, for proposals that a person looks over.

Only names that mean one country are here; nothing that decides reads them.
"""

from __future__ import annotations

from functools import cache

from ddcheck.core.names.han import fold_char

_NAMES = """
AE|United Arab Emirates|UAE|阿联酋|阿拉伯联合酋长国
AF|Afghanistan|阿富汗
AL|Albania|阿尔巴尼亚
AM|Armenia|亚美尼亚
AO|Angola|安哥拉
AR|Argentina|阿根廷
AT|Austria|奥地利
AU|Australia|澳大利亚|澳洲
AZ|Azerbaijan|阿塞拜疆
BA|Bosnia and Herzegovina|波黑|波斯尼亚和黑塞哥维那
BD|Bangladesh|孟加拉国|孟加拉
BE|Belgium|比利时
BG|Bulgaria|保加利亚
BH|Bahrain|巴林
BN|Brunei|Brunei Darussalam|文莱
BO|Bolivia|玻利维亚
BR|Brazil|巴西
BW|Botswana|博茨瓦纳
BY|Belarus|白俄罗斯
CA|Canada|加拿大
CD|Democratic Republic of the Congo|DR Congo|刚果民主共和国|刚果（金）|刚果(金)
CG|Republic of the Congo|刚果共和国|刚果（布）|刚果(布)
CH|Switzerland|瑞士
CI|Cote d'Ivoire|Ivory Coast|科特迪瓦
CL|Chile|智利
CM|Cameroon|喀麦隆
CN|China|P.R. China|PR China|PRC|People's Republic of China|中国|中华人民共和国
CO|Colombia|哥伦比亚
CR|Costa Rica|哥斯达黎加
CU|Cuba|古巴
CY|Cyprus|塞浦路斯
CZ|Czechia|Czech Republic|捷克|捷克共和国
DE|Germany|德国
DK|Denmark|丹麦
DO|Dominican Republic|多米尼加共和国
DZ|Algeria|阿尔及利亚
EC|Ecuador|厄瓜多尔
EE|Estonia|爱沙尼亚
EG|Egypt|埃及
ES|Spain|西班牙
ET|Ethiopia|埃塞俄比亚
FI|Finland|芬兰
FR|France|法国
GB|United Kingdom|UK|Great Britain|England|英国|大不列颠
GE|Georgia|格鲁吉亚
GH|Ghana|加纳
GR|Greece|希腊
GT|Guatemala|危地马拉
HK|Hong Kong|Hongkong|Hong Kong SAR|中国香港|香港
HN|Honduras|洪都拉斯
HR|Croatia|克罗地亚
HU|Hungary|匈牙利
ID|Indonesia|印度尼西亚|印尼
IE|Ireland|爱尔兰
IL|Israel|以色列
IN|India|印度
IQ|Iraq|伊拉克
IR|Iran|Islamic Republic of Iran|伊朗
IS|Iceland|冰岛
IT|Italy|意大利
JO|Jordan|约旦
JP|Japan|日本
KE|Kenya|肯尼亚
KG|Kyrgyzstan|吉尔吉斯斯坦|吉尔吉斯
KH|Cambodia|柬埔寨
KP|North Korea|DPRK|朝鲜|北朝鲜
KR|South Korea|Korea South|Republic of Korea|Korea, Republic of|韩国|南韩|大韩民国
KW|Kuwait|科威特
KZ|Kazakhstan|哈萨克斯坦
LA|Laos|Lao PDR|老挝
LB|Lebanon|黎巴嫩
LK|Sri Lanka|斯里兰卡
LT|Lithuania|立陶宛
LU|Luxembourg|卢森堡
LV|Latvia|拉脱维亚
LY|Libya|利比亚
MA|Morocco|摩洛哥
MD|Moldova|摩尔多瓦
MM|Myanmar|Burma|缅甸
MN|Mongolia|蒙古|蒙古国
MO|Macau|Macao|中国澳门|澳门
MT|Malta|马耳他
MX|Mexico|墨西哥
MY|Malaysia|马来西亚
MZ|Mozambique|莫桑比克
NA|Namibia|纳米比亚
NG|Nigeria|尼日利亚
NL|Netherlands|The Netherlands|Holland|荷兰
NO|Norway|挪威
NP|Nepal|尼泊尔
NZ|New Zealand|新西兰
OM|Oman|阿曼
PA|Panama|巴拿马
PE|Peru|秘鲁
PH|Philippines|The Philippines|菲律宾
PK|Pakistan|巴基斯坦
PL|Poland|波兰
PT|Portugal|葡萄牙
PY|Paraguay|巴拉圭
QA|Qatar|卡塔尔
RO|Romania|罗马尼亚
RS|Serbia|塞尔维亚
RU|Russia|Russian Federation|俄罗斯|俄罗斯联邦
SA|Saudi Arabia|沙特阿拉伯|沙特
SD|Sudan|苏丹
SE|Sweden|瑞典
SG|Singapore|新加坡
SI|Slovenia|斯洛文尼亚
SK|Slovakia|斯洛伐克
SN|Senegal|塞内加尔
SV|El Salvador|萨尔瓦多
SY|Syria|叙利亚
TH|Thailand|泰国
TJ|Tajikistan|塔吉克斯坦
TM|Turkmenistan|土库曼斯坦
TN|Tunisia|突尼斯
TR|Turkey|Turkiye|土耳其
TW|Taiwan|中国台湾|台湾|台澎金马关税区
TZ|Tanzania|坦桑尼亚
UA|Ukraine|乌克兰
UG|Uganda|乌干达
US|United States|United States of America|USA|U.S.A.|U.S.|America|美国
UY|Uruguay|乌拉圭
UZ|Uzbekistan|乌兹别克斯坦
VE|Venezuela|委内瑞拉
VN|Vietnam|Viet Nam|越南
YE|Yemen|也门
ZA|South Africa|南非
ZM|Zambia|赞比亚
ZW|Zimbabwe|津巴布韦
"""


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _NAMES.split("\n"):
        code, _, names = line.partition("|")
        for name in names.split("|"):
            found["".join(map(fold_char, name.casefold()))] = code
    found.pop("", None)
    return found


def code_of(name: str) -> str | None:
    """The two-letter code of a country by its name; nothing where the name is not known.

    >>> code_of("泰国"), code_of("泰國"), code_of("GERMANY"), code_of("Korea")
    ('TH', 'TH', 'DE', None)
    """
    from ddcheck.core.countries import COUNTRY_CODES

    text = " ".join(name.split())
    if text.upper() in COUNTRY_CODES and len(text) == 2:
        return text.upper()
    return _codes().get("".join(map(fold_char, text.casefold())))
