/** The two shells round the host script: they differ in where the frame is from and in how it is introduced. */

import type { Command, Shell, ToBackground } from "./generated/messages";
import type { NetworkPage } from "./generated/networks";

/** What was not found of what the network's structure expects: parts of Timbre's own table, nothing of the page. */
export type Missing = Omit<Extract<ToBackground, { type: "missing" }>, "type">;

/** What the host script needs of its shell. */
export interface ShellFace {
  readonly kind: Shell;
  /** The address of the frame's page. */
  frame(): string;
  /** The origin that the frame's page must have. */
  origin(): string;
  /**
   * The rules that this page may go by; asked once somebody uses the page. They are not part of the script, for a page
   * needs one network's of many. None where the user has switched Timbre off in this tab.
   */
  sheets(): Promise<readonly NetworkPage[] | undefined>;
  /** Says that something was not found; whether anybody hears it is not told. */
  missing(what: Missing): void;
  /** Announces a frame; resolves to the nonce that it will redeem, or to nothing if the shell is gone. */
  introduce(): Promise<string | undefined>;
  /** Whether the shell is still there: after an update the old host script is left without one. */
  alive(): boolean;
  /** Whether this page is another shell's. */
  yields(): boolean;
  /** Calls back on the user's shortcuts, and when Timbre is switched off in this tab or on; returns how to stop that. */
  commands(heard: (command: Command) => void, switched: (off: boolean) => void): () => void;
}

/** On the document's element where a widget is at work: there the extension yields. */
export const WIDGET_MARKER = "data-timbre-widget";
