"""Writes `legal_form_table.py` from GLEIF's list of entity legal forms (ELF, CC0).

python scripts/make_legal_forms.py elf-codes.csv > src/ddcheck/core/names/legal_form_table.py
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from ddcheck.core.names.folding import fold

# What a form is, by words in its name; the first that fits. Order matters.
KINDS = (
    ("partnership", (r"partner|kommandit|societe en|en nom collectif|comandita|vennootschap onder|collectif|"
     r"komandit|handelsgesellschaft|handelsbolag|offene|personenges|tovaristvo na veri|ortaklik")),
    ("foundation", r"foundation|stiftung|stichting|fondation|fundacion|fundacao|fondazione|stiftelse|fond|trust|nadace|saatio"),
    ("association", r"associat|verein|asociac|associaz|forening|yhdistys|nekommer|non profit|nonprofit|not for profit|egyesulet|stowarzysz"),
    ("cooperative", r"cooperat|co operat|genossenschaft|kooperat|spoldziel|osuus|cooperativ|szovetkez|andelslag|andelsselskab"),
    ("limited", (r"limited liab|gmbh|beschrankter|responsabil|responsabilidad|ogranichen|ograniczon|limited by|private limited|"
     r"besloten|anpartsselskab|obmezhen|ogranicen|rucenim|korlatolt|raspundere|ierobezot|ribotos|limited$|osauhing|youxian|yugen|"
     r"omezenym|sdn bhd|limitada")),
    ("stock", (r"stock|aktien|anonim|anonym|aktiebolag|aktieselskab|aksjeselskap|akcio|aktsio|akcion|azioni|osakeyhtio|naamloze|"
     r"public limited|corporation|incorporat|kabushiki|gufen|acciones|allmennaksje|actiuni|delnisk")),
)  # fmt: skip

# Words that a form's own name is too ordinary for: they would make legal forms of common names.
TOO_COMMON_TEXT = (
    "company society union group fund bank club school church partner estate mutual agency authority municipality "
    "foundation trust association cooperative partnership branch corporation institute university hospital state "
    "government commune region department chamber organisation organization party center centre commercial "
    "association enterprise federation individual other private public person family sole business office "
    "de la le da do se sa so sh as an in is to at on by st no pt ta do co ee ec al ka ab sp"
)
TOO_COMMON = set(TOO_COMMON_TEXT.split()) - {
    "company",
    "corporation",
    "sa",
    "se",
    "as",
    "ab",
    "co",
    "pt",
}

EXTRA = """
limited: ltd; limited; llc; l l c; limited liability company; limited liability co; co ltd; company limited; pvt ltd; pvt;
  private limited; pte ltd; pte; pty ltd; pty; proprietary limited; gmbh; g m b h; gmbh co kg; ooo; ooo; tov; tzov; srl; s r l;
  sarl; spa r l; bv; b v; bvba; sprl; lda; ltda; sdn bhd; bhd; sendirian berhad; sdn berhad; berhad; kft; doo; d o o; dooel; sro; s r o; spol s r o; spol s ro; s ro; sp z oo; sp zoo;
  oy; osauhing; ou; sia; uab; aps; yk; yugen kaisha; tnhh; ltd sti; limited sirketi; fze; fz llc; fzc; fzco; fz; dmcc; wll;
  ehf; einkahlutafelag; limitada; eirl; ug; haftungsbeschrankt; gk; godo kaisha; goudou kaisha; yuhanhoesa; cong ty tnhh;
  s de rl; s de rl de cv; sociedad de responsabilidad limitada; sociedad de responsabilidad limitada de capital variable;
  uzdaroji akcine bendrove; chmakad; dh mm; wz mm; bm; free zone establishment; free zone company; mchj; too; tdb; obshchestvo s ogranichennoy otvetstvennostyu; obschestvo s ogranichennoi otvetstvennostyu;
  societatea cu raspundere limitata; limited liability partnership; zrt; gesellschaft mit beschrankter haftung; eood; ood;
  tovarystvo z obmezhenoyu vidpovidalnistyu; youxian gongsi; youxian zeren gongsi; unlimited company; limitd; ltd co
