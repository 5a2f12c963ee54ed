/** Reads the text of an element, and finds the DOM position of each offset. Never by innerText: it doubles blank lines. */

import { type Piece, type Point, pointAt, type Reading, readPieces, textOffset } from "./lines";

/** What editors draw into their own content and do not count as text. */
const DECORATION =
  "[data-slate-placeholder], .ProseMirror-widget, .ql-cursor, .ql-clipboard, .cm-widgetBuffer, script, style, template";

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);

/** The text of `root` and where it comes from. */
export function read(root: Element): Reading<Node> {
  const pieces: Piece<Node>[] = [{ kind: "open", place: root }];
  collect(root, pieces);
  const last = pieces.at(-1);
  // In plain text a line break at the very end only holds the line before it open.
  if (
    root.getAttribute("contenteditable") === "plaintext-only" &&
    last?.kind === "text" &&
    last.raw.endsWith("\n")
  ) {
    pieces.splice(-1, 1, { ...last, raw: last.raw.slice(0, -1) });
  }
  pieces.push({ kind: "close" });
  return readPieces(pieces);
}

function collect(parent: Node, pieces: Piece<Node>[]): void {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) {
      const raw = (node as Text).data;
      if (raw !== "" && !isIndentation(node as Text)) pieces.push({ kind: "text", raw, place: node });
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      element(node as Element, pieces);
    }
  }
}

/** Line breaks and indentation of the page's source between blocks are no text. */
function isIndentation(text: Text): boolean {
  if (!/^[ \t\r\n]*\n[ \t\r\n]*$/.test(text.data)) return false;
  const beside = (node: Node | null): boolean => node === null || BLOCKS.has(node.nodeName);
  return (
    beside(text.previousSibling) && beside(text.nextSibling) && text.parentElement?.children.length !== 0
  );
}

function element(node: Element, pieces: Piece<Node>[]): void {
  if (node.matches(DECORATION)) return;
  switch (node.nodeName) {
    case "BR":
      pieces.push({ kind: "break", place: node });
      return;
    case "IMG":
      if (!node.classList.contains("ProseMirror-separator")) {
        const text = node.getAttribute("alt") ?? "";
        if (text !== "") pieces.push({ kind: "atom", text, place: node });
      }
      return;
  }
  const block = BLOCKS.has(node.nodeName);
  if (!block && node.getAttribute("contenteditable") === "false") {
    const text = read(node).text;
    if (text !== "") pieces.push({ kind: "atom", text, place: node });
    return;
  }
  if (block) pieces.push({ kind: "open", place: node });
  collect(node, pieces);
  if (block) pieces.push({ kind: "close" });
}

/** The plain text of a part of a page: a comment, a name. Runs of spaces become one, blank lines at the ends go. */
export function plain(element: Element): string {
  const pieces: Piece<Node>[] = [];
  collect(element, pieces);
  // Where the page does not keep the line breaks of its source, they are only spaces.
  const kept = getComputedStyle(element).whiteSpace.startsWith("pre");
  const shown = kept
    ? pieces
    : pieces.map((piece) =>
        piece.kind === "text" ? { ...piece, raw: piece.raw.replace(/\s+/g, " ") } : piece,
      );
  return readPieces(shown)
    .text.replace(/[ \t]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

/** A position in the DOM, as ranges take it. */
export type Position = readonly [node: Node, offset: number];

function position(point: Point<Node>): Position | undefined {
  if (point.kind === "text") return [point.place, Math.min(point.offset, (point.place as Text).length)];
  // An empty line is named by its block, or by the break that stands at its end.
  if (point.kind === "line" && point.place.nodeName !== "BR") return [deepest(point.place), 0];
  const parent = point.place.parentNode;
  if (parent === null) return undefined;
  return [parent, Array.prototype.indexOf.call(parent.childNodes, point.place) + point.offset];
}

/** Editors keep an empty line's text in an inner element; the caret belongs there. */
function deepest(block: Node): Node {
  let node = block;
  while (
    node.firstChild?.nodeType === Node.ELEMENT_NODE &&
    node.firstChild.nodeName !== "BR" &&
    node.firstChild.nodeName !== "IMG" &&
    !(node.firstChild as Element).matches(`${DECORATION}, [contenteditable="false"]`)
  ) {
    node = node.firstChild;
  }
  return node.firstChild?.nodeType === Node.TEXT_NODE ? node.firstChild : node;
}

/** The range of the UTF-16 offsets `start..end` of what was read, or nothing if there is no such place any more. */
export function rangeOf(reading: Reading<Node>, start: number, end: number): Range | undefined {
  const caret = start === end;
  const from = pointAt(reading, start, caret ? "ends" : "begins");
  const to = pointAt(reading, end, "ends");
  const a = from && position(from);
  const b = to && position(to);
  if (!a || !b || !a[0].isConnected || !b[0].isConnected) return undefined;
  const range = a[0].ownerDocument?.createRange();
  range?.setStart(...a);
  range?.setEnd(...b);
  return range;
}

/** The UTF-16 offset of a DOM position in what was read. */
export function offsetOf(reading: Reading<Node>, [node, offset]: Position): number {
  if (node.nodeType === Node.TEXT_NODE) {
    const own = reading.runs.find((run) => run.place === node);
    if (own !== undefined) return own.kind === "text" ? textOffset(own, offset) : own.start;
  }
  const probe = node.ownerDocument?.createRange();
  probe?.setStart(node, offset);
  // The last run that ends at or before the position is followed by it.
  let at = 0;
  for (const run of reading.runs) {
    const before = place(probe, run.place);
    if (before === "after") break;
    at = before === "before" ? run.end : run.start;
  }
  return at;
}

/** Where `node` lies, seen from a collapsed range. */
function place(probe: Range | undefined, node: Node): "before" | "around" | "after" {
  const parent = node.parentNode;
  if (probe === undefined || parent === null) return "after";
  const index = Array.prototype.indexOf.call(parent.childNodes, node);
  if (probe.comparePoint(parent, index) >= 0 && !node.contains(probe.startContainer)) return "after";
  if (probe.comparePoint(parent, index + 1) <= 0) return "before";
  return "around";
}
