// Pages whose policies forbid nearly everything: the extension works on them, or leaves them as they were.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "puppeteer-core";
import { BROWSER, installExtension, launch } from "../harness/browser";
import { CommunityPage } from "../harness/community";
import { EXPOSING, isHeld, mend } from "../harness/exposing";
import { type Site, serve } from "../harness/server";
import { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";

const PAGES = "tests/hostile/pages";

const POLICIES: readonly { name: string; headers: Readonly<Record<string, string>> }[] = [
  {
    name: "default-src 'none'",
    headers: { "content-security-policy": "default-src 'none'; script-src 'nonce-own'" },
  },
  {
    name: "frame-src 'none'",
    headers: {
      "content-security-policy":
        "default-src 'none'; script-src 'nonce-own'; frame-src 'none'; child-src 'none'",
    },
  },
  {
    name: "Trusted Types",
    headers: { "content-security-policy": "require-trusted-types-for 'script'; trusted-types 'none'" },
  },
  {
    name: "COEP require-corp, isolated",
    headers: {
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-opener-policy": "same-origin",
    },
  },
  { name: "COEP require-corp", headers: { "cross-origin-embedder-policy": "require-corp" } },
  {
    name: "COEP credentialless, isolated",
    headers: {
      "cross-origin-embedder-policy": "credentialless",
      "cross-origin-opener-policy": "same-origin",
    },
  },
  {
    name: "Document-Isolation-Policy",
    headers: { "document-isolation-policy": "isolate-and-require-corp" },
  },
];

describe("a page under a strict policy", () => {
  let browser: Browser;
  before(async () => {
    browser = await launch({ extensions: true });
    await installExtension(browser);
  });
  after(() => browser.close());

  /** Serves the page under `headers`, and fails if anything throws on it. */
  async function under(
    headers: Readonly<Record<string, string>>,
    test: (community: CommunityPage, timbre: Timbre) => Promise<void>,
  ): Promise<void> {
    const site: Site = await serve(PAGES, headers);
    const community = await CommunityPage.open(browser, site);
    const thrown: unknown[] = [];
    community.page.on("pageerror", (error) => {
      // Firefox lists with a page's errors what befalls an extension's frame on it.
      if (!String(error).includes("moz-extension://")) thrown.push(error);
    });
    await test(community, new Timbre(community.page));
    assert.deepEqual(thrown, []);
    await community.page.close();
    await site.close();
  }

  for (const { name, headers } of POLICIES) {
    for (const [comment, box] of [
      ["phone", "a textarea"],
      ["late", "a contenteditable"],
    ] as const) {
      it(`${name}: holds, mends and lets pass in ${box}`, () =>
        under(headers, async (community, timbre) => {
          await isHeld(community, timbre, comment);
          const mended = await mend(community, timbre, comment);
          await community.publish(comment);
          await community.holds(comment, "");
          assert.deepEqual(await community.published(), [{ comment, text: mended }]);
        }));
    }
  }

  it("sandboxed as a whole: Timbre says that it cannot appear, and the page is as it would be without it", () =>
    under({ "content-security-policy": "sandbox allow-scripts allow-forms" }, async (community) => {
      await community.focus("phone");
      await community.type(EXPOSING);
      // The note stands in a closed shadow root; what is read aloud is in the accessibility tree, if the driver has one.
      if (BROWSER === "chromium") {
        const session = await community.page.createCDPSession();
        await until("a word about it", async () => {
          const { nodes } = await session.send("Accessibility.getFullAXTree");
          return nodes.some(
            ({ role, name }) =>
              role?.value === "StaticText" && String(name?.value).startsWith("Timbre no puede aparecer"),
          );
        });
      }
      await community.publish("phone");
      await community.holds("phone", "");
      assert.deepEqual(await community.published(), [{ comment: "phone", text: EXPOSING }]);
    }));
});
