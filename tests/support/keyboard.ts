import { expect } from 'vitest'
import type { Visitor } from './visitor.ts'

/** Where the keyboard is: what the element is called, and what shows that it is there. */
export interface Focused {
  readonly id: string
  readonly tag: string
  readonly name: string
  /** An outline or a shadow that can be seen, on the element, the picture of its control, or the words in it. */
  readonly visible: boolean
}

/** More stops than any page has on the way to what it is for. */
const STOPS = 150

/** Presses Tab until the element of this name has the focus; every stop on the way must be seen to have it. */
export async function reach(visitor: Visitor, name: RegExp): Promise<void> {
  const { page } = visitor
  const passed: string[] = []
  while (passed.length < STOPS) {
    await page.keyboard.press('Tab')
    const stop = await focused(visitor)
    expect(stop.visible, `The focus cannot be seen on "${stop.name}" (${stop.tag}) of ${page.url()}`).toBe(
      true,
    )
    if (name.test(stop.name)) return
    passed.push(stop.name)
  }
  throw new Error(`Tab never came to ${name} on ${page.url()}. It stopped at: ${passed.join(' | ')}`)
}

/** Types into the field that has the focus, in place of what it held. */
export async function typeOver({ page }: Visitor, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(words)
}

export function focused({ page }: Visitor): Promise<Focused> {
  return page.locator('body').evaluate(body => {
    const { activeElement: element, defaultView: view } = body.ownerDocument
    const label = element.labels?.[0]
    const words: string = label?.textContent ?? element.textContent
    // A radio button is drawn by its label, a folded group by the words in its summary.
    const drawn = label ? [view.getComputedStyle(label, '::before')] : []
    const inside = element.matches('summary') && element.firstElementChild ? [element.firstElementChild] : []
    const styles = [...[element, ...inside].map(each => view.getComputedStyle(each)), ...drawn]
    const marked = styles.some(
      ({ boxShadow, outlineStyle, outlineWidth, outlineColor }) =>
        boxShadow !== 'none' ||
        (outlineStyle !== 'none' &&
          Number.parseFloat(outlineWidth) > 0 &&
          !/^rgba\(.*, 0\)$/.test(outlineColor)),
    )
    return {
      id: element.id,
      tag: element.localName,
      name: words.replaceAll(/\s+/g, ' ').trim(),
      visible: marked,
    }
  })
}
