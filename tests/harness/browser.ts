// Starts the browser that is tested in, with the built extension or without it.

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Browser, launch as launchBrowser, type Page } from "puppeteer-core";
import { ANSWER, until, within } from "./wait";

export type BrowserName = "chromium" | "firefox";

/** The built product, as `cargo xtask build` leaves it. */
export const DIST = resolve(process.env["TIMBRE_DIST"] ?? "dist");

/** The browser this run is for. */
export const BROWSER: BrowserName = browserName(process.env["TIMBRE_BROWSER"]);

/** Where Debian puts them; the Chromium in `/usr/bin` is a script with switches of its own. */
const PROGRAMS: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ["/usr/lib/chromium/chromium", "/usr/bin/chromium"],
  firefox: ["/usr/bin/firefox-esr", "/usr/bin/firefox"],
};

const CHROMIUM_SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--accept-lang=es-ES",
];

/** Milliseconds after which a browser that does not answer has failed: a whole suite must not wait for it. */
const PROTOCOL_TIMEOUT = 30_000;

export interface LaunchOptions {
  /** Whether extensions can be installed in it. */
  readonly extensions?: boolean;
  /** Asks pages for their dark look. */
  readonly dark?: boolean;
  /** Whether pages that are left are kept for coming back, as in a person's browser. */
  readonly keepsPages?: boolean;
  /** Every name, by HTTPS, is this port of this machine, whose certificate is trusted by the hash of its public key. */
  readonly everywhere?: { readonly port: number; readonly spki: string };
}

/** A fresh browser with a fresh profile, in Spanish. */
export async function launch(options: LaunchOptions = {}): Promise<Browser> {
  const chromium = BROWSER === "chromium";
  const { everywhere } = options;
  return launchBrowser({
    browser: chromium ? "chrome" : "firefox",
    executablePath: program(),
    headless: true,
    protocolTimeout: PROTOCOL_TIMEOUT,
    defaultViewport: { width: 1280, height: 900 },
    enableExtensions: options.extensions ?? false,
    ...(options.keepsPages && chromium && { ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
    // Firefox trusts no single key; Chromium is told which.
    acceptInsecureCerts: everywhere !== undefined && !chromium,
    ...(chromium
      ? {
          pipe: true,
          args: [...CHROMIUM_SWITCHES, ...(everywhere ? mapped(everywhere) : [])],
          env: { ...process.env, LANGUAGE: "es" },
        }
      : {
          extraPrefsFirefox: {
            "intl.accept_languages": "es-ES, es",
            // No driver can answer the browser's question whether an extension may.
            "extensions.webextOptionalPermissionPrompts": false,
            "layout.css.prefers-color-scheme.content-override": options.dark ? 0 : 1,
            // Several content processes only cost start-up time here.
            "dom.ipc.processCount": 2,
            ...(everywhere && {
              "network.dns.forceResolve": "127.0.0.1",
              "network.socket.forcePort": `443=${everywhere.port}`,
            }),
          },
        }),
  });
}

function mapped({ port, spki }: NonNullable<LaunchOptions["everywhere"]>): string[] {
  return [`--host-resolver-rules=MAP * 127.0.0.1:${port}`, `--ignore-certificate-errors-spki-list=${spki}`];
}

/** Installs the extension as built for this browser, and closes the studio with which it greets; returns its id. */
export async function installExtension(browser: Browser): Promise<string> {
  const { id, studio } = await installGreeting(browser);
  await studio.close();
  return id;
}

/** Installs the extension as built for this browser; the studio with which it greets is open. */
export async function installGreeting(browser: Browser): Promise<{ id: string; studio: Page }> {
  let id = "";
  const studio = await opened(browser, "#language", async () => {
    id = await updateExtension(browser);
  });
  return { id, studio };
}

/** The page that `open` opens in a tab of its own, once it shows what matches. */
export async function opened(
  browser: Browser,
  selector: string,
  open: () => Promise<unknown>,
): Promise<Page> {
  const before = await browser.pages();
  await open();
  try {
    return await until(`${selector} in a tab of its own`, () => pageWith(browser, selector, before));
  } catch (failure) {
    const others = (await browser.pages()).filter((page) => !before.includes(page));
    const shown = others.map((page) =>
      within(
        ANSWER,
        page.evaluate(() => `${location.href} shows ${document.body.innerText}`),
      ).catch(String),
    );
    throw new Error(`in ${others.length} new tabs: ${(await Promise.all(shown)).join("; ")}`, {
      cause: failure,
    });
  }
}

/**
 * The page that shows what matches, but for those of before. Firefox may put a page of an extension into another process
 * as it opens; the one that was there until then stays listed for a while, and may never answer.
 */
export async function pageWith(
  browser: Browser,
  selector: string,
  before: readonly Page[] = [],
): Promise<Page | undefined> {
  const pages = (await browser.pages()).filter((page) => !before.includes(page));
  const shown = await Promise.all(
    pages.map((page) => within(ANSWER, shows(page, selector)).catch(() => false)),
  );
  return pages[shown.indexOf(true)];
}

/**
 * Whether a page shows what matches, also one that is about to become another. `Page.$` would keep the document that it
 * found first, and ask that one for ever where Firefox does not tell of the next.
 */
export function shows(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((selector) => document.querySelector(selector) !== null, selector);
}

/**
 * Reloads a page of the extension and waits until it shows what matches. The page does it itself: Firefox never tells the
 * harness that it is done.
 */
export async function reload(page: Page, selector: string): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset["old"] = "true";
    location.reload();
  });
  await until(`${selector} in the page that is loaded anew`, () =>
    shows(page, `html:not([data-old]) ${selector}`),
  );
}

/** Installs the extension where it was installed before, as an update does, with no greeting; returns its id. */
export async function updateExtension(browser: Browser): Promise<string> {
  return browser.installExtension(join(DIST, BROWSER));
}

function browserName(name: string | undefined): BrowserName {
  if (name === undefined || name === "chromium" || name === "firefox") {
    return name ?? "chromium";
  }
  throw new Error(`TIMBRE_BROWSER is “${name}”; it can be “chromium” or “firefox”`);
}

function program(): string {
  const named =
    process.env["TIMBRE_BROWSER_PROGRAM"] ??
    process.env[BROWSER === "chromium" ? "TIMBRE_CHROMIUM" : "TIMBRE_FIREFOX"];
  const found = named ?? PROGRAMS[BROWSER].find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(`no ${BROWSER} was found; TIMBRE_BROWSER_PROGRAM can name it`);
  }
  return found;
}
