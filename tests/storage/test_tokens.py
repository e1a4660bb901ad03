from datetime import UTC, datetime, timedelta

import pytest

from cohortplan.domain.refs import Ref
from cohortplan.storage.keys import Key
from cohortplan.storage.store import Store
from cohortplan.storage.tokens import LinkLost, Tokens

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
END = NOW + timedelta(days=40)
ZHAO, LIN = Ref("trainee", "T1"), Ref("staff", "lin")


@pytest.fixture
def tokens(store):
    store.tokens.ensure("autumn", [ZHAO, LIN], expires=END, at=NOW)
    return store.tokens


def opens(tokens, token, at=NOW):
    line = tokens.open(token, at=at)
    return line and (line.project_id, line.person, line.generation)


def test_a_link_opens_for_its_person_and_can_be_shown_again(tokens):
    token = tokens.show("autumn", ZHAO)

    assert opens(tokens, token) == ("autumn", ZHAO, 1)
    assert tokens.show("autumn", ZHAO) == token
    assert tokens.show("autumn", LIN) != token
    assert len(token) == 32
    assert token.replace("-", "").replace("_", "").isalnum()


def test_whoever_has_a_link_keeps_it(tokens):
    before = tokens.show("autumn", ZHAO)

    tokens.ensure("autumn", [ZHAO], expires=END, at=NOW)

    assert tokens.show("autumn", ZHAO) == before


def test_a_rotated_link_is_dead_at_once_and_the_new_one_lives(tokens):
    old = tokens.show("autumn", ZHAO)

    new = tokens.rotate("autumn", ZHAO, expires=END, at=NOW)

    assert (opens(tokens, old), opens(tokens, new)) == (None, ("autumn", ZHAO, 2))
    assert tokens.show("autumn", ZHAO) == new


def test_a_revoked_link_stays_closed_until_it_is_rotated(tokens):
    token = tokens.show("autumn", ZHAO)

    assert tokens.revoke("autumn", ZHAO, at=NOW)
    tokens.ensure("autumn", [ZHAO], expires=END, at=NOW)

    assert (opens(tokens, token), tokens.show("autumn", ZHAO)) == (None, None)
    assert not tokens.revoke("autumn", ZHAO, at=NOW)
    assert opens(tokens, tokens.rotate("autumn", ZHAO, expires=END, at=NOW)) == ("autumn", ZHAO, 2)


def test_a_link_expires_and_lives_longer_when_the_project_does(tokens):
    token = tokens.show("autumn", ZHAO)
    assert opens(tokens, token, END - timedelta(seconds=1))
    assert opens(tokens, token, END) is None

    tokens.ensure("autumn", [], expires=END + timedelta(days=7), at=NOW)

    assert opens(tokens, token, END)


def test_the_same_link_opens_again_when_a_project_that_was_over_is_taken_up_again(tokens):
    token, later = tokens.show("autumn", ZHAO), END + timedelta(days=1)
    assert opens(tokens, token, later) is None

    tokens.ensure("autumn", [ZHAO], expires=END + timedelta(days=30), at=later)

    assert opens(tokens, token, later) == ("autumn", ZHAO, 1)


@pytest.mark.parametrize("wrong", ["", "x", "x" * 32, "秋" * 10, "\ud800", "' OR 1=1 --"])
def test_what_is_no_link_opens_nothing(tokens, wrong):
    assert opens(tokens, wrong) is None


def test_the_store_holds_no_token_and_a_row_alone_opens_nothing(tokens, store, tmp_path):
    token = tokens.show("autumn", ZHAO)
    files = [path.read_bytes() for path in tmp_path.iterdir()]

    stolen = Tokens(store.database, Key(b"another key, as long as the real"))

    assert not any(token.encode() in content for content in files)
    assert stolen.open(token, at=NOW) is None


def test_a_link_whose_key_is_lost_cannot_be_shown_but_can_be_replaced(tmp_path, tokens):
    (tmp_path / "store.sqlite.key").unlink()
    again = Store.open(tmp_path / "store.sqlite").tokens

    with pytest.raises(LinkLost, match="rotate"):
        again.show("autumn", ZHAO)

    assert opens(again, again.rotate("autumn", ZHAO, expires=END, at=NOW)) == ("autumn", ZHAO, 2)


def test_ids_that_run_into_each_other_have_different_links():
    key = Key(b"k" * 32)

    assert len({key.token("a", "bc", 1), key.token("ab", "c", 1), key.token("a", "b", 1), key.token("a", "b", 11)}) == 4


def test_the_key_is_not_printed():
    assert "kkkk" not in repr(Key(b"k" * 32))
