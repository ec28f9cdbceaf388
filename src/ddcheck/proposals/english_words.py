"""The words of headers in English, and the fields that they mean.

A meaning is a field, or several parted by ``>`` of which a table gets the first that no better column fills;
fields parted by ``+`` are filled by one column together. A field with ``&`` and a number is only a part, which goes
on behind another column of the field. Of two columns for a field, the one whose word stands
further to the front gets it.
"""

from __future__ import annotations

from ddcheck.proposals.meanings import NONE

PARTIES = {
    "exporter": "exporter shipper consignor seller supplier vendor sender shipfrom usppi",
    "consignee": "consignee receiver recipient shipto deliverto deliveryto",
    "intermediate_consignee": "intermediateconsignee",
    "buyer": "buyer importer purchaser customer client soldto",
    "end_user": "enduser endcustomer",
    "manufacturer": "manufacturer manufactuer producer maker mill",
    "forwarder": "forwarder",
    "carrier": "carrier airline transportcompany",
    "notify": "notify nortify",
    "broker": "broker declarant cha agent",
    "bank": "bank",
    "payer": "payer billto invoiceto",
    "vessel": "vessel ship",
}
PARTY_FIELDS = {
    "": "name",
    "name": "name",
    "address": "address",
    "country": "country",
    "country code": "country",
    "country name": "country",
    "full name": "name",
    "legal name": "name",
    "company": "name",
    "company name": "name",
    "address1": "address",
    "address line 1": "address",
    "street": "address",
    "street address": "address",
    "full address": "address",
    "nation": "country",
    "country region": "country",
    "account": "identifiers.registration",
    "account number": "identifiers.registration",
    "point": "identifiers.registration",
    "id": "identifiers.registration",
    "code": "identifiers.registration",
    "number": "identifiers.registration",
    "uuid": "identifiers.registration",
    "registration number": "identifiers.registration",
    "bp": "identifiers.registration",
    "tin": "identifiers.tax",
    "ein": "identifiers.tax",
    "tax id": "identifiers.tax",
    "tax number": "identifiers.tax",
    "ntn": "identifiers.tax",
    "pin": "identifiers.tax",
    "ruc id": "identifiers.tax",
    "vat": "identifiers.tax",
    "vat id": "identifiers.tax",
    "vat number": "identifiers.tax",
    "vat registration number": "identifiers.tax",
    "uscc": "identifiers.uscc",
    "lei": "identifiers.lei",
    "imo": "identifiers.imo",
    "type": "type",
    "business": "business",
    "address2": "address & 1",
    "address 2": "address & 1",
    "address line 2": "address & 1",
    "district": "address & 2",
    "city": "address & 3",
    "town": "address & 3",
    "state": "address & 4",
    "province state": "address & 4",
    "province": "address & 4",
    "region": NONE,
    "department": NONE,
    "phone": NONE,
    "phone number": NONE,
    "telephone": NONE,
    "fax": NONE,
    "email": NONE,
    "phone e mail": NONE,
    "postal code": "address & 5",
    "zip": "address & 5",
    "zip code": "address & 5",
    "post code": "address & 5",
    "postcode": "address & 5",
    "contact": NONE,
    "contact name": NONE,
    "contact person": NONE,
    "group": NONE,
    "reference": NONE,
    "order number": NONE,
    "order": NONE,
    "part number": NONE,
    "po number": NONE,
    "economic key": NONE,
    "id check digit": NONE,
    "name address": NONE,
}
WORSE = 200
"""How much later words come that stand behind ``||``: a row has an id of its own beside the number of its order."""
ENGLISH = {
    "id": (
        "order number|order id|order|so number|so|sales order number|sales order|sales document number|"
        "sales document|shipment number|shipment id|export shipment id|export id|order reference|order ref|job number|"
        "consignment number || document number|reference number|reference|ref|our reference|our ref|record id|id"
    ),
    "id > documents.customs_declaration.number": (
        "declaration number|declaration id|customs declaration number|customs declaration|export declaration number|"
        "export declaration|declaration number dau|gtd number|dua number|dua id|shipping bill number|sb number|entry number"
    ),
    "export_date": (
        "export date|exp date|date export|actual ship date|ship date|shipment date|shipping date|date shipment|"
        "dispatch date|despatch date|departure date|sailing date|goods issue date|actual goods issue date|actual gi date|gi date|"
        "confirmed ship date|schedule ship date|scheduled ship date|planned ship date|expected ship date|"
        "estimated ship date|promised ship date|schedule shipment date|shipped date|date shipped|etd|date"
    ),
    "mode": (
        "mode transport|transport mode|mode|mode shipment|shipment mode|mode delivery|delivery mode|"
        "transport type|type transport|trans type|transport|mot|shipping method|ship method|ship via|"
        "delivery transport type|transport mode code|trans type cross border"
    ),
    "origin": (
        "export country|country export|exporting country|dispatch country|country dispatch|dispatch country code|"
        "departure country|country departure|country shipment|loading country|country loading|from country name|"
        "from country|ship from country|country consignment|consignment country"
    ),
    "destination": (
        "final destination country|country final destination|ultimate destination country|"
        "country ultimate destination|destination country|country destination|"
        "destination country code|country destination code|country code destination|final destination|"
        "ultimate destination|destination|to country name|to country"
    ),
    "destination > parties.consignee.country": (
        "ship to country|ship to country code|delivery country|delivery country code|deliver to country|"
        "shipping country|shipping country code|shipping address country|delivery address country"
    ),
    "destination > parties.buyer.country": "import country|importing country|country import",
    "parties.buyer.country > parties.consignee.country": "trading country|trading country name|country trade|trade country",
    "parties.consignee.name": "delivery name|delivery customer|goods recipient",
    "parties.consignee.address": "delivery address|shipping address|ship to location|delivery street|shipping street",
    "parties.consignee.address & 3": "delivery city|shipping city|delivery town",
    "parties.consignee.address & 5": "delivery zip|delivery postal code|delivery postcode|shipping zip|shipping postal code",
    "parties.vessel.identifiers.imo": "imo number|imo|imo id",
    "currency": (
        "currency|currency code|transaction currency|transactional currency code|transactional currency|"
        "document currency|order currency|invoice currency|contract currency|currency contract price|"
        "sales currency|curency|foreign currency|currency unit|ccy"
    ),
    "contract": "contract number|contract id|contract|sales contract number|sales contract|agreement number",
    "end_use": (
        "end use|final use|final end use|stated end use|end use statement|intended use|intended end use|"
        "end use description|export purpose|purpose|application"
    ),
    "route.loading.place": (
        "loading port|port loading|pol|lading port|origin port|port origin|port shipment|shipping port|port departure|"
        "departure port|port export|export port|"
        "port maritime origin|local port pol|embarq port|indian port|malaysia port"
    ),
    "route.discharge.place": (
        "discharge port|port discharge|pod|destination port|port destination|unloading port|port unloading|port unlading|unlading port|"
        "port maritime destination|local port pod|landing port|place discharge|arrival port|port arrival"
    ),
    "route.transhipment.place": (
        "transhipment port|port transhipment|transshipment port|port transshipment|transit port|port transit|via port"
    ),
    "route.delivery.place": "place delivery|delivery place|delivery point",
    "items.line": (
        "line number|line|line item|order line|order line number|item number|item|item serial|sub item number|"
        "position|pos|serial number"
    ),
    "items.description": (
        "goods description|description goods|product description|item description|commodity description|"
        "description commodity|material description|cargo description|commercial description|description|"
        "product desc|order lines description|product name|item name|goods name|name goods|material name|name commodity|"
        "commodity name|article description|article name|order lines product|"
        "shipment particular|product declaration|product|commodity|goods|cargo|article|material"
    ),
    "items.description & 1": "specification|product specification|specifications|spec|grade|product grade|model|model number",
    "items.declared_name": "declared name|customs name|customs description|declared description|customs item name",
    "items.hs_code": (
        "hs code|hs number|hs|hts code|hts number|hts|htsus|schedule b|schedule b number|tariff code|tariff number|tariff|"
        "customs tariff|customs tariff number|customs code|commodity code|commodity import code number|"
        "commodity code number|commodity number|intrastat code|intrastat commodity code|"
        "statistical code|hs tariff code|hs tariff|hs tariff number|harmonized code|harmonized tariff|harmonised code|harmonized system code|harmonized tariff code|ncm|taric|"
        "cn code|statistical number|eleven digits"
    ),
    "items.control_code": (
        "control code|export control code|export control classification|export control classification number|"
        "control list code|control list number|dual use code|dual use item code|eccn|eccn control|eccn number|eccn code|"
        "export control number"
    ),
    "items.cas": "cas number|cas|cas registry number|cas rn",
    "items.form": "physical form|form|product form|physical state",
    "items.composition": "chemical composition|composition|ingredients",
    "items.parameters.purity_percent": "purity|purity percent|grade purity|assay",
    "items.parameters.particle_size_um": "particle size|particle size um|particle size micron",
    "items.quantity": (
        "quantity|commercial quantity|comercial quantity|item quantity|line quantity|shipped quantity|"
        "delivered quantity|delivery quantity|order quantity|ordered quantity|sales quantity|quantity shipped|"
        "quantity ordered|invoice quantity|invoiced quantity|order lines quantity|"
        "total quantity|quantity 1|std quantity|stat quantity|supp units"
    ),
    "items.unit": (
        "unit|unit measure|measure unit|unit code|quantity unit|unit quantity|order quantity unit|sales unit|"
        "unit sale|order unit|order lines unit measure|"
        "commercial unit|comercial unit|commercial measure unit|unit measure 1|unit measurement 1|quantity type|"
        "item quantity type|std unit|stat unit"
    ),
    "items.net_weight_kg": (
        "net weight|net weight kg|weight net|net mass|net mass kg|net kg|net kilo|n weight|n w|nw|total net weight|"
        "item net weight|line net weight"
    ),
    "items.value": (
        "line value|line amount|value|amount|total value|total amount|total price|price total|net value|net amount|"
        "net price total|line total|extended amount|extended price|subtotal|order lines subtotal|invoice value|invoice amount|"
        "item value|item invoice amount|item customs value|"
        "total invoice value|customs value|fob value|fob|total fob|item fob|fob item|free on board|"
        "cif value|cif|total cif|cif item|item price|cargo value|statistical value|value in foreign currency|"
        "total price in foreign currency|sales amount|declared value|total"
    ),
    "items.origin": (
        "origin country|country origin|origin country code|country origin code|origin country name|made in|"
        "country manufacture|manufacture country|coo|origin"
    ),
    "items.remark": (
        "remark|remarks|note|notes|comment|comments|memo|order note|order notes|customer note|special instructions|"
        "customs remark|customs remarks"
    ),
    "documents.export_licence.number": (
        "export licence number|export licence|licence number|number licence|licence|export permit number|"
        "export permit|permit number|licence id|export authorisation|export authorisation number|"
        "export authorization|export authorization number"
    ),
    "documents.export_licence.valid_until": (
        "licence expiry|licence expiry date|licence valid until|licence valid to|licence expiration date|"
        "licence validity|licence exp date|licence exp|export licence exp date|export licence expiry|export licence expiry date|export licence valid until|permit expiry date"
    ),
    "documents.export_licence.issued": (
        "licence issue date|licence date|licence issued|export licence issue date|export licence date|licence valid from"
    ),
    "documents.export_licence.issuer": "licence issuer|licence issuing authority|export licence issuer|issuing authority",
    "documents.end_user_certificate.number": (
        "end user certificate number|end user certificate|euc number|euc|end user statement|end use certificate|"
        "end use certificate number|eus number|eus"
    ),
    "documents.invoice.number": "commercial invoice number|invoice number|commercial invoice|invoice|invoice id",
    NONE: (
        "record tag|records tag|gross weight|gross weight kg|gross kg|gross kilo|gross mass|g weight|g w|gw|"
        "gross wt kg|total gross weight|wun|"
        "shipment gross weight|gross weight unit|weight unit|hs code 2|hs code 4|hs 2|hs 4|hs description|"
        "hs code description|hs product description|hs code item description|monthyear|year|month|"
        "country iso code 2|incoterm|incoterms|incoterm term|inco terms|terms delivery|delivery terms|trade terms|"
        "price terms|payment terms|freight|insurance|unit price|unit value|fob unit|cif unit|unit cost|"
        "exchange rate|vat|tax|duty|package|packages|number packages|package type|packages quantity|"
        "quantity packages|package unit|carton|cartons|ctn|ctns|number cartons|pallets|custom|customs|regime|brand|"
        "variety|attribute|attributes|"
        "customs office|customs office code|customs office name|container number|container|teu|chapter|heading|"
        "registration date|declaration date|receipt date|settlement date|order date|invoice date|document date|"
        "creation date|created date|created on|created by|posting date|requested delivery date|delivery date|"
        "requested ship date|req delivery date|arrival date|eta|due date|"
        "bill lading|bl number|b l number|b l|bl|awb|awb number|air waybill|tracking number|"
        "voyage number|voyage|vessel voyage|manifest number|import date|imp date|import id|import shipment id|"
        "method payment|weight|total weight|gross weight percent|quantity percent|value percent|weight percent|"
        "po number|purchase order|purchase order number|customer po|customer po number|customer reference|"
        "part number|sku|product code|item code|ordered item|article number|material number|"
        "plant|warehouse|storage location|sales organization|sales org|sales office|sales group|division|"
        "distribution channel|salesperson|sales rep|salesrep|sales person|status|order status|line status|"
        "origin d f|domestic foreign|d f|marks|marks numbers|shipping marks|measurement|meas|cbm|volume|lot|lot number|batch|batch number"
    ),
}
SYNONYMS = {
    "no": "number", "num": "number", "nbr": "number", "nr": "number", "qty": "quantity", "wt": "weight",
    "addr": "address", "ctry": "country", "desc": "description", "descr": "description", "amt": "amount",
    "dest": "destination", "kgs": "kg", "weights": "weight", "license": "licence", "numbers": "number",
    "contractors": "contractor", "suppliers": "supplier", "products": "product", "measurement": "measure",
    "comercial": "commercial", "adquisition": "acquisition", "uom": "unit", "cty": "country", "cntry": "country", "um": "unit", "ext": "extended", "frt": "freight",
    "fwdr": "forwarder", "fwd": "forwarder", "fwder": "forwarder", "cd": "code",
    "nm": "name", "curr": "currency", "cur": "currency", "orig": "origin", "doc": "document", "dt": "date",
    "deliv": "delivery", "dlv": "delivery", "matl": "material", "cust": "customer", "mfr": "manufacturer",
    "mfg": "manufacturer", "shpr": "shipper", "cnee": "consignee", "comm": "commodity", "imp": "import", "inv": "invoice",
    "pt": "point", "su": "unit", "transactional": "transaction", "sched": "schedule",
    "scheduled": "schedule", "expiration": "expiry", "org": "organization",
    "transshipment": "transhipment", "organisation": "organization", "lic": "licence", "goods": "goods",
    "spec": "specification", "vendors": "vendor", "importers": "importer", "exporters": "exporter", "shipping": "shipping", "reg": "registration",
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