stock: ag; a g; akg; aktiengesellschaft; sa; s a; sab; sab de cv; sa de cv; s a de c v; sapi de cv; jsc; j s c; joint stock company;
  joint stock co; public joint stock company; open joint stock company; closed joint stock company; private joint stock company;
  pjsc; ojsc; cjsc; oao; zao; pao; ao; at; pat; prat; aktsionernoe obshchestvo; aktsionernoye obshchestvo;
  otkrytoe aktsionernoe obshchestvo; otkrytoye aktsionernoye obshchestvo; zakrytoe aktsionernoe obshchestvo;
  publichnoe aktsionernoe obshchestvo; publichnoye aktsionernoye obshchestvo; zakrytoye aktsionernoye obshchestvo;
  plc; p l c; public limited company; inc; incorporated; incorporation; corp; corporation; corporate; co inc; spa; s p a; nv; n v; se;
  societas europaea; ab; publ; asa; as; a s; a o; anonim sirketi; anonim sirket; aktiebolag; aktieselskab; aksjeselskap;
  oyj; kk; kabushiki kaisha; kabushiki gaisha; kabushikikaisha; tbk; pt; persero; pcl; sae; saog; saoc; qsc; qpsc; bsc; ksc; kscc; psc; sal;
  sas; s a s; sau; societe anonyme; sociedad anonima; sociedade anonima; societa per azioni; ad; a d; ead; dd; d d; nyrt; rt;
  akciova spolecnost; akciju sabiedriba; akcine bendrove; gufen youxian gongsi; naamloze vennootschap; na; n a; aktiengeselschaft;
  sp a; aktsionerno druzhestvo; aksiyadorlik jamiyati; chusik hoesa; jusik hoesa; ohk; joynt stock company; joint stock compan;
  osakeyhtio; julkinen osakeyhtio; hf; hlutafelag; nao; jusighoesa; cong ty co phan; cong ty cp; chmakad mahachn; mahachn;
  sh mm; sh m l; sherkat sahami khass; sherkat sahami; sociedad anonima de capital variable; de cv; cv
partnership: lp; l p; llp; l l p; lllp; pllc; kg; ohg; kgaa; kg a a; co kg; snc; scs; sca; sca; vof; cv; gbr; kda; kd; ky; kb; hb;
  limited partnership; general partnership; sp k; sp j; ans; da; se c
foundation: stiftung; stichting; foundation; fondation; fundacion; fundacao; fondazione
association: ev; e v; verein; ano; ngo; non profit organization; autonomous non profit organization
cooperative: eg; e g; coop; genossenschaft; cooperative
state: fgup; gup; fsue; state enterprise; state owned enterprise; federal state unitary enterprise; unitary enterprise; gp; dp;
  federalnoe gosudarstvennoe unitarnoe predpriyatie; federal state budgetary institution; fgbu; fgbou; fgku; fku
