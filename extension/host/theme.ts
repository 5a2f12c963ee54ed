/** Is the page light or dark where the composer is? */

import type { Theme } from "./generated/messages";
import { parentOf } from "./tree";

/** By the first background that shows behind the composer; on a page that sets none, by its colour scheme. */
export function themeAt(composer: Element): Theme {
  for (let at: Element | undefined = composer; at !== undefined; at = parentOf(at)) {
    const colour = rgba(getComputedStyle(at).backgroundColor);
    if (colour !== undefined && colour.alpha > 0.5) return colour.luminance < 0.4 ? "dark" : "light";
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return scheme.includes("dark") && (dark || !scheme.includes("light")) ? "dark" : "light";
}

/** A computed colour in sRGB: its opacity and its relative luminance without the gamma's finer points, both 0 to 1. */
function rgba(colour: string): { alpha: number; luminance: number } | undefined {
  const match = /^rgba?\(([^)]+)\)$/.exec(colour);
  if (match?.[1] === undefined) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = match[1].split(/[\s,/]+/).map(Number);
  return { alpha, luminance: (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 };
}
