"""How the page of a report looks, by day and by night."""

from __future__ import annotations

__all__ = ["STYLE"]

#: Colours after Okabe and Ito (2008), which colour-blind readers can tell apart.
STYLE = """
:root{--back:#fbfaf7;--card:#fff;--ink:#1d1d1b;--soft:#6a6862;--line:#dedad0;--mark:#0072b2;--land:#e9e4d6;
--sea:#f3f6f7;--hot:#d55e00}
@media (prefers-color-scheme:dark){:root{--back:#16181a;--card:#1f2225;--ink:#eceae4;--soft:#a09c92;
--line:#363a3e;--mark:#56b4e9;--land:#33383a;--sea:#1a1d20;--hot:#e69f00}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:16px/1.7 "Noto Naskh Arabic","Amiri","Geeza Pro",
"Segoe UI","DejaVu Sans",sans-serif}
header,main,footer{max-width:1040px;margin:0 auto;padding:0 20px}
h1{font-size:1.9em;margin:.9em 0 .4em}
h2{font-size:1.2em;margin:0 0 .7em}
small{color:var(--soft);font-weight:normal;font-size:.78em}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:18px 20px;
margin:18px 0}
.figures{display:flex;flex-wrap:wrap;gap:10px 34px}
.figures div{display:flex;flex-direction:column;line-height:1.4}
.figures b{font-size:1.7em;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92em}
th,td{text-align:start;padding:4px 8px;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--soft);font-weight:normal;white-space:nowrap}
.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.z{color:var(--soft);opacity:.5}
.names tbody th{font-weight:normal;white-space:nowrap}
.names td[style]{background:color-mix(in srgb,var(--mark) calc(var(--s)*.55),transparent)}
.junk td:first-child{min-width:20em;overflow-wrap:anywhere}
.junk td{font-size:.92em}
details{margin:.5em 0}
summary{cursor:pointer;padding:4px 0}
svg{display:block;width:100%;height:auto;direction:ltr}
svg text{font-size:11px;fill:var(--soft)}
.bars rect{fill:var(--mark)}
.axis{stroke:var(--line);fill:none}
.map{background:var(--sea);border-radius:6px}
.land path{fill:var(--land);stroke:var(--sea);stroke-width:1}
.grid path{stroke:var(--line);stroke-dasharray:2 4;fill:none}
.places circle{fill:var(--hot);fill-opacity:.45;stroke:var(--hot)}
.names text{font-size:13px;fill:var(--ink);text-anchor:middle;paint-order:stroke;stroke:var(--sea);
stroke-width:3px}
.none{color:var(--soft)}
footer{color:var(--soft);font-size:.8em;padding-bottom:30px;text-align:left}
@media print{section{break-inside:avoid}}
"""
