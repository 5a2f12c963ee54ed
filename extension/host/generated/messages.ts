// Made from crate/port by `cargo xtask generate`.

export const VERSION = 1;

/**
 * What the host script tells the frame.
 */
export type ToFrame = { "type": "hello", 
/**
 * [`VERSION`](crate::VERSION) of the sender.
 */
version: number, 
/**
 * Where the frame lives.
 */
shell: Shell, 
/**
 * The page's own look.
 */
theme: Theme, 
/**
 * The page's host name, for "off on this site".
 */
site: string, } | { "type": "compose" } & Composer | { "type": "text", 
/**
 * The composer it is in.
 */
composer: number, 
/**
 * Counts the changes of this composer's text, from 0.
 */
revision: number, 
/**
 * The whole text, line breaks as `\n`.
 */
text: string, 
/**
 * The selection; empty for a caret; none where the editor does not tell.
 */
selection: Utf16Span | null, } | { "type": "images", 
/**
 * The composer it is in.
 */
composer: number, 
/**
 * How many of them have no description, as far as the page shows.
 */
no_alt: number, } | { "type": "gone", 
/**
 * Which one.
 */
composer: number, } | { "type": "wrote", 
/**
 * The number that the request carried.
 */
request: number, 
/**
 * What became of it.
 */
outcome: WriteOutcome, } | { "type": "command", 
/**
 * Which one.
 */
command: Command, } | { "type": "armed", 
/**
 * The composer it is for.
 */
composer: number, 
/**
 * The revision of the text it is for.
 */
revision: number, 
/**
 * What it is.
 */
state: VerdictState, 
/**
 * Whether the user chose to publish this text all the same: then it passes, whatever the
 * verdict.
 */
released: boolean, } | { "type": "held", 
/**
 * The composer it is in.
 */
composer: number, 
/**
 * The revision of the text that was held.
 */
revision: number, } | { "type": "published", 
/**
 * The composer it was in.
 */
composer: number, 
/**
 * What went out.
 */
text: string, } | { "type": "theme", 
/**
 * The page's look now.
 */
theme: Theme, };

/**
 * What the frame asks of the host script.
 */
export type ToHost = { "type": "ready", 
/**
 * [`VERSION`](crate::VERSION) of the sender.
 */
version: number, } | { "type": "verdict", 
/**
 * The composer it is for.
 */
composer: number, 
/**
 * The revision of the text it is for.
 */
revision: number, 
/**
 * What it is.
 */
state: VerdictState, } | { "type": "marks", 
/**
 * The composer it is for.
 */
composer: number, 
/**
 * The revision of the text that the spans belong to.
 */
revision: number, 
/**
 * The spans.
 */
marks: Array<Mark>, } | { "type": "shape" } & Shape | { "type": "write", 
/**
 * A number to recognise the answer by.
 */
request: number, 
/**
 * The composer to write into.
 */
composer: number, 
/**
 * The revision of the text that the edit was made for.
 */
revision: number, 
/**
 * What to write.
 */
edit: Edit, } | { "type": "publish_anyway", 
/**
 * The composer it is for.
 */
composer: number, 
/**
 * The revision of the text it is for.
 */
revision: number, } | { "type": "refocus", 
/**
 * Which one.
 */
composer: number, };

/**
 * What the background is asked. It checks who asks: a host script may only offer a nonce, ask for
 * its page's rules and say that they do not hold, everything else comes from the extension's own
 * pages.
 */
export type ToBackground = { "type": "offer_nonce", 
/**
 * 128 random bits in hexadecimal.
 */
nonce: string, } | { "type": "redeem_nonce", 
/**
 * The nonce.
 */
nonce: string, } | { "type": "sheets" } | { "type": "missing", 
/**
 * Whose structure. The background goes by it only if the sender's address can be that network's.
 */
network: Network, 
/**
 * The kind of composer by its name in the structure; empty where only the generic rules found it.
 */
surface: string, 
/**
 * What was not there.
 */
expectation: Expectation, } | { "type": "set_tab", 
/**
 * The browser's number of the tab.
 */
tab: number, 
/**
 * Whether Timbre is to leave it alone.
 */
off: boolean, } | { "type": "join_tab", 
/**
 * The browser's number of the tab.
 */
tab: number, } | { "type": "store", 
/**
 * The request.
 */
request: string, };

