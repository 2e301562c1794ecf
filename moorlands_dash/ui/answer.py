"""A page's answer: shown under its question, and told to screen readers when it changes.

Streamlit puts a new text in the place of the old one, and a screen reader hears nothing of that
(WCAG 2.2, 4.1.3). So beside the text there is a region that stays, whose words alone change.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from markupsafe import Markup

from moorlands_dash.partnership import IN_LINKS, Settings
from moorlands_dash.ui.explaining import Explaining
from moorlands_dash.ui.in_browser import listen
from moorlands_dash.ui.markup import html_words, show

_LONG = 260
"""Letters from which an answer is set smaller, as it would leave the first screen no room."""
_REGION = Markup('<div class="mt-hidden" role="status"></div>')
_TELL = """
const told = new WeakMap();
export default ({ data, parentElement, setStateValue }) => {
  const region = parentElement.querySelector("[role=status]");
  const before = told.get(region);
  told.set(region, data);
  if (before?.page !== data.page) region.textContent = "";
  else if (before.said !== data.said) region.textContent = data.said;

  const named = () => {
    const link = new URL(location.href);
    if (link.searchParams.get(data.named) === data.partnership) return;
    link.searchParams.set(data.named, data.partnership);
    history.replaceState(history.state, "", link);
  };
  named();
  window.navigation?.addEventListener("currententrychange", named);

  const menu = () => {
    document.querySelectorAll('[role="img"][aria-label$=" icon"]:not([aria-hidden])').forEach(
      (icon) => {
        const whole = icon.closest("a, button, summary");
        if (whole?.textContent.trim() !== icon.textContent.trim())
          icon.setAttribute("aria-hidden", "true");
      });
    const list = document.querySelector('[data-testid="stSidebarNavItems"]');
    if (!list) return;
    [list, ...list.querySelectorAll("li:not([role])")].forEach((part) =>
      part.setAttribute("role", "presentation"));
    list.querySelectorAll(":scope > div:not([role])").forEach((part) => {
      part.setAttribute("role", "group");
      part.setAttribute("aria-label", part.querySelector("header p")?.textContent ?? "");
    });
  };
  menu();
  const grown = new MutationObserver(menu);
  const app = document.querySelector('[data-testid="stApp"]');
  grown.observe(app, { childList: true, subtree: true });
  const unhover = (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".hoverlayer").forEach((layer) => layer.replaceChildren());
    document.querySelectorAll(".deck-tooltip").forEach((tip) => (tip.style.display = "none"));
  };
  document.addEventListener("keydown", unhover);

  const forget = () => {
    try {
      Object.keys(localStorage).filter((name) => name.startsWith("stSidebarCollapsed-"))
        .forEach((name) => localStorage.removeItem(name));
    } catch { /* A browser that keeps nothing has nothing to forget. */ }
  };
  forget();
  document.addEventListener("click", forget);

  const ground = () => getComputedStyle(region).getPropertyValue("--st-background-color");
  let last = ground();
  const watch = new MutationObserver(() => {
    if (ground() === last) return;
    last = ground();
    setStateValue("ground", last);
  });
  const whole = parentElement.closest(".stElementContainer");
  watch.observe(whole, { attributes: true, attributeFilter: ["class"], subtree: true });
  return () => {
    watch.disconnect();
    grown.disconnect();
    document.removeEventListener("keydown", unhover);
    document.removeEventListener("click", forget);
    window.navigation?.removeEventListener("currententrychange", named);
  };
};
"""
"""A page that opens is read anyway. Answers hold names from files: they are text, never HTML.

The page's link names its partnership, whoever copies it. Streamlit would add a step to where “back”
leads, and let the place on the page go; and it writes links of its own, which are named again.
Charts and words have their colours from the server: a change between light and dark asks for them.
Streamlit names each icon after its drawing, before the words that it stands beside: it is hidden
from readers who hear the page, unless it stands alone.
Streamlit's menu on phones is a list of parts that aren't its items: they are groups with names.
It would keep that the menu was open, which then lies over each page that a phone opens: forgotten.
What a chart or map shows beside the pointer goes with Escape (WCAG 2.2, 1.4.13).
"""
_region = st.components.v2.component(
    "moorlands_answer", html=_REGION, js=_TELL, isolate_styles=False
)


class Answer:
    """The places of a page's answer."""

    def __init__(self, page: str, settings: Settings) -> None:
        """Reserve the places on the page that asks this question, of the settings' partnership."""
        self._page, self._partnership, self._said = page, settings.key, ""
        self.explaining = Explaining(settings)
        self._beside: list[str] = []
        self._shown = st.container(key="answer")
        self._told = st.container(key="told")

    def say(self, sentence: str) -> None:
        """Show the answer; `commands` stand between back-ticks."""
        self._said = sentence
        look = Markup(" data-long") if len(sentence) > _LONG else ""
        words = html_words(sentence, self.explaining.words)
        show(Markup('<p class="mt-answer"{}>{}</p>').format(look, words), self._shown)

    def tell_beside(self, words: str) -> None:
        """Tell words that the page shows in another place, before the answer."""
        self._beside.append(words)

    def tell(self) -> None:
        """Hand the answer to the region; also where there is none, so that the region stays."""
        said = " ".join([*self._beside, self._said]).replace("`", "")
        with self._told:
            if opened := self.explaining.beneath():
                show(opened)
            _region(
                key="told_answer",
                data={
                    "page": self._page,
                    "said": said,
                    "named": IN_LINKS,
                    "partnership": self._partnership,
                },
                on_ground_change=lambda: None,
            )
            listen()


@contextmanager
def answered(page: str, settings: Settings) -> Iterator[Answer]:
    """Give a page its answer's places, and tell the answer at the end, whatever comes between."""
    answer = Answer(page, settings)
    try:
        yield answer
    finally:
        answer.tell()
