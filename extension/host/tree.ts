/**
 * The page's tree as one sees it: through open shadow roots and through frames of the page's own origin, upwards and
 * downwards. A frame's nodes are of other classes than this script's, so nothing here or elsewhere asks `instanceof`.
 */

/** A window of the page's own origin, with the classes that its own documents need. */
export type View = Window & typeof globalThis;

export function isElement(node: unknown): node is Element {
  return (node as Node | null | undefined)?.nodeType === Node.ELEMENT_NODE;
}

export function isShadowRoot(node: Node): node is ShadowRoot {
  return node.nodeType === Node.DOCUMENT_FRAGMENT_NODE && "host" in node;
}

/** What the whole tree that `node` is in stands in: the host of its shadow root, or the frame that shows its document. */
export function hostOf(node: Node): Element | undefined {
  const root = node.getRootNode();
  if (isShadowRoot(root)) return root.host;
  return root === document ? undefined : ((root as Partial<Document>).defaultView?.frameElement ?? undefined);
}

/** The element around `node`. */
export function parentOf(node: Node): Element | undefined {
  const parent = (isElement(node) && node.assignedSlot) || node.parentNode;
  return isElement(parent) ? parent : hostOf(node);
}

/** `closest()` that goes on outside the tree that the element is in. */
export function closest(element: Element, selector: string): Element | undefined {
  for (let at: Element | undefined = element; at !== undefined; at = hostOf(at)) {
    const found = at.closest(selector);
    if (found) return found;
  }
  return undefined;
}

/** Whether `outer` is `inner` or around it. */
export function holds(outer: Node, inner: Node): boolean {
  for (let at: Node | undefined = inner; at !== undefined; at = hostOf(at)) {
    if (outer.contains(at)) return true;
  }
  return false;
}

/** The document that an element shows, if it is a frame of the page's own origin. */
export function documentIn(element: Element | null): Document | undefined {
  return (element as Partial<HTMLIFrameElement> | null)?.contentDocument ?? undefined;
}

/** The windows of the frames of the page's own origin that a document shows, and of the one in it that has the focus. */
export function framesOf({ activeElement, defaultView }: Document): View[] {
  const documents = [documentIn(activeElement)];
  for (let index = 0; index < (defaultView?.length ?? 0); index += 1) {
    try {
      documents.push(defaultView?.[index]?.document);
    } catch {
      // Of another origin.
    }
  }
  return documents.flatMap((shown) => shown?.defaultView ?? []);
}

/** The element that has the focus. */
export function focused(): Element | null {
  let active = document.activeElement;
  for (;;) {
    const inner = active?.shadowRoot?.activeElement ?? documentIn(active)?.activeElement;
    if (!inner) return active;
    active = inner;
  }
}

/** Gives an element the focus, and first its window: in a frame that has none it would be in vain. */
export function focusOn(element: HTMLElement): void {
  if (element.ownerDocument !== document) element.ownerDocument.defaultView?.focus();
  element.focus({ preventScroll: true });
}

/** The windows that an element is seen through, its own first. */
export function viewsOf(element: Element): View[] {
  const views = new Set<View>();
  for (let at: Element | undefined = element; at !== undefined; at = hostOf(at)) {
    const view = at.ownerDocument.defaultView;
    if (view) views.add(view);
  }
  return [...views];
}

/** Whether an element has a box at all. */
export function isShown(element: Element): boolean {
  return (
    element.isConnected && element.ownerDocument.defaultView !== null && element.getClientRects().length > 0
  );
}

/** A rectangle in CSS pixels of the page's viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What is seen of an element; of one in a frame, no more than the frame shows. */
export function boxOf(element: Element): Box {
  let { left, top, right, bottom } = element.getBoundingClientRect();
  for (const view of viewsOf(element)) {
    const frame = view === window ? null : (view.frameElement as HTMLElement | null);
    if (frame === null) continue;
    const outer = frame.getBoundingClientRect();
    const scale = outer.width / frame.offsetWidth || 1;
    const x = (at: number): number =>
      Math.min(Math.max(outer.left + (frame.clientLeft + at) * scale, outer.left), outer.right);
    const y = (at: number): number =>
      Math.min(Math.max(outer.top + (frame.clientTop + at) * scale, outer.top), outer.bottom);
    [left, top, right, bottom] = [x(left), y(top), x(right), y(bottom)];
  }
  return { left, top, width: right - left, height: bottom - top };
}
