/** Underlines in the network's own editor, by the Custom Highlight API: no node of ours is in it. */

import type { FindingSeverity, Mark } from "./generated/messages";
import type { Reading } from "./text/lines";
import { rangeOf } from "./text/read";
import type { View } from "./tree";

const SEVERITIES: readonly FindingSeverity[] = ["hint", "warn", "hold"];

/** Told apart by the line as well as by its colour. */
const STYLE: Record<FindingSeverity, string> = {
  hint: "underline dotted 2px #5b7fd6",
  warn: "underline wavy 1.5px #c77700",
  hold: "underline double 2px #d0342c",
};

const name = (severity: FindingSeverity): string => `timbre-${severity}`;

/** Draws marks, one composer's at a time. */
export class Highlights {
  /** Where underlines are drawn: each window has its own. */
  #view: View = window;
  #styled: { readonly root: Document | ShadowRoot; readonly sheet: CSSStyleSheet } | undefined;

  /** Underlines `marks`, whose spans belong to what was read, and nothing else. */
  show(composer: Element, reading: Reading<Node> | undefined, marks: readonly Mark[]): void {
    if (reading === undefined) return;
    if (marks.length > 0) this.#style(composer);
    const { CSS, Highlight } = this.#view;
    for (const severity of SEVERITIES) {
      const ranges = marks
        .filter((mark) => mark.severity === severity && mark.span.start < mark.span.end)
        .map((mark) => rangeOf(reading, mark.span.start, mark.span.end))
        .filter((range) => range !== undefined);
      if (ranges.length > 0) CSS.highlights.set(name(severity), new Highlight(...ranges));
      else CSS.highlights.delete(name(severity));
    }
  }

  /** Takes all of it off the page. */
  clear(): void {
    for (const severity of SEVERITIES) this.#view.CSS.highlights.delete(name(severity));
    const styled = this.#styled;
    if (styled === undefined) return;
    styled.root.adoptedStyleSheets = styled.root.adoptedStyleSheets.filter((sheet) => sheet !== styled.sheet);
    this.#styled = undefined;
  }

  #style(composer: Element): void {
    const root = composer.getRootNode() as Partial<ShadowRoot>;
    const view = composer.ownerDocument.defaultView;
    if (!root.adoptedStyleSheets || this.#styled?.root === root || !view) return;
    this.clear();
    this.#view = view;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(
      SEVERITIES.map((severity) => `::highlight(${name(severity)}){text-decoration:${STYLE[severity]}}`).join(
        "",
      ),
    );
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#styled = { root: root as ShadowRoot, sheet };
  }
}