group: group; groupe; gruppe; grupo; gruppa; holding; holdings; group of companies; holding company; group co; group corporation; group company
company: firma; cong ty; tong cong ty; brisath; shrkh; sharikat; sharika; shirkat; sherkat; company; co; and co; cie; et cie; and company; compania; compagnie; cia; ccompany
"""  # fmt: skip


def kind_of(name: str) -> str:
    for kind, pattern in KINDS:
        if re.search(pattern, name):
            return kind
    return "other"


def russian_forms() -> list[tuple[str, str]]:
    """The commonest Russian forms in all the ways they are transliterated."""
    found = []
    for company in ("obshchestvo", "obschestvo", "obshestvo"):
        for end in ("oy", "oi", "oj"):
            found.append((f"{company} s ogranichenn{end} otvetstvennostyu", "limited"))
            found.append((f"{company} s ogranichenn{end} otvetstvennostiu", "limited"))
        for e in ("oe", "oye", "oje"):
            stock = f"aktsionern{e} {company}"
            found.append((stock, "stock"))
            for sort in (f"publichn{e}", f"otkryt{e}", f"zakryt{e}", f"nepublichn{e}"):
                found += [(f"{sort} {stock}", "stock"), (f"{sort} joint stock company", "stock")]
    return found


def main() -> None:
    forms: dict[str, str] = {}
    with Path(sys.argv[1]).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            names = [
                row["Entity Legal Form name Local name"],
                row["Entity Legal Form name Transliterated name (per ISO 01-140-10)"],
            ]
            full = [fold(re.sub(r"\(.*?\)", " ", name)) for name in names]
            kind = kind_of(" ".join(full))
            short = re.split(
                r"[;/,]",
                row["Abbreviations Local language"] + ";" + row["Abbreviations transliterated"],
            )
            short = [s for s in short if s.strip()]
            for text in full:
                words = text.split()
                if (
                    2 <= len(words) <= 7
                    and len(text) >= 8
                    and not re.search("[\u3400-\u9fff]", text)
                ):
                    forms.setdefault(text, kind)
            for text in map(fold, short):
                words = text.split()
                if (
                    not words
                    or len(words) > 4
                    or re.search("[\u3400-\u9fff]", text)
                    or re.search(r"\d", text)
                ):
                    continue
                if len(words) == 1 and (len(text) < 3 or len(text) > 5 or text in TOO_COMMON):
                    continue
                if len(words) > 1 and len(text.replace(" ", "")) < 3:
                    continue
                forms.setdefault(text, kind)
    # A one-word form of the list must be an abbreviation, not a word.
    vowels = re.compile("[aeiouy]")
    for text in list(forms):
        if " " not in text and len(vowels.findall(text)) >= 2 and len(text) >= 4:
            del forms[text]
    # Of the forms without a kind only well-known short ones: three letters are a company name as often.
    for text in list(forms):
        if " " not in text and forms[text] == "other" and text not in KNOWN_OTHER:
            del forms[text]
    for text in ORDINARY:
        forms.pop(text, None)
    forms |= dict(russian_forms())
    for line in re.split(r"\n(?=\w)", EXTRA.strip()):
        kind, _, rest = line.partition(":")
        for text in rest.split(";"):
            forms[" ".join(text.split())] = kind
    grouped = defaultdict(list)
    for text, kind in forms.items():
        grouped[kind].append(text)
    print('"""The world\'s legal forms in folded spelling, by what they are.')
    print()
    print(
        "Generated by `scripts/make_legal_forms.py` from GLEIF's entity legal forms (ELF 1.4.1, CC0) and the"
    )
    print("everyday abbreviations listed in that script. Do not edit by hand.")
    print('"""')
    print()
    print("FORMS = {")
    for kind in sorted(grouped):
        print(f'    "{kind}": (')
        line = ""
        for text in sorted(grouped[kind]):
            if len(line) + len(text) > 100:
                print(f'        "{line}"')
                line = ""
            line += text + ";"
        print(f'        "{line[:-1]}"')
        print("    ),")
    print("}  # fmt: skip")


KNOWN_OTHER = {
    "gesbr",
    "gie",
    "isbl",
    "ivzw",
    "mmc",
    "pulc",
    "sagl",
    "shpk",
    "ulc",
    "unltd",
    "vve",
    "vzw",
}
ORDINARY_TEXT = (
    "and for the est scr son dba com org net tax esp ing des del der den van von una uno air sea art gas oil "
    "san sol mar rio bay ran pak kim ri han son mun dak lam law med mil pro sun tel via vis war web win gmb "
    "fund club bank sam max leo ali abu bin ben ibn dan don jan jon jun jin lee lin min nam pan pat ram "
    "ray sir tan tom tim wan yan ahl alt ass bur cap cas cat cis con cor cos dam dar das das day ded dip dom eco "
    "ent epic era ese eur fas fed fin fis fla fon for fra fun gen geo gen glo gov ham has her his hon ibs ica imp "
    "inv isa jos kan kat kia lab lac las leg les lim lis mac mag man mas mat mec men mes met mex mod mon mos mst mus "
    "nac nat nav nec neo nev nor nov ola ole ora ord ori par per phil pol por pos pre pri reg res rom ros sal "
    "sar sat sec seg sem ser ses sin sis soc spec spp std sta ste sub sud sul sum sup sur sus swe tab tar tec ter tex tor tra "
    "trs tur uni ura val ven ver vet vic vin vip vol vos wal wes wil yor zam zim cbd cic"
)
ORDINARY = set(ORDINARY_TEXT.split())

if __name__ == "__main__":
    main()
