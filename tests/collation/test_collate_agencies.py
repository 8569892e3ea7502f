import re
import tomllib
from importlib.resources import files

import pytest

from stemma.collation.agencies import Houses, houses, read_houses
from stemma.collation.origins_offices import is_office, offices
from stemma.errors import UsageError
from stemma.types import House

known, named = houses().known, houses().named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The AP's story, he told Sputnik (CNN).", ["Associated Press", "Sputnik", "CNN"]),
        ("AFP/Getty Images", ["AFP", "Getty Images"]),
        ("Korean Central News Agency, KCNA", ["Korean Central News Agency"] * 2),
        ("as The New York Times wrote", ["The New York Times"]),
        ("dpa reported it", ["dpa"]),
        ("an APT attack, the REUTERSX firm, trapped Reutersville", []),
        ("", []),
    ],
)
def test_houses_are_found_under_all_their_names_as_whole_words(text: str, names: list[str]) -> None:
    assert [hit.outlet.name for hit in named(text)] == names


def test_a_hit_tells_where() -> None:
    text = "says Agence France-Presse today"
    (hit,) = named(text)
    assert hit.span.of(text) == "Agence France-Presse"


def test_known_takes_or_leaves_the_article() -> None:
    assert known("the Associated Press") == known("AP") == known("Associated Press")
    assert known("The Guardian") == known("Guardian")
    assert known("The Harbour Gazette") is None


def test_the_table_is_well_formed_and_no_name_means_two_houses() -> None:
    tables = tomllib.loads(files("stemma.collation").joinpath("agencies.toml").read_text("utf-8"))
    names = [s for rows in tables.values() for name, row in rows.items() for s in (name, *row["also"])]
    assert len(names) == len(set(names))
    assert set(tables) == {"agency", "broadcaster", "newspaper"}
    assert sum(len(rows) for rows in tables.values()) >= 150
    for rows in tables.values():
        for row in rows.values():
            assert set(row) <= {"also", "country", "language", "held", "owner", "site"}


COUNTRY = re.compile(  # ISO 3166
    r"A[DEFGILMOQRSTUWXZ]|B[ABDEFGHIJLMNOQRSTVWYZ]|C[ACDFGHIKLMNORUVWXYZ]|D[EJKMOZ]|E[CEGHRST]|"
    r"F[IJKMOR]|G[ABDEFGHILMNPQRSTUWY]|H[KMNRTU]|I[DELMNOQRST]|J[EMOP]|K[EGHIMNPRWYZ]|"
    r"L[ABCIKRSTUVY]|M[ACDEFGHKLMNOPQRSTUVWXYZ]|N[ACEFGILOPRUZ]|O[M]|P[AEFGHKLMNRSTWY]|Q[A]|"
    r"R[EOSUW]|S[ABCDEGHIJKLMNORSTVXYZ]|T[CDFGHJKLMNORTVWZ]|U[AGMSYZ]|V[ACEGINU]|W[FS]|Y[ET]|"
    r"Z[AMW]"
)
LANGUAGE = re.compile(  # ISO 639, those that houses of the table write in
    r"ar|az|be|bg|bn|cs|d[ae]|e[ns]|f[ar]|h[eruy]|i[dt]|ja|k[ako]|ms|n[lo]|p[lt]|r[ou]|s[kr]|tr|u[kr]|vi|zh"
)

# What papers are named after. `Guardian` is let stand: it is hardly ever printed with its article.
ORDINARY = re.compile(
    r"age|argus|banner|beacon|bulletin|call|chronicle|citizen|courier|daily|dawn|day|dispatch|echo|"
    r"enquirer|era|examiner|express|gazette|globe|herald|hill|independent|journal|leader|ledger|"
    r"mail|mercury|mirror|monitor|nation|news|observer|patriot|people|pilot|post|press|record|"
    r"register|reporter|republic|review|scotsman|sentinel|standard|star|sun|sunday|telegraph|time|"
    r"times|today|trend|tribune|truth|union|voice|week|world"
)


@pytest.mark.parametrize("house", houses().rows, ids=lambda house: house.name)
def test_every_row_tells_country_language_and_site(house: House) -> None:
    assert COUNTRY.fullmatch(house.country)
    assert LANGUAGE.fullmatch(house.language)
    assert re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", house.site)


@pytest.mark.parametrize("house", houses().rows, ids=lambda house: house.name)
def test_a_sort_of_owner_fits_the_owner_or_is_left_unsaid(house: House) -> None:
    if house.owner.startswith("State of "):
        assert house.held in ("state", "public")
    if "Party" in house.owner:
        assert house.held == "party"
    assert house.held != "private" or house.owner


@pytest.mark.parametrize("house", houses().rows, ids=lambda house: house.name)
def test_no_spelling_is_an_ordinary_word(house: House) -> None:
    assert not any(ORDINARY.fullmatch(spelling.casefold()) for spelling in (house.name, *house.also))
    assert all(len(spelling) > 3 or spelling.isupper() or spelling == "dpa" for spelling in house.also)


def test_no_site_is_of_two_houses_and_one_owner_is_spelled_in_one_way() -> None:
    sites = [house.site for house in houses().rows]
    assert len(sites) == len(set(sites))
    owners = {house.owner for house in houses().rows if house.owner}
    bare = {re.sub(r"\W+|\b(?:group|inc|plc|company)\b", "", owner.casefold()) for owner in owners}
    assert len(bare) == len(owners)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Varlandian Foreign Ministry said", ["Varlandian Foreign Ministry"]),
        ("According to the Kesmerian Embassy in Aldersund, it", ["Kesmerian Embassy in Aldersund"]),
        ("the vice president's office said", ["vice president's office"]),
        ("Oren’s office said", ["Oren’s office"]),
        ("Ministry of Defence and others", ["Ministry of Defence"]),
        ("he had no intelligence and the ministry slept", []),
        ("the Kremlin, the Pentagon", ["Kremlin", "Pentagon"]),
    ],
)
def test_offices_are_found_with_their_whole_names(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in offices(text)] == names


def test_only_a_whole_name_is_an_office() -> None:
    assert is_office("Varlandian Foreign Ministry")
    assert not is_office("head of the Foreign Ministry guard")
    assert not is_office("Dalia Oren")


def test_a_row_of_ones_own_takes_the_place_of_ours() -> None:
    own = read_houses("""
        [agency]
        "Kesmer Press" = { also = ["KP"], country = "KE", owner = "Kesmer Trust", site = "kesmer.example" }
        "Reuters" = { owner = "Nobody" }
    """)
    table = houses(own)
    assert table.known("KP") == table.at_site("www.kesmer.example") == own[0]
    assert table.known("Reuters") == House("Reuters", "agency", owner="Nobody")
    assert [hit.outlet.name for hit in table.named("KP and AFP said")] == ["Kesmer Press", "AFP"]
    assert known("KP") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[agency", "is not TOML"),
        ('[gossip]\n"A" = {}', "no kind of house"),
        ('[agency]\n"A" = 3', "is no house"),
        ('[agency]\n"A" = { slant = "left" }', "slant = 'left' cannot be"),
        ('[agency]\n"A" = { also = "B" }', "also = 'B' cannot be"),
        ('[agency]\n"A" = { held = "dubious" }', "held = 'dubious' cannot be; it is one of state, party"),
    ],
)
def test_a_table_that_cannot_be_read_says_where(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_houses(text, "own.toml")


def test_an_empty_table_knows_nobody() -> None:
    assert Houses(()).known("Reuters") is None
    assert list(Houses(()).named("Reuters said")) == []
