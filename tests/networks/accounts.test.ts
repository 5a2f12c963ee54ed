// The account one writes from chooses the brand; and the switches by which Timbre leaves a tab, a site or an hour alone.
// On the networks' own addresses, where pages say which account it is.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { isFree } from "../harness/exposing";
import { type ChipState, Timbre } from "../harness/timbre";
import { until } from "../harness/wait";
import { Addresses, bringBrand, focusComposer, openStudio, popupOver, writeOver } from "./addresses";

/** The structures of X and Mastodon are those of an account named golondrina. */
const STATUS = "x-status.html";
const MASTODON = "mastodon-public.html";

const brand = (id: string, account: string, forbidden: string) => ({
  version: 1,
  id,
  name: id.toUpperCase(),
  languages: ["es"],
  accounts: [{ network: "x", handle: account }],
  terms: [{ text: forbidden, policy: "forbidden" }],
});

/** The first that is brought is in use from then on; the account is the second's. */
const BRANDS = [brand("horno", "elhorno", "barato"), brand("taller", "golondrina", "gratis")];

const FREE = "Hola, Marina. La vuelta es gratis.";
const CHEAP = "Hola, Marina. Eso sale barato.";

describe("the account one writes from", () => {
  let addresses: Addresses;
  let studio: Page;

  before(async () => {
    addresses = await Addresses.open();
    studio = await openStudio(addresses);
  });
  after(() => addresses?.close());

  /** Writes into the composer of a page that is opened for it. */
  async function write(file: string, text: string): Promise<{ page: Page; timbre: Timbre }> {
    const page = await addresses.visit(file);
    await page.bringToFront();
    await focusComposer(page);
    await writeOver(page, text);
    return { page, timbre: new Timbre(page) };
  }

  /** Waits for a verdict on the text, which came at once. */
  async function judged(
    { page, timbre }: { page: Page; timbre: Timbre },
    ...states: ChipState[]
  ): Promise<void> {
    await timbre.look(`a verdict of ${states}`, (frame) =>
      frame.evaluate(
        (states) => states.some((state) => document.querySelector(`.chip[data-state="${state}"]`)),
        states,
      ),
    );
    await page.bringToFront();
  }

  function publications(page: Page): Promise<number> {
    return page.evaluate(() => window.publications);
  }

  async function publish(page: Page): Promise<void> {
    await page.click("[data-publish]");
  }

  it("chooses the brand, whichever one is in use otherwise", async () => {
    for (const pack of BRANDS) await bringBrand(studio, pack);
    await studio.waitForSelector("[data-brand='horno'][data-active='true']");
    const own = await write(STATUS, FREE);
    await judged(own, "hold");
    await publish(own.page);
    await own.timbre.saying(".held", "gratis");
    assert.equal(await publications(own.page), 0);
    await own.page.close();

    const other = await write(STATUS, CHEAP);
    await judged(other, "ready", "revise");
    await publish(other.page);
    assert.equal(await publications(other.page), 1, "the other brand's word is held by nobody");
    await other.page.close();
  });

  it("is left alone on a network where no brand has one", async () => {
    const { page, timbre } = await write(MASTODON, "Hola, Marina. Sí lo hay.");
    await judged({ page, timbre }, "ready", "revise");
    await publish(page);
    assert.equal(await publications(page), 1);
    await page.close();
  });

  for (const [what, off, on] of [
    ["tab", "#tab[aria-checked='true']", "#tab[aria-checked='false']"],
    ["site", "#site[aria-checked='true']", "#site[aria-checked='false']"],
    ["hour", "#pause", "#pause"],
  ] as const) {
    it(`is not looked at where the ${what} is switched off, and is again where it is on`, async () => {
      const first = await write(STATUS, FREE);
      await judged(first, "hold");
      const popup = await popupOver(first.page, addresses, studio);
      const label = await popup.$eval(off, (button) => button.textContent);
      await popup.locator(off).click();
      await popup.waitForFunction(
        (selector, label) => document.querySelector(selector)?.textContent !== label,
        {},
        off.replace(/\[.*/, ""),
        label,
      );
      await first.page.bringToFront();

      if (what === "tab") {
        await until("nothing of Timbre's", () =>
          first.page.evaluate(() => document.querySelector("[data-timbre-frame]") === null),
        );
        // In the same tab, on another page, it stays off; in another tab it is on.
        await first.page.reload();
        await focusComposer(first.page);
        await first.page.keyboard.type(FREE);
        const elsewhere = await write(STATUS, FREE);
        await judged(elsewhere, "hold");
        await elsewhere.page.close();
        await first.page.bringToFront();
        assert.equal(await first.timbre.present(), false);
        await publish(first.page);
        assert.equal(await publications(first.page), 1);
      } else {
        const second = await write(STATUS, "");
        // Its frame knows what is on and what is off before a word is written.
        await second.timbre.look("its frame", (frame) =>
          frame.evaluate(() => document.querySelector(".chip") !== null),
        );
        await second.page.keyboard.type(FREE);
        await publish(second.page);
        const seen = await second.page.evaluate(
          () => document.querySelector<HTMLElement>("[data-timbre-frame]")?.style.visibility,
        );
        assert.equal(seen, "hidden");
        await second.timbre.chip("empty");
        assert.equal(await publications(second.page), 1);
        await second.page.close();
      }

      await popup.bringToFront();
      await popup.locator(on).click();
      await popup.waitForFunction(
        (selector, label) => document.querySelector(selector)?.textContent === label,
        {},
        off.replace(/\[.*/, ""),
        label,
      );
      await popup.close();
      const again = what === "tab" ? first : await write(STATUS, FREE);
      if (what === "tab") {
        await first.page.bringToFront();
        await focusComposer(first.page);
        await writeOver(first.page, "Hola, Marina.");
        await isFree(first.timbre);
        await writeOver(first.page, FREE);
      }
      await judged(again, "hold");
      await publish(again.page);
      await again.timbre.saying(".held", "gratis");
      assert.equal(await publications(again.page), what === "tab" ? 1 : 0);
      await again.page.close();
      if (what !== "tab") await first.page.close();
    });
  }

  it("is held where it is no brand's, on a network where the brand has one", async () => {
    await studio.bringToFront();
    await studio.locator("[data-brand='taller'] .quiet-button:not([data-export])").click();
    await studio.locator(".confirm .danger").click();
    await studio.waitForFunction(() => document.querySelector("[data-brand='taller']") === null);
    const { page, timbre } = await write(STATUS, "Hola, Marina. Pasa a vernos.");
    await judged({ page, timbre }, "hold");
    await publish(page);
    await timbre.saying(".held", "golondrina");
    assert.equal(await publications(page), 0);
    await page.close();
  });

  it("is left alone from then on where the user says that it is their own, until they take that back", async () => {
    const { page, timbre } = await write(STATUS, "Hola, Marina. Pasa a vernos pronto.");
    await judged({ page, timbre }, "hold");
    await publish(page);
    await timbre.saying(".held", "golondrina");
    await timbre.click("#own-account");
    const hidden = (page: Page): Promise<boolean> =>
      page.evaluate(
        () => document.querySelector<HTMLElement>("[data-timbre-frame]")?.style.visibility === "hidden",
      );
    await until("nothing to be seen", () => hidden(page));
    await page.keyboard.type(" ¡Gracias!");
    await publish(page);
    assert.equal(await publications(page), 1);
    await page.close();

    const next = await write(STATUS, "");
    await next.timbre.look("its frame", (frame) =>
      frame.evaluate(() => document.querySelector(".chip") !== null),
    );
    await next.page.keyboard.type(CHEAP);
    await publish(next.page);
    assert.equal(await publications(next.page), 1);
    assert.equal(await hidden(next.page), true);
    await next.page.close();

    await studio.bringToFront();
    await studio.locator("a[href='#rules']").click();
    const kept = "//section//li[contains(., '@golondrina')]//button";
    await studio.locator(`::-p-xpath(${kept})`).click();
    await studio.waitForFunction(
      () => !document.querySelector(".kept")?.textContent?.includes("@golondrina"),
    );
    const again = await write(STATUS, "Hola, Marina. Pasa a vernos mañana.");
    await judged(again, "hold");
    await again.page.close();
  });
});
