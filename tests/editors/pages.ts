// The page of each editor, and the probe that runs the product's own writing in it.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "puppeteer-core";
import type { BrowserName } from "../harness/browser";
import { type Site, serve } from "../harness/server";
import { until } from "../harness/wait";

export interface Editor {
  /** Its name in `page/`. */
  readonly name: string;
  /** The strategy that is to be found for it. */
  readonly strategy: string;
  /** Whether its text is a value without nodes. */
  readonly field?: boolean;
  /** Whether its history joins an insertion with the typing before it, however long one waits. */
  readonly joinsTyping?: boolean;
  /** Whether nothing but a line break can be written only by what would be an Enter to its page. */
  readonly breaksByEnter?: boolean;
  /** The one kind of page that it is tried on: its history needs a second for each step, or it is made of another's parts. */
  readonly only?: string;
  /** Where the editor itself takes no typing as it should, whoever types. */
  readonly unable?: readonly Unable[];
}

interface Unable {
  readonly kind: string;
  /** In which browser; in both, if none is named. */
  readonly browser?: BrowserName;
  readonly why: string;
  /** Whether it does not even start, so that there is nothing to type into. */
  readonly never?: boolean;
}

/**
 * Tried by typing, without Timbre: Draft.js and Quill mix the letters up, Draft.js and CKEditor throw at every key, TinyMCE
 * takes none in Chromium, and in Firefox Quill 1 makes a line of each letter that is typed over a selection.
 */
const NO_SHADOW: Unable = {
  kind: "shadow root",
  why: "The editor itself loses or mixes up a person's typing there, or throws at it: it asks the document for the selection, which a shadow root keeps to itself.",
};

const NO_POLICY: Unable = {
  kind: "Trusted Types",
  why: "The editor does not start: it writes its own frame as HTML, and the page's policy for that is not the frame's.",
  never: true,
};

export const EDITORS: readonly Editor[] = [
  { name: "textarea", strategy: "textarea", field: true },
  { name: "keyedTextarea", strategy: "textarea", field: true, only: "plain" },
  { name: "reactTextarea", strategy: "textarea", field: true },
  { name: "divs", strategy: "contenteditable" },
  { name: "paragraphsOfText", strategy: "contenteditable" },
  { name: "breaks", strategy: "contenteditable" },
  { name: "plaintextOnly", strategy: "contenteditable" },
  { name: "designMode", strategy: "design" },
  { name: "lexical", strategy: "pasting" },
  { name: "draft", strategy: "draft", unable: [NO_SHADOW] },
  { name: "tiptap", strategy: "prosemirror" },
  { name: "quill", strategy: "quill", unable: [NO_SHADOW] },
  { name: "slate", strategy: "slate", joinsTyping: true },
  { name: "ckeditor", strategy: "ckeditor", unable: [NO_SHADOW] },
  { name: "tinymceInline", strategy: "tinymce", unable: [{ ...NO_SHADOW, browser: "chromium" }] },
  { name: "tinymceFrame", strategy: "tinymce", unable: [NO_POLICY] },
  { name: "jodit", strategy: "stepping", only: "plain" },
  { name: "toastVisual", strategy: "prosemirror", only: "plain" },
  { name: "toastMarkdown", strategy: "prosemirror", only: "plain" },
  { name: "trix", strategy: "trix", unable: [NO_SHADOW] },
  { name: "codemirror", strategy: "pasting" },
  { name: "quillFirst", strategy: "quill-1", unable: [{ ...NO_SHADOW, browser: "firefox" }] },
  { name: "mastodon", strategy: "textarea", field: true },
  { name: "reactMentions", strategy: "textarea", field: true },
  { name: "bluesky", strategy: "prosemirror", breaksByEnter: true },
];

/** Why an editor can do nothing under these circumstances in this browser, if that is so. */
export function inability({ unable }: Editor, kind: Kind, browser: BrowserName): Unable | undefined {
  return unable?.find((unable) => unable.kind === kind.name && (unable.browser ?? browser) === browser);
}

/** Under which circumstances a page shows an editor. */
export interface Kind {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly shadow?: boolean;
  /** Whether the editor is in a frame of the page's own origin. */
  readonly frame?: boolean;
}

export const KINDS: readonly Kind[] = [
  { name: "plain", headers: {} },
  {
    name: "strict CSP",
    // The editors style themselves by attributes, so that much is allowed, as on the networks.
    headers: {
      "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'",
    },
  },
  {
    name: "Trusted Types",
    headers: { "content-security-policy": "require-trusted-types-for 'script'" },
  },
  { name: "shadow root", headers: {}, shadow: true },
  { name: "same-origin frame", headers: {}, frame: true },
];

