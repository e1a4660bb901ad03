import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from tests.worlds import CLOCK, PLAN, SESSIONS, world

from cohortplan.domain.entries import Stamp, next_entries, occasion_of
from cohortplan.domain.refs import Ref
from cohortplan.storage.releases import Feed, Overtaken, Release
from cohortplan.storage.store import Store

NOW = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
UNTIL = NOW + timedelta(days=40)
ZHAO, QIAN = Ref("trainee", "T1"), Ref("trainee", "T2")


def release(number=1, **changes):
    made = Release(
        number=number,
        at=NOW,
        author="安老师",
        note="首次发布",
        project=world(),
        settings={"seats": {"level": "requirement"}},
        plan=PLAN,
        audit={"cost": [0, 2, 30]},
        policy_digest="0" * 64,
        statement="公开说明",
        seed=7,
        bound={"penalty": 12},
    )
    return replace(made, **changes)


def feed(person=ZHAO, number=1, body=b"BEGIN:VCALENDAR"):
    entries = next_entries(
        (), [occasion_of(world(), SESSIONS[0])], owner=("autumn", person), zone=CLOCK, stamp=Stamp(number, NOW)
    )
    return Feed(person=person, number=number, entries=entries, card={"name": "赵一"}, body=body, etag='"x"')


def test_a_release_comes_back_with_all_that_it_was_made_of(store):
    store.releases.add(release(), (feed(),), links_until=UNTIL)

    assert store.releases.get("autumn") == store.releases.get("autumn", 1) == release()
    assert store.releases.feed("autumn", ZHAO) == feed()
    assert store.releases.body("autumn", ZHAO) == (b"BEGIN:VCALENDAR", '"x"')
    assert store.tokens.show("autumn", ZHAO)


def test_the_newest_feed_of_each_person_is_found_and_the_older_ones_as_of_their_release(store):
    store.releases.add(release(), (feed(ZHAO), feed(QIAN)), links_until=UNTIL)
    store.releases.add(release(2), (feed(ZHAO, 2, b"later"),), links_until=UNTIL)

    assert [(each.person, each.number) for each in store.releases.feeds("autumn")] == [(ZHAO, 2), (QIAN, 1)]
    assert [(each.person, each.number) for each in store.releases.feeds("autumn", 1)] == [(ZHAO, 1), (QIAN, 1)]
    assert [line.number for line in store.releases.of_project("autumn")] == [2, 1]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE releases SET author = 'x'",
        "DELETE FROM releases",
        "UPDATE feeds SET body = 'x'",
        "DELETE FROM feeds",
    ],
)
def test_what_was_published_can_never_be_changed(store, statement):
    store.releases.add(release(), (feed(),), links_until=UNTIL)

    with pytest.raises(DatabaseError, match="never change"), store.database.writing() as connection:
        connection.execute(text(statement))

    assert store.releases.get("autumn") == release()


@pytest.mark.parametrize("number", [1, 3])
def test_a_release_that_does_not_follow_the_last_one_is_refused_as_a_whole(store, number):
    store.releases.add(release(), (feed(),), links_until=UNTIL)

    with pytest.raises(Overtaken):
        store.releases.add(release(number), (feed(QIAN, number),), links_until=UNTIL)

    assert store.releases.last_number("autumn") == 1
    assert store.releases.feed("autumn", QIAN) is None
    assert store.tokens.show("autumn", QIAN) is None


def test_before_the_first_release_there_is_nothing(store):
    assert store.releases.last_number("autumn") == 0
    assert store.releases.get("autumn") is None
    assert store.releases.feed("autumn", ZHAO) is None
    assert store.releases.body("autumn", ZHAO) is None
    assert store.releases.feeds("autumn") == store.releases.of_project("autumn") == ()


PUBLISHER = """
import sys
from tests.storage.test_releases import QIAN, UNTIL, ZHAO, feed, release
from cohortplan.storage.store import Store

releases = Store.open(sys.argv[1]).releases
for number in range(1, 100_000):
    releases.add(release(number), (feed(ZHAO, number), feed(QIAN, number)), links_until=UNTIL)
    print(number, flush=True)
"""


def test_a_process_killed_while_it_publishes_leaves_whole_releases_only(tmp_path, store):
    program = [sys.executable, "-c", PUBLISHER, str(tmp_path / "store.sqlite")]
    checkout = Path(__file__).parents[2]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=checkout) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline() for _ in range(10)]
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.readlines()

    last = max(int(line) for line in acknowledged if line.endswith("\n"))
    again = Store.open(tmp_path / "store.sqlite").releases
    numbers = [line.number for line in again.of_project("autumn")]
    assert numbers == list(range(len(numbers), 0, -1))
    assert last <= numbers[0] <= last + 1
    assert {each.number for each in again.feeds("autumn")} == {numbers[0]}
    assert len(again.feeds("autumn", numbers[0])) == 2


def test_of_two_that_publish_at_once_one_is_told_that_it_was_overtaken(store):
    def publish(_):
        try:
            store.releases.add(release(), (feed(),), links_until=UNTIL)
        except Overtaken:
            return "overtaken"
        return "published"

    with ThreadPoolExecutor(4) as pool:
        results = sorted(pool.map(publish, range(4)))

    assert results == ["overtaken"] * 3 + ["published"]
    assert store.releases.last_number("autumn") == 1
