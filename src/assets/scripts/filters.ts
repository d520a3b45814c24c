/** Filters are folded away on a phone and stand open beside the list on a wide screen. */
export function openFiltersOnWideScreens(page: Document): void {
  const wide = page.defaultView?.matchMedia('(min-width: 64rem)')
  if (!wide?.matches) return
  for (const panel of page.querySelectorAll<HTMLDetailsElement>('[data-lantern-filters]')) panel.open = true
}
