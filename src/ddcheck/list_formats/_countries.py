"""Which ISO 3166-1 code a country goes by in the published lists.

Official lists write names, not codes, and each its own way.
A name that is not here gives no code: the country is then unknown, which conflicts with nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ddcheck.core.countries import COUNTRY_CODES

_NAMES = """
AD Andorra;AE United Arab Emirates|UAE|U.A.E.|Dubai;AF Afghanistan;AG Antigua and Barbuda;AI Anguilla;AL Albania
AM Armenia;AO Angola;AR Argentina;AT Austria;AU Australia;AW Aruba;AZ Azerbaijan;BA Bosnia and Herzegovina|Bosnia
BB Barbados;BD Bangladesh;BE Belgium;BF Burkina Faso;BG Bulgaria;BH Bahrain;BI Burundi;BJ Benin;BM Bermuda
BN Brunei|Brunei Darussalam;BO Bolivia|Bolivia (Plurinational State of);BR Brazil;BS Bahamas|Bahamas, The
BT Bhutan;BW Botswana;BY Belarus;BZ Belize;CA Canada
CD Democratic Republic of the Congo|Democratic Republic of Congo|Congo, Democratic Republic of the|DR Congo|DRC|Congo (Kinshasa)
CF Central African Republic;CG Congo|Republic of the Congo|Congo, Republic of the|Congo (Brazzaville);CH Switzerland
CI Ivory Coast|Cote d'Ivoire|Cote d Ivoire|Côte d'Ivoire;CL Chile;CM Cameroon
CN China|People's Republic of China|PRC|China, People's Republic of|Mainland China;CO Colombia;CR Costa Rica;CU Cuba
CV Cape Verde|Cabo Verde;CW Curacao|Curaçao;CY Cyprus;CZ Czech Republic|Czechia;DE Germany|Federal Republic of Germany
DJ Djibouti;DK Denmark;DM Dominica;DO Dominican Republic;DZ Algeria;EC Ecuador;EE Estonia;EG Egypt;EH Western Sahara
ER Eritrea;ES Spain;ET Ethiopia;FI Finland;FJ Fiji;FM Micronesia|Federated States of Micronesia;FR France;GA Gabon
GB United Kingdom|United Kingdom of Great Britain and Northern Ireland|UK|U.K.|Great Britain|England|Scotland|Wales|Northern Ireland
GD Grenada;GE Georgia;GG Guernsey;GH Ghana;GI Gibraltar;GM Gambia|The Gambia|Gambia, The;GN Guinea;GQ Equatorial Guinea
GR Greece;GT Guatemala;GU Guam;GW Guinea-Bissau|Guinea Bissau;GY Guyana
HK Hong Kong|Hong Kong SAR|Hong Kong Special Administrative Region|China, Hong Kong Special Administrative Region|Hong Kong, China
HN Honduras;HR Croatia;HT Haiti;HU Hungary;ID Indonesia;IE Ireland|Republic of Ireland;IL Israel;IM Isle of Man|Man, Isle of
IN India;IQ Iraq;IR Iran|Iran (Islamic Republic of)|Iran, Islamic Republic of|Islamic Republic of Iran;IS Iceland;IT Italy;JE Jersey
JM Jamaica;JO Jordan;JP Japan;KE Kenya;KG Kyrgyzstan|Kyrgyz Republic;KH Cambodia;KI Kiribati
KM Comoros|Union of the Comoros;KN Saint Kitts and Nevis|St. Kitts and Nevis
KP North Korea|Korea, North|Democratic People's Republic of Korea|DPRK|Korea, Democratic People's Republic of
KR South Korea|Korea, South|Republic of Korea|Korea, Republic of|Korea;KW Kuwait;KY Cayman Islands;KZ Kazakhstan
LA Laos|Lao People's Democratic Republic;LB Lebanon;LC Saint Lucia|St. Lucia;LI Liechtenstein;LK Sri Lanka;LR Liberia
LS Lesotho;LT Lithuania;LU Luxembourg;LV Latvia;LY Libya|Libyan Arab Jamahiriya;MA Morocco;MC Monaco
MD Moldova|Republic of Moldova|Moldova, Republic of;ME Montenegro;MG Madagascar;MH Marshall Islands
MK North Macedonia|Macedonia|Macedonia, The Former Yugoslav Republic of|North Macedonia, The Republic of;ML Mali;MM Burma|Myanmar|Burma (Myanmar)
MN Mongolia;MO Macau|Macao|Macau SAR;MR Mauritania;MT Malta;MU Mauritius;MV Maldives;MW Malawi;MX Mexico;MY Malaysia
MZ Mozambique;NA Namibia;NE Niger;NG Nigeria;NI Nicaragua;NL Netherlands|The Netherlands|Netherlands, The|Holland;NO Norway
NP Nepal;NR Nauru;NZ New Zealand;OM Oman|Sultanate of Oman;PA Panama;PE Peru;PG Papua New Guinea;PH Philippines|Philippines, The
PK Pakistan;PL Poland;PR Puerto Rico;PS Palestinian|State of Palestine|Palestinian Territories|West Bank|Gaza|Palestine|Palestinian, State of|Region: Gaza
PT Portugal;PW Palau;PY Paraguay;QA Qatar;RO Romania;RS Serbia|Republic of Serbia
RU Russia|Russian Federation;RW Rwanda;SA Saudi Arabia;SB Solomon Islands;SC Seychelles;SD Sudan|Sudan, The;SE Sweden;SG Singapore
SI Slovenia;SK Slovakia|Slovak Republic;SL Sierra Leone;SM San Marino;SN Senegal;SO Somalia;SR Suriname;SS South Sudan
ST Sao Tome and Principe;SV El Salvador;SX Sint Maarten;SY Syria|Syrian Arab Republic;SZ Eswatini|Swaziland;TC Turks and Caicos Islands
TD Chad;TG Togo;TH Thailand;TJ Tajikistan;TL East Timor|Timor-Leste;TM Turkmenistan;TN Tunisia;TO Tonga;TR Turkey|Türkiye|Turkiye
TT Trinidad and Tobago;TV Tuvalu;TW Taiwan|Taiwan, China|Taiwan, Province of China|Taiwan Region
TZ Tanzania|United Republic of Tanzania|Tanzania, United Republic of;UA Ukraine;UG Uganda
US United States|United States of America|USA|U.S.A.|U.S.|US;UY Uruguay;UZ Uzbekistan;VA Vatican|Holy See
VC Saint Vincent and the Grenadines|St. Vincent and the Grenadines;VE Venezuela|Venezuela (Bolivarian Republic of)
VG British Virgin Islands|Virgin Islands, British;VI Virgin Islands, U.S.;VN Vietnam|Viet Nam;VU Vanuatu;WS Samoa;XK Kosovo
YE Yemen|Yemen, Republic of;ZA South Africa;ZM Zambia;ZW Zimbabwe
"""
_NATIONALITIES = """
AE Emirati;AF Afghan|Afghani;AL Albanian;AM Armenian;AT Austrian;AU Australian;AZ Azerbaijani;BA Bosnian;BD Bangladeshi;BE Belgian
BG Bulgarian;BH Bahraini;BI Burundian;BR Brazilian;BY Belarusian|Belarussian;CA Canadian;CF Central African;CH Swiss;CN Chinese
CU Cuban;CY Cypriot;CZ Czech;DE German;DZ Algerian;EE Estonian;EG Egyptian;ER Eritrean;ES Spanish;ET Ethiopian;FI Finnish;FR French
GB British;GE Georgian;GR Greek;HR Croatian;HU Hungarian;ID Indonesian;IE Irish;IL Israeli;IN Indian;IQ Iraqi;IR Iranian;IT Italian
JO Jordanian;JP Japanese;KE Kenyan;KG Kyrgyz|Kyrgyzstani;KP North Korean;KR South Korean;KW Kuwaiti;KZ Kazakh|Kazakhstani
LB Lebanese;LV Latvian;LT Lithuanian;LY Libyan;MA Moroccan;MD Moldovan;ME Montenegrin;ML Malian;MM Burmese|Myanmar;MR Mauritanian
MT Maltese;MU Mauritian;MY Malaysian;NG Nigerian;NL Dutch;NO Norwegian;OM Omani;PH Filipino;PK Pakistani;PL Polish;PS Palestinian
PT Portuguese;QA Qatari;RO Romanian;RS Serbian;RU Russian;RW Rwandan;SA Saudi|Saudi Arabian;SD Sudanese;SE Swedish;SG Singaporean
SK Slovak;SN Senegalese;SO Somali;SS South Sudanese;SY Syrian;TD Chadian;TH Thai;TJ Tajik|Tajikistani;TM Turkmen;TN Tunisian
TR Turkish;TZ Tanzanian;UA Ukrainian|Ukranian;UG Ugandan;US American;UZ Uzbek|Uzbekistani;VE Venezuelan;VN Vietnamese;YE Yemeni
ZA South African;ZW Zimbabwean
"""
"""What citizens are called, where that says of which country; not "Congolese", of whom there are two."""
_NOT_LETTERS = re.compile(r"[^a-z]+")


def _plain(name: str) -> str:
    import unicodedata

    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _NOT_LETTERS.sub(" ", re.sub("['\u2018\u2019]", "", bare.casefold())).strip()


@lru_cache(maxsize=2)
def _table(written: str = _NAMES) -> dict[str, str]:
    table = {}
    for group in written.replace("\n", ";").split(";"):
        if group:
            for name in group[3:].split("|"):
                table[_plain(name)] = group[:2]
    return table


@lru_cache(maxsize=4096)
def country_code(name: str) -> str | None:
    """The code of a country given by name or code; None where it is not known."""
    written = name.strip()
    if written in COUNTRY_CODES:
        return written
    # `Sudan/or South Sudan`, `Libya (in custody)`: the name in front, if it is one.
    table = _table()
    for text in (written, written.partition("(")[0], written.partition(":")[2]):
        code = table.get(_plain(text)) if text else None
        if code is not None:
            return code
    return None


def country_codes(names: object) -> tuple[str, ...]:
    """The codes of several names, sorted, each once, those not known left out."""
    assert isinstance(names, list | tuple | set)
    return tuple(sorted({code for name in names if name and (code := country_code(name))}))


@lru_cache(maxsize=4096)
def nationality_code(written: str) -> str | None:
    """The code of a country given as what its citizens are called, by name or by code.

    >>> nationality_code("Syrian"), nationality_code("Syria"), nationality_code("Congolese")
    ('SY', 'SY', None)
    """
    return _table(_NATIONALITIES).get(_plain(written)) or country_code(written)
