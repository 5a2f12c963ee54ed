/**
 * The widget: the host script on the owner's own page, with the frame from the owner's own origin.
 *
 *     <script src="/timbre/timbre.js" defer></script>
 *
 * `data-brand` is the address of a brand pack, `data-account` the handle that answers. Further attributes say where this
 * page's composers are, if they are not found by themselves: `data-composer`, `data-publish`, `data-comment`,
 * `data-comment-text`, `data-author` and `data-handle` are selectors, `data-key` is `none`, `enter` or `mod_enter`.
 */

import type { Command } from "../../extension/host/generated/messages";
import {
  COMMUNITY,
  type NetworkPage,
  type PublishKey,
  type Surface,
} from "../../extension/host/generated/networks";
import { startHost } from "../../extension/host/host";
import { type ShellFace, WIDGET_MARKER } from "../../extension/host/shell";

/** The shortcuts that the extension gets from the browser; a page hears them itself. By place, for Alt changes the letter. */
const SHORTCUTS: Readonly<Record<string, Command>> = { KeyV: "panel", KeyT: "templates", KeyF: "fix" };

const script = document.currentScript;
const options = script instanceof HTMLScriptElement ? script.dataset : {};
const base = script instanceof HTMLScriptElement && script.src !== "" ? script.src : location.href;

const shell: ShellFace = {
  kind: "widget",
  frame: () => {
    const page = new URL("pages/frame.html", base);
    const { brand } = options;
    if (brand !== undefined) page.searchParams.set("brand", new URL(brand, location.href).href);
    return page.href;
  },
  origin: () => new URL(base).origin,
  alive: () => true,
  yields: () => false,
  sheets: async () => [sheet()],
  // Its rules are the owner's own.
  missing: () => undefined,
  // The page is its owner's and is trusted.
  introduce: async () => "",
  commands: (heard) => {
    const listener = (event: KeyboardEvent): void => {
      const command =
        event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey
          ? SHORTCUTS[event.code]
          : undefined;
      if (command === undefined || !event.isTrusted) return;
      event.preventDefault();
      heard(command);
    };
    addEventListener("keydown", listener, { capture: true });
    return () => removeEventListener("keydown", listener, { capture: true });
  },
};

/** The rules of a community page, with the owner's own before them. */
function sheet(): NetworkPage {
  const own: NetworkPage =
    options["account"] === undefined
      ? { ...COMMUNITY, hosts: [location.hostname] }
      : {
          ...COMMUNITY,
          hosts: [location.hostname],
          account: [["script[data-account]", "data-account"], ...COMMUNITY.account],
        };
  const { composer, publish, comment, commentText, author, handle, key } = options;
  if (composer === undefined) return own;
  const keys: readonly PublishKey[] = ["none", "enter", "mod_enter"];
  const surface: Surface = {
    id: "own",
    public: true,
    composer,
    publish: publish ?? 'button[type="submit"]',
    key: keys.find((known) => known === key) ?? "mod_enter",
    answered:
      comment === undefined
        ? []
        : [
            {
              item: comment,
              ways: [{ find: "ancestor" }],
              text: [commentText === undefined ? [] : [commentText]],
              ...(author === undefined ? {} : { name: [[author]] }),
              ...(handle === undefined ? {} : { handle: [[handle]] }),
            },
          ],
  };
  return { ...own, surfaces: [surface, ...own.surfaces] };
}

// A second tag on the same page changes nothing.
if (!document.documentElement.hasAttribute(WIDGET_MARKER)) {
  document.documentElement.setAttribute(WIDGET_MARKER, "");
  startHost(shell);
}
