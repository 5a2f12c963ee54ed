// The studio's pages on the brand itself: its voice, its rules, its identity. What is shown, what is changed, what is
// taken back, in both languages and looks.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { violations } from "../harness/axe";
import { reload } from "../harness/browser";
import { importBrand, Shell } from "../harness/shell";

const LOOKS = [
  ["es", "light"],
  ["en", "dark"],
] as const;

const RIVAL =
  "Estimado cliente: lamentamos las molestias ocasionadas. Su incidencia será atendida a la mayor brevedad posible.";

describe("the studio's pages on a brand", () => {
  let shell: Shell;
  let studio: Page;
  before(async () => {
    shell = await Shell.new("extension");
    studio = await shell.openStudio();
    await importBrand(studio);
  });
  after(() => shell.stop());

  async function saying(selector: string, words: string): Promise<void> {
    await studio.waitForFunction(
      (selector, words) =>
        [...document.querySelectorAll<HTMLElement>(selector)].some((element) =>
          element.textContent?.includes(words),
        ),
      {},
      selector,
      words,
    );
  }

  async function dress(lang: string, theme: string): Promise<void> {
    await studio.select("#language", lang);
    await studio.waitForSelector(`html[lang="${lang}"]`);
    await studio.select("#theme", theme);
    await studio.waitForSelector(`html[data-theme="${theme}"]`);
  }

  /** Goes to a page by its link, and waits until it has the focus. */
  async function go(page: string): Promise<void> {
    await studio.locator(`a[href='#${page}']`).click();
    await studio.waitForFunction(
      (page) =>
        document.activeElement?.id === "page-title" &&
        document.querySelector(".studio-nav a[aria-current]")?.getAttribute("href") === `#${page}`,
      {},
      page,
    );
  }

  async function accessibleInBoth(): Promise<void> {
    for (const [lang, theme] of LOOKS) {
      await dress(lang, theme);
      assert.deepEqual(await violations(studio), []);
    }
    await dress("es", "light");
  }

  /** How many there are once there are so many. */
  async function count(selector: string, wanted: number): Promise<void> {
    await studio.waitForFunction(
      (selector, wanted) => document.querySelectorAll(selector).length === wanted,
      {},
      selector,
      wanted,
    );
  }

  it("the voice says what it learned, and why a rival's reply does not sound like the brand", async () => {
    await go("voice");
    await saying(".traits", "habla de tú");
    await studio.locator("#trial").fill(RIVAL);
    await saying(".tried-line", "No suena a Golondrina");
    await saying(".differences", "La marca habla de tú; aquí, de usted.");
    await studio.waitForSelector(".tried-text mark.away");
    await accessibleInBoth();
  });

  it("an approved reply goes and comes back, and pasted ones join", async () => {
    const title = () => studio.$eval(".samples h2", (heading) => heading.textContent ?? "");
    const before = Number.parseInt(await title(), 10);
    await studio.locator(".sample .quiet-button").click();
    await saying(".samples h2", `${before - 1} `);
    await studio.locator("#take-back").click();
    await saying(".samples h2", `${before} `);
    await studio
      .locator("#more-pasted")
      .fill("¡Hola, Eva! Te lo miramos hoy mismo. Buen viento.\nOtra más, vecina.");
    await studio.locator("#more-add").click();
    await saying(".samples h2", `${before + 2} `);
  });

  it("a rule is explained with examples, muted, and on again", async () => {
    await go("rules");
    await studio.locator("details[data-family='legal'] > summary").click();
    await studio.locator("[data-rule='legal.guarantee'] summary").click();
    await saying("[data-rule='legal.guarantee'] .rule-examples", "avisa");
    await accessibleInBoth();
    await studio.select("[data-rule='legal.guarantee'] select", "off");
    await studio.waitForSelector("[data-rule='legal.guarantee'][data-state='off']");
    await studio.locator("#take-back").click();
    await studio.waitForSelector("[data-rule='legal.guarantee'][data-state='']");
  });

  it("a rule of one's own is tried on its examples before it is kept", async () => {
    await studio.locator("#own-find").fill("feliz finde");
    await studio.locator("#own-message").fill("«finde» no es nuestro");
    await studio.locator("#own-why").fill("Decimos fin de semana.");
    await studio.locator("#own-bad").fill("Buen día.");
    await studio.locator("#own-save").click();
    await saying(".own-rules [role=alert]", "No avisa en «Buen día.»");
    assert.deepEqual(await violations(studio), []);
    await studio.locator("#own-bad").fill("¡Feliz finde!");
    await studio.locator("#own-save").click();
    await saying(".own-rules .kept", "brand.own_feliz_finde");
    await studio.locator("details[data-family='brand'] > summary").click();
    await studio.waitForSelector("[data-rule='brand.own_feliz_finde']");
  });

  it("the identity is changed by typing and choosing, and everything is taken back", async () => {
    await go("brand");
    await accessibleInBoth();
    const values = (await studio.$$("[id^=value-][id$=-shown]")).length;
    await studio.locator("#value-new").fill("Buen humor");
    await studio.keyboard.press("Enter");
    await count("[id^=value-][id$=-shown]", values + 1);
    await studio.locator(`#value-${values}-shown`).fill("buen viento, a pedales");
    await studio.select("#address", "usted");
    await saying("#take-back", "el tratamiento");
    await studio.focus("#target-min-warmth");
    await studio.keyboard.press("ArrowRight");
    await saying("#take-back", "el tono");
    // What is still on its way then is kept all the same.
    await reload(studio, `#value-${values}-shown`);
    const kept = await studio.evaluate(
      (place) => [
        document.querySelector<HTMLInputElement>(`#value-${place}-shown`)?.value,
        document.querySelector<HTMLSelectElement>("#address")?.value,
        document.querySelector<HTMLInputElement>("#target-min-warmth")?.value,
      ],
      values,
    );
    assert.deepEqual(kept, ["buen viento, a pedales", "usted", "55"]);
    await studio.locator(`.entry:nth-child(${values + 1}) .entry-remove`).click();
    await count("[id^=value-][id$=-shown]", values);
    await studio.locator("#take-back").click();
    await count("[id^=value-][id$=-shown]", values + 1);
  });

  it("nothing is cut off where the window is as narrow as a phone", async () => {
    await studio.setViewport({ width: 320, height: 640 });
    for (const page of ["brands", "brand", "voice", "rules", "data"]) {
      await go(page);
      const wide = await studio.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${page} is ${wide} wide`);
    }
  });
});