/**
 * A composer and all that is known of what surrounds it.
 */
export type Composer = { 
/**
 * Its number on this page, never used again.
 */
composer: number, 
/**
 * Counts the changes of its text, from 0.
 */
revision: number, 
/**
 * Its network.
 */
network: Network, 
/**
 * Whether what is written there is seen by everybody.
 */
public: boolean, 
/**
 * The whole text, line breaks as `\n`.
 */
text: string, 
/**
 * The selection; empty for a caret; none where the editor does not tell.
 */
selection: Utf16Span | null, 
/**
 * The comment being answered, as the page shows it.
 */
comment: string | null, 
/**
 * Who wrote that comment.
 */
author: Author | null, 
/**
 * The account that writes, if the page shows it.
 */
account: Account | null, 
/**
 * The limit that the page itself shows or sets; it overrides the table's.
 */
limit: number | null, 
/**
 * How many attached images have no description, as far as the page shows.
 */
no_alt: number, };

/**
 * Where the frame lives, which says where its store is.
 */
export type Shell = "extension" | "widget";

/**
 * Light or dark.
 */
export type Theme = "light" | "dark";

/**
 * What a shortcut asks for.
 */
export type Command = "panel" | "templates" | "fix";

/**
 * What a network's structure says is to be found about a composer.
 */
export type Expectation = "composer" | "comment" | "author" | "publish";

/**
 * What became of a text that was to be written into the editor.
 */
export type WriteOutcome = "done" | "stale" | "unchanged" | "wrong";

/**
 * A span to underline.
 */
export type Mark = { 
/**
 * Where.
 */
span: Utf16Span, 
/**
 * How.
 */
severity: FindingSeverity, };

/**
 * A change to a draft.
 */
export type Edit = { "kind": "insert", 
/**
 * What to insert.
 */
text: string, } | { "kind": "replace", 
/**
 * What is replaced.
 */
span: Utf16Span, 
/**
 * What it is replaced with.
 */
text: string, } | { "kind": "replace_all", 
/**
 * The new text.
 */
text: string, };

/**
 * How much room the frame needs, in CSS pixels.
 */
export type Shape = { 
/**
 * Whether it is the panel; otherwise the chip.
 */
panel: boolean, 
/**
 * Width.
 */
width: number, 
/**
 * Height.
 */
height: number, 
/**
 * Which of its six sides of the composer the chip wants most: 0 beside, 1 below, 2 above, at the
 * composer's end; 3 to 5 the same at its start.
 */
side: number, };

/**
 * An account on a network.
 */
export type Account = { 
/**
 * The network it is on.
 */
network: Network, 
/**
 * Its handle, without the leading `@`.
 */
handle: string, };

/**
 * The author of a comment, as far as the page shows.
 */
export type Author = { 
/**
 * The name as displayed, decorations included.
 */
name: string | null, 
/**
 * The handle, without the leading `@`.
 */
handle: string | null, };

/**
 * A social network, or a page of the brand's own.
 */
export type Network = "x" | "facebook" | "instagram" | "linkedin" | "youtube" | "tiktok" | "reddit" | "threads" | "bluesky" | "mastodon" | "community";

/**
 * A half-open range `start..end` of UTF-16 code units: the unit of JavaScript strings and of
 * everything that leaves the engine.
 */
export type Utf16Span = { 
/**
 * First code unit of the range.
 */
start: number, 
/**
 * One past the last code unit of the range.
 */
end: number, };

/**
 * How much a finding matters.
 */
export type FindingSeverity = "hint" | "warn" | "hold";

/**
 * Whether a draft can go out.
 */
export type VerdictState = "ready" | "revise" | "hold";
