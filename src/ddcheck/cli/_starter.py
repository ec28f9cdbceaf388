"""What ``ddcheck init`` writes beside the records: settings, one rule of one's own, a list, a CI job."""

from ddcheck.cli._templates import CUSTOMER, SHIPMENT

CONFIGURATION = """\
# Settings of ddcheck; a flag or a DDCHECK_ variable comes before them.
# All of them: ddcheck config show.  For an editor: ddcheck schema config
rules = ["cn-export-control", "customer-due-diligence", "rules/house"]
list = ["lists/house-blocked.csv"]       # one more entity list, in any supported format
waivers = ["waivers.yaml"]               # who answered for which finding; see: ddcheck waivers add --help
gate = "review"                # fail: a review ends with 0; none: nothing but trouble stops a job
lang = "en"                    # or "zh"
timezone = "Asia/Shanghai"     # turns now into today, where neither --as-of nor export_date says the day
# encodings = ["utf-8", "gb18030"]          # tried in order; nothing is ever guessed

# [max-age]                    # days that a list may be old; older is exit status 5
# default = 30
"""

RULE_SET = """\
id: house
title: {en: Rules of our own, zh: 本公司规则}
edition: 2026.11.1             # raise it with every change
"""

RULE = """\
# yaml-language-server: $schema=../rule.schema.json
# More than our house allows by post. Its examples are its tests:  ddcheck test house-
id: house-heavy-by-post
title: {en: Heavy goods do not go by post, zh: 大宗货物不走邮递}
kind: red_flag
applies_to: item
citations:
  - {ref: House rule 1/2026, url: "https://intranet.example/rules/1"}
when:
  shipment.mode: [post, express]
  item.net_weight_kg: {more_than: 500}
verdict: review
reason:
  en: "{item} weighs more than 500 kg and goes by post or express."
  zh: "{item}重量超过500千克，却以邮递或快件出口。"
remedy:
  en: Ask why it does not go as freight, and put the answer on file.
  zh: 询问为何不以货运方式出口，并将答复存档。
examples:
  - title: {en: 501 kg by express, zh: 快件，501千克}
    expect: hit
    verdict: review
    record: {mode: express, items: [{description: T-shirts, net_weight_kg: 501}]}
  - title: {en: 500 kg is still allowed, zh: 500千克仍可}
    expect: clear
    record: {mode: express, items: [{description: T-shirts, net_weight_kg: 500}]}
  - title: {en: 900 kg by sea, zh: 海运，900千克}
    expect: clear
    record: {mode: sea, items: [{description: T-shirts, net_weight_kg: 900}]}
  - title: {en: nobody says how it goes, zh: 未写明运输方式}
    expect: unknown
    record: {items: [{description: T-shirts, net_weight_kg: 900}]}
"""

BLOCKED = """\
name,type,country,program,listed_on
Sample Blocked Trading FZE,organization,AE,unpaid and evasive,2026-01-15
"""

WAIVERS = """\
# Who answered for which finding, why and until when. Written by:  ddcheck waivers add RUN.json FINGERPRINT ...
schema: ddcheck/waivers/1
waivers: []
"""

GITHUB = """\
name: ddcheck
on: [push, pull_request]
permissions: {contents: read}
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {fetch-depth: 0}   # so that waivers can be read from the main branch
      - uses: actions/setup-python@v5
        with: {python-version: "3.12"}
      - run: pip install ddcheck
      - run: ddcheck test house-
      - run: ddcheck waivers lint
      # 0 pass, 1 fail, 3 review; anything else: not every record was decided.
      # A pull request cannot answer for its own findings: add  --waivers-from origin/main  once the file is there.
      - run: ddcheck check records -f github -o json=ddcheck-run.json
      - uses: actions/upload-artifact@v4
        if: always()
        with: {name: ddcheck, path: ddcheck-run.json}
"""

GITLAB = """\
ddcheck:
  image: python:3.12-slim
  variables: {GIT_DEPTH: "0"}   # so that waivers can be read from the main branch
  before_script:
    - pip install ddcheck
  script:
    - ddcheck test house-
    - ddcheck waivers lint
    # 0 pass, 1 fail, 3 review; anything else: not every record was decided.
    - ddcheck check records -f plain -o json=ddcheck-run.json -o junit=ddcheck.xml -o gitlab=ddcheck-quality.json
  artifacts:
    when: always
    paths: [ddcheck-run.json]
    reports: {junit: ddcheck.xml, codequality: ddcheck-quality.json}
"""

COMMON = {
    "ddcheck.toml": CONFIGURATION,
    "records/shipment.yaml": SHIPMENT,
    "records/customer.yaml": CUSTOMER,
    "rules/house/ruleset.yaml": RULE_SET,
    "rules/house/house-heavy-by-post.yaml": RULE,
    "lists/house-blocked.csv": BLOCKED,
    "waivers.yaml": WAIVERS,
}
"""Path to text, whatever the CI."""

CI = {
    "github": {".github/workflows/ddcheck.yml": GITHUB},
    "gitlab": {".gitlab-ci.yml": GITLAB},
    "none": {},
}
"""The job for each CI that is known."""
