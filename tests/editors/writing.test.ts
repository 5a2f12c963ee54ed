// Reading, writing and undoing in the real editors, judged by each editor's own model.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { BROWSER, launch } from "../harness/browser";
import { writeTable } from "./matrix";
import { EDITORS, type Editor, inability, KINDS, type Kind, Pages } from "./pages";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether every editor is tried under all circumstances; otherwise those that have broken things before. */
const FULL = process.env["TIMBRE_FULL"] === "1";

function isTried(editor: Editor, kind: Kind): boolean {
  if (editor.only !== undefined && editor.only !== kind.name) return false;
  const daily = kind.shadow || kind.frame ? editor.name === "divs" : kind.name !== "Trusted Types";
  return FULL || daily;
}

/** For each kind and editor, whether each operation held. */
const held = new Map<Kind, Map<Editor, boolean[]>>();

let browser: Browser;
let pages: Pages;

before(async () => {
  browser = await launch({ extensions: true });
  pages = await Pages.open(browser);
});

after(async () => {
  await pages?.close();
  await browser?.close();
  if (FULL) await writeTable(BROWSER, held);
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
  { name: "delete a word", text: "Hola, que tal", span: { start: 4, end: 9 }, by: "" },
  { name: "replace all by a line", text: "uno\ndos", span: { start: 0, end: 7 }, by: "tres 🚲 cuatro" },
  { name: "replace all by three lines", text: "uno dos", span: { start: 0, end: 7 }, by: "a\n\nb & <c>" },
];

const LINES = ["", "una línea", "dos\nlíneas", "con\n\nhueco", "👩‍🚀 astronauta\nñu"];

for (const kind of KINDS) {
  for (const editor of EDITORS.filter((editor) => isTried(editor, kind))) {
    describe(`${editor.name}, ${kind.name}`, () => tryEditor(editor, kind));
  }
}

function tryEditor(editor: Editor, kind: Kind): void {
  let page: Page;
  const results: boolean[] = [];
  held.set(kind, (held.get(kind) ?? new Map()).set(editor, results));
  const operation = (name: string, test: () => Promise<void>) =>
    it(name, async () => {
      const place = results.push(false) - 1;
      await test();
      results[place] = true;
    });
  const unable = inability(editor, kind, BROWSER);
  if (unable?.never) {
    it("is not tried", { skip: unable.why });
    return;
  }
  before(async () => {
    page = await pages.page(editor.name, kind);
  });
  after(async () => {
    await page?.close();
  });

  if (unable !== undefined) {
    it(`is not tried: ${unable.why}`, async () => {
      const thrown: unknown[] = [];
      page.on("pageerror", (error) => thrown.push(error));
      const tries: readonly (() => Promise<boolean>)[] = [
        async () => {
          await pages.set(page, "");
          await page.keyboard.type("Hola, Ana");
          return (await pages.text(page)) === "Hola, Ana";
        },
        async () => {
          await pages.set(page, "uno dos");
          await pages.selectAll(page);
          await page.keyboard.type("tres");
          return (await pages.text(page)) === "tres";
        },
      ];
      for (const able of tries) if (!(await able()) || thrown.length > 0) return;
      assert.fail("it is able now");
    });
    return;
  }

  operation("is recognised and read as its model has it", async () => {
    for (const text of LINES) {
      await pages.show(page, text);
      const read = await pages.order<{ strategy: string; text: string }>(page, { name: "read" });
      assert.deepEqual({ strategy: read.strategy, text: read.text }, { strategy: editor.strategy, text });
    }
  });

  for (const { name, text, span, by } of OPERATIONS) {
    operation(name, async () => {
      const wanted = text.slice(0, span.start) + by + text.slice(span.end);
      await pages.show(page, text);
      const outcome = await pages.order(page, { name: "write", ...span, text: by });
      assert.equal(outcome, "done");
      assert.equal(await pages.text(page), wanted);
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

  operation("breaks a line, or leaves that to the person", async () => {
    await pages.show(page, "uno dos");
    const outcome = await pages.order(page, { name: "write", start: 3, end: 4, text: "\n" });
    assert.equal(outcome, editor.breaksByEnter ? "unchanged" : "done");
    assert.equal(await pages.text(page), editor.breaksByEnter ? "uno dos" : "uno\ndos");
    assert.equal(await pages.submissions(page), 0);
  });

  operation("typing goes on after what was inserted", async () => {
    await pages.show(page, "");
    await pages.order(page, { name: "write", start: 0, end: 0, text: "Hola" });
    await page.keyboard.type(", Ana");
    await pages.waitForText(page, "Hola, Ana");
  });

  operation("one undo takes back the insertion and leaves what was typed before", async () => {
    await pages.show(page, "");
    await page.keyboard.type("Hola");
    await pages.waitForText(page, "Hola");
    assert.equal(await pages.order(page, { name: "write", start: 4, end: 4, text: ", Ana" }), "done");
    await pages.undo(page);
    await pages.waitForText(page, editor.joinsTyping ? "" : "Hola");
  });

  if (!editor.field) {
    operation("underlines a span without touching the content", async () => {
      await pages.show(page, "uno\ndos tres");
      const markup = await pages.markup(page);
      assert.equal(await pages.order(page, { name: "mark", start: 4, end: 7 }), true);
      assert.deepEqual(await pages.underlined(page), ["dos"]);
      assert.equal(await pages.markup(page), markup);
    });
  }

  if (kind.name === "plain") {
    operation("loses no word to a key that comes in the middle of writing", async () => {
      const before = "Hola, que tal";
      await pages.show(page, before);
      const written = pages.order(page, { name: "write", start: 6, end: 9, text: "qué", before });
      await page.keyboard.press("x");
      const outcome = await written;
      const left = (await pages.text(page))?.replace("x", "");
      assert.equal(left, outcome === "done" ? "Hola, qué tal" : before);
    });

    operation("writes where it should on a page that never rests", async () => {
      await pages.show(page, "uno dos");
      await pages.neverRest(page);
      assert.equal(await pages.order(page, { name: "write", start: 0, end: 7, text: "tres" }), "done");
      await pages.waitForText(page, "tres");
    });
  }
}
