// The page of each editor, and the probe that runs the product's own writing in it.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "puppeteer-core";
import { type Site, serve } from "../harness/server";

export interface Editor {
  /** Its name in `page/`. */
  readonly name: string;
  /** The strategy that is to be found for it. */
  readonly strategy: string;
  /** Whether its text is a value without nodes. */
  readonly field?: boolean;
  /** Whether its history joins an insertion with the typing before it, however long one waits. */
  readonly joinsTyping?: boolean;
}

export const EDITORS: readonly Editor[] = [
  { name: "textarea", strategy: "textarea", field: true },
  { name: "reactTextarea", strategy: "textarea", field: true },
  { name: "divs", strategy: "contenteditable" },
  { name: "paragraphsOfText", strategy: "contenteditable" },
  { name: "breaks", strategy: "contenteditable" },
  { name: "plaintextOnly", strategy: "contenteditable" },
  { name: "shadow", strategy: "contenteditable" },
  { name: "lexical", strategy: "lexical" },
  { name: "draft", strategy: "draft" },
  { name: "tiptap", strategy: "prosemirror" },
  { name: "quill", strategy: "quill" },
  { name: "slate", strategy: "slate", joinsTyping: true },
  { name: "ckeditor", strategy: "ckeditor" },
];

interface Order {
  readonly name: "read" | "write" | "mark";
  readonly start?: number;
  readonly end?: number;
  readonly text?: string;
}

const MANIFEST = {
  manifest_version: 3,
  name: "Timbre's writing, for tests",
  version: "1",
  content_scripts: [{ matches: ["http://127.0.0.1/*"], js: ["probe.js"], run_at: "document_start" }],
  host_permissions: ["http://127.0.0.1/*"],
  browser_specific_settings: { gecko: { id: "writing@timbre.invalid" } },
};

/** Builds the pages and the probe, serves the one and installs the other. */
export class Pages {
  readonly #browser: Browser;
  readonly #site: Site;
  readonly #folder: string;

  private constructor(browser: Browser, site: Site, folder: string) {
    this.#browser = browser;
    this.#site = site;
    this.#folder = folder;
  }

  static async open(browser: Browser): Promise<Pages> {
    const folder = await mkdtemp(join(tmpdir(), "timbre-editors-"));
    const [site, probe] = [join(folder, "site"), join(folder, "probe")];
    await Promise.all([mkdir(site), mkdir(probe)]);
    const common = { bundle: true, logLevel: "warning" } as const;
    await build({
      ...common,
      entryPoints: ["tests/editors/page/page.ts"],
      outdir: site,
      format: "esm",
      define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    });
    await build({ ...common, entryPoints: ["tests/editors/page/probe.ts"], outdir: probe, format: "iife" });
    await writeFile(
      join(site, "index.html"),
      '<!doctype html><meta charset="utf-8"><title>Editors</title><body><script type="module" src="page.js"></script>',
    );
    await writeFile(join(probe, "manifest.json"), JSON.stringify(MANIFEST));
    await browser.installExtension(probe);
    return new Pages(browser, await serve(site), folder);
  }

  async close(): Promise<void> {
    await this.#site.close();
    await rm(this.#folder, { recursive: true });
  }

  /** A page with one editor, which has the focus. */
  async page(editor: string): Promise<Page> {
    const page = await this.#browser.newPage();
    await page.goto(`${this.#site.origin}/?editor=${editor}`);
    await page.waitForFunction(
      () => window.fixture !== undefined && document.documentElement.hasAttribute("data-probe"),
    );
    return page;
  }

  /** Replaces the content and puts the focus into it, with a history of its own. */
  async set(page: Page, text: string): Promise<void> {
    await page.evaluate((text) => {
      window.fixture?.composer.blur();
      window.fixture?.set(text);
    }, text);
    await this.waitForText(page, text);
    await page.bringToFront();
    // As a person does: a focus set by a script leaves the caret outside the paragraphs in Firefox.
    await page.mouse.click(...(await this.#middle(page)));
  }

  #middle(page: Page): Promise<[number, number]> {
    return page.evaluate(() => {
      const box = window.fixture?.composer.getBoundingClientRect() ?? new DOMRect();
      return [box.left + box.width / 2, box.top + box.height / 2] as [number, number];
    });
  }

  text(page: Page): Promise<string | undefined> {
    return page.evaluate(() => window.fixture?.text());
  }

  async waitForText(page: Page, text: string): Promise<void> {
    try {
      await page.waitForFunction((text) => window.fixture?.text() === text, { timeout: 3000 }, text);
    } catch {
      throw new Error(`the model is ${JSON.stringify(await this.text(page))}, not ${JSON.stringify(text)}`);
    }
  }

  markup(page: Page): Promise<string | undefined> {
    return page.evaluate(() => window.fixture?.composer.innerHTML);
  }

  /** The words that are underlined. */
  underlined(page: Page): Promise<string[]> {
    return page.evaluate(() => [...(CSS.highlights.get("timbre-warn") ?? [])].map(String));
  }

  submissions(page: Page): Promise<number> {
    return page.evaluate(() => window.submissions);
  }

  async undo(page: Page): Promise<void> {
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
  }

  async redo(page: Page): Promise<void> {
    await page.keyboard.down("Control");
    await page.keyboard.down("Shift");
    await page.keyboard.press("Z");
    await page.keyboard.up("Shift");
    await page.keyboard.up("Control");
  }

  /** Has the probe do something, and returns what it answers. */
  order<Answer = unknown>(page: Page, order: Order): Promise<Answer> {
    return page.evaluate(
      (order) =>
        new Promise<unknown>((answered) => {
          const id = Math.random();
          addEventListener("message", function hear(event) {
            if (event.data?.probe !== "answer" || event.data.id !== id) return;
            removeEventListener("message", hear);
            answered(event.data.value);
          });
          postMessage({ probe: "order", id, ...order }, "*");
        }),
      order,
    ) as Promise<Answer>;
  }
}
