// Pages that work against Timbre: that look into it, speak in its name, break what it stands on, or take it away.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "puppeteer-core";
import { installExtension, launch } from "../harness/browser";
import { CommunityPage } from "../harness/community";
import { EXPOSED, EXPOSING, isHeld, judgeAgain } from "../harness/exposing";
import { type Site, serve } from "../harness/server";
import { Timbre } from "../harness/timbre";

const PAGES = "tests/hostile/pages";

declare global {
  interface Window {
    /** What the attacks of a test have got hold of. */
    loot: unknown[];
  }
}

describe("a page that works against Timbre", () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    browser = await launch({ extensions: true });
    await installExtension(browser);
    site = await serve(PAGES);
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** Opens the page, on which `first` runs before anything else. */
  async function open(
    first: () => void = () => undefined,
  ): Promise<{ community: CommunityPage; timbre: Timbre }> {
    const community = await CommunityPage.open(browser, site, "", first);
    return { community, timbre: new Timbre(community.page) };
  }

  it("sees an element and nothing in it", async () => {
    const { community, timbre } = await open(() => {
      window.loot = [];
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (options) {
        const root = attach.call(this, { ...options, mode: "open" });
        window.loot.push(root);
        return root;
      };
    });
    await community.focus("phone");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    const seen = await community.page.evaluate(() => {
      const element = document.querySelector("[data-timbre-frame]");
      return {
        there: element !== null,
        root: element?.shadowRoot ?? null,
        frames: window.length,
        loot: window.loot,
      };
    });
    assert.deepEqual(seen, { there: true, root: null, frames: 0, loot: [] });
    await community.page.close();
  });

  it("gets no answer from the frame's page, which it shows itself, without the host script's secret", async () => {
    const { community, timbre } = await open();
    await community.focus("phone");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    const address = await timbre.look("the frame's address", (frame) => frame.evaluate(() => location.href));
    await community.page.evaluate((address) => {
      window.loot = [];
      const frame = document.createElement("iframe");
      frame.addEventListener("load", () => {
        for (const timbre of ["", "0", crypto.randomUUID()]) {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => window.loot.push(data);
          frame.contentWindow?.postMessage({ timbre }, "*", [port2]);
        }
      });
      frame.src = address;
      document.body.append(frame);
    }, address);
    await judgeAgain(community, timbre);
    assert.deepEqual(await community.page.evaluate(() => window.loot), []);
    await community.page.close();
  });

  it("makes nobody's click: what it dispatches itself neither uses up nor releases what is held", async () => {
    const { community, timbre } = await open();
    await community.focus("phone");
    await community.type(EXPOSING);
    await timbre.chip("hold", EXPOSED);
    await community.page.evaluate(() => {
      const box = document.querySelector("[data-comment='phone'] textarea");
      const key = { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true, composed: true };
      for (const type of ["keydown", "keyup"]) box?.dispatchEvent(new KeyboardEvent(type, key));
      window.postMessage({ type: "publish_anyway", composer: 1, revision: 1 }, "*");
    });
    await community.publish("phone");
    await timbre.saying(".held", "612");
    assert.equal(await community.submissions(), 0);
    await community.page.close();
  });

  it("breaks what the page itself stands on, and not Timbre", async () => {
    const { community, timbre } = await open();
    await community.page.evaluate(() => {
      const broken = (): never => {
        throw new Error("broken");
      };
      Element.prototype.attachShadow = broken;
      HTMLElement.prototype.showPopover = broken;
      MessagePort.prototype.postMessage = broken;
      ResizeObserver.prototype.observe = broken;
      JSON.stringify = broken;
    });
    await isHeld(community, timbre, "late");
    await community.page.close();
  });

  it("takes the frame away again and again: Timbre gives in, and the page is as without it", async () => {
    const { community } = await open(() => {
      new MutationObserver(() => {
        for (const element of document.querySelectorAll("[data-timbre-frame]")) element.remove();
      }).observe(document, { childList: true, subtree: true });
    });
    await community.focus("phone");
    await community.type(EXPOSING);
    assert.equal(await community.text("phone"), EXPOSING);
    await community.publish("phone");
    await community.holds("phone", "");
    assert.deepEqual(await community.published(), [{ comment: "phone", text: EXPOSING }]);
    await community.page.close();
  });
});
