"""Small lists of invented parties, written as governments publish theirs."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Sequence

UK = """<?xml version="1.0" encoding="utf-8"?>
<Designations xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-11-02T10:00:00Z">
  <DateGenerated>02/11/2026</DateGenerated>
  <Designation>
    <DateDesignated>07/03/2022</DateDesignated><UniqueID>XYZ0001</UniqueID>
    <Names>
      <Name><Name1>Jon</Name1><Name6>DOE</Name6><NameType>Primary Name variation</NameType></Name>
      <Name><Name1>John</Name1><Name2>Quentin</Name2><Name6>DOE</Name6><NameType>Primary name</NameType></Name>
      <Name><Name1>Johan</Name1><Name6>DOE</Name6><NameType>Primary Name variation</NameType></Name>
      <Name><Name1>Jack</Name1><Name6>ROE</Name6><NameType>Alias</NameType><AliasStrength>Good quality a.k.a</AliasStrength></Name>
      <Name><Name6>The Doe</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
    </Names>
    <NonLatinNames><NonLatinName><NameNonLatinScript>Джон Доу</NameNonLatinScript></NonLatinName></NonLatinNames>
    <RegimeName>The Atlantis (Sanctions) (EU Exit) Regulations 2020</RegimeName>
    <IndividualEntityShip>Individual</IndividualEntityShip>
    <Addresses><Address><AddressLine1>1 Example Road</AddressLine1><AddressLine6>Kabul</AddressLine6><AddressCountry>Afghanistan</AddressCountry></Address>
      <Address><AddressCountry>Iraq</AddressCountry></Address></Addresses>
    <IndividualDetails><Individual>
      <DOBs><DOB>dd/mm/1968</DOB><DOB>dd/09/1958</DOB><DOB>12/11/1967</DOB><DOB>1985</DOB><DOB>00/00/1970</DOB></DOBs>
      <PassportDetails><Passport><PassportNumber> D0000001</PassportNumber></Passport></PassportDetails>
      <NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>0070007</NationalIdentifierNumber></NationalIdentifier></NationalIdentifierDetails>
      <Nationalities><Nationality>Syria</Nationality></Nationalities>
    </Individual></IndividualDetails>
  </Designation>
  <Designation>
    <DateDesignated>07/03/2022</DateDesignated><UniqueID>XYZ0002</UniqueID>
    <Names><Name><Name6>Widget Works (WW)</Name6><NameType>Primary Name</NameType></Name></Names>
    <RegimeName>The Atlantis (Sanctions) (EU Exit) Regulations 2020</RegimeName>
    <IndividualEntityShip>Entity</IndividualEntityShip>
    <Addresses><Address><AddressCountry>Belarus</AddressCountry></Address></Addresses>
    <EntityDetails><Entity><BusinessRegistrationNumbers>
      <BusinessRegistrationNumber>OGRN 1020000000001; Tax ID 7700000001 (Belarus)</BusinessRegistrationNumber>
    </BusinessRegistrationNumbers></Entity></EntityDetails>
  </Designation>
  <Designation>
    <UniqueID>XYZ0003</UniqueID>
    <Names><Name><Name6>Sea Widget</Name6><NameType>Primary name</NameType></Name>
      <Name><Name6>Old Widget</Name6><NameType>Formerly known as</NameType></Name></Names>
    <RegimeName>The Atlantis (Sanctions) (EU Exit) Regulations 2020</RegimeName>
    <IndividualEntityShip>Ship</IndividualEntityShip>
    <ShipDetails><Ship><IMONumbers><IMONumber>IMO9074729</IMONumber></IMONumbers>
      <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip></CurrentBelievedFlagOfShips>
      <PreviousFlags><PreviousFlag>Panama</PreviousFlag></PreviousFlags></Ship></ShipDetails>
  </Designation>
</Designations>"""

CH = """<?xml version="1.0" encoding="UTF-8"?>
<swiss-sanctions-list list-type="whole-list" date="2026-11-03">
  <program ssid="1"><program-key lang="ger">Atlantis (D)</program-key><program-key lang="eng">Atlantis</program-key>
    <program-name lang="eng">Ordinance on measures against Atlantis (SR 946.0)</program-name><sanctions-set ssid="11" lang="eng">Annex 1</sanctions-set></program>
  <place ssid="21"><location>Minsk</location><country iso-code="BY">Belarus</country></place>
  <target ssid="100"><sanctions-set-id>11</sanctions-set-id><individual sex="male">
    <identity ssid="101" main="true">
      <name ssid="102" name-type="alias" quality="low" lang="eng"><name-part order="1" name-part-type="whole-name"><value>The Doe</value></name-part></name>
      <name ssid="103" name-type="primary-name" quality="good" lang="eng">
        <name-part order="1" name-part-type="family-name"><value>Dou</value>
          <spelling-variant lang="RUS" script="LATN">Doe</spelling-variant><spelling-variant lang="RUS" script="CYRL">ДОУ</spelling-variant></name-part>
        <name-part order="2" name-part-type="given-name"><value>Dzhon</value>
          <spelling-variant lang="RUS" script="LATN">John</spelling-variant><spelling-variant lang="RUS" script="CYRL">Джон</spelling-variant></name-part>
        <name-part order="3" name-part-type="father-name"><value>Petrovich</value></name-part>
        <name-part order="4" name-part-type="title"><value>Dr</value></name-part></name>
      <day-month-year day="3" month="4" year="1980" calendar="Gregorian"/><day-month-year year="1981" month="12" calendar="Gregorian"/>
      <day-month-year year="1982"/><day-month-year year="1358" calendar="Islamic"/>
      <nationality><country iso-code="SY">Syria</country></nationality>
      <address place-id="21"><address-details>1 Example Road</address-details><zip-code>220000</zip-code></address><address place-id="21"/>
      <identification-document document-type="passport"><number>D0000002</number></identification-document>
    </identity><justification>Makes widgets.</justification></individual>
    <modification modification-type="amended" effective-date="2024-05-05"/>
    <modification modification-type="listed" effective-date="2020-02-03"/></target>
  <target ssid="200"><sanctions-set-id>11</sanctions-set-id><entity>
    <identity ssid="201" main="true"><name ssid="202" name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Widget Works</value></name-part></name>
      <address place-id="21"><address-details>2 Example Road</address-details></address></identity></entity>
    <modification modification-type="de-listed" enactment-date="2021-01-30" publication-date="2021-02-01" effective-date="2021-02-02"/>
    <modification modification-type="listed" effective-date="2015-06-01"/></target>
  <target ssid="300"><object object-type="vessel">
    <identity ssid="301" main="true"><name ssid="302" name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>Sea Widget</value></name-part></name></identity><other-information>IMO number: 9074729.</other-information></object></target>
