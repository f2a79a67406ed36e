"""Which words are said of a thing."""

from assistant.grounding.nearness import CONTEXT, DENIED, contexts, likeness, nearness


def test_nearer_words_weigh_more() -> None:
    text = "knee swelling that was worse in the evening"
    near = nearness(text, (0, 4), [0])
    assert 1 > near["edema"] > near["wors"] > near["even"] > 1 - len(text) / CONTEXT


def test_a_sentence_and_a_contrast_end_it() -> None:
    near = nearness("The knee is warm but the ankle is cold. No fever.", (4, 8), [4])
    assert "warm" in near
    assert not {"cold", "fever"} & set(near)


def test_it_reads_on_where_asked_to() -> None:
    text = "My father smoked. He had asthma."
    assert "asthma" not in nearness(text, (3, 9), [3])
    assert "asthma" in nearness(text, (3, 9), [3], onward=True)


def test_joined_things_share_their_words() -> None:
    text = "my brother and my sister have asthma"
    brother, sister = contexts(text, [(3, 10), (18, 24)])
    assert brother == sister
    assert "asthma" in brother


def test_words_between_two_things_belong_to_the_first() -> None:
    text = "mother with asthma, at home father with gout"
    mother, father = contexts(text, [(0, 6), (28, 34)])
    assert mother["asthma"] > father["asthma"] > 0


def test_a_denial_is_kept() -> None:
    assert DENIED in nearness("no swelling of the knee", (19, 23), [19])
    assert DENIED not in nearness("swelling of the knee", (16, 20), [16])


def test_likeness_is_a_share_by_weight() -> None:
    wanted = {"asthma": 3.0, "gout": 1.0}
    assert likeness(wanted, {"asthma": 1.0}) > likeness(wanted, {"gout": 1.0}) > likeness(wanted, {}) == 0
    assert likeness({}, {"gout": 1.0}) == 0
