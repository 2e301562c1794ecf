const UP = "ascending", DOWN = "descending", MISSING = "–";
const came = new WeakMap();

const asNumber = (text) => {
  const found = text.replaceAll("−", "-").match(/-?[\d,]*\.?\d+/);
  return found ? Number(found[0].replaceAll(",", "")) : NaN;
};
const told = (row, at) => {
  const cell = row.cells[at];
  return cell ? cell.dataset.by ?? cell.textContent.trim() : "";
};
const unknown = (text) => ["", MISSING, "not known"].includes(text);

const isNumber = (cell) => !cell.dataset.by
  && (cell.classList.contains("mt-number") || /^[^\p{L}\d]*\d/u.test(cell.textContent.trim()));
const numeric = (rows, at) => rows.every((row) => unknown(told(row, at)) || isNumber(row.cells[at]));

/* Numbers as numbers, all else as words, with the numbers in them in their order. What isn't known
   comes last either way. */
const sorted = (rows, at, way) => {
  const sign = way === UP ? 1 : -1, numbers = numeric(rows, at);
  const held = rows.map((row) => [row, told(row, at)]);
  held.sort(([, one], [, other]) => {
    if (unknown(one) || unknown(other)) return unknown(one) - unknown(other);
    return sign * (numbers ? asNumber(one) - asNumber(other)
      : one.localeCompare(other, "en-GB", { numeric: true }));
  });
  return held.map(([row]) => row);
};

/* Numbers from the most, words from A; then the other way; then as they came. */
const sort = (button) => {
  const head = button.closest("th"), table = button.closest("table"), body = table.tBodies[0];
  if (!came.has(body)) came.set(body, [...body.rows]);
  const rows = came.get(body), at = head.cellIndex;
  const [first, second] = numeric(rows, at) ? [DOWN, UP] : [UP, DOWN];
  const way = { [first]: second, [second]: "" }[head.getAttribute("aria-sort")] ?? first;
  table.querySelectorAll("th[aria-sort]").forEach((each) => each.removeAttribute("aria-sort"));
  if (way) head.setAttribute("aria-sort", way);
  body.append(...(way ? sorted(rows, at, way) : rows));
};

const only = (button) => {
  const pressed = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(pressed));
  const table = button.parentElement.querySelector("table");
  [...table.tBodies[0].rows].forEach((row) => {
    row.hidden = pressed && !("changed" in row.dataset);
  });
};

const frame = (address) => {
  const made = document.createElement("iframe");
  made.src = address;
  made.title = document.title;
  made.setAttribute("width", "100%");
  made.setAttribute("height", "640");
  return made.outerHTML;
};
const copied = (what, address) => {
  if (what !== "picture") return navigator.clipboard.writeText(what === "frame" ? frame(address) : address);
  const picture = fetch(address).then((answer) =>
    answer.ok ? answer.blob() : Promise.reject(new Error(answer.statusText)));
  return navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
};
const copy = async (button) => {
  const said = button.closest("details").querySelector("[aria-live]");
  said.textContent = "";
  try {
    await copied(button.dataset.what, new URL(button.dataset.from, location.href).href);
    said.textContent = "Copied.";
  } catch {
    said.textContent = "This browser doesn't let it be copied.";
  }
};

/* The meeting's screens: the whole screen from the press that asks for them, and back with them. */
const screens = {
  fill: (event) => {
    if (event.target.closest?.(".st-key-present button"))
      document.documentElement.requestFullscreen?.().catch(() => {});
  },
  turn: (event) => {
    const key = { PageDown: "screen_on", PageUp: "screen_back" }[event.key];
    const button = key && document.querySelector(`.st-key-${key} button`);
    if (!button) return;
    event.preventDefault();
    button.click();
  },
  left: () => {
    if (!document.fullscreenElement) document.querySelector(".st-key-screen_leave button")?.click();
  },
};

const actions = { "mt-sort": sort, "mt-only": only, "mt-copy": copy };

export default () => {
  const pressed = (event) => {
    const button = event.target.closest?.(".mt-sort, .mt-only, .mt-copy");
    if (button) actions[button.classList[0]](button);
    document.querySelectorAll("details.mt-share[open]").forEach((fold) => {
      if (!fold.contains(event.target)) fold.open = false;
    });
  };
  const left = (event) => {
    const fold = event.key === "Escape" && event.target.closest?.("details.mt-share[open]");
    if (!fold) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  };
  const dark = () => {
    const ground = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor;
    const light = ground.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    document.documentElement.classList.toggle("mt-dark", light < 3 * 128);
  };
  window.addEventListener("beforeprint", dark);
  const heard = [["click", pressed], ["keydown", left], ["click", screens.fill],
    ["keydown", screens.turn], ["fullscreenchange", screens.left]];
  heard.forEach(([event, listener]) => document.addEventListener(event, listener));
  return () => {
    window.removeEventListener("beforeprint", dark);
    heard.forEach(([event, listener]) => document.removeEventListener(event, listener));
  };
};
