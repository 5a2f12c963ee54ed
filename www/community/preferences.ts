// How the page is to look and behave, from its address and the browser's own settings.

import type { EditorKind } from "./editors/editor";

export type Language = "es" | "en";
export type Theme = "light" | "dark";

export interface Preferences {
  readonly language: Language;
  /** None: the look that the browser asks for. */
  readonly theme: Theme | null;
  /** The editor of every reply box; none for a mixture. */
  readonly editor: EditorKind | null;
  readonly widget: boolean;
}

/** Reads the page's address; what it does not know there it ignores. */
export function readPreferences(query: URLSearchParams, browser: string): Preferences {
  const browserLanguage: Language = browser.toLowerCase().startsWith("en") ? "en" : "es";
  return {
    language: oneOf(["es", "en"], query.get("lang")) ?? browserLanguage,
    theme: oneOf(["light", "dark"], query.get("theme")),
    editor: oneOf(["lexical", "draft", "textarea"], query.get("editor")),
    widget: query.get("widget") !== "off",
  };
}

/** The page's address with one preference changed; null takes it out. */
export function addressWith(name: string, value: string | null): string {
  const address = new URL(location.href);
  if (value === null) {
    address.searchParams.delete(name);
  } else {
    address.searchParams.set(name, value);
  }
  return address.href;
}

function oneOf<const T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((name) => name === value) ?? null;
}
