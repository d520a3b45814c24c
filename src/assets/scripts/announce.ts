/**
 * A screen reader only speaks a status that changes after the page has loaded: say the number of
 * results again once, shortly after loading, when the person came here by searching or filtering.
 */
export function announceResults(page: Document): void {
  const status = page.querySelector<HTMLElement>('[data-lantern-results]')
  if (!status || !page.location.search) return
  const words = status.textContent
  status.textContent = ''
  requestAnimationFrame(() => {
    status.textContent = words
  })
}
