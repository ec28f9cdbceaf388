"""How an HTML report looks: on a desk and on a phone, light, dark and on paper.

Colour only repeats what a word and a shape say.
"""

STYLE = """
:root{color-scheme:light dark;--fg:#1b1d21;--mut:#585e68;--bg:#fff;--card:#f6f7f9;--line:#ccd2da;
--fail:#a81e18;--review:#805300;--pass:#17663a;--waived:#34568b;--other:#585e68;--link:#1d4f91}
@media (prefers-color-scheme:dark){:root{--fg:#e7e9ec;--mut:#a6adb7;--bg:#141619;--card:#1d2024;
--line:#3b4149;--fail:#ff8d84;--review:#f0b64c;--pass:#74cf97;--waived:#95b7ee;--other:#a6adb7;
--link:#95b7ee}}
*{box-sizing:border-box}
body{margin:0 auto;padding:20px 20px 40px;max-width:960px;color:var(--fg);background:var(--bg);
font:15px/1.55 system-ui,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;
overflow-wrap:anywhere}
h1{font-size:22px;line-height:1.3;margin:.2em 0 .3em}
h2{font-size:16px;margin:0 0 8px}h3{font-size:14px;margin:14px 0 4px}
p{margin:4px 0}ol,ul{margin:4px 0;padding-left:22px}a{color:var(--link)}
.mut{color:var(--mut);font-size:13px}code{font:12.5px/1.4 ui-monospace,Consolas,"Noto Sans Mono",monospace}
.pill{display:inline-block;padding:0 8px;border-radius:4px;border:1.5px solid currentColor;
font-weight:700;font-size:12.5px;white-space:nowrap}
h1 .pill{font-size:18px;padding:1px 10px}
.FAIL,.NOT-CHECKED{color:var(--fail)}.REVIEW{color:var(--review)}.PASS,.CLEAR{color:var(--pass)}
.WAIVED,.NOTE{color:var(--waived)}.N-A,.EMPTY{color:var(--other)}
section,details.card{background:var(--card);border:1px solid var(--line);border-radius:8px;
padding:14px 16px;margin:14px 0}
details.card>summary{cursor:pointer;font-weight:600}
.finding{border-top:1px solid var(--line);padding:10px 0}.finding:first-of-type{border-top:0;padding-top:2px}
.finding>.top{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline}
.finding .title{font-weight:600}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:5px 10px 5px 0;border-top:1px solid var(--line);vertical-align:top;
font-size:13.5px;overflow-wrap:break-word}
th{font-weight:600;color:var(--mut);border-top:0;white-space:nowrap}
td.num,th.num{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
td.bar{width:34%;min-width:110px}td>span{white-space:nowrap}
svg{display:block}.picture{width:100%;height:auto}
svg text{fill:var(--fg);font:12.5px system-ui,"Noto Sans","Noto Sans CJK SC",sans-serif}
svg .m{text-anchor:middle}svg .e{text-anchor:end}svg .b{font-weight:700}svg .s{fill:var(--mut)}
.shape{fill:var(--card);stroke:var(--mut);stroke-width:1.5}
.shape.FAIL{stroke:var(--fail);stroke-width:2.4;fill:color-mix(in srgb,var(--fail) 12%,var(--card))}
.shape.REVIEW{stroke:var(--review);stroke-width:2;fill:color-mix(in srgb,var(--review) 12%,var(--card))}
.shape.PASS{stroke:var(--pass);fill:color-mix(in srgb,var(--pass) 10%,var(--card))}
.shape.UNKNOWN{stroke-dasharray:5 4;fill:none}
.edge{fill:none;stroke:var(--mut);stroke-width:1.5}.edge.FAIL{stroke:var(--fail);stroke-width:3}
.edge.REVIEW{stroke:var(--review);stroke-width:2.4}.edge.UNKNOWN{stroke-dasharray:5 4}
.chip{fill:var(--card)}.tip{fill:var(--mut)}.now{stroke:var(--fg);stroke-width:1.5;stroke-dasharray:5 3}
.track{fill:var(--line);opacity:.45}.plus{fill:var(--waived)}.minus{fill:var(--fail)}
.fill.FAIL{fill:var(--fail)}.fill.REVIEW{fill:var(--review)}.fill.PASS{fill:var(--pass)}
.fill.NOT-CHECKED{fill:var(--other)}.lane{fill:color-mix(in srgb,var(--waived) 45%,var(--card))}
.counts{display:flex;flex-wrap:wrap;gap:8px 26px;margin:6px 0 10px}.counts b{font-size:20px;display:block}
footer{margin-top:18px}
@media (max-width:560px){body{padding:12px 12px 30px}section,details.card{padding:12px}}
@media print{:root{color-scheme:light;--fg:#000;--mut:#444;--bg:#fff;--card:#fff;--line:#bbb;
--fail:#a81e18;--review:#6d4700;--pass:#0f5a30;--waived:#24477c;--other:#444;--link:#000}
body{max-width:none;padding:0;font-size:11pt}section,details.card{padding:8px 0;border-width:1px 0 0;
border-radius:0}.finding,tr,svg{break-inside:avoid}h2,h3,thead{break-after:avoid}.scroll{break-before:avoid}
details.card:not([open])>*{display:block}details::details-content{content-visibility:visible;display:block}
.scroll{overflow:visible}.picture{min-width:0!important;max-width:100%!important}a[href]::after{content:" (" attr(href) ")";font-size:9pt;color:var(--mut)}}
"""
