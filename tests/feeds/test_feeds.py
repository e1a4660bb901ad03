import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from starlette.applications import Starlette
from tests.serving import ask, served
from tests.worlds import CLOCK, PLAN, SESSIONS, ZONE, world

from cohortplan.domain.canonical import to_data
from cohortplan.domain.entries import Stamp, next_entries, occasion_of
from cohortplan.domain.refs import Ref
from cohortplan.feeds.conditions import is_current
from cohortplan.feeds.routes import ROUTES, routes_of
from cohortplan.publishing.calendars import Cover, render
from cohortplan.publishing.cards import card_of
from cohortplan.storage.releases import Feed, Release
from cohortplan.storage.store import Store
from cohortplan.workflows.feed import etag_of

ZHAO, QIAN = Ref("trainee", "T1"), Ref("trainee", "T2")
NOW = datetime.now(UTC)
AGES = timedelta(days=3650)


def publish(store, number, sessions, people=(ZHAO, QIAN)):
    release = Release(
        number=number, at=NOW, author="x", project=world(), settings={}, plan=PLAN, audit={}, policy_digest=""
    )
    feeds = []
    for person in people:
        entries = next_entries(
            (),
            map(occasion_of, [world()] * 9, sessions),
            owner=("autumn", person),
            zone=CLOCK,
            stamp=Stamp(number, NOW),
        )
        body = render(entries, Cover(title=person.id, zone=ZONE))
        card = to_data(card_of(world(), PLAN, person))
        feeds.append(Feed(person=person, number=number, entries=entries, card=card, body=body, etag=etag_of(body)))
    store.releases.add(release, tuple(feeds), links_until=NOW + AGES)


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "store.sqlite")
    publish(opened, 1, SESSIONS[:3])
    yield opened
    opened.close()


@pytest.fixture
def port(store):
    with served(Starlette(routes=routes_of(lambda: store))) as number:
        yield number


@pytest.fixture
def token(store):
    return store.tokens.show("autumn", ZHAO)


def header_names(response):
    return {name.lower() for name, _ in response.getheaders()}


def test_a_feed_is_sent_with_what_calendar_clients_look_at(port, token, store):
    response, body = ask(port, f"/feeds/{token}.ics", Accept_Encoding="gzip, br")

    assert (response.status, body) == (200, store.releases.feed("autumn", ZHAO).body)
    headers = dict(response.getheaders())
    assert {
        name: headers[name.lower()] for name in ("Content-Type", "Content-Disposition", "ETag", "Content-Length")
    } == {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="cohortplan.ics"',
        "ETag": etag_of(body),
        "Content-Length": str(len(body)),
    }
    assert header_names(response) & {"last-modified", "content-encoding", "set-cookie"} == set()
    assert headers["cache-control"] == "private, no-cache"


def test_head_says_the_same_without_the_calendar(port, token):
    get, body = ask(port, f"/feeds/{token}.ics")
    head, nothing = ask(port, f"/feeds/{token}.ics", "HEAD")

    assert (head.status, nothing) == (200, b"")
    assert sorted(head.getheaders()) == sorted(get.getheaders())
    assert head.getheader("content-length") == str(len(body))


def test_who_has_the_newest_version_is_told_so_and_who_has_not_gets_it(port, token, store):
    first, _ = ask(port, f"/feeds/{token}.ics")
    tag = first.getheader("etag") or ""

    same, nothing = ask(port, f"/feeds/{token}.ics", If_None_Match=f'"other", W/{tag}')
    publish(store, 2, SESSIONS[:2])
    newer, body = ask(port, f"/feeds/{token}.ics", If_None_Match=tag)

    assert (same.status, nothing, same.getheader("etag")) == (304, b"", tag)
    assert header_names(same) & {"content-type", "content-length", "last-modified"} == set()
    assert (newer.status, newer.getheader("etag")) == (200, etag_of(body))


@pytest.mark.parametrize(
    ("header", "current"),
    [
        (None, False),
        ('"a"', True),
        ('W/"a"', True),
        ('"b","a"', True),
        ('"b" , W/"a" , "c"', True),
        ("*", True),
        (" * ", True),
        ('"b"', False),
        ("a", False),
        ('"a', False),
        ('"b,"a""', False),
        ("", False),
    ],
)
def test_if_none_match_is_read_as_a_list_of_tags(header, current):
    assert is_current(header, '"a"') is current


def test_a_reminder_is_in_the_feed_only_for_those_who_ask(port, token):
    plain, plain_body = ask(port, f"/feeds/{token}.ics")
    reminding, body = ask(port, f"/feeds/{token}.ics?alarm=15")

    assert (plain_body.count(b"VALARM"), body.count(b"TRIGGER:-PT15M")) == (0, 3)
    assert reminding.getheader("etag") == etag_of(body) != plain.getheader("etag")
    assert ask(port, f"/feeds/{token}.ics?alarm=15", If_None_Match=etag_of(body))[0].status == 304


@pytest.mark.parametrize("asked", ["0", "-5", "x", "99999", "٣", ""])
def test_a_senseless_reminder_is_none(port, token, asked):
    from urllib.parse import quote

    assert b"VALARM" not in ask(port, f"/feeds/{token}.ics?alarm={quote(asked)}")[1]


