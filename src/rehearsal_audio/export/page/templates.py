"""Templates to pages: everything shown is escaped, and a page may load nothing.

The Content-Security-Policy of a page allows its own script by hash, its own styles, and sound
from memory; anything else, a network above all, is refused by the browser.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

FOLDER = Path(__file__).parent.parent / "templates"


def render(template: str, script: str, context: Mapping[str, object]) -> str:
    """A page from its template, with style and script inside.

    Parameters
    ----------
    template
        File name in ``templates/``.
    script
        File name of the page's script.
    context
        What the template shows; text is escaped there.
    """
    code = _source(script)
    return (
        _environment()
        .get_template(template)
        .render(
            **context,
            style=Markup(_source("page.css")),  # noqa: S704  our own file, no data in it
            script=Markup(code),  # noqa: S704  our own file, no data in it
            policy=_policy(code),
        )
    )


def _policy(code: str) -> str:
    digest = base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "media-src blob:; base-uri 'none'; form-action 'none'"
    )


@cache
def _source(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8").strip()


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
