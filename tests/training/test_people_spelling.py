from training.people_spelling import TokenPair, learn, pieces


def test_edits_that_spellings_show_get_cheap_and_those_of_near_misses_dear() -> None:
    stems = ["tarsen", "belk", "varl", "orsk", "halim", "dom", "gren", "sorok", "zimin", "lap"]
    same = [TokenPair(f"{s}off", f"{s}ov", True) for s in stems]
    unlike = [TokenPair(f"{s}ik", f"{s}ov", False) for s in stems]
    costs, line = learn([*same, *unlike], rounds=2)
    assert ("off", "ov") in pieces(same) or ("ff$", "v$") in pieces(same)
    assert min(c for e, c in costs.items() if e in ("off>ov", "ff$>v$", "ff>v")) < costs["i>o"]
    assert line["bias"] > 0


def test_what_stands_in_too_few_pairs_is_no_piece() -> None:
    assert pieces([TokenPair("tarsenoff", "tarsenov", True)]) == set()
