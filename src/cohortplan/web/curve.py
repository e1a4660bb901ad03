"""How far a search has come, as a curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import altair as alt

from cohortplan.text import Language
from cohortplan.text.catalogue import translator
from cohortplan.web import look
from cohortplan.workflows.solves import Progress

HEIGHT = 260


def curve(progress: Sequence[Progress], level: str, seconds: float, language: Language) -> alt.Chart | None:
    """The best plan so far on one level of the cost, and what cannot be undercut; ``None`` if there is no line yet."""
    _ = translator(language)
    names = {"have": _("best plan so far"), "bound": _("cannot be less")}
    rows = list(_rows(progress, seconds, level, names))
    moments = {row["seconds"] for row in rows if row["line"] == names["have"]}
    return _chart(rows, names, max(seconds, 1.0), _("seconds")) if len(moments) > 1 else None


def _rows(
    progress: Sequence[Progress], seconds: float, level: str, names: dict[str, str]
) -> Iterator[dict[str, object]]:
    """One row for each change of cost or bound; preferences count only where the seats are settled."""
    final = progress[-1].cost if progress else None
    for step in progress:
        settled = level == "shortfall" or (
            step.cost is not None and final is not None and step.cost.shortfall == final.shortfall
        )
        if step.cost is not None and settled:
            yield {"seconds": step.seconds, "value": getattr(step.cost, level), "line": names["have"]}
        bound = getattr(step.bounds, level)
        if bound is not None:
            yield {"seconds": step.seconds, "value": bound, "line": names["bound"]}
    if progress:
        last = progress[-1]
        for value, line in ((last.cost and getattr(last.cost, level), "have"), (getattr(last.bounds, level), "bound")):
            if value is not None:
                yield {"seconds": max(seconds, last.seconds), "value": value, "line": names[line]}


def _chart(rows: list[dict[str, object]], names: dict[str, str], seconds: float, unit: str) -> alt.Chart:
    order = [names["have"], names["bound"]]
    highest = 1.1 * max(1, *(int(str(row["value"])) for row in rows))
    legend = alt.Legend(title=None, orient="top", direction="horizontal")
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_line(interpolate="step-after", strokeWidth=2)
        .encode(
            x=alt.X(
                "seconds:Q", title=unit, scale=alt.Scale(domain=[0, seconds], nice=False), axis=alt.Axis(tickCount=6)
            ),
            y=alt.Y(
                "value:Q",
                title=None,
                axis=alt.Axis(tickCount=5, tickMinStep=1),
                scale=alt.Scale(domain=[0, highest], nice=False),
            ),
            color=alt.Color("line:N", scale=alt.Scale(domain=order, range=[look.INK, look.QUIET]), legend=legend),
            strokeDash=alt.StrokeDash("line:N", scale=alt.Scale(domain=order, range=[[1, 0], [4, 3]]), legend=legend),
        )
        .properties(height=HEIGHT, width="container")
        .configure_view(strokeWidth=0)
    )
    return chart
