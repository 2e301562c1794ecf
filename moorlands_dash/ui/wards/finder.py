"""The box in every page's head that leads from a place to its ward.

What is typed goes to the server for suggestions and is kept for the reader's own session alone: the
link names the ward that was found, never the place or the postcode.
"""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import Markup

from moorlands_dash.measures.wards.place_search import (
    AMBIGUOUS,
    CLOSE,
    LIKE,
    SECTOR,
    Found,
    PlaceNames,
)
from moorlands_dash.partnership import IN_LINKS
from moorlands_dash.store.opening import NO_WARD_MAP
from moorlands_dash.ui.carry import lead
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import plain
from moorlands_dash.ui.view import Key, View
from moorlands_dash.ui.wards import picker as ward_picker
from moorlands_dash.ui.who import still
from moorlands_dash.words.wards.places import asked_back, candidate, suggested

ASKED = "find_asked"
"""Key of what was asked for and isn't looked up yet."""
_BOX, _FOUND, _CHOSEN = "find", "find_found", "find_chosen"
_PAGE = "my_ward"
_LONGEST = 80

_HTML = Markup("""
<form class="mt-find" role="search">
  <label class="mt-hidden" for="mt-find-box">Find a place</label>
  <input id="mt-find-box" type="text" role="combobox" aria-autocomplete="list"
    aria-expanded="false" aria-controls="mt-find-list" autocomplete="off" spellcheck="false"
    maxlength="80" enterkeyhint="search" placeholder="Village, street or postcode">
  <button type="submit">Find</button>
  <ul id="mt-find-list" role="listbox" aria-label="Places" hidden></ul>
</form>
""")
_JS = """
const forms = new WeakMap();

const start = (form) => {
  const box = form.querySelector("input");
  const list = form.querySelector("ul");
  const own = { waiting: 0, done: 0, tell: () => {}, ask: () => {} };
  const options = () => [...list.children];

  own.fold = () => {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  own.show = (found) => {
    list.replaceChildren(...found.map(([name, where], place) => {
      const option = document.createElement("li");
      option.id = `mt-find-${place}`;
      option.role = "option";
      option.dataset.name = name;
      option.setAttribute("aria-selected", "false");
      const beside = document.createElement("span");
      beside.textContent = where;
      option.append(name, " ", beside);
      return option;
    }));
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    box.removeAttribute("aria-activedescendant");
  };
  const mark = (place) => {
    options().forEach((option, at) => option.setAttribute("aria-selected", at === place));
    box.setAttribute("aria-activedescendant", options()[place].id);
    options()[place].scrollIntoView({ block: "nearest" });
  };
  const marked = () => options().findIndex((one) => one.getAttribute("aria-selected") === "true");
  const ask = (text) => {
    clearTimeout(own.waiting);
    own.fold();
    if (matchMedia("(pointer: coarse)").matches) box.blur();
    if (text.trim()) own.ask(text.trim());
  };

  form.addEventListener("input", () => {
    clearTimeout(own.waiting);
    const text = box.value.trim();
    if (text.length < 2) own.fold();
    else own.waiting = setTimeout(() => own.tell(text), 150);
  });
  form.addEventListener("keydown", (event) => {
    const number = options().length;
    if (event.key === "Escape") own.fold();
    if (list.hidden || !number || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    const before = marked();
    mark(before < 0 ? (step > 0 ? 0 : number - 1) : (before + step + number) % number);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = list.hidden ? undefined : options()[marked()];
    ask(chosen ? chosen.dataset.name : box.value);
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("li");
    if (chosen) ask(chosen.dataset.name);
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) own.fold();
  });
  return own;
};

export default ({ data, parentElement, setStateValue, setTriggerValue }) => {
  const form = parentElement.querySelector("form");
  const box = form.querySelector("input");
  if (!forms.has(form)) forms.set(form, start(form));
  const own = forms.get(form);
  own.tell = (text) => setStateValue("typed", text);
  own.ask = (text) => setTriggerValue("asked", text);
  if (data.done !== own.done) {
    own.done = data.done;
    box.value = "";
    own.fold();
  } else if (document.activeElement === box && data.typed && data.typed === box.value.trim()) {
    own.show(data.found);
  }
};
"""
"""Enter asks for what stands in the box; only an arrow key or a click takes a suggestion. Each
answer of the server runs the last part again, so what listens is put to a box once. On phones the
keyboard goes once something is asked."""
_component = st.components.v2.component("moorlands_find", html=_HTML, js=_JS, isolate_styles=False)


