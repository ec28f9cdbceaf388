"""Which UN/LOCODE a port's or an airport city's name means, for proposals that a person looks over.

Names of several large ports (Cartagena, Manzanillo) are left out; nothing that decides reads them.
The codes are those of UNECE's list, edition 2023-1.
"""

from __future__ import annotations

import re
from functools import cache

from ddcheck.core.names.han import fold_char

_NAMES = """
AEAUH|Abu Dhabi|阿布扎比
AEDXB|Dubai|迪拜
AEJEA|Jebel Ali|杰贝阿里
AESHJ|Sharjah|沙迦
ARBUE|Buenos Aires|布宜诺斯艾利斯
ATVIE|Wien|Vienna|维也纳
AUBNE|Brisbane|布里斯班
AUFRE|Fremantle|弗里曼特尔
AUMEL|Melbourne|墨尔本
AUSYD|Sydney|悉尼
BDCGP|Chattogram|Chittagong|吉大港
BEANR|Antwerpen|Antwerp|安特卫普
BEZEE|Zeebrugge|泽布吕赫
BHKBS|Khalifa Bin Salman
BRRIO|Rio de Janeiro|里约热内卢
BRSSZ|Santos|桑托斯
CAHAL|Halifax|哈利法克斯
CAMTR|Montreal|蒙特利尔
CATOR|Toronto|多伦多
CAVAN|Vancouver|温哥华
CHZRH|Zurich|苏黎世
CLVAP|Valparaiso|瓦尔帕莱索
CNBJS|Beijing|北京
CNCAN|Guangzhou|广州
CNCKG|Chongqing|重庆
CNCSX|Changsha|长沙
CNCTU|Chengdu|成都
CNDLC|Dalian|大连
CNFOC|Fuzhou|福州
CNHAK|Haikou|海口
CNLYG|Lianyungang|连云港
CNNGB|Ningbo|宁波
CNNKG|Nanjing|南京
CNNSA|Nansha|南沙
CNQZH|Qinzhou|钦州
CNRZH|Rizhao|日照
CNSHA|Shanghai|上海
CNSHK|Shekou|蛇口
CNSZX|Shenzhen|深圳
CNTAO|Qingdao|Tsingtao|青岛
CNTXG|Tianjinxingang|Xingang|天津新港|新港
CNTSN|Tianjin|天津
CNWUH|Wuhan|武汉
CNXMN|Xiamen|Amoy|厦门
CNYTN|Yantian|盐田|深圳盐田
CNZHA|Zhanjiang|湛江
CNZOS|Zhoushan|舟山
COBUN|Buenaventura|布埃纳文图拉
CZPRG|Praha|Prague|布拉格
DEBRE|Bremen|不来梅
DEBRV|Bremerhaven|不来梅哈芬
DEDUI|Duisburg|杜伊斯堡
DEFRA|Frankfurt am Main|法兰克福
DEHAM|Hamburg|汉堡
DEMUC|Munchen|Munich|慕尼黑
DKAAR|Aarhus|奥胡斯
DKCPH|Kobenhavn|Copenhagen|哥本哈根
EGALY|Alexandria|El Iskandariya|亚历山大
EGDAM|Damietta|达米埃塔
EGPSD|Port Said|塞得港
ESALG|Algeciras|阿尔赫西拉斯
ESBCN|Barcelona|巴塞罗那
ESVLC|Valencia|巴伦西亚|瓦伦西亚
FIHEL|Helsinki|Helsingfors|赫尔辛基
FRFOS|Fos-sur-Mer|福斯
FRLEH|Le Havre|勒阿弗尔
FRMRS|Marseille|马赛
FRPAR|Paris|巴黎
GBFXT|Felixstowe|费利克斯托
GBLGP|London Gateway Port|London Gateway
GBLON|London|伦敦
GBSOU|Southampton|南安普顿|南安普敦
GRPIR|Piraeus|比雷埃夫斯
HKHKG|Hong Kong|Hongkong|香港|中国香港
HRRJK|Rijeka|里耶卡
IDBLW|Belawan|勿拉湾
IDJKT|Jakarta|雅加达
IDSUB|Surabaya|泗水|苏腊巴亚
ILASH|Ashdod|阿什杜德
ILHFA|Haifa|海法
INBOM|Mumbai|Bombay|孟买
INCCU|Kolkata|Calcutta|加尔各答
INMAA|Chennai|Madras|金奈|钦奈
INMUN|Mundra|蒙德拉
INNSA|Nhava Sheva|Jawaharlal Nehru|那瓦西瓦|孟买新港
IRBND|Bandar Abbas|阿巴斯港
ITGOA|Genova|Genoa|热那亚
ITLIV|Livorno|里窝那
ITTRS|Trieste|的里雅斯特
JOAQJ|Aqaba|亚喀巴|亚喀巴港
JPCHB|Chiba|千叶
JPHIJ|Hiroshima|广岛
JPHKT|Hakata|博多
JPKWS|Kawasaki|川崎
JPMOJ|Moji|门司
JPNGO|Nagoya|名古屋
JPNRT|Narita|成田
JPOSA|Osaka|大阪
JPTYO|Tokyo|东京
JPUKB|Kobe|神户
JPYOK|Yokohama|横滨
JPYKK|Yokkaichi|四日市
KEMBA|Mombasa|蒙巴萨
KHKOS|Kampong Saom|Sihanoukville|西哈努克|西哈努克港
KHPNH|Phnom Penh|金边
KRINC|Incheon|仁川
KRKAN|Gwangyang|Kwangyang|光阳
KRPUS|Busan|Pusan|釜山
KRSEL|Seoul|首尔
KRUSN|Ulsan|蔚山
KWSAA|Shuaiba|舒艾拜
KWSWK|Shuwaikh|舒韦赫
KZALA|Almaty|阿拉木图
LAVTE|Vientiane|万象
LBBEY|Beirut|贝鲁特
LKCMB|Colombo|科伦坡
LTKLJ|Klaipeda|克莱佩达
LVRIX|Riga|里加
MACAS|Casablanca|卡萨布兰卡
MMRGN|Yangon|Rangoon|仰光
MNULN|Ulaanbaatar|Ulan Bator|乌兰巴托
MOMFM|Macau|Macao|澳门
MTMAR|Marsaxlokk|马尔萨什洛克
MXLZC|Lazaro Cardenas|拉萨罗卡德纳斯
MXVER|Veracruz|韦拉克鲁斯
MYPEN|Penang|George Town|槟城
MYPGU|Pasir Gudang|巴西古当
MYPKG|Port Klang|Pelabuhan Klang|巴生|巴生港
MYTPP|Tanjung Pelepas|丹戎帕拉帕斯
NGAPP|Apapa|阿帕帕
NGLOS|Lagos|拉各斯
NLAMS|Amsterdam|阿姆斯特丹
NLRTM|Rotterdam|鹿特丹
NOOSL|Oslo|奥斯陆
NZAKL|Auckland|奥克兰
OMSLL|Salalah|塞拉莱
OMSOH|Sohar|苏哈尔
PABLB|Balboa|巴尔博亚
PECLL|Callao|卡亚俄
PHCEB|Cebu|宿务
PHMNL|Manila|马尼拉
PKKHI|Karachi|卡拉奇
PKBQM|Muhammad Bin Qasim|Port Qasim|卡西姆港
PLGDN|Gdansk|格但斯克
PLGDY|Gdynia|格丁尼亚
PTLIS|Lisboa|Lisbon|里斯本
PTSIE|Sines|锡尼什
QAHMD|Hamad|哈马德
ROCND|Constanta|康斯坦察
RULED|Saint Petersburg|St Petersburg|圣彼得堡
RUMOW|Moskva|Moscow|莫斯科
RUNVS|Novorossiysk|新罗西斯克
RUVVO|Vladivostok|符拉迪沃斯托克|海参崴
RUVYP|Vostochny, Port|Vostochny|东方港
SADMM|Dammam|Ad Dammam|达曼
SAJED|Jeddah|吉达
SARUH|Riyadh|利雅得
SEGOT|Goteborg|Gothenburg|哥德堡
SESTO|Stockholm|斯德哥尔摩
SGSIN|Singapore|新加坡
SIKOP|Koper|科佩尔
THBKK|Bangkok|曼谷
THLCH|Laem Chabang|林查班
THLKR|Lat Krabang|拉卡邦
TRAMR|Ambarli|Ambarli, Istanbul|安巴利
TRIST|Istanbul|伊斯坦布尔
TRMER|Mersin|梅尔辛
TWKEL|Keelung|Chilung|基隆
TWKHH|Kaohsiung|高雄
TWTPE|Taipei|台北
TWTXG|Taichung|台中
TZDAR|Dar es Salaam|达累斯萨拉姆
UAODS|Odesa|Odessa|敖德萨
USBAL|Baltimore|巴尔的摩
USBOS|Boston|波士顿
USCHI|Chicago|芝加哥
USCHS|Charleston|查尔斯顿
USHOU|Houston|休斯敦|休斯顿
USLAX|Los Angeles|洛杉矶
USLGB|Long Beach|长滩
USNYC|New York|纽约
USOAK|Oakland
USORF|Norfolk|诺福克
USSAV|Savannah|萨凡纳
USSEA|Seattle|西雅图
USSFO|San Francisco|旧金山
UZTAS|Tashkent|塔什干
VNCLI|Cat Lai|盖莱
VNDAD|Da Nang|岘港
VNHAN|Ha Noi|Hanoi|河内
VNHPH|Haiphong|Hai Phong|海防
VNSGN|Ho Chi Minh City|Ho Chi Minh|Saigon|胡志明|胡志明市
ZACPT|Cape Town|开普敦
ZADUR|Durban|德班
"""
_ENDS = re.compile(r"(?:港口|港|口岸|市|机场)$")
_PORT = re.compile(r"^port of |\bport$|^port ", re.IGNORECASE)


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _NAMES.strip().splitlines():
        code, *names = line.split("|")
        for name in names:
            found[_plain(name)] = code
    return found


def _plain(name: str) -> str:
    return re.sub(r"[\s.,'\-]", "", "".join(map(fold_char, name.casefold())))


def place_of(name: str) -> str | None:
    """The UN/LOCODE of a place by its name; nothing where the name is not known.

    >>> place_of("神戶港"), place_of("Port of Rotterdam"), place_of("HAMBURG, GERMANY"), place_of("Springfield")
    ('JPUKB', 'NLRTM', 'DEHAM', None)
    """
    from ddcheck.proposals.country_names import code_of

    text = " ".join(name.split())
    head, _, country = text.rpartition(",")
    forms = [text, _ENDS.sub("", text), _PORT.sub("", text).strip()]
    if head and (code := code_of(country.strip())):
        found = place_of(head)
        return found if found is not None and found.startswith(code) else None
    return next((found for form in forms if (found := _codes().get(_plain(form)))), None)
