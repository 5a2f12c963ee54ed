// A site of the user's own, which is no network: Timbre comes where it is let in, and goes where it is sent away.
//
// A headless browser shows nobody its question, so the answer is given beforehand: Chromium does not ask for what its own
// page of extensions has allowed already, and Firefox is told not to ask.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "puppeteer-core";
import { violations } from "../harness/axe";
import { BROWSER, shows, updateExtension } from "../harness/browser";
import { isFree } from "../harness/exposing";
import { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";
import { Addresses, bringBrand, focusComposer, openStudio, popupOver, writeOver } from "./addresses";

const SITE = "https://elsewhere.example/foro/1";
const PATTERN = "https://elsewhere.example/*";

/** A form with a textarea and a button, as there are many. */
const FORM = "reddit-old.html";

const BRAND = {
  version: 1,
  id: "taller",
  name: "Taller",
  languages: ["es"],
  terms: [{ text: "gratis", policy: "forbidden" }],
};
/** What the brand forbids. */
const FREE = "Hola, Marina. La vuelta es gratis.";

describe("a site of the user's own", () => {
  let addresses: Addresses;
  let studio: Page;
  let site: Page;

  before(async () => {
    addresses = await Addresses.open();
    studio = await openStudio(addresses);
    await bringBrand(studio, BRAND);
    site = await addresses.visit(FORM, SITE);
  });
  after(() => addresses?.close());

  async function write(page: Page, text: string): Promise<void> {
    await page.bringToFront();
    await focusComposer(page);
    await writeOver(page, text);
  }

  function publications(page: Page): Promise<number> {
    return page.evaluate(() => window.publications);
  }

  async function isHeld(page: Page): Promise<void> {
    const before = await publications(page);
    const timbre = new Timbre(page);
    await write(page, "Hola, Marina.");
    await isFree(timbre);
    await write(page, FREE);
    await timbre.chip("hold");
    await page.click("[data-publish]");
    await timbre.saying(".held", "gratis");
    assert.equal(await publications(page), before);
    assert.equal(await page.evaluate(() => document.querySelectorAll("[data-timbre-frame]").length), 1);
  }

  /** Timbre would be there by the time that the next page of the extension has answered. */
  async function isLeftAlone(page: Page): Promise<void> {
    const before = await publications(page);
    await write(page, FREE);
    await page.click("[data-publish]");
    assert.equal(await publications(page), before + 1);
    await studio.evaluate(() => chrome.permissions.getAll());
    assert.equal(await page.evaluate(() => document.querySelector("[data-timbre-frame]")), null);
  }

  /** In Chromium the popup as its button in the toolbar opens it; no driver of Firefox can press that. */
  async function openPopup(page: Page): Promise<Page> {
    if (BROWSER === "firefox") return popupOver(page, addresses, studio);
    await page.bringToFront();
    const extension = (await addresses.browser.extensions()).get(addresses.id);
    const popup = addresses.browser.waitForTarget((target) => target.url().endsWith("/popup.html"));
    await extension?.triggerAction(page);
    const opened = await (await popup).asPage();
    await opened.waitForSelector(".popup h1");
    return opened;
  }

  /** Presses the popup's button over the site, in Chromium. */
  async function use(): Promise<void> {
    const popup = await openPopup(site);
    await popup.waitForSelector("#use-site");
    assert.equal(await popup.$eval("#use-site", (button) => button.textContent), "Usar Timbre en este sitio");
    assert.deepEqual(await violations(popup), []);
    await popup.click("#use-site");
    await popup.waitForSelector("#site[aria-checked='true']");
    await popup.close();
    await registered(1);
  }

  /** What the person does in the browser's own list of extensions. */
  async function settings(change: "addHostPermission" | "removeHostPermission" | "reload"): Promise<void> {
    const page = await addresses.browser.newPage();
    await page.goto("chrome://extensions");
    await page.evaluate(
      async (change, id, pattern) => {
        type Change = (id: string, pattern: string) => Promise<void>;
        const { developerPrivate } = chrome as unknown as { developerPrivate: Record<string, Change> };
        await developerPrivate[change]?.(id, pattern);
      },
      change,
      addresses.id,
      PATTERN,
    );
    await page.close();
  }

  /** Until the background has done what it does when permissions change. */
  function registered(count: number): Promise<unknown> {
    return until(`${count} scripts`, () =>
      studio.evaluate(
        async (count) => (await chrome.scripting.getRegisteredContentScripts()).length === count,
        count,
      ),
    );
  }

  it("is left alone as long as nobody lets Timbre in, and may not show the frame's page", async () => {
    await isLeftAlone(site);
    if (BROWSER === "chromium") {
      const address = `chrome-extension://${addresses.id}/pages/frame.html`;
      const loaded = await site.evaluate(
        (address) =>
          fetch(address).then(
            () => true,
            () => false,
          ),
        address,
      );
      assert.equal(loaded, false);
    }
  });

  it("has Timbre from the click on, without being loaded anew", async () => {
    if (BROWSER === "chromium") {
      await settings("addHostPermission");
      await use();
    } else {
      await studio.bringToFront();
      await studio.evaluate((origin) => {
        const request = (): void => {
          void chrome.permissions.request({ origins: [origin] });
        };
        document.querySelector("h1")?.addEventListener("click", request, { once: true });
      }, PATTERN);
      await studio.click("h1");
      await registered(1);
    }
    await isHeld(site);
  });

  it("is told to be loaded anew where the page was there first, and then Timbre is", async () => {
    const first = await openPopup(site);
    await first.waitForSelector("#late");
    assert.match(await first.$eval("#late", (text) => text.textContent ?? ""), /puede oír tus clics antes/);
    assert.deepEqual(await violations(first), []);
    await site.evaluate(() => {
      document.documentElement.dataset["old"] = "true";
    });
    await first.focus("#reload-page");
    // The popup goes with the key.
    await first.keyboard.press("Enter").catch(() => undefined);
    await until("the page is loaded anew", () => shows(site, "html:not([data-old]) [data-publish]"));
    // The popup closes itself, which as a tab it may not. While it is there the toolbar's button would only close it.
    if (BROWSER === "firefox") await first.close();
    else await until("the popup is gone", async () => first.isClosed());
    const second = await openPopup(site);
    await second.waitForSelector("#tab[aria-checked='true']");
    assert.equal(await second.$("#late"), null);
    await second.close();
    await isHeld(site);
  });

  it("has it in the next tab, too, and no other site has", async () => {
    const next = await addresses.visit(FORM, SITE);
    await isHeld(next);
    await next.close();
    const other = await addresses.visit(FORM, "https://another.example/foro/1");
    await isLeftAlone(other);
    await other.close();
  });

  it("can be left for this tab, and entered again", async () => {
    let popup = await openPopup(site);
    await popup.waitForSelector("#tab[aria-checked='true']");
    assert.equal(await popup.$("#reload"), null);
    assert.deepEqual(await violations(popup), []);
    await popup.click("#tab");
    await popup.waitForSelector("#tab[aria-checked='false']");
    await popup.close();
    await until("nothing of Timbre's", async () => !(await shows(site, "[data-timbre-frame]")));
    await isLeftAlone(site);
    popup = await openPopup(site);
    await popup.waitForSelector("#tab[aria-checked='false']");
    await popup.click("#tab");
    await popup.waitForSelector("#tab[aria-checked='true']");
    await popup.close();
    await isHeld(site);
  });

  it("is rid of Timbre by the same popup, at once and in the next tab", async () => {
    const popup = await openPopup(site);
    await popup.waitForSelector("#leave-site");
    await popup.click("#leave-site");
    // Over a page that it was not opened on by its button, it does not even learn the address.
    await popup.waitForSelector(BROWSER === "chromium" ? "#use-site" : ".popup .empty");
    await popup.close();
    await registered(0);
    await until("nothing of Timbre's", async () => !(await shows(site, "[data-timbre-frame]")));
    await isLeftAlone(site);
    const next = await addresses.visit(FORM, SITE);
    await isLeftAlone(next);
    await next.close();
  });

  it("follows the browser's own list of extensions", {
    skip: BROWSER === "firefox" && "no driver of Firefox opens that list",
  }, async () => {
    await use();
    await isHeld(site);
    await settings("removeHostPermission");
    await registered(0);
    await until("nothing of Timbre's", async () => !(await shows(site, "[data-timbre-frame]")));
    await isLeftAlone(site);
    await settings("addHostPermission");
    await registered(1);
    await isHeld(site);
  });

  it("outlives an update of the extension", {
    skip: BROWSER === "firefox" && "a temporary extension of Firefox loses its permissions with each",
  }, async () => {
    await updateExtension(addresses.browser);
    studio = await addresses.browser.newPage();
    await studio.goto(`chrome-extension://${addresses.id}/pages/studio.html`);
    await registered(1);
    const next = await addresses.visit(FORM, SITE);
    await isHeld(next);
    await next.close();
  });

  for (const address of ["chrome://version", "https://chromewebstore.google.com/"]) {
    it(`is none where the browser lets no extension in: ${address}`, {
      skip: BROWSER === "firefox" && "no driver of Firefox presses the button",
    }, async () => {
      const page = await addresses.browser.newPage();
      await page.goto(address);
      const popup = await openPopup(page);
      await popup.waitForSelector(".popup .empty");
      assert.match(await popup.$eval(".popup .empty", (text) => text.textContent ?? ""), /no deja/);
      assert.equal(await popup.$("#use-site"), null);
      await popup.close();
      await page.close();
    });
  }
});
