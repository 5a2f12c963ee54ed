// A content script that has the product's own reading and writing in it, and does what the test's page asks. It runs where
// the host script runs, in the isolated world.

import { editableOf } from "../../../extension/host/composers";
import { contentOf, selectionOf } from "../../../extension/host/composers/content";
import { write } from "../../../extension/host/composers/write";
import { Highlights } from "../../../extension/host/highlights";
import { focused } from "../../../extension/host/tree";

let changed = Number.NEGATIVE_INFINITY;
const noted = new WeakSet<Document>();

/** Notes when the text of an editor changed, wherever on the page it is. */
function note(view: Window): void {
  if (noted.has(view.document)) return;
  noted.add(view.document);
  view.addEventListener(
    "input",
    () => {
      changed = performance.now();
    },
    { capture: true },
  );
}
note(window);
addEventListener("blur", () => {
  // Into which frame the focus went is known a moment later.
  setTimeout(() => {
    const view = focused()?.ownerDocument.defaultView;
    if (view) note(view);
  }, 0);
});
const highlights = new Highlights();

interface Order {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly before?: string;
}

async function answer(order: Order): Promise<unknown> {
  const active = focused();
  const editable = active && editableOf(active);
  if (!editable) return { error: "no editor has the focus" };
  const content = contentOf(editable.composer);
  switch (order.name) {
    case "read":
      return {
        strategy: editable.strategy.name,
        text: content.text,
        selection: selectionOf(editable.composer, content),
      };
    case "mark":
      highlights.show(editable.composer, content.reading, [
        { span: { start: order.start, end: order.end }, severity: "warn" },
      ]);
      return true;
    default:
      return write(editable, {
        before: order.before ?? content.text,
        span: { start: order.start, end: order.end },
        text: order.text,
        idle: () => performance.now() - changed,
        busy: () => false,
      });
  }
}

addEventListener("message", async (event) => {
  if (event.data?.probe !== "order") return;
  postMessage({ probe: "answer", id: event.data.id, value: await answer(event.data).catch(String) }, "*");
});
document.documentElement.setAttribute("data-probe", "");
