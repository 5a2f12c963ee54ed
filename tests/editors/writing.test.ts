// Reading, writing and undoing in the real editors, judged by each editor's own model.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { launch } from "../harness/browser";
import { EDITORS, Pages } from "./pages";

interface Span {
  readonly start: number;
  readonly end: number;
}

let browser: Browser;
let pages: Pages;

before(async () => {
  browser = await launch({ extensions: true });
  pages = await Pages.open(browser);
});

after(async () => {
  await pages?.close();
  await browser?.close();
});

/** The operations, written once for all editors: a text, what is replaced in it, and by what. */
const OPERATIONS: readonly { name: string; text: string; span: Span; by: string }[] = [
  { name: "insert a line into an empty editor", text: "", span: { start: 0, end: 0 }, by: "Gracias, Lucía." },
  { name: "insert three lines, one blank", text: "uno dos", span: { start: 4, end: 4 }, by: "a\n\nb" },
  { name: "replace a word", text: "Hola, que tal estás", span: { start: 6, end: 9 }, by: "¿qué" },
  {
    name: "replace a word on another line",
    text: "Hola,\n\nque tal\nadiós",
    span: { start: 7, end: 10 },
    by: "qué",
  },
  { name: "replace all by a line", text: "uno\ndos", span: { start: 0, end: 7 }, by: "tres 🚲 cuatro" },
  { name: "replace all by three lines", text: "uno dos", span: { start: 0, end: 7 }, by: "a\n\nb & <c>" },
];

const LINES = ["", "una línea", "dos\nlíneas", "con\n\nhueco", "👩‍🚀 astronauta\nñu"];

for (const editor of EDITORS) {
  describe(editor.name, () => {
    let page: Page;
    before(async () => {
      page = await pages.page(editor.name);
    });
    after(async () => {
      await page?.close();
    });

    it("is recognised and read as its model has it", async () => {
      for (const text of LINES) {
        await pages.set(page, text);
        const read = await pages.order<{ strategy: string; text: string }>(page, { name: "read" });
        assert.deepEqual({ strategy: read.strategy, text: read.text }, { strategy: editor.strategy, text });
      }
    });

    for (const { name, text, span, by } of OPERATIONS) {
      it(name, async () => {
        const wanted = text.slice(0, span.start) + by + text.slice(span.end);
        await pages.set(page, text);
        const outcome = await pages.order(page, { name: "write", ...span, text: by });
        assert.equal(await pages.text(page), wanted);
        assert.equal(outcome, "done");
        assert.equal(await pages.submissions(page), 0);
        const { selection } = await pages.order<{ selection: Span }>(page, { name: "read" });
        const caret = span.start + by.length;
        assert.deepEqual(selection, { start: caret, end: caret });
        await pages.undo(page);
        await pages.waitForText(page, text);
        await pages.redo(page);
        await pages.waitForText(page, wanted);
      });
    }

    it("typing goes on after what was inserted", async () => {
      await pages.set(page, "");
      await pages.order(page, { name: "write", start: 0, end: 0, text: "Hola" });
      await page.keyboard.type(", Ana");
      await pages.waitForText(page, "Hola, Ana");
    });

    it("one undo takes back the insertion and leaves what was typed before", async () => {
      await pages.set(page, "");
      await page.keyboard.type("Hola");
      await pages.waitForText(page, "Hola");
      assert.equal(await pages.order(page, { name: "write", start: 4, end: 4, text: ", Ana" }), "done");
      await pages.undo(page);
      await pages.waitForText(page, editor.joinsTyping ? "" : "Hola");
    });

    if (!editor.field) {
      it("underlines a span without touching the content", async () => {
        await pages.set(page, "uno\ndos tres");
        const markup = await pages.markup(page);
        assert.equal(await pages.order(page, { name: "mark", start: 4, end: 7 }), true);
        assert.deepEqual(await pages.underlined(page), ["dos"]);
        assert.equal(await pages.markup(page), markup);
      });
    }
  });
}
