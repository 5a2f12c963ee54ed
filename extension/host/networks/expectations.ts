/**
 * Does the page show what the network's structure says? Said only on evidence: what a page may well be without, such as a
 * comment with nothing but a picture, is not missed.
 */

import type { Expectation } from "../generated/messages";
import type { NetworkPage } from "../generated/networks";
import { type Found, namesOf } from "./composer";
import { publishing } from "./publish";
import { answered, isLabelled, type Openers, read } from "./surroundings";

/** One comment without a text or an author may be so; if several have none, they are not looked for in the right place. */
const SEVERAL = 2;

/** How many comments of a page are looked at. */
const MOST = 20;

/** Fields and pages of a network for what people say of themselves. */
const ABOUT = /bio|about|acerca|descri|title|t[ií]tulo|name|nombre|alt\b|caption/i;
const SETTINGS = /(?:^|[/_-])(?:settings|accounts?|edit|ajustes)(?:[/_-]|$)/;

/** What of the network's structure does not hold around this composer, in which `draft` is written. */
export function missing(
  found: Found,
  openers: Openers,
  draft: string,
  sheet: NetworkPage,
  path: string,
): Expectation[] {
  const { surface, composer } = found;
  if (sheet.network === "community") return [];
  if (surface === undefined) {
    // Beside one that is known, it is a field of another kind.
    const known = sheet.surfaces.some(
      (surface) => isOn(surface.path, path) && document.querySelector(surface.composer) !== null,
    );
    const other = SETTINGS.test(path) || namesOf(composer).some((name) => ABOUT.test(name));
    return known || other ? [] : ["composer"];
  }
  const gone: Expectation[] = [];
  if (surface.publish !== undefined && publishing(found).controls.length === 0) gone.push("publish");
  const rules = surface.answered;
  const items = rules.flatMap((rule) =>
    [...document.querySelectorAll(rule.item)].slice(0, MOST).map((item) => read(item, rule)),
  );
  const told = items.filter((item) => item !== undefined);
  if (answered(found, openers, draft) === undefined) {
    const expected =
      (surface.shown_on !== undefined && isOn(surface.shown_on, path)) ||
      rules.some(({ ways }) => ways.some((way) => isLabelled(composer, way)));
    if (items.length === 0 ? expected : told.length === 0 && items.length >= SEVERAL) gone.push("comment");
  }
  if (told.length >= SEVERAL && told.every(({ author }) => author === null)) gone.push("author");
  return gone;
}

function isOn(pattern: string | undefined, path: string): boolean {
  return pattern === undefined || new RegExp(pattern).test(path);
}
