const MARKED = 'is-marked'

/** Pointing at a row of the list, or focusing its link, marks the home on the map, and the reverse. */
export function markTwins(map: HTMLElement): void {
  const list = map.parentElement
  if (!list) return
  for (const kind of ['mouseover', 'focusin']) {
    list.addEventListener(kind, event => show(list, event.target as Element))
  }
  for (const kind of ['mouseleave', 'focusout']) list.addEventListener(kind, () => clear(list))
}

function show(list: Element, at: Element): void {
  clear(list)
  const row = at.closest('tbody tr')
  const mark = at.closest('[data-lantern-map] svg a')
  const twins = row ? marksOf(list, row) : mark ? rowsOf(list, mark) : []
  for (const twin of twins) twin.classList.add(MARKED)
}

function clear(list: Element): void {
  for (const marked of list.querySelectorAll(`.${MARKED}`)) marked.classList.remove(MARKED)
}

function marksOf(list: Element, row: Element): Iterable<Element> {
  const href = row.querySelector('th a')?.getAttribute('href') ?? ''
  const id = href.split('/').at(-1) ?? ''
  if (id === '') return []
  return list.querySelectorAll(`svg a[href="${href}"], svg a[data-homes~="${id}"]`)
}

function rowsOf(list: Element, mark: Element): readonly Element[] {
  const ids = mark.getAttribute('data-homes')?.split(' ') ?? [mark.getAttribute('href')?.split('/').at(-1)]
  return ids.flatMap(id => list.querySelector(`tbody th a[href$="/${id}"]`)?.closest('tr') ?? [])
}
