// The extension as shipped on the networks' own addresses: names lead to this machine, over TLS, so that what is tested
// is whether the manifest's matches and the network's rules bring Timbre there. The pages are the project's structures.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { violations } from "../harness/axe";
import { reload } from "../harness/browser";
import { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";
import { Addresses, expectations, FILES, focus, focusComposer, openStudio, popupOver } from "./addresses";

describe("a network's own address", () => {
  let addresses: Addresses;
  before(async () => {
    addresses = await Addresses.open();
  });
  after(() => addresses?.close());

  function isSeen(page: Page): Promise<boolean> {
    return page.evaluate(() => {
      const element = document.querySelector<HTMLElement>("[data-timbre-frame]");
      return element !== null && element.style.visibility === "visible";
    });
  }

  function isWritten(page: Page, index: number): Promise<boolean> {
    return page.evaluate((index) => {
      const field = window.fields[index] as Partial<HTMLTextAreaElement> | undefined;
      return (field?.value ?? field?.textContent ?? "").trim() !== "";
    }, index);
  }

  for (const file of FILES) {
    it(`${file.replace(".html", "")}: Timbre comes to each composer and to no other field`, async () => {
      const opened = await addresses.visit(file);
      const fields = await expectations(opened);
      const composers = fields.flatMap(({ surface, click }, index) =>
        surface === null ? [] : [{ index, click }],
      );
      assert.ok(composers.length > 0, "a structure without a composer");
      for (const { index, click } of composers) {
        await focus(opened, index, click);
        await until(`Timbre at field ${index}`, () => isSeen(opened));
        // A draft that is left with something in it keeps its chip.
        if (await isWritten(opened, index)) continue;
        // From here on the rules are known: what is no composer is left at once.
        for (const [other, { surface }] of fields.entries()) {
          if (surface !== null) continue;
          await focus(opened, other);
          await until(`nothing at field ${other}`, async () => !(await isSeen(opened)));
        }
        await opened.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        await until("nothing without a focus", async () => !(await isSeen(opened)));
      }
      await opened.close();
    });
  }

  it("x-status: the panel judges the comment that is answered", async () => {
    const opened = await addresses.visit("x-status.html");
    const timbre = new Timbre(opened);
    const fields = await expectations(opened);
    const index = fields.findIndex(({ comment }) => typeof comment === "string");
    await focus(opened, index);
    await timbre.openPanel();
    // What is said of a comment, and of nothing else.
    await timbre.saying("#panel", "Responde en público");
    await opened.close();
  });

  it("x-status: what the page lacks is said once, with a report of it that has nothing of the page", async () => {
    const studio = await openStudio(addresses);
    const opened = await addresses.visit("x-status.html", undefined, "data-testid");
    await focusComposer(opened);
    await opened.keyboard.type("Hola, Marina: la bici 14 está en el taller.");
    // What is kept is the popup's to read: it is opened when there is something.
    await until("something is missing", () =>
      studio.evaluate(async () => Object.values(await chrome.storage.local.get(null)).includes(false)),
    );
    const popup = await popupOver(opened, addresses, studio);
    const said = await popup.$eval("#missing", (section) => section.textContent ?? "");
    assert.ok(said.includes("En X algo ha cambiado: Timbre no encuentra el cuadro donde respondes."), said);
    assert.deepEqual(await violations(popup), []);
    await popup.focus("#report");
    await popup.keyboard.press("Enter");
    await popup.waitForFunction(() =>
      document.querySelector("#missing [role=status]")?.textContent?.includes("Copiado"),
    );
    await popup.focus("#dismiss");
    await popup.keyboard.press("Enter");
    await popup.waitForFunction(() => document.querySelector("#missing") === null);
    await popup.close();
    const next = await popupOver(opened, addresses, studio);
    assert.equal(await next.$("#missing"), null);
    await next.close();
    await studio.close();

    // Where a person would put the report.
    await opened.bringToFront();
    await focusComposer(opened);
    await opened.keyboard.down("Control");
    await opened.keyboard.press("a");
    await opened.keyboard.press("v");
    await opened.keyboard.up("Control");
    const report = await opened.$eval("[contenteditable]", (editor) => (editor as HTMLElement).innerText);
    assert.match(
      report,
      /^Timbre \d+\.\d+\.\d+, (?:Chrome|Firefox)\/\d+: not found where the structure says\s+x [\d-]{10} generic composer\s*$/,
    );
    await opened.close();
  });

  for (const [what, busy] of [
    ["a page that answers nobody keeps no popup waiting", Number.POSITIVE_INFINITY],
    ["a page that only takes its time is there as soon as it answers", 4_000],
  ] as const) {
    it(`x-status: ${what}`, async () => {
      const studio = await openStudio(addresses);
      const slow = await addresses.visit("x-status.html");
      const popup = await popupOver(slow, addresses, studio);
      await popup.waitForSelector("#tab");
      await slow.bringToFront();
      await slow.evaluate((busy) => {
        setTimeout(() => {
          const end = Date.now() + busy;
          while (Date.now() < end);
        }, 0);
      }, busy);
      await reload(popup, "#reload");
      assert.equal(await popup.$("#tab"), null);
      if (Number.isFinite(busy)) {
        await popup.waitForSelector("#tab[aria-checked='true']");
        assert.equal(await popup.$("#reload"), null);
      }
      await popup.close();
      await studio.close();
      await slow.close();
    });
  }

  it("elsewhere the same structure is left alone", async () => {
    const opened = await addresses.visit("x-status.html", "https://elsewhere.example/marina/status/1");
    const fields = await expectations(opened);
    for (const index of fields.keys()) await focus(opened, index);
    await opened.keyboard.type("Hola");
    assert.equal(await opened.evaluate(() => document.querySelector("[data-timbre-frame]")), null);
    await opened.close();
  });
});
