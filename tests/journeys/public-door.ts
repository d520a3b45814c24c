import { expect } from 'vitest'
import { fenmarsh } from '#src/demo/council.ts'
import type { Visitor } from '../support/visitor.ts'

export const door = (place = ''): string => `/c/${fenmarsh.code}${place && `/${place}`}`

export interface Telling {
  readonly who?: string
  readonly home?: string
  readonly words: string
  readonly when?: string
  readonly relation?: string
  readonly naming: 'You may use my name' | 'Keep my name from the home' | 'I would rather not give my name'
  readonly name?: string
}

export interface Keys {
  readonly reference: string
  readonly code: string
}

/** From the council’s first page to the check page, one question after the other. */
export async function answerAll(visitor: Visitor, telling: Telling): Promise<void> {
  const { page } = visitor
  await visitor.visit(door(), 'Are you worried about someone in a care home?')
  await visitor.press('Tell us', 'Is anyone in danger now?')
  await page.getByLabel('No', { exact: true }).check()
  await visitor.press('Continue', 'Who are you worried about?')
  await page.getByLabel('Their name').fill(telling.who ?? '')
  await visitor.press('Continue', 'Where is it?')
  if (telling.home) {
    const option = page.locator('#homeId option', { hasText: telling.home }).first()
    await page.getByLabel('Which care home?').selectOption((await option.getAttribute('value')) ?? '')
  }
  await visitor.press('Continue', 'What happened, or what worries you?')
  await page.getByLabel('What happened').fill(telling.words)
  await visitor.press('Continue', 'About when was it?')
  await page.getByLabel('In your own words').fill(telling.when ?? '')
  await visitor.press('Continue', /Who are you to them/)
  if (telling.relation) await page.getByLabel(telling.relation).check()
  await visitor.press('Continue', 'What may we do with your name?')
  await page.getByLabel(telling.naming).check()
  if (!telling.name) return visitor.press('Continue', 'Check what you tell us')
  await visitor.press('Continue', 'Who are you, and how can we reach you safely?')
  await page.getByLabel('Your name').fill(telling.name)
  await visitor.press('Continue', 'Check what you tell us')
}

/** Sends it and writes down what is needed to come back. */
export async function sendIt(visitor: Visitor): Promise<Keys> {
  const { page } = visitor
  await visitor.press('Send it', 'We have it. Thank you for telling us')
  const reference = await page.locator('.lantern-panel__reference').innerText()
  const words = await page.locator('main').innerText()
  const code = /([A-Z0-9]{4}-){3}[A-Z0-9]{4}/.exec(words)?.[0] ?? ''
  expect(code).not.toBe('')
  return { reference, code }
}

export async function comeBack(visitor: Visitor, keys: Keys, heading: string | RegExp): Promise<void> {
  await visitor.visit(door('way-back'), 'Come back to what you told us')
  await visitor.page.getByLabel('Your reference').fill(keys.reference)
  await visitor.page.getByLabel('Your code').fill(keys.code)
  await visitor.press('Continue', heading)
}
