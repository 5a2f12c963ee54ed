// The networks' own addresses on this machine: names lead here, over TLS, and what is served are the project's structures.

import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { installExtension, launch, opened } from "../harness/browser";
import { makeCertificate } from "../harness/certificate";
import { chooseFile } from "../harness/shell";
import { Timbre } from "../harness/timbre";

const FOLDER = "tests/networks/pages";

/** The first line of a structure: the address that it stands for. */
const ADDRESS = /^<!-- (https:\/\/([^/ ]+)\/\S*) -->/;

/** Those with an address of their own: the demo community has none, nor has a client on anybody's server. */
export const FILES: readonly string[] = (await readdir(FOLDER))
  .filter((file) => file !== "community.html" && file !== "clients.html")
  .sort();

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
  window.publications = 0;
  addEventListener("click", ({ target }) => {
    if (target.closest("[data-publish]")) window.publications += 1;
  });
  addEventListener("submit", (event) => event.preventDefault());
</script>`;

/** What no structure has. */
const NOTHING = "\0";

/** Addresses that are no network's, and one at which Chromium's store of extensions is. */
const OTHERS = ["elsewhere.example", "another.example", "chromewebstore.google.com"];

export interface Expectation {
  readonly surface: string | null;
  readonly click?: string;
  readonly comment?: string | null;
}

declare global {
  interface Window {
    fields: HTMLElement[];
    /** How many clicks on what publishes have come to the page. */
    publications: number;
  }
}

/** A browser with the extension, to which every name is this machine. */
export class Addresses {
  readonly browser: Browser;
  /** The extension's. */
  readonly id: string;
  readonly #server: Server;

  private constructor(browser: Browser, id: string, server: Server) {
    this.browser = browser;
    this.id = id;
    this.#server = server;
  }

  static async open(): Promise<Addresses> {
    const structures = new Map<string, string>();
    for (const file of FILES) structures.set(file, await readFile(`${FOLDER}/${file}`, "utf8"));
    const hosts = [...structures.values()].map((text) => ADDRESS.exec(text)?.[2] ?? "");
    const { key, cert, spki } = await makeCertificate([...new Set([...hosts, ...OTHERS])]);
    const server = createServer({ key, cert }, ({ url }, response) => {
      const { searchParams } = new URL(url ?? "/", "https://localhost");
      const structure = structures.get(searchParams.get("structure") ?? "") ?? "";
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(page(structure.replaceAll(searchParams.get("without") || NOTHING, "renamed")));
    });
    await new Promise<void>((listening) => {
      server.listen(0, "127.0.0.1", listening);
    });
    const browser = await launch({
      extensions: true,
      everywhere: { port: (server.address() as AddressInfo).port, spki },
    });
    return new Addresses(browser, await installExtension(browser), server);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Opens a structure at the address that it stands for, or at another; where it is changed, without a name that it had. */
  async visit(file: string, at?: string, without = ""): Promise<Page> {
    const [, address = ""] = ADDRESS.exec(await readFile(`${FOLDER}/${file}`, "utf8")) ?? [];
    const page = await this.browser.newPage();
    await page.goto(`${at ?? address}?structure=${file}&without=${without}`, { waitUntil: "load" });
    return page;
  }
}

/** Opens the studio, by the panel's own link, which is there while there is no brand. */
export async function openStudio(addresses: Addresses): Promise<Page> {
  const page = await addresses.visit("x-status.html");
  const timbre = new Timbre(page);
  await focusComposer(page);
  await timbre.click(".chip");
  await timbre.click("#tab-replies");
  const studio = await opened(addresses.browser, "#language", () => timbre.click("a[href='studio.html']"));
  await page.close();
  return studio;
}

/** Opens the popup in a tab of its own, over the page that is in front. */
export async function popupOver(page: Page, addresses: Addresses, studio: Page): Promise<Page> {
  await page.bringToFront();
  const popup = await opened(addresses.browser, ".popup h1", () =>
    studio.evaluate(() =>
      chrome.tabs.create({ url: chrome.runtime.getURL("pages/popup.html"), active: false }),
    ),
  );
  await popup.bringToFront();
  return popup;
}

/** Brings the studio a brand, and waits until it is kept. */
export async function bringBrand(studio: Page, pack: object & { readonly id: string }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "timbre-brand-"));
  try {
    const file = join(folder, "brand.json");
    await writeFile(file, JSON.stringify(pack));
    await studio.bringToFront();
    await chooseFile(studio, file);
    await studio.locator(".preview .button").click();
    await studio.waitForSelector(`.brand[data-brand='${pack.id}']`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Gives the first composer of a page the focus. */
export async function focusComposer(page: Page): Promise<void> {
  const fields = await expectations(page);
  await focus(
    page,
    fields.findIndex(({ surface }) => surface !== null),
  );
}

/**
 * Writes into the composer that has the focus, over what is there. All of it comes at once, so that there is no verdict of
 * a part that could be taken for that of the whole.
 */
export async function writeOver(page: Page, text: string): Promise<void> {
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.evaluate((text) => document.execCommand("insertText", false, text), text);
}

/** What is expected of the fields of a page, in their order. */
export function expectations(page: Page): Promise<Expectation[]> {
  return page.evaluate(() =>
    window.fields.map((field) => JSON.parse(field.dataset["expect"] ?? "") as Expectation),
  );
}

/** Gives a field the focus, after the click that opens it, if one does. */
export async function focus(page: Page, index: number, click?: string): Promise<void> {
  if (click !== undefined) await page.click(click);
  await page.evaluate((index) => window.fields[index]?.focus(), index);
}
