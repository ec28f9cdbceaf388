"""The records that ``ddcheck new`` and ``ddcheck init`` write, as a beginner meets them."""

SHIPMENT = """\
# One shipment. Delete what you do not know: a field left out is unknown, and is asked for where a
# rule needs it. Check it with:  ddcheck check THIS_FILE
kind: shipment
id: SO-2026-0001
export_date: 2026-11-23        # YYYY-MM-DD; the law of this day decides
mode: sea                      # sea air road rail post express hand_carry electronic
origin: CN                     # two letters, ISO 3166-1
destination: DE                # country of final destination
route:                         # in order; country: XX where no port is known
  - {place: CNSHA, role: loading}     # loading transit transhipment discharge delivery
  - {place: DEHAM, role: discharge}
currency: USD
contract: C-0001
parties:
  # exporter manufacturer buyer consignee intermediate_consignee end_user forwarder carrier vessel
  # broker notify bank payer
  - role: exporter
    name: Example Garments (Shanghai) Co., Ltd.
    names: [样例服装（上海）有限公司]   # the same party's other names
    type: organization         # organization person vessel aircraft
    country: CN
    address: 1 Example Road, Shanghai
    # identifiers: {uscc: 91310000MA1EXAMPLE}
    founded: 2009-03-02
    business: makes clothes
    # owners:                  # direct holders, in percent; each may have owners of its own
    #   - {name: Example Holding, country: CN, share: 60}
  - role: buyer
    name: Beispiel Textilhandel GmbH
    type: organization
    country: DE
    address: Musterstrasse 1, Hamburg
    founded: 2001-05-14
    business: sells clothes
  - role: end_user
    name: Beispiel Textilhandel GmbH
    type: organization
    country: DE
    address: Musterstrasse 1, Hamburg
    founded: 2001-05-14
    business: sells clothes
items:
  - line: 1
    description: Men's T-shirts, knitted, cotton    # as in the contract
    declared_name: T-shirts, knitted, of cotton     # as in the customs declaration
    hs_code: "6109100022"      # 4 to 10 digits, in quotes
    # control_code: 6C001.a    # the dual-use control code that you claim, if any
    # cas: [7440-69-9]
    form: clothing             # ore ingot powder wafer target magnet alloy oxide compound paste ...
    # composition: [{substance: Bi, percent: 55.3}, {substance: Sn, percent: 44.7}]   # by weight
    # parameters: {purity_percent: 99.99, particle_size_um: 40}
    quantity: 5000
    unit: piece
    net_weight_kg: 900
    value: 14500
    origin: CN
    end_use: resale in shops
documents:
  - {type: contract, number: C-0001, issued: 2026-10-20}
  - {type: invoice, number: INV-0001, issued: 2026-11-18}
  # - type: export_licence
  #   number: LIC-1
  #   licence_type: single     # single general registration
  #   issued: 2026-10-01
  #   valid_until: 2027-03-31  # the last day on which it is valid
  #   issuer: MOFCOM
  #   control_codes: [6C001.a]
  #   quantity: 1000
  #   unit: kg
  #   destination: DE
  #   end_user: Beispiel Textilhandel GmbH
  #   end_use: soldering of LED boards
  #   commitments: [no_military_use, no_change_of_end_use, no_transfer]
end_use: resale in shops
declarations: {military_use: false, wmd_use: false}    # what the buyer or end user declares
"""

CUSTOMER = """\
# One customer, apart from any one shipment. Delete what you do not know: a field left out is
# unknown, and is asked for where a rule needs it. Check it with:  ddcheck check THIS_FILE
kind: customer
id: C-0001
name: Beispiel Textilhandel GmbH
names: [Beispiel Textil]       # the same customer's other names, in any script
type: organization             # organization person
country: DE                    # two letters, ISO 3166-1
address: Musterstrasse 1, Hamburg
identifiers: {registration: HRB 00000}
founded: 2001-05-14
business: sells clothes
owners:                        # direct holders, in percent; each may have owners of its own
  - {name: Erika Beispiel, type: person, country: DE, share: 100}
controllers: [Erika Beispiel]  # who decides in the end
directors: [Erika Beispiel]
products: [clothing]           # what the customer makes or sells
end_markets: [retail]
defence_share: 0               # percent of sales to defence
capacity: 2 shops, 40 employees
site_visit: 2026-06-18         # the day somebody was there
last_reviewed: 2026-10-05      # the day this file was last looked through
end_use: resale in shops
documents:
  - type: end_user_certificate
    number: EUC-0001
    issued: 2026-09-01
    end_user: Beispiel Textilhandel GmbH
    end_use: resale in shops
    commitments: [no_military_use, no_change_of_end_use, no_transfer]
    signed: true
"""

RECORDS = {"customer": CUSTOMER, "shipment": SHIPMENT}
