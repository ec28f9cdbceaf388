"""The words of the columns of lists of customers, suppliers and people, and the fields that they mean."""

from __future__ import annotations

WORDS = {
    "name": (
        (
            "名称 姓名 公司名称 公司名 企业名 企业名称 单位名称 客户名称 客户 供应商名称 供应商 往来单位 往来单位名称 中文名称 中文名 全称 公司全称 单位全称 客户全称 供应商全称 主体名称 机构名称 "
            "公司 企业 单位 客户公司名称 商户名称 合作方 合作方名称 交易对手 交易对手名称 户名 客户姓名 中文全称 公司中文名称"
        ),
        (
            "name|company name|company|customer name|customer|client name|client|supplier name|supplier|vendor name|"
            "vendor|account name|full name|legal name|entity name|entity|party name|business partner|"
            "business partner name|bp name|name 1|name1|organization|organization name|organisation name|"
            "partner name|counterparty|counterparty name|registered name|legal entity name"
        ),
    ),
    "names": (
        (
            "英文名称 英文名 外文名称 外文名 英文全称 别名 曾用名 简称 又名 其他名称 客户英文名称 客户英文名 客户简称 公司英文名称 公司英文名 公司简称 企业英文名称 单位英文名称 供应商英文名称 "
            "供应商英文名 供应商简称 当地语言名称 本地语名称 原名 前称"
        ),
        (
            "english name|name english|chinese name|alias|aliases|aka|also known as|other names|other name|"
            "former name|former names|trading name|trading as|trade name|dba|doing business as|short name|name 2|"
            "name2|local name|name local|native name|full name|legal name|registered name"
        ),
    ),
    "kind": (
        "类型 客户类型 主体类型 性质 客户性质 类别",
        "type|kind|customer type|entity type|party type|account type|record type",
    ),
    "country": (
        "国家 国家地区 国别 国籍 国籍地区 注册国 注册国家 注册地国家 所在国 所在国家 所在国家地区 客户国家 客户国别 国别地区 国家代码 注册国别 注册国家地区 注册地国别 国家名称",
        (
            "country|country code|country region|nationality|citizenship|country of registration|"
            "country of incorporation|country of domicile|domicile country|billing country|mailing country|"
            "registration country|country key|country of residence|residence country|country name|home country|ctry|cty"
        ),
    ),
    "birth_date": (
        "出生日期 生日 出生年月 出生年月日",
        "birth date|date of birth|birthday|dob|born",
    ),
    "founded": (
        "成立日期 成立时间 注册日期 设立日期 成立年份 公司成立日期 企业成立日期",
        (
            "founded|date founded|year founded|incorporated|date of incorporation|incorporation date|"
            "year established|established|date established|year started|year incorporated|formation date|"
            "date of formation|registration date|date of registration"
        ),
    ),
    "business": (
        "主营业务 经营范围 业务范围 业务 行业 所属行业 行业类别 主营 主营产品 主要业务 业务描述 行业分类",
        (
            "business|line of business|nature of business|main business|business activity|business activities|"
            "industry|sector|business description|activity|activities|business scope"
        ),
    ),
    "owners.name": (
        "股东 股东名称 控股股东 母公司 最终受益人 受益所有人 最终受益所有人 第一大股东 上级公司 股东姓名",
        (
            "shareholder|shareholders|shareholder name|parent|parent company|parent account|ultimate parent|"
            "ultimate parent name|parent name|beneficial owner|ultimate beneficial owner|ubo|owner name|"
            "majority shareholder|holding company"
        ),
    ),
    "owners.share": (
        "持股比例 控股比例 持股 股东持股 股东持股比例 股东股权比例 股权比例 股份比例 持股百分比 出资比例 占股比例",
        (
            "ownership|ownership percent|ownership percentage|share percent|shareholding|shareholding percent|"
            "percent owned|owner share|percent ownership|stake|shareholding percentage|ubo percent|ubo share|"
            "percent held"
        ),
    ),
    "owners.country": (
        "股东国别 股东国家 股东国籍 母公司国别 母公司国家",
        "shareholder country|parent country|owner country|ultimate parent country|ubo country|ubo nationality",
    ),
    "controllers": (
        "实际控制人 实控人 法定代表人 法人代表 法人 负责人 控制人",
        "controller|controllers|legal representative|controlling person|persons with control|ultimate controller",
    ),
    "directors": (
        "董事 董事会成员 高管 董事高管 董监高",
        "director|directors|board members|board|board of directors|officers|management",
    ),
    "defence_share": (
        "军工占比 军品占比 军工销售占比 军工业务占比 国防业务占比",
        (
            "defence share|defence percent|defence sales percent|defense share|defense percent|defense sales percent|"
            "military share|military percent|military sales percent"
        ),
    ),
    "last_reviewed": (
        "上次审查日期 最近审查日期 审查日期 尽调日期 上次尽调日期 最近尽调日期 复核日期 上次复核日期 末次复核 上次复核 末次审查",
        (
            "last review date|last reviewed|last review|review date|date of last review|last screened|kyc date|"
            "last kyc date|last kyc"
        ),
    ),
    "end_use": (
        "最终用途 终端用途 用途 产品用途",
        "end use|final use|intended use|end use of goods",
    ),
    "products": (
        "采购产品 采购商品 购买产品 所购产品 订购产品 产品",
        "products|products bought|products purchased|product|goods purchased",
    ),
    "identifier": (
        "",
        "identifier|identifiers",
    ),
    "identifiers.uscc": (
        "统一社会信用代码 社会信用代码 信用代码 统一信用代码 统一社会信用代码证号 组织机构统一社会信用代码",
        "uscc|unified social credit code|social credit code",
    ),
    "identifiers.registration": (
        "注册号 登记号 工商注册号 注册登记号 企业注册号 公司注册号 公司编号 登记证号 营业执照号",
        (
            "registration number|registration no|company number|company no|registration|reg no|"
            "company registration number|business registration number|commercial register number|"
            "trade register number"
        ),
    ),
    "identifiers.tax": (
        "税号 纳税人识别号 增值税号 税务登记号",
        (
            "tax id|tax number|tax no|vat|vat number|vat no|vat id|vat reg no|vat registration number|tin|"
            "tax identification number"
        ),
    ),
    "identifiers.passport": (
        "护照号 护照号码 护照",
        "passport|passport number|passport no",
    ),
    "identifiers.national_id": (
        "身份证号 身份证号码 证件号 证件号码 身份证件号码",
        "national id|id card|id card number|national identity number|identity number",
    ),
    "identifiers.lei": (
        "LEI编码 全球法人识别编码",
        "lei|legal entity identifier|lei code",
    ),
    "identifiers.imo": (
        "imo号 imo编号 船舶识别号",
        "imo|imo number|imo no",
    ),
    "address": (
        "地址 住址 注册地址 办公地址 通讯地址 联系地址 客户地址 公司地址 详细地址 经营地址 企业地址 单位地址 家庭住址 家庭地址 现住址",
        (
            "address|registered address|street address|street|street house number|full address|billing address|"
            "billing street|mailing address|mailing street|address line 1|address 1|address1|registered office|business address|"
            "head office address|registration address|home address|residential address"
        ),
    ),
    "id": (
        "编号 编码 代码 客户编号 客户编码 客户代码 客户号 供应商编号 供应商编码 供应商代码 往来单位编码 工号 员工编号 员工号 序号",
        (
            "customer id|customer number|customer code|customer no|account number|account id|account no|account code|"
            "client id|client number|client code|vendor id|vendor number|vendor code|supplier id|supplier number|"
            "supplier code|business partner number|bp number|partner id|partner number|employee id|employee number|staff number|staff id|person id|personnel number|visitor number|contact id|lead id|id|code|number|"
            "record id|external id|debtor number"
        ),
    ),
}
"""Field to headers, in Chinese parted by blanks and in English by bars; the best words for it first."""
OTHERS = (
    (
        "公司性质 企业性质 单位性质 账户经理 客户经理 业务员 销售员 跟单员 负责部门 开户行 开户银行 银行 银行账号 账号 网址 网站 官网 联系人 联系电话 电话 手机 邮箱 电子邮箱 传真 邮编 "
        "邮政编码 信用额度 信用等级 风险等级 合作状态 状态 币种 付款条件 城市 地区 省份 区域 创建日期 建档日期 修改日期 备注 性别 部门 职务 分类 等级 岗位 职位 入职日期 手机号码 手机号 紧急联系人"
    ),
    (
        "account owner|account owner name|owner|account manager|sales rep|salesperson|bank|bank name|"
        "bank account|website|web site|url|phone|telephone|mobile|email|e mail|fax|zip|postal code|city|state|"
        "region|credit limit|payment terms|currency|status|created on|created date|modified on|description|notes|"
        "annual revenue|employees|job title|department|rating|risk level|"
        "search term|account group|salutation|title|lead source|contact person|contact|gender|sex|hire date"
    ),
)
"""Headers that mean no field: they are about somebody or something else, or tell only a part of a name."""
PARTS = {
    "name": (
        "姓|first name|given name|first names|given names|firstname|forename|forenames",
        "名|middle name|middle names|middlename",
        "last name|surname|family name|lastname",
    ),
    "address": (
        "house number|address line 2|address 2|address2|street 2|billing street 2",
        "district|区县|区",
        "city|town|billing city|mailing city|city name|城市|市|所在城市",
        "state|province|state province|mailing state province|billing state|billing state province|mailing state|省份|省|省市",
        "postal code|zip|zip code|zip postal code|postcode|billing zip|billing postal code|mailing zip|mailing zip postal code|billing zip postal code|mailing postal code|邮编|邮政编码",
    ),
}
"""Field to headers of which each holds a part of it, in the order in which they follow one another."""
