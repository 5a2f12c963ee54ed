/** Which network's rules hold on this page. */

import { NETWORKS, type NetworkPage } from "../generated/networks";

/** The rules of a page without rules of its own: the last sheet, which also serves the demo community. */
const COMMUNITY = NETWORKS.find((sheet) => sheet.network === "community") as NetworkPage;

/** The sheet for a host name, or by what the page shows. */
export function sheetFor(host: string, root: ParentNode): NetworkPage {
  return (
    NETWORKS.find((sheet) =>
      sheet.hosts.some((own) => (own.startsWith(".") ? host.endsWith(own) : host === own)),
    ) ??
    NETWORKS.find((sheet) => sheet.marker !== undefined && root.querySelector(sheet.marker) !== null) ??
    COMMUNITY
  );
}