def test_whatever_is_wrong_with_a_link_gets_one_and_the_same_answer(port, token, store):
    revoked = store.tokens.show("autumn", QIAN)
    store.tokens.revoke("autumn", QIAN, at=NOW)
    lin = Ref("staff", "lin")
    expired = store.tokens.rotate("autumn", lin, expires=NOW - timedelta(days=1), at=NOW - timedelta(days=2))
    head = Ref("staff", "head")
    without_feed = store.tokens.rotate("autumn", head, expires=NOW + AGES, at=NOW)
    paths = [
        *(f"/feeds/{each}.ics" for each in (revoked, expired, without_feed, "x" * 32, "%F0%9F%98%80", "x" * 5000)),
        *(f"/my/{each}" for each in (revoked, expired, without_feed, "x" * 32)),
        *("/feeds", "/feeds/", "/feeds/a/b.ics", f"/feeds/{token}", f"/feeds/{token}.ics/", f"/feeds/{token}.html"),
        *("/my", "/my/", f"/my/{token}/", f"/my/{token}/x", "/feeds/../my", f"/feeds/{token[:-1]}.ics"),
    ]

    answers = [ask(port, path) for path in paths]
    answers += [ask(port, f"/feeds/{token}.ics", method) for method in ("POST", "PUT", "DELETE", "OPTIONS", "PROPFIND")]
    answers += [ask(port, f"/my/{token}", "POST")]

    def seen(response, body):
        return response.status, body, sorted(item for item in response.getheaders() if item[0].lower() != "date")

    assert {repr(seen(*answer)) for answer in answers} == {repr(seen(*ask(port, "/feeds/unknown.ics")))}
    assert answers[0][0].status == 404


def test_the_page_is_in_the_language_of_its_reader_and_locked_up(port, token):
    chinese, chinese_body = ask(port, f"/my/{token}")
    english, english_body = ask(port, f"/my/{token}", Accept_Language="en-GB,en;q=0.9,zh;q=0.5")
    _, switched = ask(port, f"/my/{token}?lang=zh", Accept_Language="en")

    assert "赵一 · 跟岗日程".encode() in chinese_body
    assert "赵一 · schedule".encode() in english_body
    assert "赵一 · 跟岗日程".encode() in switched
    assert f"webcal://127.0.0.1:{port}/feeds/{token}.ics".encode() in chinese_body
    headers = dict(english.getheaders())
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert headers["content-security-policy"].endswith("frame-ancestors 'none'")
    assert headers["referrer-policy"] == "no-referrer"
    assert chinese.status == 200


def test_no_token_ever_reaches_a_log_even_if_the_servers_own_is_on(store, token, caplog):
    caplog.set_level(logging.DEBUG)

    with served(Starlette(routes=routes_of(lambda: store)), access_log=True) as port:
        for path in (f"/feeds/{token}.ics", f"/my/{token}", f"/feeds/{token}.ics?alarm=15", f"/feeds/{token}"):
            ask(port, path)
        ask(port, f"/feeds/{'y' * 32}.ics")

    written = "\n".join(record.getMessage() for record in caplog.records)
    assert token not in written
    assert "y" * 32 not in written
    assert "GET /feeds/… 200" in written
    assert "GET /feeds/… 404" in written
    assert "GET /my/…" in written
    assert "uvicorn.access" in {record.name for record in caplog.records}


def test_a_store_that_does_not_answer_asks_to_try_again_and_says_nothing_more(tmp_path):
    (tmp_path / "store.sqlite").write_bytes(b"no database, but long enough to be looked at " * 50)

    with served(Starlette(routes=routes_of(lambda: Store.open(tmp_path / "store.sqlite")))) as port:
        response, body = ask(port, "/feeds/unknown.ics")

    assert (response.status, response.getheader("retry-after"), body) == (503, "60", b"Try again later\n")


def test_a_slow_store_holds_up_nobody_else(store, token):
    released = threading.Event()
    calls = []

    def slow_first():
        calls.append(1)
        if len(calls) == 1:
            assert released.wait(20)
        return store

    with served(Starlette(routes=routes_of(slow_first))) as port, ThreadPoolExecutor(1) as pool:
        slow = pool.submit(ask, port, f"/feeds/{token}.ics")
        while not calls:
            time.sleep(0.01)
        quick, _ = ask(port, f"/feeds/{token}.ics")
        waiting = not slow.done()
        released.set()

        assert (quick.status, waiting, slow.result()[0].status) == (200, True, 200)


def test_the_house_finds_its_store_by_its_environment(store, token, tmp_path, monkeypatch):
    monkeypatch.setenv("COHORTPLAN_STORE", str(tmp_path / "store.sqlite"))
    monkeypatch.setenv("COHORTPLAN_ADDRESS", "https://plan.example/")

    with served(Starlette(routes=ROUTES)) as port:
        feed, _ = ask(port, f"/feeds/{token}.ics")
        _, page = ask(port, f"/my/{token}")

    assert feed.status == 200
    assert f"webcal://plan.example/feeds/{token}.ics".encode() in page
