// The extension as shipped on the networks' own addresses: names lead to this machine, over TLS, so that what is tested
// is whether the manifest's matches and the network's rules bring Timbre there. The pages are the project's structures.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "puppeteer-core";
import { installExtension, launch } from "../harness/browser";
import { makeCertificate } from "../harness/certificate";
import { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";

const FOLDER = "tests/networks/pages";

/** The first line of a structure: the address that it stands for. */
const ADDRESS = /^<!-- (https:\/\/([^/ ]+)\/\S*) -->/;

/** Of the demo community there is no network; it is tested elsewhere. */
const FILES = (await readdir(FOLDER)).filter((file) => file !== "community.html").sort();

/** Around each structure: room for its fields, its shadow roots, and numbers for the fields that expect something. */
const page = (structure: string): string => `<!doctype html><meta charset="utf-8"><style>
  [contenteditable], textarea { display: block; min-width: 300px; min-height: 24px }</style>${structure}<script>
  for (const host of document.querySelectorAll("[data-shadow]")) {
    const template = host.querySelector("template");
    if (template) host.attachShadow({ mode: "open" }).append(template.content);
  }
  const fields = (root) => [...root.querySelectorAll("*")].flatMap((element) => [
    ...(element.hasAttribute("data-expect") ? [element] : []),
    ...(element.shadowRoot ? fields(element.shadowRoot) : []),
  ]);
  window.fields = fields(document);
</script>`;

interface Expectation {
  readonly surface: string | null;
  readonly click?: string;
  readonly comment?: string | null;
}

declare global {
  interface Window {
    fields: HTMLElement[];
  }
}

describe("a network's own address", () => {
  let server: Server;
  let browser: Browser;

  before(async () => {
    const structures = new Map<string, string>();
    for (const file of FILES) structures.set(file, await readFile(`${FOLDER}/${file}`, "utf8"));
    const hosts = [...structures.values()].map((text) => ADDRESS.exec(text)?.[2] ?? "");
    const { key, cert, spki } = await makeCertificate([...new Set([...hosts, "elsewhere.example"])]);
    server = createServer({ key, cert }, ({ url }, response) => {
      const file = new URL(url ?? "/", "https://localhost").searchParams.get("structure") ?? "";
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(page(structures.get(file) ?? ""));
    });
    await new Promise<void>((listening) => {
      server.listen(0, "127.0.0.1", listening);
    });
    browser = await launch({
      extensions: true,
      everywhere: { port: (server.address() as AddressInfo).port, spki },
    });
    await installExtension(browser);
  });

  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  async function open(file: string, at?: string): Promise<Page> {
    const [, address = ""] = ADDRESS.exec(await readFile(`${FOLDER}/${file}`, "utf8")) ?? [];
    const page = await browser.newPage();
    await page.goto(`${at ?? address}?structure=${file}`, { waitUntil: "load" });
    return page;
  }

  function expectations(page: Page): Promise<Expectation[]> {
    return page.evaluate(() =>
      window.fields.map((field) => JSON.parse(field.dataset["expect"] ?? "") as Expectation),
    );
  }

  /** Gives a field the focus, after the click that opens it, if one does. */
  async function focus(page: Page, index: number, click?: string): Promise<void> {
    if (click !== undefined) await page.click(click);
    await page.evaluate((index) => window.fields[index]?.focus(), index);
  }

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
      const opened = await open(file);
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
    const opened = await open("x-status.html");
    const timbre = new Timbre(opened);
    const fields = await expectations(opened);
    const index = fields.findIndex(({ comment }) => typeof comment === "string");
    await focus(opened, index);
    await timbre.openPanel();
    // What is said of a comment, and of nothing else.
    await timbre.saying("#panel", "Responde en público");
    await opened.close();
  });

  it("elsewhere the same structure is left alone", async () => {
    const opened = await open("x-status.html", "https://elsewhere.example/marina/status/1");
    const fields = await expectations(opened);
    for (const index of fields.keys()) await focus(opened, index);
    await opened.keyboard.type("Hola");
    assert.equal(await opened.evaluate(() => document.querySelector("[data-timbre-frame]")), null);
    await opened.close();
  });
});
