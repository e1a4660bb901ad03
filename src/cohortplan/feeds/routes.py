"""``/feeds/TOKEN.ics`` and ``/my/TOKEN``; everything else below these is one and the same 404.

The endpoints are applications of their own and not functions: so they also answer
the methods they do not know, with that same 404, and nothing falls through to
what is mounted behind them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from cohortplan.errors import CohortplanError
from cohortplan.feeds.conditions import is_current
from cohortplan.feeds.quiet import guard_access_log, log, without_token
from cohortplan.text import Language
from cohortplan.workflows.feed import CONTENT_POLICY, Store, feed_bytes, my_page, public_address, the_store

READING = ("GET", "HEAD")
CALENDAR = "text/calendar; charset=utf-8"
# Whatever is sent is for its reader alone, is asked for anew each time, and is named to nobody.
PRIVATE = {
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}

Answer = Callable[[Request, Store], Response | None]


# The one 404, for what is unknown, revoked, expired or never was.
nothing_here = PlainTextResponse("Not found\n", status_code=404)


class Endpoint:
    """Answers GET and HEAD from the store, in a thread, as the store may have to wait; all else is the 404."""

    def __init__(self, answer: Answer, store: Callable[[], Store]) -> None:
        self._answer = answer
        self._store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        response = await run_in_threadpool(self._respond, request)
        log.info("%s %s %d", request.method, without_token(request.url.path), response.status_code)
        await response(scope, receive, send)

    def _respond(self, request: Request) -> Response:
        if request.method not in READING:
            return nothing_here
        try:
            return self._answer(request, self._store()) or nothing_here
        except CohortplanError as error:
            # Without a traceback, whose last lines may hold the token.
            log.error("the store does not answer: %s", without_token(str(error)))
            return PlainTextResponse("Try again later\n", status_code=503, headers={"Retry-After": "60"})


def calendar(request: Request, store: Store) -> Response | None:
    """The calendar behind a link, or 304 if the client has it."""
    feed = feed_bytes(store, request.path_params["token"], at=datetime.now(UTC), alarm=_alarm(request))
    if feed is None:
        return None
    headers = {**PRIVATE, "ETag": feed.etag, "Content-Disposition": 'inline; filename="cohortplan.ics"'}
    if is_current(request.headers.get("if-none-match"), feed.etag):
        return Response(status_code=304, headers=headers)
    return _sent(request, feed.body, {**headers, "Content-Type": CALENDAR})


def page(request: Request, store: Store) -> Response | None:
    """The page of whoever holds a link."""
    base = public_address(str(request.base_url))
    body = my_page(store, request.path_params["token"], at=datetime.now(UTC), language=_language(request), base=base)
    if body is None:
        return None
    policy = f"{CONTENT_POLICY}; frame-ancestors 'none'"
    headers = {**PRIVATE, "Content-Security-Policy": policy, "Vary": "Accept-Language"}
    return _sent(request, body, {**headers, "Content-Type": "text/html; charset=utf-8"})


def routes_of(store: Callable[[], Store]) -> list[BaseRoute]:
    """The routes over a store, which is asked for at each request."""
    return [
        Route("/feeds/{token}.ics", Endpoint(calendar, store)),
        Route("/my/{token}", Endpoint(page, store)),
        Route("/feeds{rest:path}", nothing_here),
        Route("/my{rest:path}", nothing_here),
    ]


def _sent(request: Request, body: bytes, headers: dict[str, str]) -> Response:
    if request.method == "HEAD":
        return Response(headers={**headers, "Content-Length": str(len(body))})
    return Response(body, headers=headers)


def _alarm(request: Request) -> int | None:
    asked = request.query_params.get("alarm", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else None


def _language(request: Request) -> Language:
    """The language asked for, else the first one of ours that the browser names, else Chinese."""
    asked = request.query_params.get("lang", "") or request.headers.get("accept-language", "")
    for part in asked.lower().split(","):
        if part.strip().startswith("zh"):
            return Language.ZH_CN
        if part.strip().startswith("en"):
            return Language.EN
    return Language.ZH_CN


guard_access_log()

ROUTES = routes_of(the_store)
