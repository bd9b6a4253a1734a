"""Single people who were counted somewhere are shown only to whoever says that they may see them."""

from __future__ import annotations

from groundswell._errors import PrivacyError, Problem
from groundswell._scenario import Scenario

#: What has to be said to see single people who were counted somewhere.
CONSENT = "I may see single people"


def refusal(argument: str, min_cell: int) -> PrivacyError:
    """The exception for who did not say so."""
    what = f"would show figures about fewer than {min_cell} people of your tables"
    suggestion = f"If you may see them, say {argument}={CONSENT!r}"
    text = f"{argument}: {what}. {suggestion}"
    return PrivacyError([Problem("figure.withheld", text, what, "", suggestion, argument=argument)])


def require_consent(scenario: Scenario, consent: str) -> None:
    """Refuse people of tables unless it was said that they may be seen."""
    if scenario.min_cell > 1 and consent != CONSENT:
        raise refusal("consent", scenario.min_cell)
