// Page structures of the networks, written by the project after public sources: composer, comment, author, account and
// publish control are found, other fields are left alone.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { build } from "esbuild";
import type { Browser, Page } from "puppeteer-core";
import { launch } from "../harness/browser";
import type { Finding, Rules } from "./page/inspect";

const FOLDER = "tests/networks/pages";

/** The first line of a structure: the address that it stands for. */
const ADDRESS = /^<!-- https:\/\/([^/ ]+)(\/\S*) -->/;

let browser: Browser;
let script: string;

before(async () => {
  browser = await launch();
  const { outputFiles } = await build({
    entryPoints: ["tests/networks/page/inspect.ts"],
    bundle: true,
    write: false,
    format: "iife",
    logLevel: "warning",
  });
  script = outputFiles[0]?.text ?? "";
});

after(async () => {
  await browser?.close();
});

async function inspect(html: string, rules: Rules): Promise<Finding[]> {
  const [, host = "", path = ""] = ADDRESS.exec(html) ?? [];
  assert.notEqual(host, "", "the structure does not say which address it stands for");
  const page: Page = await browser.newPage();
  try {
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>
      [contenteditable], textarea { display: block; min-width: 300px; min-height: 24px }</style>${html}`);
    await page.addScriptTag({ content: script });
    return await page.evaluate((host, path, rules) => window.inspect(host, path, rules), host, path, rules);
  } finally {
    await page.close();
  }
}

describe("page structures", async () => {
  for (const file of (await readdir(FOLDER)).sort()) {
    const html = await readFile(`${FOLDER}/${file}`, "utf8");
    describe(file.replace(".html", ""), () => {
      it("is found as it is", async () => {
        const findings = await inspect(html, "own");
        assert.ok(findings.length > 0);
        for (const { expected, found, missing } of findings) {
          assert.deepEqual(found, expected);
          assert.deepEqual(missing, []);
        }
      });
      it("works by the generic rules alone", async () => {
        for (const { expected, found } of await inspect(html, "generic")) {
          assert.equal(found.surface === null, expected.surface === null, JSON.stringify(expected));
        }
      });
    });
  }

  for (const [part, file] of [
    ["composer", "x-status"],
    ["composer", "youtube-watch"],
    ["comment", "x-status"],
    ["comment", "reddit-thread"],
    ["author", "x-status"],
    ["publish", "x-status"],
    ["publish", "mastodon-public"],
  ] as const) {
    it(`${file}: a changed ${part} is missed, and nothing else`, async () => {
      const findings = await inspect(await readFile(`${FOLDER}/${file}.html`, "utf8"), part);
      const missed = findings.filter(({ found }) => found.surface !== null).map(({ missing }) => missing);
      assert.ok(missed.length > 0);
      for (const missing of missed) assert.deepEqual(missing, [part]);
    });
  }
});
