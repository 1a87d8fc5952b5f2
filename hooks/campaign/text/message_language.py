# SPDX-License-Identifier: MIT
"""The language of messages to editors, which need not be that of a page or of the site."""

import os
import re
from collections.abc import Collection, Mapping

from campaign.text.translations import available

VARIABLE = "MESSAGES"
"""The environment variable with which an editor asks for a language: ``MESSAGES=fr make check``."""
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order of POSIX (XBD 8.2): the first that is not empty counts, even if it has no words."""
_FALLBACK = "en"


def message_language(
    setting: object, environment: Mapping[str, str] = os.environ, more: Collection[str] = ()
) -> str:
    """Return the code of the language in which to word messages.

    ``setting`` is ``extra.campaign.messages`` as it was found, valid or not.  ``more`` are the
    languages in which the campaign has messages of its own.  The order is: the variable
    ``MESSAGES``, the setting, the locale, English.  The setting comes before the locale,
    because a server that checks changes has no language of its own: its locale is ``C.UTF-8``.
    """
    locale = next(filter(None, map(environment.get, LOCALE_VARIABLES)), None)
    asked = (environment.get(VARIABLE), setting, locale)
    return next(filter(None, (known_language(value, more) for value in asked)), _FALLBACK)


def known_language(value: object, more: Collection[str]) -> str:
    """Return the language of ``fr``, ``fr-CA`` or ``fr_CA.UTF-8``; empty if it has no words."""
    code = re.split(r"[-_.@]", value.strip().lower())[0] if isinstance(value, str) else ""
    return code if code in available() or code in more else ""
