"""The words of headers in English and in Chinese, and the fields that they mean."""

from __future__ import annotations

NONE = "-"
"""Stands for a header that is understood and has no field."""

PARTIES = {
    "exporter": "exporter shipper consignor seller supplier vendor sender",
    "consignee": "consignee receiver recipient shipto deliverto",
    "buyer": "buyer importer purchaser customer client soldto",
    "end_user": "enduser",
    "manufacturer": "manufacturer manufactuer producer maker",
    "forwarder": "forwarder",
    "carrier": "carrier airline transportcompany",
    "notify": "notify nortify",
    "broker": "broker declarant cha agent",
    "bank": "bank",
    "payer": "payer",
    "vessel": "vessel ship",
}
PARTY_FIELDS = {
    "": "name",
    "name": "name",
    "address": "address",
    "country": "country",
    "country code": "country",
    "country name": "country",
    "id": "identifiers.registration",
    "code": "identifiers.registration",
    "number": "identifiers.registration",
    "uuid": "identifiers.registration",
    "registration number": "identifiers.registration",
    "bp": "identifiers.registration",
    "tin": "identifiers.tax",
    "tax id": "identifiers.tax",
    "tax number": "identifiers.tax",
    "ntn": "identifiers.tax",
    "pin": "identifiers.tax",
    "ruc id": "identifiers.tax",
    "vat": "identifiers.tax",
    "uscc": "identifiers.uscc",
    "lei": "identifiers.lei",
    "imo": "identifiers.imo",
    "type": "type",
    "business": "business",
    "city": NONE,
    "state": NONE,
    "province state": NONE,
    "province": NONE,
    "region": NONE,
    "district": NONE,
    "department": NONE,
    "phone": NONE,
    "phone number": NONE,
    "telephone": NONE,
    "fax": NONE,
    "email": NONE,
    "phone e mail": NONE,
    "postal code": NONE,
    "economic key": NONE,
    "id check digit": NONE,
    "name address": NONE,
}
ENGLISH = {
    "id": (
        "id|order id|order number|order|so|so number|sales order|sales order number|sales document|sales document number|"
        "shipment id|shipment number|"
        "export id|export shipment id|declaration number|declaration id|customs declaration number|"
        "declaration number dau|record id|reference|reference number|consignment number|gtd number|"
        "dua number|dua id|sb number|shipping bill number"
    ),
    "export_date": (
        "export date|exp date|shipment date|shipping date|ship date|departure date|date export|date|"
        "sailing date|etd|dispatch date|despatch date|schedule ship date|scheduled ship date|actual ship date"
    ),
    "mode": (
        "mode|mode transport|transport mode|transport type|type transport|trans type|transport|"
        "mot|shipping method|delivery transport type|"
        "transport mode code|trans type cross border"
    ),
    "origin": (
        "export country|country export|dispatch country|country dispatch|departure country|country departure|"
        "country shipment|loading country|from country name|from country|exporting country|country consignment|"
        "consignment country|dispatch country code"
    ),
    "destination": (
        "destination country|country destination|destination|final destination|country final destination|"
        "destination country code|country destination code|ship to country|to country name|to country|"
        "country code destination|final destination country|shipping country|shipping country code|"
        "delivery country|delivery country code"
    ),
    "currency": (
        "currency|currency code|invoice currency|curency|foreign currency|contract currency|"
        "currency contract price|currency unit|ccy|order currency|document currency|transaction currency"
    ),
    "contract": "contract|contract number|contract id",
    "end_use": "end use|final use|purpose|export purpose|intended use",
    "route.loading.place": (
        "loading port|port loading|origin port|port origin|pol|port shipment|shipping port|"
        "port maritime origin|local port pol|embarq port|indian port|malaysia port"
    ),
    "route.discharge.place": (
        "destination port|port destination|discharge port|port discharge|unloading port|port unloading|pod|"
        "port maritime destination|local port pod|landing port|place discharge"
    ),
    "items.line": (
        "line|line number|line item|item number|item|item serial|sub item number|serial number|position|pos"
    ),
    "items.description": (
        "product description|goods description|description goods|description|item description|product|goods|"
        "product name|commodity|commodity description|commercial description|product desc|article|"
        "cargo description|product declaration|material description|shipment particular|item name|material"
    ),
    "items.declared_name": "declared name|customs name|customs description|declared description",
    "items.hs_code": (
        "hs code|hs|hs number|tariff code|tariff number|customs tariff|commodity code|hts|hts code|"
        "tariff|harmonized code|harmonised code|ncm|taric|cn code|eleven digits"
    ),
    "items.control_code": "control code|eccn|dual use code|export control code|control list code",
    "items.cas": "cas|cas number",
    "items.form": "form|product form|physical form",
    "items.composition": "composition|chemical composition",
    "items.parameters.purity_percent": "purity|purity percent|grade purity",
    "items.parameters.particle_size_um": "particle size|particle size um|particle size micron",
    "items.quantity": (
        "quantity|commercial quantity|comercial quantity|item quantity|order quantity|std quantity|"
        "stat quantity|quantity 1|supp units|total quantity|ordered quantity|shipped quantity|delivered quantity|"
        "delivery quantity"
    ),
    "items.unit": (
        "unit|unit code|quantity unit|unit quantity|unit measure|measure unit|unit measure 1|commercial unit|comercial unit|"
        "unit measurement 1|std unit|stat unit|quantity type|item quantity type|commercial measure unit"
    ),
    "items.net_weight_kg": (
        "net weight|net weight kg|net kg|net kilo|net mass|n weight|weight net|net mass kg|net weight in kg"
    ),
    "items.value": (
        "value|amount|total value|invoice value|invoice amount|fob|fob value|cif|cif value|total amount|"
        "customs value|line value|line amount|total fob|total cif|item invoice amount|item customs value|"
        "free on board|price total|total price|cargo value|item value|item fob|total invoice value|"
        "statistical value|item price|fob item|cif item|value in foreign currency|total price in foreign currency"
    ),
    "items.origin": (
        "origin country|country origin|origin|origin country code|country origin code|origin country name|"
        "made in|country manufacture"
    ),
    "route.delivery.place": "place delivery|delivery place|delivery point",
    "items.remark": "remark|remarks|note|notes|comment|comments|customer note|order note|order notes",
    "documents.export_licence.number": (
        "export licence|export license|licence number|license number|export licence number|export license number|"
        "licence|license|export permit|export permit number|permit number|number licence"
    ),
    "documents.export_licence.valid_until": "licence expiry|license expiry|licence valid until|license expiry date",
    "documents.end_user_certificate.number": "end user certificate|euc|euc number|end user certificate number|end user statement",
    "documents.invoice.number": "invoice|invoice number|commercial invoice|commercial invoice number",
    NONE: (
        "record tag|records tag|gross weight|gross weight kg|gross kg|gross kilo|gross mass|g weight|"
        "gross wt kg|total gross weight|"
        "shipment gross weight|gross weight unit|weight unit|hs code 2|hs code 4|hs 2|hs 4|hs description|"
        "hs code description|hs product description|hs code item description|monthyear|year|month|"
        "country iso code 2|incoterm|incoterms|incoterm term|freight|insurance|unit price|unit value|fob unit|cif unit|"
        "exchange rate|vat|tax|duty|package|packages|number packages|package type|packages quantity|"
        "quantity packages|package unit|custom|customs|regime|brand|model|variety|attribute|attributes|"
        "customs office|customs office code|customs office name|container number|teu|chapter|heading|"
        "registration date|declaration date|receipt date|settlement date|bill lading|bl number|"
        "voyage number|manifest number|import date|imp date|import id|import shipment id|method payment|"
        "weight|total weight|gross weight percent|quantity percent|value percent|weight percent"
    ),
}
CHINESE_PARTIES = {
    "exporter": "出口商 出口方 出口单位 出口企业 发货人 发货单位 境内发货人 卖方 供应商 供货商 经营单位 生产销售单位",
    "consignee": "收货人 收货方 收货单位 境外收货人",
    "buyer": "买方 买家 客户 进口商 进口方 采购方 购买方 订货方",
    "end_user": "最终用户 终端用户 最终使用者 最终客户",
    "manufacturer": "生产商 生产厂家 生产企业 制造商 生产单位 厂家",
    "forwarder": "货代 货运代理 货代公司 货运公司",
    "carrier": "承运人 承运方 船公司 航空公司 快递公司",
    "notify": "通知人 通知方",
    "broker": "报关行 报关单位 申报单位 报关代理 代理报关",
    "bank": "银行 开户行 收汇银行",
    "payer": "付款人 付款方",
    "vessel": "船名 船舶",
    "intermediate_consignee": "中间收货人 中间商",
}
CHINESE_PARTY_FIELDS = {
    "": "name", "名称": "name", "名": "name", "姓名": "name", "全称": "name", "中文名称": "name", "中文名": "name",
    "英文名称": "names", "英文名": "names", "英文": "names", "别名": "names", "曾用名": "names", "简称": "names",
    "地址": "address", "国家": "country", "国别": "country", "所在国": "country", "国家代码": "country",
    "所在国家": "country", "国别代码": "country", "国家地区": "country", "代码": "identifiers.registration",
    "编号": "identifiers.registration", "编码": "identifiers.registration", "注册号": "identifiers.registration",
    "信用代码": "identifiers.uscc", "统一社会信用代码": "identifiers.uscc", "社会信用代码": "identifiers.uscc",
    "税号": "identifiers.tax", "IMO": "identifiers.imo", "业务": "business", "主营业务": "business",
    "经营范围": "business", "类型": "type", "成立日期": "founded", "电话": NONE, "邮箱": NONE, "联系人": NONE,
    "联系电话": NONE, "传真": NONE,
}  # fmt: skip
CHINESE = {
    "id": "订单号 订单编号 销售订单号 单号 合同订单号 报关单号 报关单编号 业务编号 发货单号 出货单号 出口单号 流水号 单据编号 单据号 出库单号 销售出库单号 预录入编号 海关编号",
    "export_date": "出口日期 发货日期 出货日期 出运日期 装运日期 装船日期 开船日期 离港日期 船期 出口时间",
    "mode": "运输方式 运输模式 运输类型 贸易运输方式 出运方式",
    "origin": "起运国 启运国 起运国家 出口国 发货国 起运国地区 启运国地区",
    "destination": (
        "目的国 最终目的国 运抵国 目的国家 目的地 抵运国 最终目的国地区 运抵国地区 最终目的地 目的国地区 "
        "贸易国 进口国 抵达国"
    ),
    "currency": "币种 币别 币制 货币 成交币制 交易币种",
    "contract": "合同号 合同编号 合同协议号 协议号 外销合同号",
    "end_use": "最终用途 用途 最终使用用途 用途说明",
    "route.loading.place": "装货港 起运港 启运港 离境口岸 装运港 出境口岸 出境关别 指运港前 起运地",
    "route.discharge.place": "卸货港 目的港 指运港 到货港 抵运港",
    "route.transhipment.place": "中转港 转运港 经停港 中转地",
    "items.line": "序号 行号 项号 行项目 行项 商品序号 订单行号 行项目号",
    "items.description": "商品名称 品名 货物名称 产品名称 货品名称 物料名称 物料描述 货物描述 商品描述 产品描述 中文品名 商品名称规格型号 名称",
    "items.declared_name": "申报品名 报关品名 申报名称 报关名称 海关申报品名",
    "items.hs_code": "商品编码 海关编码 税则号列 税号 商品编号 海关商品编号 税则号 HS编码 HS码 HSCODE HS编号 海关HS编码 税号列",
    "items.control_code": "管制编码 出口管制编码 两用物项编码 管制代码 出口管制编码两用物项 两用物项出口管制编码",
    "items.cas": "CAS号 CAS编号 CAS登记号",
    "items.form": "形态 物理形态 形状",
    "items.composition": "成分 化学成分 成份 组成 成分含量 主要成分",
    "items.parameters.purity_percent": "纯度 含量 品位",
    "items.parameters.particle_size_um": "粒度 粒径",
    "items.quantity": "数量 成交数量 出口数量 订单数量 申报数量 发货数量 法定数量",
    "items.unit": "单位 计量单位 成交单位 数量单位 申报单位计量 法定单位 成交计量单位",
    "items.net_weight_kg": "净重 净重千克 净重kg 净重公斤 总净重",
    "items.value": "总价 金额 成交总价 货值 总金额 申报总价 总值 成交金额 合同金额 发票金额 外币金额 价税合计 含税金额",
    "items.origin": "原产国 原产地 原产国地区 产地 原产国家",
    "items.end_use": "商品用途",
    "items.remark": "备注 备注栏 报关备注 申报备注 备注说明 商品备注",
    "documents.export_licence.number": "许可证号 出口许可证号 许可证编号 出口许可证 出口许可证编号 两用物项许可证号 两用物项出口许可证号",
    "documents.export_licence.valid_until": "许可证有效期 许可证有效期至 许可证到期日 出口许可证有效期",
    "documents.end_user_certificate.number": "最终用户证明 最终用户证明编号 最终用途证明 最终用户和最终用途证明 最终用户声明",
    "documents.invoice.number": "发票号 发票编号 发票号码",
    "documents.test_report.number": "检测报告编号 检测报告 检测报告号",
    NONE: (
        "源单单号 源单编号 来源单号 物料编码 存货编码 产品编码 货品编码 物料代码 毛重 件数 包装 包装种类 单价 运费 保费 箱号 集装箱号 提单号 提运单号 运单号 成交方式 贸易方式 监管方式 "
        "征免 创建人 制单人 业务员 部门 状态 创建日期 规格 规格型号 型号 牌号 品牌 批号 备注二 体积 汇率 联系人 电话 航次号 "
        "境内货源地 申报日期 下单日期 订单日期 录入日期 贸易条款"
    ),
}
ELEMENTS = {
    "锑": "Sb", "铋": "Bi", "镓": "Ga", "锗": "Ge", "钨": "W", "碲": "Te", "钼": "Mo", "铟": "In", "镝": "Dy",
    "铽": "Tb", "钕": "Nd", "钐": "Sm", "钆": "Gd", "镥": "Lu", "钪": "Sc", "钇": "Y", "锡": "Sn", "铅": "Pb",
    "碳": "C", "镍": "Ni", "钴": "Co", "铜": "Cu", "锌": "Zn", "铁": "Fe", "镨": "Pr", "铈": "Ce", "镧": "La",
    "钬": "Ho", "铒": "Er", "铥": "Tm", "铕": "Eu", "镱": "Yb", "锂": "Li", "锰": "Mn",
}  # fmt: skip
GROUPS = frozenset(
    [
        "货物",
        "商品",
        "产品",
        "货品",
        "物料",
        "货物信息",
        "商品信息",
        "货物明细",
        "商品明细",
        "goods",
        "product",
        "products",
        "item",
        "items",
        "cargo",
        "commodity",
    ]
)
"""Words of the upper of two header rows that say nothing more than that goods are below."""
OTHER_TIMES = frozenset("非未源原上累剩旧退")
"""Characters before a known word that make it another one: 源单单号 is the number of an earlier document."""
SYNONYMS = {
    "no": "number", "num": "number", "nbr": "number", "nr": "number", "qty": "quantity", "wt": "weight",
    "addr": "address", "ctry": "country", "desc": "description", "descr": "description", "amt": "amount",
    "dest": "destination", "kgs": "kg", "weights": "weight", "license": "licence", "numbers": "number",
    "contractors": "contractor", "suppliers": "supplier", "products": "product", "measurement": "measure",
    "comercial": "commercial", "adquisition": "acquisition", "uom": "unit", "cty": "country", "cd": "code",
    "nm": "name", "importers": "importer", "exporters": "exporter", "shipping": "shipping", "reg": "registration",
    "agency": "agent", "transportation": "transport", "val": "value", "code1": "code", "units": "unit", "consigneee": "consignee",
}  # fmt: skip
FILLERS = frozenset(["of", "the", "in", "for", "and", "or", "at", "a", "by", "s", "on", "as"])
VARIANTS = frozenset(["std", "raw", "sum", "average", "avg", "sumof", "averageof"])
CURRENCIES = frozenset(
    [
        "usd",
        "eur",
        "cny",
        "rmb",
        "gbp",
        "jpy",
        "inr",
        "hkd",
        "rub",
        "uah",
        "kzt",
        "try",
        "brl",
        "cad",
        "aud",
    ]
)
LANGUAGES = {
    "en": "en",
    "eng": "en",
    "english": "en",
    "cn": "zh",
    "zh": "zh",
    "chinese": "zh",
    "vn": "vn",
}
NO_FIELD = frozenset(
    [
        "price",
        "tax",
        "taxes",
        "duty",
        "rate",
        "fee",
        "fees",
        "freight",
        "insurance",
        "container",
        "customs",
    ]
)
"""Words that no column of interest has."""
SHARES = ("percentage", "gt")
