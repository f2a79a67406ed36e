from assistant.grounding.moments import moments


def test_moments_are_found_where_they_stand() -> None:
    (past, ahead) = moments("It began yesterday, return next month.")
    assert (past.name, past.ahead) == ("yesterday", False)
    assert (ahead.name, ahead.ahead) == ("next month", True)


def test_a_date_is_no_moment() -> None:
    assert moments("seen on 03/12/2021") == []
