import type { ElementHandle, Page } from 'playwright-core'

/** Where the keyboard stopped on its way. */
export interface Stop {
  readonly name: string
  /** An outline or a shadow that can be seen, on the element, the picture of its control, or the words in it. */
  readonly visible: boolean
  /** It stands before the stop before it in the page, so whoever goes on is led back. */
  readonly back: boolean
}

/** The stops since this was asked last: written down in the page, as a journey has thousands. */
export function stopsOf(page: Page): Promise<Stop[]> {
  return page.locator('body').evaluate(body => {
    const page = body.ownerDocument
    const view = page.defaultView
    const isMarked = (
      style: Record<'boxShadow' | 'outlineStyle' | 'outlineWidth' | 'outlineColor', string>,
    ) =>
      style.boxShadow !== 'none' ||
      (style.outlineStyle !== 'none' &&
        Number.parseFloat(style.outlineWidth) > 0 &&
        !/^rgba\(.*, 0\)$/.test(style.outlineColor))
    const write = ({ target }: { target: typeof body }) => {
      const label = target.labels?.[0]
      // A radio button is drawn by its label, a folded group by the words in its summary.
      const drawn = label ? [view.getComputedStyle(label, '::before')] : []
      const inside = target.matches('summary') && target.firstElementChild ? [target.firstElementChild] : []
      const styles = [...[target, ...inside].map(each => view.getComputedStyle(each)), ...drawn]
      const name = (label?.textContent ?? target.textContent).replaceAll(/\s+/g, ' ').trim().slice(0, 80)
      const back = (view.lanternLast?.compareDocumentPosition(target) & 2) > 0
      view.lanternStops.push({ name, visible: styles.some(isMarked), back })
      view.lanternLast = target
    }
    if (!view.lanternStops) page.addEventListener('focusin', write)
    const stops: Stop[] = view.lanternStops ?? []
    view.lanternStops = []
    return stops
  })
}

/**
 * How often Tab is to be pressed from where the keyboard is until it comes to this element, or to its group of radio
 * buttons; fewer than none is with Shift, and none that it is there.
 */
export function pressesTo(element: ElementHandle): Promise<number> {
  return element.evaluate(target => {
    const page = target.ownerDocument
    const here = page.activeElement
    const group = (one: typeof target) => (one.type === 'radio' ? one.name : undefined)
    if (here === target || (group(target) && group(here) === group(target))) return 0
    const stands = (one: typeof target, than: typeof target) => than.compareDocumentPosition(one)
    const ahead = here === page.body || (stands(target, here) & 4) > 0
    const isBetween = (one: typeof target) =>
      ahead
        ? (here === page.body || (stands(one, here) & 4) > 0) && (stands(one, target) & 2) > 0
        : (stands(one, here) & 2) > 0 && (stands(one, target) & 4) > 0
    const seen = new Set([group(here), group(target)].filter(Boolean))
    const isStop = (one: typeof target) => {
      if (one.disabled || !isBetween(one) || !one.checkVisibility({ visibilityProperty: true })) return false
      if (!group(one)) return true
      return !seen.has(group(one)) && seen.add(group(one))
    }
    const stops = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
    const between = [...page.querySelectorAll(stops)].filter(isStop).length
    return ahead ? between + 1 : -between - 1
  })
}
