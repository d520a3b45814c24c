/** A page made for paper has a button that prints it; without script its words point to the browser's menu. */
export function offerPrinting(page: Document): void {
  for (const button of page.querySelectorAll<HTMLElement>('[data-lantern-print]')) {
    button.hidden = false
    button.addEventListener('click', () => page.defaultView?.print())
  }
}
