import type { ElementHandle, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { pressesTo, stopsOf } from './stops.ts'

type Doing = (locator: Locator, ...given: readonly never[]) => Promise<void>

/** What Playwright does as with a mouse, done with the keyboard. */
const byHand: Readonly<Record<string, Doing>> = {
  check: locator => set(locator, true),
  uncheck: locator => set(locator, false),
  fill,
  selectOption: select,
  click,
}

/**
 * The same page, for somebody who has no mouse: what is clicked, ticked, filled in and chosen from is come to with
 * Tab, and then done with Enter, Space, the arrows or by typing. Fails where the keyboard does not get to, where the
 * focus cannot be seen on the way, and where it jumps back in the page.
 */
export function withoutMouse<T extends object>(thing: T): T {
  return new Proxy(thing, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      const doing = isLocator(target) && typeof key === 'string' ? byHand[key] : undefined
      if (doing) return (...given: never[]) => doing(target as Locator, ...given)
      return (...given: unknown[]) => wrapped(value.apply(target, given))
    },
  })
}

function wrapped(answer: unknown): unknown {
  if (isLocator(answer)) return withoutMouse(answer)
  if (!(answer instanceof Promise)) return answer
  return answer.then(value => (Array.isArray(value) ? value.map(wrapped) : value))
}

const isLocator = (value: unknown): value is Locator =>
  typeof value === 'object' && value !== null && value.constructor.name === 'Locator'

/** A page that sends Tab nowhere would be walked for ever. */
const TRIES = 12

/** Comes to what this names with Tab and Shift. */
async function comeTo(locator: Locator): Promise<ElementHandle> {
  const page = locator.page()
  const element = await operated(locator)
  await stopsOf(page)
  const passed: string[] = []
  for (let tries = 0; tries < TRIES; tries++) {
    const presses = await pressesTo(element)
    if (presses === 0) return element
    for (let left = Math.abs(presses); left > 0; left--) {
      await page.keyboard.press(presses > 0 ? 'Tab' : 'Shift+Tab')
    }
    const stops = await stopsOf(page)
    for (const { name, visible, back } of stops) {
      expect(visible, `The focus cannot be seen on "${name}" of ${page.url()}`).toBe(true)
      if (presses > 0) expect(back, `The focus goes back at "${name}" of ${page.url()}`).toBe(false)
      passed.push(name)
    }
  }
  throw new Error(`Tab never came to ${locator} on ${page.url()}. It stopped at: ${passed.join(' | ')}`)
}

/** What takes the keyboard: the link, button or field itself, or the one around it. */
async function operated(locator: Locator): Promise<ElementHandle> {
  const found = await locator.elementHandle()
  const around = await found?.evaluateHandle(element =>
    element.closest('a[href], button, input, select, textarea, summary, [tabindex]'),
  )
  const element = around?.asElement()
  if (!element) throw new Error(`${locator} cannot be operated with the keyboard on ${locator.page().url()}`)
  return element
}

async function click(locator: Locator): Promise<void> {
  const element = await comeTo(locator)
  const isButton = await element.evaluate(one => one.matches('button, input'))
  await locator.page().keyboard.press(isButton ? 'Space' : 'Enter')
}

async function fill(locator: Locator, words: string): Promise<void> {
  await comeTo(locator)
  const { keyboard } = locator.page()
  await keyboard.press('ControlOrMeta+a')
  await (words === '' ? keyboard.press('Delete') : keyboard.insertText(words))
}

async function set(locator: Locator, checked: boolean): Promise<void> {
  const element = await operated(locator)
  if ((await element.isChecked()) === checked) return
  await comeTo(locator)
  await (checked && (await isElsewhere(element)) ? goRound(locator.page(), element) : press(locator, 'Space'))
  expect(await element.isChecked(), `${locator} on ${locator.page().url()}`).toBe(checked)
}

/** In a group of radio buttons Tab stops at one, and the arrows go to the others. */
const isElsewhere = (element: ElementHandle): Promise<boolean> =>
  element.evaluate(one => one !== one.ownerDocument.activeElement)

async function goRound(page: Page, element: ElementHandle): Promise<void> {
  const most = await element.evaluate(
    one => one.ownerDocument.querySelectorAll(`input[type=radio][name="${one.name}"]`).length,
  )
  for (let left: number = most; left > 0 && (await isElsewhere(element)); left--) {
    await page.keyboard.press('ArrowDown')
  }
}

async function select(locator: Locator, wanted: string | { readonly label: string }): Promise<void> {
  const element = await comeTo(locator)
  const steps: number = await element.evaluate((one, value) => {
    const isWanted = (option: typeof one) =>
      typeof value === 'string'
        ? option.value === value || option.label === value
        : option.label === value.label
    return [...one.options].findIndex(isWanted) - one.selectedIndex
  }, wanted)
  for (let left = Math.abs(steps); left > 0; left--) await press(locator, steps > 0 ? 'ArrowDown' : 'ArrowUp')
  const [value, label] = await element.evaluate(one => [one.value, one.selectedOptions[0]?.label])
  const asked = typeof wanted === 'string' ? wanted : wanted.label
  expect([value, label], `${locator} on ${locator.page().url()}`).toContain(asked)
}

const press = (locator: Locator, key: string): Promise<void> => locator.page().keyboard.press(key)
