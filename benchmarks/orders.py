"""Orders to measure with: python benchmarks/orders.py 10000 > orders.csv

Five parties and three lines an order, as an exporter's own system would write them: few exporters and
forwarders, some hundreds of customers who come again and again, mostly ordinary goods, now and then
controlled ones with a licence, and a near name of a listed party once in a while. The same number and seed
give the same bytes.
"""

from __future__ import annotations

import csv
import random
import sys
from datetime import date, timedelta
from typing import IO

COLUMNS = (
    "id", "export_date", "mode", "origin", "destination", "currency", "contract",
    "parties.exporter.name", "parties.exporter.country", "parties.exporter.address", "parties.exporter.business",
    "parties.buyer.name", "parties.buyer.country", "parties.buyer.address",
    "parties.consignee.name", "parties.consignee.country", "parties.consignee.address",
    "parties.end_user.name", "parties.end_user.country", "parties.end_user.address", "parties.end_user.business",
    "parties.end_user.identifiers.registration", "parties.end_user.founded",
    "parties.forwarder.name", "parties.forwarder.country",
    "route.loading.place", "route.discharge.country", "end_use", "declarations.military_use", "declarations.wmd_use",
    "items.line", "items.description", "items.declared_name", "items.hs_code", "items.quantity", "items.unit",
    "items.net_weight_kg", "items.value", "items.origin", "items.end_use", "items.remark",
    "documents.export_licence.number", "documents.export_licence.licence_type", "documents.export_licence.issued",
    "documents.export_licence.valid_until", "documents.export_licence.control_codes",
    "documents.export_licence.quantity", "documents.export_licence.unit", "documents.export_licence.destination",
    "documents.export_licence.end_user", "documents.export_licence.end_use",
)  # fmt: skip

COUNTRIES = (
    "DE",
    "FR",
    "NL",
    "IT",
    "TH",
    "VN",
    "MY",
    "KR",
    "IN",
    "BR",
    "MX",
    "US",
    "JP",
    "GB",
    "PL",
    "TR",
)
TOWNS = (
    "Hamburg",
    "Lyon",
    "Rotterdam",
    "Torino",
    "Bangkok",
    "Hanoi",
    "Penang",
    "Busan",
    "Pune",
    "Campinas",
)
STEMS = (
    "Nordlicht", "Bellevue", "Tulpen", "Ferrario", "Siamese", "Redriver", "Straits", "Hanok", "Deccan", "Paulista",
    "Azteca", "Prairie", "Sakura", "Thames", "Vistula", "Anatolia", "Granit", "Kestrel", "Larkspur", "Meridian",
)  # fmt: skip
TRADES = (
    "Textiles",
    "Furniture",
    "Lighting",
    "Tools",
    "Toys",
    "Kitchens",
    "Bicycles",
    "Packaging",
    "Ceramics",
)
FORMS = {
    "DE": "GmbH",
    "FR": "SARL",
    "NL": "B.V.",
    "IT": "S.p.A.",
    "US": "Inc.",
    "GB": "Ltd",
    "PL": "Sp. z o.o.",
}
EXPORTERS = (
    ("Example Light Industry (Ningbo) Co., Ltd.", "8 Sample Road, Ningbo", "makes household goods"),
    ("样例进出口（上海）有限公司", "上海市样例路18号", "general trade"),
    (
        "Example Metals (Changsha) Co., Ltd.",
        "3 Sample Street, Changsha",
        "makes metals and compounds",
    ),
    ("Sample Machinery (Wuxi) Co., Ltd.", "21 Sample Avenue, Wuxi", "makes machines"),
)
FORWARDERS = (
    ("Sample Ocean Forwarding Ltd.", "CN"),
    ("Example Air Cargo GmbH", "DE"),
    ("Demo Logistics Pte. Ltd.", "SG"),
)
ORDINARY = (
    ("Men's T-shirts, knitted, cotton", "T-shirts of cotton", "6109100022", "piece"),
    ("Wooden bedroom furniture", "wooden furniture", "9403509990", "piece"),
    ("LED lamps, E27", "LED lamps", "8539520000", "piece"),
    ("Hand tools, spanner set", "spanners", "8204110000", "set"),
    ("Plastic toys", "toys", "9503008900", "piece"),
    ("Ceramic tableware", "tableware of porcelain", "6911101900", "piece"),
    ("Bicycle frames, aluminium", "bicycle frames", "8714910000", "piece"),
    ("Cardboard boxes", "boxes of corrugated paper", "4819100000", "piece"),
    ("Stainless steel kitchen sinks", "sinks of stainless steel", "7324100000", "piece"),
    ("Polyester yarn", "yarn of polyester", "5402470000", "kg"),
)  # fmt: skip
CONTROLLED = (
    "Antimony trioxide 99.99 %",
    "antimony oxides",
    "2825800010",
    "kg",
    "1C002.a",
    "flame retardant in plastics",
)


