// Editors in frames of the page's own origin: the extension reaches them from the page, and is in no frame itself.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { installExtension, launch } from "../harness/browser";
import { EXPOSED, EXPOSING } from "../harness/exposing";
import { type Site, serve } from "../harness/server";
import { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";

declare global {
  interface Window {
    sent: string[];
  }
}

describe("an editor in a frame of the page's own origin", () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    browser = await launch({ extensions: true });
    await installExtension(browser);
    site = await serve("tests/hostile/pages");
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  async function open(): Promise<{ page: Page; timbre: Timbre }> {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/frames.html`, { waitUntil: "load" });
    await page.waitForSelector("html[data-loaded]");
    return { page, timbre: new Timbre(page) };
  }

  /** Clicks into the frame's editor, at a place of the page as a person does. */
  async function click(page: Page, frame: string): Promise<void> {
    const box = await (await page.$(`#${frame}`))?.boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + 60, box.y + 30);
    await until(`the focus in ${frame}`, () =>
      page.evaluate((frame) => document.activeElement?.id === frame, frame),
    );
  }

  function text(page: Page, frame: string): Promise<string> {
    return page.evaluate((frame) => {
      const inner = document.querySelector<HTMLIFrameElement>(`#${frame}`)?.contentDocument;
      return inner?.querySelector("textarea")?.value ?? inner?.body.textContent ?? "";
    }, frame);
  }

  for (const [frame, comment] of [
    ["srcdoc", "phone"],
    ["blank", "late"],
    ["design", "whole"],
  ] as const) {
    it(`${frame}: holds a click, mends, and lets pass`, async () => {
      const { page, timbre } = await open();
      await click(page, frame);
      await page.keyboard.type(EXPOSING);
      await timbre.chip("hold", EXPOSED);
      await page.click(`[data-comment="${comment}"] .publish`);
      await timbre.saying(".held", "612");
      assert.deepEqual(await page.evaluate(() => window.sent), []);
      await timbre.click("#held-first");
      await timbre.gone(".held");
      const mended = await text(page, frame);
      assert.ok(!mended.includes("612 34 56 78") && mended.startsWith("Hola, te llamamos hoy"), mended);
      await page.click(`[data-comment="${comment}"] .publish`);
      await until("the mended text is sent", () => page.evaluate(() => window.sent.length > 0));
      assert.deepEqual(await page.evaluate(() => window.sent), [mended]);
      await page.close();
    });

    it(`${frame}: holds Ctrl+Enter inside the frame`, async () => {
      const { page, timbre } = await open();
      await click(page, frame);
      await page.keyboard.type(EXPOSING);
      await timbre.chip("hold", EXPOSED);
      await page.keyboard.down("Control");
      await page.keyboard.press("Enter");
      await page.keyboard.up("Control");
      await timbre.saying(".held", "612");
      assert.deepEqual(await page.evaluate(() => window.sent), []);
      await page.close();
    });
  }

  it("stands beside the frame and not over its publish button", async () => {
    const { page, timbre } = await open();
    await click(page, "srcdoc");
    await page.keyboard.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await timbre.standsClear("#srcdoc", "[data-comment='phone'] .publish");
    await page.close();
  });

  it("comes along from one frame into another", async () => {
    const { page, timbre } = await open();
    await click(page, "srcdoc");
    await page.keyboard.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await click(page, "design");
    await timbre.chip("empty");
    await page.keyboard.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await page.close();
  });

  it("leaves a sandboxed frame, which is of another origin, alone", async () => {
    const { page, timbre } = await open();
    await click(page, "sandboxed");
    await page.keyboard.type("Hola");
    assert.equal(await timbre.present(), false);
    // It still is there for the others.
    await click(page, "blank");
    await page.keyboard.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await page.close();
  });

  it("goes when the frame goes", async () => {
    const { page, timbre } = await open();
    await click(page, "srcdoc");
    await page.keyboard.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await page.evaluate(() => document.querySelector("#srcdoc")?.remove());
    await until("nothing to be seen", () =>
      page.evaluate(
        () => document.querySelector<HTMLElement>("[data-timbre-frame]")?.style.visibility === "hidden",
      ),
    );
    await page.close();
  });
});