interface Order {
  readonly name: "read" | "write" | "mark";
  readonly start?: number;
  readonly end?: number;
  readonly text?: string;
  /** The text that the order was made for, where the editor may hold another by the time it comes. */
  readonly before?: string;
}

const MANIFEST = {
  manifest_version: 3,
  name: "Timbre's writing, for tests",
  version: "1",
  content_scripts: [{ matches: ["http://127.0.0.1/*"], js: ["probe.js"], run_at: "document_start" }],
  host_permissions: ["http://127.0.0.1/*"],
  browser_specific_settings: { gecko: { id: "writing@timbre.invalid" } },
};

/** Milliseconds for which a page that never rests works at a time: longer than any editor's own timer. */
const SLICE = 150;

/** Builds the pages and the probe, serves the one and installs the other. */
export class Pages {
  readonly #browser: Browser;
  readonly #sites: ReadonlyMap<Kind, Site>;
  readonly #folder: string;

  private constructor(browser: Browser, sites: ReadonlyMap<Kind, Site>, folder: string) {
    this.#browser = browser;
    this.#sites = sites;
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
    const sites = new Map<Kind, Site>();
    for (const kind of KINDS) sites.set(kind, await serve(site, kind.headers));
    return new Pages(browser, sites, folder);
  }

  async close(): Promise<void> {
    for (const site of this.#sites.values()) await site.close();
    await rm(this.#folder, { recursive: true });
  }

  /** A page with one editor. */
  async page(editor: string, kind: Kind): Promise<Page> {
    const page = await this.#browser.newPage();
    await page.goto(
      `${this.#sites.get(kind)?.origin}/?editor=${editor}${kind.shadow ? "&shadow" : ""}${kind.frame ? "&frame" : ""}`,
    );
    await until(`the editor ${editor} and the probe`, () =>
      page.evaluate(
        () => window.fixture !== undefined && document.documentElement.hasAttribute("data-probe"),
      ),
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

  /** The same, until the page shows it as well: some editors draw what their model holds a moment later. */
  async show(page: Page, text: string): Promise<void> {
    await this.set(page, text);
    await until(
      `the editor shows ${JSON.stringify(text)}`,
      async () => (await this.order<{ text?: string }>(page, { name: "read" })).text === text,
    );
  }

  #middle(page: Page): Promise<[number, number]> {
    return page.evaluate(() => {
      const composer = window.fixture?.composer;
      const box = composer?.getBoundingClientRect() ?? new DOMRect();
      const place = [box.left + box.width / 2, box.top + box.height / 2] as [number, number];
      for (let view: Window | null | undefined = composer?.ownerDocument.defaultView; view?.frameElement; ) {
        const frame = view.frameElement.getBoundingClientRect();
        place[0] += frame.left + view.frameElement.clientLeft;
        place[1] += frame.top + view.frameElement.clientTop;
        view = view.parent;
      }
      return place;
    });
  }

  text(page: Page): Promise<string | undefined> {
    return page.evaluate(() => window.fixture?.text());
  }

  async waitForText(page: Page, text: string): Promise<void> {
    try {
      // Not waitForFunction(), which evaluates strings: strict policies forbid that.
      await until("", async () => (await this.text(page)) === text);
    } catch {
      throw new Error(`the model is ${JSON.stringify(await this.text(page))}, not ${JSON.stringify(text)}`);
    }
  }

  markup(page: Page): Promise<string | undefined> {
    return page.evaluate(() => window.fixture?.composer.innerHTML);
  }

  /** The words that are underlined. */
  underlined(page: Page): Promise<string[]> {
    return page.evaluate(() => {
      const view = window.fixture?.composer.ownerDocument.defaultView as
        | (Window & typeof globalThis)
        | null
        | undefined;
      return [...(view?.CSS.highlights.get("timbre-warn") ?? [])].map(String);
    });
  }

  submissions(page: Page): Promise<number> {
    return page.evaluate(() => window.submissions);
  }

  /** From now on the page is at work all the time, so that every timer comes late. */
  neverRest(page: Page): Promise<void> {
    return page.evaluate((slice) => {
      const work = (): void => {
        for (const end = performance.now() + slice; performance.now() < end; );
        setTimeout(work, 0);
      };
      work();
    }, SLICE);
  }

  async selectAll(page: Page): Promise<void> {
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
  }

  async undo(page: Page): Promise<void> {
    await until("a step of the editor's history", () =>
      page.evaluate(() => window.fixture?.stepped?.() ?? true),
    );
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
  }

  async redo(page: Page): Promise<void> {
    const done = await page.evaluate(() => {
      window.fixture?.redo?.();
      return window.fixture?.redo !== undefined;
    });
    if (done) return;
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
