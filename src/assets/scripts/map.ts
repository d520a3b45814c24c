import { markTwins } from './map-twins.ts'

const keys: Readonly<Record<string, string>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  ArrowUp: 'north',
  ArrowDown: 'south',
  ArrowLeft: 'west',
  ArrowRight: 'east',
  '0': 'whole',
}

/**
 * Every step of a map is a link that works by itself. With script only the map is fetched anew, keys move the
 * map that is focused, and a row of the list and its mark show each other.
 */
export function startMaps(page: Document): void {
  for (const map of page.querySelectorAll<HTMLElement>('[data-lantern-map]')) {
    foldUnderTheList(map)
    takeFocus(map)
    markTwins(map)
    map.addEventListener('click', event => {
      const step = (event.target as Element).closest('a[data-map-move]')
      if (!step || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      void go(map, step)
    })
    map.addEventListener('keydown', event => {
      const move = keys[event.key]
      const onPicture = (event.target as Element).closest('[data-lantern-map-picture]')
      if (!move || !onPicture || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      const step = map.querySelector(`a[data-map-move="${move}"]`)
      if (step) void go(map, step)
    })
  }
}

/** Where the map is not beside the list but under it, it is folded, unless somebody has just asked for it. */
function foldUnderTheList(map: HTMLElement): void {
  const view = map.ownerDocument.defaultView
  const fold = map.querySelector('details')
  if (fold && view?.matchMedia('(max-width: 71.99rem)').matches && view.location.hash !== '#map')
    fold.open = false
}

function takeFocus(map: HTMLElement): void {
  for (const picture of map.querySelectorAll<HTMLElement>('[data-lantern-map-picture]')) {
    picture.tabIndex = 0
    picture.setAttribute('role', 'group')
    picture.setAttribute('aria-label', 'Map. Plus and minus zoom, arrow keys move, nought shows the whole')
  }
}

async function go(map: HTMLElement, step: Element): Promise<void> {
  const href = step.getAttribute('href') ?? ''
  if (map.ariaBusy === 'true') return
  map.ariaBusy = 'true'
  try {
    const response = await fetch(href, { headers: { accept: 'text/html' } })
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    const next = fresh.querySelector('[data-lantern-map-body]')
    const body = map.querySelector('[data-lantern-map-body]')
    if (!next || !body) return map.ownerDocument.location.assign(href)
    const back = focusedIn(map)
    body.replaceChildren(...next.childNodes)
    map.ownerDocument.defaultView?.history.replaceState(null, '', href)
    takeFocus(map)
    focusAgain(map, back)
    say(map)
  } catch {
    map.ownerDocument.location.assign(href)
  } finally {
    map.ariaBusy = null
  }
}

/** Which control had the focus; the picture, if the focus was on it or on a mark that is there no more. */
function focusedIn(map: HTMLElement): string | undefined {
  const focused = map.ownerDocument.activeElement
  if (!focused || !map.contains(focused)) return undefined
  const move = focused.getAttribute('data-map-move')
  return move && move !== 'cluster' ? `a[data-map-move="${move}"]` : '[data-lantern-map-picture]'
}

/** The first that can be seen: there is one picture for wide screens and one for phones. */
function focusAgain(map: HTMLElement, where: string | undefined): void {
  if (!where) return
  const all = [where, '[data-lantern-map-picture]'].flatMap(one => [
    ...map.querySelectorAll<HTMLElement>(one),
  ])
  all.find(element => element.getClientRects().length > 0)?.focus({ preventScroll: true })
}

function say(map: HTMLElement): void {
  const status = map.querySelector('[data-lantern-map-status]')
  if (status) status.textContent = map.querySelector('[data-lantern-map-words]')?.textContent ?? ''
}
