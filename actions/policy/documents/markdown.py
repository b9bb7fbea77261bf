"""Markdown, brought to HTML."""

from collections.abc import Mapping

from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin
from ruamel.yaml import YAML, YAMLError


def html_of_markdown(text: str) -> str:
    """Return the text as HTML, without its front matter."""
    return str(_parser().render(text))


def front_matter_of(text: str) -> Mapping[str, str]:
    """Return the keys and values at the head of a text; none where there are none, or they are no YAML."""
    content = next((token.content for token in _parser().parse(text) if token.type == "front_matter"), "")
    try:
        values = YAML(typ="safe").load(content)
    except YAMLError:
        return {}
    return {str(key): str(value) for key, value in values.items()} if isinstance(values, dict) else {}


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
