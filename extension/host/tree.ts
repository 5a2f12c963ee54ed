/** The page's tree as one sees it: through open shadow roots, upwards and downwards. */

/** The element around `node`, across the border of a shadow root. */
export function parentOf(node: Node): Element | undefined {
  const parent = node instanceof Element && node.assignedSlot ? node.assignedSlot : node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : undefined;
}

/** `closest()` that goes on outside the shadow root that the element is in. */
export function closest(element: Element, selector: string): Element | undefined {
  for (let at: Element | undefined = element; at !== undefined; ) {
    const found: Element | null = at.closest(selector);
    if (found) return found;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}

/** Whether `outer` is `inner` or around it, across shadow roots. */
export function holds(outer: Node, inner: Node): boolean {
  for (let at: Node | undefined = inner; at !== undefined; ) {
    if (outer.contains(at)) return true;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return false;
}

/** The element that has the focus, inside open shadow roots too. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Whether an element has a box at all. */
export function isShown(element: Element): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}
