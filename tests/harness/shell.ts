// The two shells in which Timbre comes to a page, made ready with the example brand.

import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { DIST, installExtension, launch } from "./browser";
import { CommunityPage } from "./community";
import { type Site, serve } from "./server";
import { Timbre } from "./timbre";
import { until } from "./wait";

export type ShellName = "widget" | "extension";

/** A page with Timbre on it. */
export interface Visit {
  readonly community: CommunityPage;
  readonly timbre: Timbre;
}

/** A browser in which Timbre judges for Golondrina. */
export class Shell {
  readonly name: ShellName;
  readonly browser: Browser;
  readonly site: Site;
  /** The extension's id; none for the widget. */
  readonly id: string | undefined;

  private constructor(name: ShellName, browser: Browser, site: Site, id: string | undefined) {
    this.name = name;
    this.browser = browser;
    this.site = site;
    this.id = id;
  }

  /** Starts the browser and, for the extension, brings it the brand as a person would. */
  static async start(name: ShellName): Promise<Shell> {
    const extension = name === "extension";
    const browser = await launch({ extensions: extension });
    const site = await serve(join(DIST, "www"));
    const shell = new Shell(name, browser, site, extension ? await installExtension(browser) : undefined);
    if (extension) await shell.#importBrand();
    return shell;
  }

  /** Opens the demo community; `query` as in `www/README.md`. */
  async visit(query = ""): Promise<Visit> {
    const off = this.name === "extension" ? "widget=off&" : "";
    const community = await CommunityPage.open(this.browser, this.site, off + query);
    return { community, timbre: new Timbre(community.page) };
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.site.close();
  }

  /**
   * Follows the panel's own invitation to the studio, and imports the brand there. Firefox opens an extension's page
   * to nobody but the extension, so this is the way there in both.
   */
  async #importBrand(): Promise<void> {
    const { community, timbre } = await this.visit("editor=textarea");
    await community.focus("first-ride");
    await timbre.click(".chip");
    await timbre.click("#tab-replies");
    const before = new Set(await this.browser.pages());
    await timbre.click("a[href='studio.html']");
    const studio = await until("the studio in a tab of its own", async () =>
      (await this.browser.pages()).find((page) => !before.has(page)),
    );
    await importBrand(studio);
    await studio.close();
    await community.page.close();
  }
}

/** In the studio: chooses the file of the example brand, looks at it, keeps it. */
async function importBrand(studio: Page): Promise<void> {
  await studio.locator("button ::-p-text(Importar)").click();
  const field = await studio.waitForSelector("#import-file");
  await (field as Awaited<ReturnType<typeof studio.$<"input">>>)?.uploadFile(join(DIST, "www", "brand.json"));
  await studio.locator(".preview .button").click();
  await studio.waitForSelector(".brand[data-active='true']");
}
