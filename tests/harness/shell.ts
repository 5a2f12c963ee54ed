// The two shells in which Timbre comes to a page, made ready with the example brand.

import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { DIST, installGreeting, launch, opened } from "./browser";
import { CommunityPage } from "./community";
import { type Site, serve } from "./server";
import { Timbre } from "./timbre";

export type ShellName = "widget" | "extension";

/** A page with Timbre on it. */
export interface Visit {
  readonly community: CommunityPage;
  readonly timbre: Timbre;
}

/** A browser with Timbre in it. */
export class Shell {
  readonly name: ShellName;
  readonly browser: Browser;
  readonly site: Site;
  /** The extension's id; none for the widget. */
  readonly id: string | undefined;
  /** The studio with which the extension greets, until it is asked for. */
  #greeting: Page | undefined;

  private constructor(name: ShellName, browser: Browser, site: Site, id?: string, greeting?: Page) {
    this.name = name;
    this.browser = browser;
    this.site = site;
    this.id = id;
    this.#greeting = greeting;
  }

  /** Starts the browser, in which Timbre then judges for Golondrina; the extension is brought the brand as a person would. */
  static async start(name: ShellName): Promise<Shell> {
    const shell = await Shell.new(name);
    if (name === "extension") {
      const studio = await shell.openStudio();
      await importBrand(studio);
      await studio.close();
    }
    return shell;
  }

  /** Starts the browser with Timbre as it is when new. */
  static async new(name: ShellName): Promise<Shell> {
    const extension = name === "extension";
    const browser = await launch({ extensions: extension });
    const site = await serve(join(DIST, "www"));
    if (!extension) return new Shell(name, browser, site);
    const { id, studio } = await installGreeting(browser);
    return new Shell(name, browser, site, id, studio);
  }

  /** Opens the demo community; `query` and `first` as in `CommunityPage.open`. */
  async visit(query = "", first?: () => void): Promise<Visit> {
    const off = this.name === "extension" ? "widget=off&" : "";
    const community = await CommunityPage.open(this.browser, this.site, off + query, first);
    return { community, timbre: new Timbre(community.page) };
  }

  /** Opens the demo community with the focus in a comment's empty box and the search for replies open, by keyboard. */
  async searching(comment: string, query: string): Promise<Visit> {
    const visit = await this.visit(query);
    await visit.community.focus(comment);
    await visit.timbre.chip("empty");
    await visit.community.chord(["Alt", "Shift"], "KeyT");
    await visit.timbre.focusOn("#search");
    return visit;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.site.close();
  }

  /**
   * The studio with which the extension greets; where that was asked for before, or there is none, by the panel's own
   * invitation, which is there while there is no brand. Firefox opens an extension's page to nobody but the extension.
   */
  async openStudio(): Promise<Page> {
    const greeting = this.#greeting;
    this.#greeting = undefined;
    if (greeting !== undefined) {
      await greeting.bringToFront();
      return greeting;
    }
    const { community, timbre } = await this.visit("editor=textarea");
    await community.focus("first-ride");
    await timbre.click(".chip");
    await timbre.click("#tab-replies");
    const studio = await opened(this.browser, "#language", () => timbre.click("a[href='studio.html']"));
    await community.page.close();
    return studio;
  }
}

/** In the studio: opens the import and chooses a file. */
export async function chooseFile(studio: Page, file: string): Promise<void> {
  if ((await studio.$("#import-file")) === null)
    await studio.locator(".studio-actions button:nth-child(2)").click();
  const field = await studio.waitForSelector("#import-file");
  await (field as Awaited<ReturnType<typeof studio.$<"input">>>)?.uploadFile(file);
}

/** In the studio: chooses the file of the example brand, looks at it, keeps it. */
export async function importBrand(studio: Page): Promise<void> {
  await chooseFile(studio, join(DIST, "www", "brand.json"));
  await studio.locator(".preview .button").click();
  await studio.waitForSelector(".brand[data-active='true']");
}