</swiss-sanctions-list>"""

CA = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<data-set xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<record><Country>Atlantis / Atlantide</Country><Entity>Widget Works</Entity><Aliases>Widget Holdings Pte., Ltd., Widgets (Trading, Shipping) Limited; WW Group</Aliases><Schedule>1</Schedule><Item>1</Item></record>
<record><Country>Atlantis / Atlantide</Country><LastName>DOE</LastName><GivenName>John </GivenName><Aliases>Jack Roe, Jackie</Aliases><DateOfBirth>1977-06-19</DateOfBirth><Schedule>2</Schedule><Item>4</Item></record>
<record><Country>Atlantis / Atlantide</Country><LastName>Roe</LastName><DateOfBirthOrShipBuildDate>1955</DateOfBirthOrShipBuildDate><Schedule>2</Schedule><Item>4</Item><DateOfListing>2024-03-01, 2022-02-24</DateOfListing></record>
<record><Country>Atlantis / Atlantide</Country><EntityOrShip>Sea Widget</EntityOrShip><ShipIMONumber>IMO 9074729</ShipIMONumber><DateOfBirthOrShipBuildDate>2001-01-01</DateOfBirthOrShipBuildDate><Schedule>4</Schedule><Item>9</Item></record>
</data-set>"""

HEADINGS = (
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Place of Birth", "Citizenship",
    "Address", "Additional Information", "Listing Information", "Committees", "Control Date",
)  # fmt: skip


def dfat_row(reference: object, name: object, *, kind: str = "aka", **cells: object) -> list[Any]:
    """A row of Australia's list; other cells by their heading with ``_`` for spaces."""
    given = {
        "Reference": reference,
        "Name of Individual or Entity": name,
        "Type": "Individual",
        "Name Type": kind,
        "Committees": "Autonomous (Atlantis)",
        "Control Date": date(2026, 10, 5),
        **{heading.replace("_", " "): cell for heading, cell in cells.items()},
    }
    extra = [heading for heading in given if heading not in HEADINGS]
    return [given.get(heading) for heading in (*HEADINGS, *extra)]


def dfat(rows: Sequence[Sequence[Any]], headings: Sequence[str] = HEADINGS) -> bytes:
    """Australia's list as a workbook; a formula is a text that begins with ``=``."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        day = workbook.add_format({"num_format": "d/mm/yyyy"})
        sheet = workbook.add_worksheet("Sheet1")
        # As in the published file, far columns have a width and no cell.
        sheet.set_column(12, 254, 9)
        for at, row in enumerate([headings, *rows]):
            for index, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, index, cell, day)
                elif isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(at, index, cell, None, "" if cell == "=1" else "#REF!")
                elif isinstance(cell, str):
                    sheet.write_string(at, index, cell)
                elif cell is not None:
                    sheet.write(at, index, cell)
    return stream.getvalue()


AU = dfat(
    [
        dfat_row(
            2,
            "John DOE",
            kind="Primary Name ",
            Type="individual ",
            Date_of_Birth="a) 26 Dec. 1955 b) 03/04/1960; c) circa 1962\xa0",
            Citizenship="a) Syrian b) Russian and Ukrainian",
            Address="a) 1 Example Road, Kabul, Afghanistan b) Iraq",
            Additional_Information="Passport no.: a) Syrian passport number D0000003, issued on 1 May 2001. National identification no.: 00700070",
            Listing_Information="Listed by UN 1267 Committee on 25 Jan. 2001 (amended on 20 December 2005)",
        ),
        dfat_row("2a", "جون دو", kind="Original Script", Date_of_Birth=date(1957, 1, 2)),
        dfat_row("7", "Widget Works (WW)", kind="primary name", Type="Entity", Date_of_Birth="na",
                 Address="2 Example Road, Minsk, Belarus", Additional_Information="Registration ID: 1020000000002 (Belarus) Tax ID No.: 7700000002",
                 Listing_Information="Autonomous Sanctions (Designated Persons and Entities—Atlantis) List 2012. Relisted on 12 January 2024."),
        dfat_row("7b1", "Old Works (previously listed as)", Type="Entity ", Control_Date=date(2026, 10, 7)),
        dfat_row("2b", "Jack ROE", kind="aka "),
    ]
)  # fmt: skip
