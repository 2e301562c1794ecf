"""A link to a target opens its fold and rests on it, at every width.

The place in a link never reaches the server, and a page that is still being written moves under
whoever landed on it: so the page tells the server which target is named, and holds it in its place
until all above it is drawn or the reader moves.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

FOLD = "open_"
"""Beginning of the key of a target's fold."""

_JS = """
const told = new WeakMap();

const hold = (at) => {
  let going = true, since = performance.now(), still = 0;
  const stop = () => { going = false; };
  for (const moved of ["wheel", "touchmove", "keydown", "pointerdown"])
    addEventListener(moved, stop, { once: true, passive: true });
  const look = () => {
    if (!going || performance.now() - since > 15000) return;
    const place = document.getElementById(at);
    if (place) {
      const before = place.getBoundingClientRect().top;
      place.scrollIntoView({ block: "start", behavior: "instant" });
      const moved = Math.abs(place.getBoundingClientRect().top - before) > 1;
      const running = document.querySelector("[data-test-script-state=running]");
      const drawing = [...document.querySelectorAll("[data-testid=stPlotlyChart]")].some(
        (chart) => !chart.querySelector(".main-svg"));
      still = moved || running || drawing ? 0 : still + 1;
      if (still > 12) return;
    }
    setTimeout(look, 80);
  };
  look();
};

export default ({ data, parentElement, setTriggerValue }) => {
  const named = () => {
    const at = decodeURIComponent(location.hash.slice(1));
    return data.places.includes(at) ? at : "";
  };
  const land = () => {
    const at = named();
    if (!at) return;
    setTriggerValue("at", at);
    hold(at);
  };
  const again = (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (link && link.hash === location.hash) land();
  };
  if (!told.has(parentElement)) {
    told.set(parentElement, true);
    land();
  }
  addEventListener("hashchange", land);
  document.addEventListener("click", again);
  return () => {
    removeEventListener("hashchange", land);
    document.removeEventListener("click", again);
  };
};
"""
_component = st.components.v2.component("moorlands_landing", js=_JS, isolate_styles=False)


def landed(places: Sequence[str]) -> None:
    """Unfold the place that the link names, if it is one of these; before the folds are made."""
    with st.container(key="landing"):
        told = _component(key="landed", data={"places": list(places)}, on_at_change=lambda: None)
    at = getattr(told, "at", None)
    if at in places:
        st.session_state[f"{FOLD}{at}"] = True
