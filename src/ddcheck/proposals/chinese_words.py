"""The words of headers in Chinese and the fields that they mean, written as `english_words` says."""

from __future__ import annotations

from ddcheck.proposals.meanings import NONE

PARTIES = {
    "exporter": (
        "境内发货人 境内收发货人 收发货人 卖方 卖家 供货商 供应商 供方 承运委托人",
        "出口 发货 托运 发件 寄件 经营 供货 供应 销售",
        "商 人 方 单位 企业 公司",
    ),
    "consignee": (
        "境外收货人 送达方 境外收发货人",
        "收货 送货 交货 收件",
        "人 方 单位 公司 企业 商 客户 机构",
    ),
    "buyer": (
        "买家 购方 需方 客户 售达方",
        "买 采购 购买 购货 订货 进口",
        "方 人 商 单位 企业 公司 客户",
    ),
    "end_user": (
        "",
        "最终 终端",
        "用户 使用者 使用方 使用人 使用单位 客户 用户单位 用户公司 收货人 收货方 收货单位 使用企业",
    ),
    "manufacturer": ("厂家 厂商 生产销售单位", "生产 制造", "商 厂家 厂商 企业 单位 公司 方 厂"),
    "forwarder": (
        "货代 国际货代 物流商 物流供应商 订舱代理",
        "货代 货运 货运代理 物流 国际货代 国际货运代理",
        "公司 企业 商 人 方 代理 单位",
    ),
    "carrier": ("船公司 船东 快递公司 航空公司", "承运 运输", "人 方 商 公司 单位 企业"),
    "notify": ("被通知人", "通知", "人 方 单位"),
    "broker": ("报关行 代理报关", "报关 申报", "单位 代理 公司 企业 人 行 代理公司"),
    "bank": ("银行 开户行 开证行", "收汇 收款 付款 开户", "银行"),
    "payer": ("收票方", "付款 支付", "人 方 单位 公司"),
    "vessel": ("船名 船舶 船舶名称", "", ""),
    "intermediate_consignee": ("中间商 中间收货人", "", ""),
}
"""By role: words for it, and words made of two parts: 收货 with 人, 方 or 单位."""
PARTY_FIELDS = {
    "": "name", "名称": "name", "名": "name", "姓名": "name", "全称": "name", "中文名称": "name", "中文名": "name",
    "公司名称": "name", "单位名称": "name", "企业名称": "name", "英文名称": "names", "英文名": "names", "英文": "names",
    "外文名称": "names", "英文全称": "names", "别名": "names", "曾用名": "names", "简称": "names",
    "地址": "address", "注册地址": "address", "详细地址": "address", "英文地址": "address", "国家": "country", "国别": "country",
    "所在国": "country", "国家代码": "country", "国": "country", "国籍": "country",
    "所在国家": "country", "国别代码": "country", "国家地区": "country", "所在国家地区": "country", "所在国地区": "country",
    "注册国": "country", "国家名称": "country", "代码": "identifiers.registration",
    "编号": "identifiers.registration", "编码": "identifiers.registration", "注册号": "identifiers.registration",
    "海关编码": "identifiers.registration", "海关代码": "identifiers.registration", "代号": "identifiers.registration",
    "信用代码": "identifiers.uscc", "统一社会信用代码": "identifiers.uscc", "社会信用代码": "identifiers.uscc",
    "统一信用代码": "identifiers.uscc", "税号": "identifiers.tax", "纳税人识别号": "identifiers.tax",
    "IMO": "identifiers.imo", "IMO号": "identifiers.imo", "业务": "business",
    "主营业务": "business", "经营范围": "business", "业务范围": "business", "行业": "business", "所属行业": "business",
    "类型": "type", "成立日期": "founded", "成立时间": "founded", "电话": NONE, "邮箱": NONE,
    "联系人": NONE, "联系电话": NONE, "联系方式": NONE, "传真": NONE, "邮编": "address & 5", "邮政编码": "address & 5",
    "城市": "address & 3", "省份": "address & 4", "等级": NONE,
    "分类": NONE, "类别": NONE, "网址": NONE, "订单号": NONE, "采购订单号": NONE, "采购单号": NONE, "合同号": NONE,
    "物料编码": NONE, "料号": NONE, "产品编码": NONE, "件号": NONE, "备注": NONE, "经理": NONE, "账号": NONE,
}  # fmt: skip
PLACES = {
    "收货地址": "consignee.address", "送货地址": "consignee.address", "交货地址": "consignee.address",
    "发货地址": "exporter.address", "收货国家": "consignee.country", "收件国家": "consignee.country", "收件国": "consignee.country",
    "收件地址": "consignee.address", "发件国家": "exporter.country", "寄件国家": "exporter.country", "寄件地址": "exporter.address", "收货国": "consignee.country", "送货国家": "consignee.country",
}  # fmt: skip
"""Headers that name a party only by what is done there."""
_LICENCES = "许可证 出口许可证 两用物项许可证 两用物项出口许可证 许可证件"
_COUNTRIES = "国 国家 国别 国地区 国家地区 国别地区"
HEADERS = {
    "id": (
        "订单号 单号 单据号 流水号 统一编号 数据中心统一编号 预录入编号 预录入号 销售凭证",
        "订单 销售订单 单据 合同订单 出口单 出运单 发货单 出货单 出库单 销售出库单 交货单 提货单 委托单 申请单 申请表 业务 业务单 工作 销售凭证",
        "号 编号 号码 单号",
    ),
    "id > documents.customs_declaration.number": (
        "海关编号 报关单 报单号码",
        "报关单 出口报关单 海关报关单 出口报单",
        "号 编号 号码",
    ),
    "export_date": (
        "出口日期 船期 装运期",
        "出口 进出口 装运 启运 起运 出运 发运 发货 出货 装船 开船 开航 离港 离境",
        "日期 时间 日 期",
    ),
    "mode": (
        "运输方式 运输工具类型 贸易运输方式",
        "运输 出运 发运 物流 发货 货运",
        "方式 模式 类型",
    ),
    "origin": ("", "起运 启运 出口 发货", _COUNTRIES),
    "destination": ("最终目的地 目的地", "最终目的 目的 最终目的地 目的地", _COUNTRIES),
    "destination > route.discharge.country": ("", "运抵 抵运 抵达 到达 到货", _COUNTRIES),
    "destination > parties.buyer.country": ("", "进口", _COUNTRIES),
    "parties.buyer.country > parties.consignee.country": ("", "贸易", _COUNTRIES),
    "currency": (
        "币制 币种 币别 货币 原币",
        "成交 交易 凭证 订单 结算 合同 发票 外币",
        "币制 币种 币别 货币 币种代码 货币代码",
    ),
    "contract": (
        "合同 出口合同 销售合同 外销合同 外贸合同 协议号 协议编号",
        "合同 销售合同 外销合同 出口合同 外贸合同 购销合同 合约 合同协议",
        "号 编号 号码",
    ),
    "end_use": (
        "最终用途 用途 用途说明",
        "最终 终端 最终使用 使用 产品 具体",
        "用途 用途说明",
    ),
    "route.loading.place": (
        "",
        "起运 启运 装货 装运 装船 离境 出境 出口 起始 始发 发货",
        "港 港口 口岸 地",
    ),
    "route.discharge.place": (
        "到港 卸港",
        "卸货 指运 目的 到货 抵运 到达 抵达 进口",
        "港 港口 口岸",
    ),
    "route.transhipment.place": ("", "中转 转运 经停 过境 经由 途经", "港 港口 口岸 地"),
    "route.delivery.place": ("", "交货", "地 地点"),
    "parties.vessel.identifiers.imo": ("IMO号 IMO编号 IMO号码", "船舶", "识别号"),
    "items.line": (
        "项号 行号 项次 行项 序号 项目",
        "行项目 行项 商品 商品项目 订单行 商品项 明细行",
        "号 序号 项号 行号",
    ),
    "items.description": (
        "商品名称 品名 货名 商品名称规格型号 品名规格 名称规格 商品 货物 产品 货品 名称",
        "商品 货物 产品 货品 物料 存货 材料 物资 物项 标的 设备 机器 品名",
        "名称 描述 品名 名 详细描述 说明 中文名称 中文品名 英文名称 英文品名",
    ),
    "items.declared_name": (
        "",
        "申报 报关 海关申报",
        "品名 名称 商品名称 商品名 货名 货物名称 中文品名",
    ),
    "items.hs_code": (
        "商品编码 商品编号 税号 商品税号 税号列",
        "HS 海关 海关商品 海关HS 商品HS 产品HS HS商品 税则 关税 海关税则",
        "编码 编号 代码 码 号 税号 号列 号码 CODE",
    ),
    "items.control_code": (
        "",
        "出口管制 管制 两用物项 两用物项出口管制 管制物项 物项 出口管制物项 两用物项管制 出口管制分类 管制清单",
        "编码 代码 编号",
    ),
    "items.cas": ("", "CAS", "号 编号 登记号 号码"),
    "items.form": ("形态 形状 物态", "物理 产品", "形态 状态"),
    "items.composition": ("成分 成份 组成", "化学 主要 材质", "成分 成份 组成"),
    "items.parameters.purity_percent": ("纯度 含量 品位 纯度等级", "", ""),
    "items.parameters.particle_size_um": ("粒度 粒径 平均粒径", "", ""),
    "items.quantity": (
        "成交数量 数量 法定数量 法定第一数量 第一法定数量",
        "成交 出口 申报 发货 出货 实发 本次发货 销售 订单 订货 合同 交货",
        "数量 数 量",
    ),
    "items.unit": (
        "成交单位 成交计量单位 计量单位 单位 申报单位计量 主单位 主计量 法定单位 法定计量单位 法定第一单位 法定第一计量单位",
        "数量 申报计量 销售 销售计量 订单 基本 基本计量 主计量 交易",
        "单位",
    ),
    "items.quantity + items.unit": ("数量及单位 数量与单位 数量和单位 成交数量及单位", "", ""),
    "items.net_weight_kg": ("净重 净重千克 净重公斤", "总 商品 货物", "净重"),
    "items.value": (
        "总价 成交总价 申报总价 金额 货值 总值 净值 净额 价税合计 含税金额",
        "总 成交 申报 合计 销售 订单 原币 外币 外销 合同 发票 出口 货款 货物 商品 FOB CIF 订单净",
        "金额 总价 总额 总金额 货值 总值 价值 货款 价款 净值 值",
    ),
    "items.origin": ("产地 产地国 生产国别 生产国", "原产 原产地", f"{_COUNTRIES} 地"),
    "items.end_use": ("", "商品 货物", "用途"),
    "items.remark": (
        "标记唛码及备注 备注 备注栏 备注说明 说明 摘要",
        "报关 申报 商品 单据",
        "备注",
    ),
    "documents.export_licence.number": (
        "许可证号 两用物项出口许可证 出口许可证 许可证",
        _LICENCES,
        "号 编号 号码 证号",
    ),
    "documents.export_licence.valid_until": (
        "有效截止日期",
        _LICENCES,
        "有效期 有效期至 到期日 到期日期 有效截止日期 截止日期 失效日期 有效期限 有效日期",
    ),
    "documents.export_licence.issued": (
        "发证日期",
        _LICENCES,
        "签发日期 发证日期 核发日期 批准日期",
    ),
    "documents.export_licence.issuer": (
        "发证机关 发证机构",
        _LICENCES,
        "发证机关 签发机关 发证机构",
    ),
    "documents.export_licence.quantity": ("许可数量", _LICENCES, "数量 批准数量 许可数量"),
    "documents.end_user_certificate.number": (
        "最终用户证明 最终用途证明 最终用户和最终用途证明 最终用户声明",
        "最终用户证明 最终用途证明 最终用户和最终用途证明 最终用户声明 最终用户证明文件",
        "号 编号",
    ),
    "documents.invoice.number": ("", "发票 商业发票 出口发票 外销发票", "号 编号 号码"),
    "documents.test_report.number": ("检测报告 检验报告", "检测报告 检验报告 测试报告", "号 编号"),
    "items.description & 1": (
        "规格型号 型号规格 规格 型号 牌号 等级 技术指标 申报要素 规格参数 技术参数",
        "商品 产品 货物 物料 设备",
        "规格型号 型号规格 规格 型号 牌号 等级",
    ),
    NONE: (
        (
            "源单单号 源单编号 源单号 来源单号 来源单据 物料编码 存货编码 产品编码 货品编码 物料代码 物料号 物料 料号 货号 品号 款号 产品代码 毛重 总毛重 件数 总件数 包装 包装种类 包装方式 "
            "包装数量 单价 成交单价 申报单价 含税单价 不含税单价 外币单价 运费 保费 杂费 税率 税额 箱号 集装箱号 箱型箱量 箱型 箱量 箱数 提单号 提运单号 运单号 物流单号 成交方式 贸易方式 监管方式 "
            "征免 征免性质 征免方式 备案号 手册号 创建人 制单人 审核人 经办人 业务员 销售员 跟单员 操作员 部门 销售部门 状态 单据状态 创建日期 品牌 批号 批次 备注二 体积 "
            "汇率 联系人 电话 邮箱 航次号 航次 船名航次 运输工具名称及航次号 运输工具名称 唛头 标记唛码 出境关别 申报地海关 申报海关 报关口岸 进出境关别 境内货源地 申报日期 申报时间 下单日期 "
            "订单日期 单据日期 出库日期 制单日期 要货日期 预交日 交货日期 请求交货日期 客户交货期 录入日期 签约日期 贸易条款 价格条款 付款条件 付款方式 收款条件 结算方式 结算方 国际贸易条件 "
            "国际贸易术语 工厂 仓库 库位 库存地点 销售组织 使用组织 库存组织 公司代码 分销渠道 产品组 销售区域 区域 大区 随附单证 随附单证及编号 随附单据 随附单证编号 随附单证代码 检验检疫编码 "
            "检验检疫名称 法定第二数量 法定第二计量单位 第二法定数量 第二数量 第二单位 客户采购订单号 客户订单号 客户采购单号 采购订单号 采购单号 采购合同号 客户合同号 客户料号 客户物料号 客户经理 "
            "运输提前期 委托单位 关联单号 附件 序列号 退税率 换汇成本 毛利 毛利率 佣金 预付款 尾款 项目名称 项目编号 税款 关税 图片 图号 颜色 尺寸 计划号 本位币 收汇情况 保险公司 "
        ),
        "",
        "",
    ),
}
"""By meaning: words for it, the best first, and words made of two parts: 装运 with 日期, 时间 or 期."""
ELEMENTS = {
    "锑": "Sb", "铋": "Bi", "镓": "Ga", "锗": "Ge", "钨": "W", "碲": "Te", "钼": "Mo", "铟": "In", "镝": "Dy",
    "铽": "Tb", "钕": "Nd", "钐": "Sm", "钆": "Gd", "镥": "Lu", "钪": "Sc", "钇": "Y", "锡": "Sn", "铅": "Pb",
    "碳": "C", "镍": "Ni", "钴": "Co", "铜": "Cu", "锌": "Zn", "铁": "Fe", "镨": "Pr", "铈": "Ce", "镧": "La",
    "钬": "Ho", "铒": "Er", "铥": "Tm", "铕": "Eu", "镱": "Yb", "锂": "Li", "锰": "Mn",
}  # fmt: skip
GROUPS = frozenset(
    [
        "货物", "商品", "产品", "货品", "物料", "货物信息", "商品信息", "产品信息", "货物明细", "商品明细", "产品明细", "商品栏",
        "goods", "product", "products", "item", "items", "cargo", "commodity", "order lines", "lines",
    ]
)  # fmt: skip
"""Words of the upper of two header rows that say nothing more than that goods are below."""
OTHER_TIMES = frozenset("非未源原上累剩旧退")
"""Characters before a known word that make it another one: 源单单号 is the number of an earlier document."""
NARROWING = (
    "本次", "本单", "本批", "本票", "实际", "预计", "计划", "预期", "出口", "外销", "外贸", "销售", "成交", "申报", "报关", "海关", "订单",
    "合同", "发货", "出货", "交货", "开票", "发票", "商业", "总", "合计", "商品", "货物", "产品", "货品", "物料", "主要", "主", "境外",
    "海外", "国外", "外国", "境内", "国内", "外币", "原币", "单证", "单据", "对外", "我司", "我方", "该", "两用物项", "管制", "货代",
    "中文", "英文", "最新", "确认", "要求", "具体", "详细", "表体", "表头", "商检", "单票", "整单", "行", "明细",
)  # fmt: skip
"""Words before a known one that only narrow it: 本单成交数量. Where anything else stands there, it may be another thing."""