class Customer:
    """A customer who comes again."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.country = COUNTRIES[number % len(COUNTRIES)]
        stem = STEMS[number % len(STEMS)]
        trade = TRADES[number // len(STEMS) % len(TRADES)]
        form = FORMS.get(self.country, "Co., Ltd.")
        self.name = f"{stem} {trade} {1 + number // 180} {form}"
        self.address = (
            f"{chance.randint(1, 200)} {chance.choice(STEMS)} Street, {chance.choice(TOWNS)}"
        )
        self.business = f"sells {trade.lower()}"
        self.registration = f"R{100000 + number}"
        self.founded = date(1980, 1, 1) + timedelta(days=chance.randint(0, 14000))


def write(count: int, out: IO[str], *, seed: int = 7, customers: int | None = None) -> None:
    """So many orders as CSV, three rows each."""
    chance = random.Random(seed)
    known = [
        Customer(number, chance) for number in range(customers or max(50, min(4000, count // 12)))
    ]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number in range(count):
        # Some come every week, most twice a year.
        customer = known[int(len(known) * chance.random() ** 2)]
        end_user = customer if chance.random() < 0.7 else chance.choice(known)
        for row in order(number, customer, end_user, chance):
            writer.writerow(row)


def order(
    number: int, customer: Customer, end_user: Customer, chance: random.Random
) -> list[list[str]]:
    """The rows of one order."""
    controlled = chance.random() < 0.02
    exporter = EXPORTERS[2 if controlled else chance.randrange(len(EXPORTERS))]
    day = date(2026, 9, 1) + timedelta(days=number % 80)
    forwarder, base = chance.choice(FORWARDERS)
    name = end_user.name if chance.random() > 0.002 else f"Rheinmetall {chance.choice(TRADES)} GmbH"
    use = CONTROLLED[5] if controlled else "resale in shops"
    head = [
        f"SO-2026-{number:06d}", day.isoformat(), chance.choice(("sea", "sea", "air", "rail")), "CN", end_user.country,
        "USD", f"C-{number:06d}",
        exporter[0], "CN", exporter[1], exporter[2],
        customer.name, customer.country, customer.address,
        customer.name, customer.country, customer.address,
        name, end_user.country, end_user.address, end_user.business, end_user.registration,
        end_user.founded.isoformat(),
        forwarder, base, "CNSHA", end_user.country, use, "false", "false",
    ]  # fmt: skip
    rows = []
    for line in range(1, 4):
        quantity = chance.randint(10, 900)
        if controlled and line == 1:
            title, declared, code, unit, control, _ = CONTROLLED
            paper = [
                f"LIC-{number % 40:04d}", "general", "2026-03-01", "2027-02-28", control, "90000", "kg",
                end_user.country, name, use,
            ]  # fmt: skip
            remark = "属于两用物项"
        else:
            title, declared, code, unit = chance.choice(ORDINARY)
            paper, remark = [""] * 10, "不属于管制物项"
        goods = [
            str(line), title, declared, code, str(quantity), unit, str(quantity), str(quantity * 12), "CN", use, remark,
        ]  # fmt: skip
        rows.append(head + goods + paper)
    return rows


if __name__ == "__main__":
    write(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, sys.stdout)
