/** Which network's rules hold on a page. */

import { COMMUNITY, type NetworkPage } from "../generated/networks";

function isOn(sheet: NetworkPage, host: string): boolean {
  return sheet.hosts.some((known) => (known.startsWith(".") ? host.endsWith(known) : host === known));
}

/** The sheets that can be meant on a page of this host: its own, else those that only a mark in the page tells. */
export function candidates(sheets: readonly NetworkPage[], host: string): readonly NetworkPage[] {
  const own = sheets.filter((sheet) => isOn(sheet, host));
  return own.length > 0 ? own : sheets.filter((sheet) => sheet.marker !== undefined);
}

/** The one of them that the page is; a page without rules of its own has those of a community. */
export function sheetOf(sheets: readonly NetworkPage[], host: string, root: ParentNode): NetworkPage {
  const marked = ({ marker }: NetworkPage): boolean =>
    marker !== undefined && root.querySelector(marker) !== null;
  return sheets.find((sheet) => isOn(sheet, host) || marked(sheet)) ?? COMMUNITY;
}
