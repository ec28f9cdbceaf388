"""What is checked: a shipment or a customer, as its file states it.

A field left out is unknown.
No field that a rule may ask for has a default that reads as harmless: absent is ``None`` or an empty tuple.
"""

from collections import Counter
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from ddcheck.core.texts import RefusalError
from ddcheck.core.values import (
    Amount,
    CasNumber,
    Count,
    CountryCode,
    CurrencyCode,
    Day,
    Flag,
    HsCode,
    Line,
    Number,
    PartyName,
    Percent,
    Place,
    Purity,
    SubstanceName,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mode(StrEnum):
    """How the goods leave."""

    SEA = "sea"
    AIR = "air"
    ROAD = "road"
    RAIL = "rail"
    POST = "post"
    EXPRESS = "express"
    HAND_CARRY = "hand_carry"
    ELECTRONIC = "electronic"


class Role(StrEnum):
    """What a party does in a shipment."""

    EXPORTER = "exporter"
    MANUFACTURER = "manufacturer"
    BUYER = "buyer"
    CONSIGNEE = "consignee"
    INTERMEDIATE_CONSIGNEE = "intermediate_consignee"
    END_USER = "end_user"
    FORWARDER = "forwarder"
    CARRIER = "carrier"
    VESSEL = "vessel"
    BROKER = "broker"
    NOTIFY = "notify"
    BANK = "bank"
    PAYER = "payer"


class PartyType(StrEnum):
    """What kind of thing goes by a name."""

    ORGANIZATION = "organization"
    PERSON = "person"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"


class StopRole(StrEnum):
    """What happens at a stop of the route."""

    LOADING = "loading"
    TRANSIT = "transit"
    TRANSHIPMENT = "transhipment"
    DISCHARGE = "discharge"
    DELIVERY = "delivery"


class DocumentType(StrEnum):
    """What a document is."""

    EXPORT_LICENCE = "export_licence"
    END_USER_CERTIFICATE = "end_user_certificate"
    RISK_ASSESSMENT = "risk_assessment"
    COMMITMENT = "commitment"
    TEST_REPORT = "test_report"
    CONTRACT = "contract"
    INVOICE = "invoice"
    CUSTOMS_DECLARATION = "customs_declaration"
    STATE_TRADING_PROOF = "state_trading_proof"
    SPECIAL_APPROVAL = "special_approval"
    """MOFCOM's approval of a single deal with a listed party (DUR article 29)."""
    OTHER = "other"


class LicenceType(StrEnum):
    """The three kinds of authorisation of DUR articles 15 and 19."""

    SINGLE = "single"
    GENERAL = "general"
    REGISTRATION = "registration"


class Owner(Value):
    """A direct holder of a party, who may have holders of their own."""

    name: PartyName | None = None
    names: tuple[PartyName, ...] = ()
    type: PartyType | None = None
    country: CountryCode | None = None
    identifiers: dict[Line, Line] = Field(default_factory=dict)
    share: Percent | None = None
    """Percent held directly in the thing owned; unknown where left out."""
    owners: tuple["Owner", ...] = ()


class PartyFields(Value):
    """What is known of a party or a customer."""

    name: PartyName | None = None
    names: tuple[PartyName, ...] = ()
    """The same party's other names, in any script."""
    type: PartyType | None = None
    country: CountryCode | None = None
    address: Line | None = None
    identifiers: dict[Line, Line] = Field(default_factory=dict)
    """Scheme to number, as in ``{uscc: …, lei: …, imo: …, registration: …}``."""
    birth_date: Day | None = None
    founded: Day | None = None
    business: Line | None = None
    owners: tuple[Owner, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """The name and the other names, each once, in order."""
        first = () if self.name is None else (self.name,)
        return tuple(dict.fromkeys(first + self.names))

    @property
    def owner_names(self) -> tuple[str, ...]:
        """The names of all who hold it, directly or through others."""
        return tuple(
            name for each in _holders(self.owners) for name in (each.name, *each.names) if name
        )

    @property
    def people_names(self) -> tuple[str, ...]:
        """Its names if it is a person, and those of its holders that are."""
        own = self.all_names if self.type is PartyType.PERSON else ()
        held = (each for each in _holders(self.owners) if each.type is PartyType.PERSON)
        return own + tuple(name for each in held for name in (each.name, *each.names) if name)

    @property
    def owner_countries(self) -> tuple[str, ...]:
        """The countries of all who hold it, as far as they are stated."""
        return tuple(each.country for each in _holders(self.owners) if each.country)

    @property
    def owner_shares(self) -> Decimal | None:
        """The most that the direct holders of it, or of one of its holders, are said to hold together, in percent."""
        stated = [self.owners, *(each.owners for each in _holders(self.owners))]
        sums = [
            sum((each.share for each in owners if each.share is not None), Decimal(0))
            for owners in stated
            if owners
        ]
        return max(sums, default=None)


def _holders(owners: tuple[Owner, ...]) -> "Iterator[Owner]":
    for owner in owners:
        yield owner
        yield from _holders(owner.owners)


class Party(PartyFields):
    """Who takes part in a shipment."""

    role: Role | None = None


class Stop(Value):
    """One stop of the route."""

    place: Place | None = None
    country: CountryCode | None = None
    role: StopRole | None = None

    @property
    def country_code(self) -> str | None:
        """The country stated, else that of the place."""
        if self.country is not None:
            return self.country
        return None if self.place is None else self.place[:2]


class Substance(Value):
    """One substance of the goods and how much of their weight it is."""

    substance: SubstanceName | None = None
    """Element symbol, formula or name."""
    percent: Percent | None = None


class Parameters(Value):
    """Measured properties of the goods; the unit is part of the field's name."""

    purity_percent: Purity | None = None
    """Percent, or nines as in ``4N5``."""
    particle_size_um: Amount | None = None
    diameter_mm: Amount | None = None
    inner_diameter_mm: Amount | None = None
    length_mm: Amount | None = None
    width_mm: Amount | None = None
    height_mm: Amount | None = None
    thickness_mm: Amount | None = None
    wall_mm: Amount | None = None
    density_g_cm3: Amount | None = None
    compaction_density_g_cm3: Amount | None = None
    flexural_strength_mpa: Amount | None = None
    elastic_limit_mpa: Amount | None = None
    tensile_strength_mpa: Amount | None = None
    elongation_percent: Amount | None = None
    dislocation_density_per_cm2: Amount | None = None
    specific_capacity_mah_g: Amount | None = None
    energy_density_wh_kg: Amount | None = None
    transmittance_percent: Percent | None = None
    cylinder_bore_mm: Amount | None = None
    design_pressure_gpa: Amount | None = None
    microwave_power_kw: Amount | None = None
    microwave_frequency_mhz: Amount | None = None
    magnetic_flux_density_t: Amount | None = None
    volume_m3: Amount | None = None
    capacity_m3_per_day: Amount | None = None
    temperature_c: Number | None = None
    power_kw: Amount | None = None
    range_km: Amount | None = None
    endurance_min: Amount | None = None
    """How long an aircraft can stay in the air, at the most."""
    field_of_view_mrad: Amount | None = None
    """Of one detector element."""
    tenacity_cn_dtex: Amount | None = None
    modulus_cn_dtex: Amount | None = None


class Item(Value):
    """One line of goods or technology."""

    line: Count | None = None
    description: Line | None = None
    """As in the contract."""
    declared_name: Line | None = None
    """As in the customs declaration."""
    hs_code: HsCode | None = None
    control_code: Line | None = None
    """The dual-use control code that the exporter claims, if any."""
    cas: tuple[CasNumber, ...] = ()
    form: Line | None = None
    composition: tuple[Substance, ...] = ()
    parameters: Parameters = Parameters.model_construct()
    quantity: Amount | None = None
    unit: Line | None = None
    net_weight_kg: Amount | None = None
    value: Amount | None = None
    origin: CountryCode | None = None
    end_use: Line | None = None
    remark: Line | None = None
    """The remark of the customs declaration."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What the goods are called, in contract and declaration."""
        return tuple(text for text in (self.description, self.declared_name) if text is not None)


class Document(Value):
    """A licence, certificate or other paper that the exporter holds."""

    type: DocumentType | None = None
    number: Line | None = None
    licence_type: LicenceType | None = None
    issued: Day | None = None
    valid_until: Day | None = None
    """The last day on which it is valid."""
    issuer: PartyName | None = None
    control_codes: tuple[Line, ...] = ()
    quantity: Amount | None = None
    unit: Line | None = None
    destination: CountryCode | None = None
    end_user: PartyName | None = None
    end_use: Line | None = None
    commitments: tuple[Line, ...] = ()
    signed: Flag | None = None
    party: PartyName | None = None
    """Whom it concerns, where that is not the end user; a name of one of the parties."""
    lines: tuple[Count, ...] = ()
    """The lines of goods it covers; all of them where left out."""
    translated: Flag | None = None
    retained_until: Day | None = None


class Declarations(Value):
    """What the buyer or end user declares."""

    military_use: Flag | None = None
    wmd_use: Flag | None = None


class Shipment(Value):
    """Goods or technology on their way to somebody."""

    kind: Literal["shipment"] = "shipment"
    id: Line | None = None
    export_date: Day | None = None
    mode: Mode | None = None
    origin: CountryCode | None = None
    destination: CountryCode | None = None
    route: tuple[Stop, ...] = ()
    currency: CurrencyCode | None = None
    contract: Line | None = None
    parties: tuple[Party, ...] = ()
    items: tuple[Item, ...] = ()
    documents: tuple[Document, ...] = ()
    end_use: Line | None = None
    declarations: Declarations = Declarations.model_construct()
    history: tuple["Shipment", ...] = ()
    """Earlier shipments to the same parties, if the caller knows them."""

    @property
    def declares_nothing(self) -> bool | None:
        """Whether declarations are given and say nothing; unknown where none are given."""
        if "declarations" not in self.model_fields_set:
            return None
        return self.declarations.military_use is None and self.declarations.wmd_use is None

    @model_validator(mode="after")
    def _references_hold(self) -> "Shipment":
        lines = [item.line for item in self.items if item.line is not None]
        seen = set(lines)
        if len(seen) < len(lines):
            twice = min(line for line, times in Counter(lines).items() if times > 1)
            raise RefusalError(
                f"items: line {twice} is there twice; give each item a line of its own",
                f"items: 行号 {twice} 出现两次；请为每行货物使用各自的行号",
            )
        for index, document in enumerate(self.documents):
            for line in document.lines:
                if line not in seen:
                    raise RefusalError(
                        f"documents[{index}].lines: there is no item with line {line}; "
                        f"write one of {', '.join(map(str, lines)) or 'the lines given in items'}",
                        f"documents[{index}].lines: 没有行号为 {line} 的货物；请写 {'、'.join(map(str, lines)) or 'items 中所写的行号'}",
                    )
        return self


class Customer(PartyFields):
    """Somebody who may be served, apart from any one shipment."""

    kind: Literal["customer"] = "customer"
    id: Line | None = None
    controllers: tuple[PartyName, ...] = ()
    directors: tuple[PartyName, ...] = ()
    products: tuple[Line, ...] = ()
    end_markets: tuple[Line, ...] = ()
    defence_share: Percent | None = None
    """Percent of sales to defence."""
    capacity: Line | None = None
    site_visit: Day | None = None
    documents: tuple[Document, ...] = ()
    end_use: Line | None = None
    last_reviewed: Day | None = None


Record = Shipment | Customer
AnyRecord = Annotated[Record, Field(discriminator="kind")]
"""A record read from text, told apart by its ``kind``."""


def holds_several(record: Record) -> bool:
    """Whether there is something to compare in one record: a history, or lines that may share a licence."""
    if isinstance(record, Customer):
        return False
    return bool(record.history) or (
        len(record.items) > 1
        and any(each.type is DocumentType.EXPORT_LICENCE for each in record.documents)
    )
