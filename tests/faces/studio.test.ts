// The extension's own pages, studio and popup, from the first day on: both languages, both looks, and what they change.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { violations } from "../harness/axe";
import { opened, reload } from "../harness/browser";
import { chooseFile, importBrand, Shell } from "../harness/shell";
import { until } from "../harness/wait";

const LOOKS = [
  ["es", "light"],
  ["en", "dark"],
] as const;

const WORDS = {
  es: { empty: "Aún no hay ninguna", errors: "No se puede importar", brand: "Marca" },
  en: { empty: "None yet", errors: "cannot be imported", brand: "Brand" },
} as const;

/** Ten replies, one a line. */
const REPLIES = Array.from(
  { length: 10 },
  (_, day) =>
    `Hola, Ana: gracias por escribirnos. Tu pan sale del horno el día ${day + 1} y te lo guardamos.`,
);

describe("the extension's own pages", () => {
  let shell: Shell;
  let studio: Page;
  let folder: string;
  before(async () => {
    shell = await Shell.new("extension");
    studio = await shell.openStudio();
    folder = await mkdtemp(join(tmpdir(), "timbre-studio-"));
  });
  after(async () => {
    await shell.stop();
    await rm(folder, { recursive: true });
  });

  /** Waits until `page` says `words` somewhere in what matches. */
  async function saying(page: Page, selector: string, words: string): Promise<void> {
    await page.waitForFunction(
      (selector, words) =>
        [...document.querySelectorAll<HTMLElement>(selector)].some((element) =>
          element.innerText.includes(words),
        ),
      {},
      selector,
      words,
    );
  }

  /** Chooses language and look in the studio, as it keeps them for all pages. */
  async function dress(lang: string, theme: string): Promise<void> {
    await studio.bringToFront();
    await studio.select("#language", lang);
    await studio.waitForSelector(`html[lang="${lang}"]`);
    await studio.select("#theme", theme);
    await studio.waitForSelector(`html[data-theme="${theme}"]`);
  }

  /** Opens the popup as the toolbar does: over the page that is in front. */
  async function popupOver(page: Page): Promise<Page> {
    await page.bringToFront();
    const popup = await opened(shell.browser, ".popup h1", () =>
      studio.evaluate(() =>
        chrome.tabs.create({ url: chrome.runtime.getURL("pages/popup.html"), active: false }),
      ),
    );
    await popup.bringToFront();
    return popup;
  }

  it("the first is the studio, which greets who has just installed Timbre with the way to a brand", async () => {
    await studio.waitForSelector("#wizard-name");
    assert.equal(await studio.evaluate(() => location.pathname), "/pages/studio.html");
  });

  for (const [lang, theme] of LOOKS) {
    it(`the studio is empty at first, says so and is accessible in ${lang}, ${theme}`, async () => {
      await dress(lang, theme);
      await saying(studio, ".empty", WORDS[lang].empty);
      assert.deepEqual(await violations(studio), []);
    });
  }

  it("a file that is no brand is refused with the place of each error", async () => {
    const file = join(folder, "brand.json");
    await writeFile(file, JSON.stringify({ version: 1, id: "No Good", name: "", languages: [] }));
    for (const [lang, theme] of LOOKS) {
      await dress(lang, theme);
      await chooseFile(studio, file);
      await saying(studio, "[role=alert]", WORDS[lang].errors);
      await saying(studio, ".problems", "id");
      assert.deepEqual(await violations(studio), []);
    }
    assert.equal(await studio.$(".brand"), null);
  });

  it("the example brand is shown before it is kept, and kept", async () => {
    await importBrand(studio);
    await saying(studio, ".brand[data-active='true']", "Golondrina");
    for (const [lang, theme] of LOOKS) {
      await dress(lang, theme);
      assert.deepEqual(await violations(studio), []);
    }
  });

  /** The numbers of the latest day, as they are kept. */
  function numbers(): Promise<Record<string, number> | undefined> {
    return studio.evaluate(async () => {
      const request = JSON.stringify({ content: { known: null } });
      const answer: string = await chrome.runtime.sendMessage({ type: "store", request });
      return JSON.parse(answer).content.content.days.at(-1);
    });
  }

  it("the popup shows the day in numbers, of which pages that count at once lose none", async () => {
    await dress("es", "light");
    const empty = await popupOver(studio);
    await saying(empty, ".tally", "Todavía nada");
    assert.deepEqual(await violations(empty), []);
    await empty.close();

    const { community, timbre } = await shell.visit("editor=textarea");
    await community.focus("double-charge");
    await community.type("Perdona, Alba, pero eso ha sido culpa tuya");
    await timbre.chip("hold");
    await community.publish("double-charge");
    await timbre.click("#held-first");
    await community.focused("double-charge");
    await community.typeOver("Hola, Alba. Sentimos la incidencia: hoy te devolvemos el dinero.");
    await timbre.chip("revise");
    await timbre.openPanel();
    await timbre.saying("[data-card='0']", "incidencia");
    await timbre.click("[data-card='0'] .button");
    await until("the fix", async () => (await community.text("double-charge")).includes("avería"));
    await community.publish("double-charge");
    await community.holds("double-charge", "");
    const once = await until("the publication is counted", async () => {
      const counted = await numbers();
      return counted?.["published"] === 1 ? counted : undefined;
    });
    const { day, ...deeds } = once;
    assert.deepEqual(deeds, { checked: 1, fixed: 1, held: 1, changed: 1, published: 1 });

    const popup = await popupOver(community.page);
    for (const said of ["1 respuesta revisada", "1 arreglo aplicado", "1 parada", "1 cambiada después"])
      await saying(popup, ".tally li", said);
    assert.deepEqual(await violations(popup), []);
    const count = (page: Page): Promise<void> =>
      page.evaluate(async (day) => {
        const request = JSON.stringify({ count: { deed: "published", day } });
        const all = Array.from({ length: 20 }, () => chrome.runtime.sendMessage({ type: "store", request }));
        await Promise.all(all);
      }, day);
    await Promise.all([count(popup), count(studio)]);
    assert.equal((await numbers())?.["published"], 41);
    await popup.close();
    await community.page.close();
  });

  it("a brand is made from ten replies", async () => {
    await studio.bringToFront();
    await studio.locator(".studio-actions button:nth-child(1)").click();
    await studio.locator("#wizard-name").fill("Horno");
    // The language is that of the replies.
    await studio
      .locator("#wizard-samples")
      .fill("Hi Lucy! We open at nine. Thanks for asking, see you there.");
    await studio.waitForFunction(
      () => document.querySelector<HTMLSelectElement>("#wizard-language")?.value === "en",
    );
    await studio.locator("#wizard-samples").fill(REPLIES.join("\n"));
    await saying(studio, "#wizard-hint output", "10");
    await reload(studio, ".studio-actions");
    await studio.locator(".studio-actions button:nth-child(1)").click();
    await saying(studio, "#wizard-hint output", "10");
    await studio.waitForFunction(
      () => document.querySelector<HTMLSelectElement>("#wizard-language")?.value === "es",
    );
    assert.deepEqual(await violations(studio), []);
    await studio.locator(".wizard button[type='submit']").click();
    await saying(studio, ".brand[data-active='true']", "Horno");
    // From there it goes on to a first reply: on a network, or tried here.
    await studio.waitForSelector(".next-step a[href='https://www.instagram.com/']");
    await saying(studio, "#try-here", "Prueba antes un texto aquí");
    assert.deepEqual(await violations(studio), []);
  });

  it("a backup brings back what was removed, after saying what it would change", async () => {
    await studio.evaluate(() => {
      // What a link hands over is caught, for a headless browser has nowhere to put it.
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        document.documentElement.dataset["backup"] = this.href;
      };
    });
    await studio.locator("a[href='#data']").click();
    await studio.locator("#backup").click();
    const link = await studio.waitForFunction(() => document.documentElement.dataset["backup"]);
    const file = join(folder, "timbre.json");
    const json = decodeURIComponent(String(await link.jsonValue()).replace(/^[^,]*,/, ""));
    await writeFile(file, json);
    await studio.locator("a[href='#brands']").click();
    const remove = "[data-brand='horno'] .quiet-button:not([data-export])";
    const has = (selector: string) =>
      studio.waitForFunction((selector) => document.activeElement?.matches(selector), {}, selector);
    await studio.locator(remove).click();
    // Whoever is asked is at the way back, and is nowhere else for having taken it.
    await has(".confirm .quiet-button");
    await studio.keyboard.press("Escape");
    await has(remove);
    await studio.keyboard.press("Enter");
    await has(".confirm .quiet-button");
    await studio.locator(".confirm .danger").click();
    await studio.waitForFunction(() => document.querySelector("[data-brand='horno']") === null);
    await has("#page-title");
    await studio.locator("a[href='#data']").click();
    const field = await studio.waitForSelector("#backup-file");
    await (field as Awaited<ReturnType<typeof studio.$<"input">>>)?.uploadFile(file);
    await saying(studio, ".brought li", "Horno");
    for (const [lang, theme] of LOOKS) {
      await dress(lang, theme);
      assert.deepEqual(await violations(studio), []);
    }
    await studio.locator("#backup-restore").click();
    await studio.waitForSelector("#backup-file:focus");
    await studio.locator("a[href='#brands']").click();
    await saying(studio, ".brand[data-active='true']", "Horno");
  });

  it("the popup changes the brand, and whether Timbre is at work on the page beneath", async () => {
    const { community, timbre } = await shell.visit("editor=textarea");
    await community.focus("double-charge");
    await timbre.chip("empty");
    for (const [lang, theme] of LOOKS) {
      await dress(lang, theme);
      const popup = await popupOver(community.page);
      await popup.waitForSelector("#site[aria-checked='true']");
      await saying(popup, "label", WORDS[lang].brand);
      assert.deepEqual(await violations(popup), []);
      await popup.close();
    }
    const popup = await popupOver(community.page);
    await popup.select("#brand", "golondrina");
    await popup.waitForFunction(
      () => document.querySelector<HTMLSelectElement>("#brand")?.value === "golondrina",
    );
    await popup.locator("#site").click();
    await popup.waitForSelector("#site[aria-checked='false']");
    assert.equal(await popup.$("#tab"), null, "where the site is off there is no tab to leave on");
    await popup.locator("#pause").click();
    await saying(popup, ".paused", "Paused until");
    assert.equal(await popup.$("#site"), null, "nothing says that it is on while it pauses");
    assert.deepEqual(await violations(popup), []);
    await popup.locator("#pause").click();
    await popup.waitForSelector("#site");
    await popup.close();

    const off = await shell.visit("editor=textarea");
    await off.community.focus("double-charge");
    await off.community.type("Perdona, Alba, pero eso ha sido culpa tuya");
    await off.community.publish("double-charge");
    await off.community.holds("double-charge", "");
    assert.equal(await off.community.submissions(), 1, "nothing is held where Timbre is off");

    const again = await popupOver(off.community.page);
    await again.locator("#site[aria-checked='false']").click();
    await again.waitForSelector("#site[aria-checked='true']");
    await again.close();
    await community.page.bringToFront();
    await community.focus("double-charge");
    await community.type("Perdona, Alba, pero eso ha sido culpa tuya");
    await timbre.chip("hold");
    await off.community.page.close();
    await community.page.close();
  });
});