def finder(view: View, page: str) -> None:
    """Show the box, and go to My ward where what was asked for is one ward; else ask, below it."""
    if view.snapshot.ward_map == NO_WARD_MAP:
        return
    _settle(view, page)
    _box(view)


def ask_back(view: View, page: str) -> None:
    """Say on the page that it was found for what a search came to; offer what may be meant."""
    known: tuple[str, str, Found] | None = st.session_state.get(_FOUND)
    if known is None or known[0] != page:
        return
    _, asked, found = known
    said = asked_back(asked, found.kind, found.rows)
    view.answer.tell_beside(said)
    show(Markup('<p class="mt-hint">{}</p>').format(said))
    if found.kind not in (AMBIGUOUS, CLOSE, LIKE, SECTOR):
        return
    with st.container(key="which_ward", horizontal=True, gap="small"):
        for place, row in enumerate(found.rows.to_dict("records")):
            st.button(
                plain(candidate(row, close=found.kind in (CLOSE, LIKE))),
                key=f"which_{place}_{row['ward_code']}",
                on_click=_choose,
                args=(str(row["ward_code"]),),
            )


def forget() -> None:
    """Let go of what a search came to."""
    st.session_state.pop(_FOUND, None)


def _settle(view: View, page: str) -> None:
    """Look up what was asked for, and open My ward where it is certain which one is meant."""
    state = st.session_state
    if (code := state.pop(_CHOSEN, None)) is not None:
        forget()
        _open(view, page, code)
    asked = str(state.pop(ASKED, ""))[:_LONGEST]
    if not asked.strip():
        return
    found = known_names(view).find(asked)
    there = page if found.ward is None else _PAGE
    state[_FOUND] = (there, asked, found)
    if found.ward is not None:
        _open(view, page, found.ward)


def _open(view: View, page: str, code: str) -> None:
    """Choose a ward, on its page; the link names it."""
    names = {code: name for name, code in view.wards().items()}
    name = names.get(code, ward_picker.ALL)
    st.session_state[ward_picker.KEY] = name
    if page != _PAGE:
        lead(_PAGE, **{ward_picker.KEY: name, IN_LINKS: view.key.partnership})


def _choose(code: str) -> None:
    st.session_state[_CHOSEN] = code


@st.fragment
def _box(view: View) -> None:
    """Show the box; while somebody types, this part alone runs again."""
    still(view.person)
    state: Any = st.session_state.get(_BOX) or {}
    typed = str(state.get("typed") or "")[:_LONGEST]
    found = known_names(view).suggest(typed) if typed else None
    rows = [] if found is None else [suggested(row) for row in found.to_dict("records")]
    told = _component(
        key=_BOX,
        data={"typed": typed, "found": rows, "done": st.session_state.get("find_done", 0)},
        on_typed_change=lambda: None,
        on_asked_change=lambda: None,
    )
    if told.asked:
        st.session_state[ASKED] = str(told.asked)
        st.session_state["find_done"] = st.session_state.get("find_done", 0) + 1
        st.rerun()


def known_names(view: View) -> PlaceNames:
    """Return the names of places, made ready to be searched once for all users."""
    return _names(view.key, _view=view)


@st.cache_resource(max_entries=3, show_spinner=False)
def _names(key: Key, *, _view: View) -> PlaceNames:  # noqa: ARG001 (decides which is meant)
    return PlaceNames(_view.table("place-names", chosen=False).frame)
