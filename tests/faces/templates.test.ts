// The studio's library: found, written with the mistake told in place, taken back, brought from files, in two tabs.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { violations } from "../harness/axe";
import { DIST, opened, reload } from "../harness/browser";
import { importBrand, Shell } from "../harness/shell";

const LOOKS = [
  ["es", "light"],
  ["en", "dark"],
] as const;

/** Two templates, the second with a mistake. */
const FILE = {
  version: 1,
  templates: [
    { id: "horario", shortcut: "horario", title: "Horario", body: { es: "Abrimos a las nueve." } },
    { id: "roto", title: "Rota", body: { es: "Hola, {{nombre" } },
  ],
};

describe("the studio's library of templates", () => {
  let shell: Shell;
  let studio: Page;
  let folder: string;
  let own: number;
  before(async () => {
    shell = await Shell.new("extension");
    studio = await shell.openStudio();
    await importBrand(studio);
    folder = await mkdtemp(join(tmpdir(), "timbre-templates-"));
    const brand = JSON.parse(await readFile(join(DIST, "www", "brand.json"), "utf8"));
    own = brand.templates.length;
    await studio.locator("a[href='#templates']").click();
    await rows(studio, own);
  });
  after(async () => {
    await shell.stop();
    await rm(folder, { recursive: true });
  });

  /** Waits until the list of `page` has so many rows. */
  async function rows(page: Page, count: number): Promise<void> {
    await page.waitForFunction((count) => document.querySelectorAll(".row").length === count, {}, count);
  }

  /** Waits until something that matches says `words`. */
  async function saying(page: Page, selector: string, words: string): Promise<void> {
    await page.waitForFunction(
      (selector, words) =>
        [...document.querySelectorAll<HTMLElement>(selector)].some((element) =>
          element.textContent?.includes(words),
        ),
      {},
      selector,
      words,
    );
  }

  async function focused(page: Page, selector: string): Promise<void> {
    await page.waitForFunction((selector) => document.activeElement?.matches(selector), {}, selector);
  }

  /** Waits until what was typed is kept. */
  async function kept(page: Page): Promise<void> {
    await page.waitForFunction(() =>
      /^(Guardado|Saved)$/.test(document.querySelector(".save-state")?.textContent ?? ""),
    );
  }

  async function dress(lang: string, theme: string): Promise<void> {
    await studio.select("#language", lang);
    await studio.waitForSelector(`html[lang="${lang}"]`);
    await studio.select("#theme", theme);
    await studio.waitForSelector(`html[data-theme="${theme}"]`);
  }

  it("a template is found and opened with the keyboard alone", async () => {
    await studio.focus("#template-search");
    await studio.keyboard.type("bono");
    await studio.waitForFunction((own) => document.querySelectorAll(".row").length < own, {}, own);
    await studio.keyboard.press("ArrowDown");
    await focused(studio, ".row");
    await studio.keyboard.press("Enter");
    await focused(studio, "#template-title");
    await studio.focus("#template-search");
    await studio.keyboard.down("Shift");
    await studio.keyboard.press("Home");
    await studio.keyboard.up("Shift");
    await studio.keyboard.press("Backspace");
    await rows(studio, own);
  });

  it("a mistake is told with its line and column while it is typed, and what was typed is kept", async () => {
    await studio.locator("#template-new").click();
    await focused(studio, "#field-title");
    await studio.keyboard.type("Retraso");
    await studio.focus("#body-es");
    await studio.keyboard.type("Hola, {{nombre. Ya sale.");
    await saying(studio, "#body-es-problem strong", "1");
    await saying(studio, "#body-es-problem strong", "7");
    await saying(studio, "#body-es-problem mark", "{{nombre.");
    for (const [lang, theme] of LOOKS) {
      await dress(lang, theme);
      assert.deepEqual(await violations(studio), []);
    }
    await dress("es", "light");
    await studio.locator("#body-es-problem .link-button").click();
    await focused(studio, "#body-es");
    for (let letter = 0; letter < "{{nombre".length; letter++) await studio.keyboard.press("ArrowRight");
    await studio.keyboard.type("}}");
    await studio.waitForSelector("#body-es-problem:empty, #body-es-problem:not(:has(.mistake))");
    await saying(studio, ".preview-text", "Hola, Lucía. Ya sale.");
    await kept(studio);
    await reload(studio, "#template-search");
    await rows(studio, own + 1);
    await saying(studio, ".row", "Retraso");
  });

  it("the preview counts as the network counts", async () => {
    await studio.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".row")]
        .find((row) => row.textContent?.includes("Retraso"))
        ?.click(),
    );
    await studio.waitForSelector("#preview-network-es");
    await studio.select("#preview-network-es", "x");
    await saying(studio, ".length-line", "de 280");
    for (const [lang, theme] of LOOKS) {
      await dress(lang, theme);
      assert.deepEqual(await violations(studio), []);
    }
    await dress("es", "light");
  });

  it("a deletion is taken back", async () => {
    await studio.locator("#template-remove").click();
    await rows(studio, own);
    await studio.locator("#take-back").click();
    await rows(studio, own + 1);
    await saying(studio, ".row", "Retraso");
  });

  it("a file shows what it brings and what it is refused for before anything is kept", async () => {
    const file = join(folder, "templates.json");
    await writeFile(file, JSON.stringify(FILE));
    await studio.locator("#template-bring").click();
    const field = await studio.waitForSelector("#bring-file");
    await (field as Awaited<ReturnType<typeof studio.$<"input">>>)?.uploadFile(file);
    await saying(studio, ".brought", "Horario");
    await saying(studio, ".problems", "templates[1].body.es");
    await rows(studio, own + 1);
    assert.deepEqual(await violations(studio), []);
    await studio.locator("#bring-take").click();
    await rows(studio, own + 2);
  });

  it("the starter library comes in one click and goes in one", async () => {
    await studio.locator("#template-starter").click();
    await studio.waitForSelector("#starter-take");
    assert.deepEqual(await violations(studio), []);
    await studio.locator("#starter-take").click();
    await studio.waitForFunction(
      (own) => Number(document.querySelector(".folder .folder-count")?.textContent) > own + 20,
      {},
      own,
    );
    // Rows beyond those that are seen come as the list is scrolled.
    const drawn = () => studio.$$eval(".row", (rows) => rows.length);
    const first = await drawn();
    await studio.focus(".rows li:last-child .row");
    await studio.waitForFunction((first) => document.querySelectorAll(".row").length > first, {}, first);
    await studio.locator("#take-back").click();
    await rows(studio, own + 2);
  });

  it("two tabs keep both their changes, and each sees the other's", async () => {
    const other = await opened(shell.browser, "#template-search", () =>
      studio.evaluate(() =>
        chrome.tabs.create({ url: chrome.runtime.getURL("pages/studio.html#templates"), active: false }),
      ),
    );
    await rows(other, own + 2);
    await other.bringToFront();
    await other.locator("#template-new").click();
    await other.waitForSelector("#body-es");
    await other.locator("#body-es").fill("Desde la otra pestaña.");
    await kept(other);
    await studio.bringToFront();
    await studio.locator("#template-new").click();
    await studio.waitForSelector("#body-es");
    await studio.locator("#body-es").fill("Desde esta pestaña.");
    await kept(studio);
    await saying(studio, ".row", "Desde la otra pestaña.");
    await saying(studio, ".row", "Desde esta pestaña.");
    await other.close();
  });

  it("nothing is cut off where the window is as narrow as a phone", async () => {
    await studio.setViewport({ width: 320, height: 640 });
    const wide = await studio.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `the page is ${wide} wide`);
    await studio.locator("#template-close").click();
    await studio.waitForSelector("#template-search", { visible: true });
    await studio.setViewport({ width: 1280, height: 900 });
  });
});
