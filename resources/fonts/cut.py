"""Cuts Inter for this program: tabular digits everywhere, no contextual alternates.

Inter's "1" is narrower than its "0", and Qt before 6.7 cannot switch the feature tnum on; and what its contextual alternates put in place
of − ( ) × ≥ + : has no way back to text when copied from a PDF. So the digits are mapped to the tabular glyphs, and of the substitutions only ccmp
and locl stay. The cut is renamed, as its licence (OFL) asks.

usage: cut.py OUT_FOLDER FONT_FOLDER
"""
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Habitus Sans"
CUTS = (("Inter-Regular.otf", "Regular", 400), ("Inter-Medium.otf", "Medium", 500), ("Inter-SemiBold.otf", "SemiBold", 600))
RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x2B0, 0x2FF), (0x370, 0x3FF), (0x2010, 0x2027), (0x2030, 0x203A), (0x2070, 0x209F), (0x20A0, 0x20BF),
          (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF), (0x2713, 0x2717))


def tabular(font):
    """What tnum makes of each glyph."""
    mapping = {}
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                mapping.update(getattr(getattr(table, "ExtSubTable", table), "mapping", {}))
    return mapping


def rename(font, style, weight):
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (16, 17, 21, 22, 25):
            names.removeNames(nameID=record.nameID)
    plain = style == "Regular"
    for record in list(names.names):
        text = {1: FAMILY if plain else f"{FAMILY} {style}", 2: "Regular", 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}",
                6: f"HabitusSans-{style}"}.get(record.nameID)
        if text:
            names.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
    if not plain:
        names.setName(FAMILY, 16, 3, 1, 0x409)
        names.setName(style, 17, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [f"HabitusSans-{style}"]
        cff.topDictIndex[0].FamilyName = FAMILY
        cff.topDictIndex[0].FullName = f"{FAMILY} {style}"
    font["OS/2"].usWeightClass = weight


def main():
    out, source = sys.argv[1], sys.argv[2]
    os.makedirs(out, exist_ok=True)
    for file, style, weight in CUTS:
        font = TTFont(os.path.join(source, file), recalcTimestamp=False)
        digits = tabular(font)
        for table in font["cmap"].tables:
            for code in range(0x30, 0x3A):
                if code in table.cmap:
                    table.cmap[code] = digits.get(table.cmap[code], table.cmap[code])
        options = subset.Options(layout_features=["kern", "ccmp", "mark", "mkmk", "locl"], name_IDs=["*"], notdef_outline=True, hinting=False)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[c for low, high in RANGES for c in range(low, high + 1)])
        cutter.subset(font)
        rename(font, style, weight)
        font.save(os.path.join(out, f"HabitusSans-{style}.otf"))


main()
