import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { provideFiles } from '#platform/files/index.ts'
import { platform } from '#platform/index.ts'
import { type TestBrowser, type TestPages, testPages } from '#platform/testing/pages.ts'
import { testWeb } from '#platform/testing/web.ts'
import { createViews } from '#platform/view/engine.ts'
import { homes } from '#src/modules/homes/index.ts'
import { people } from '#src/modules/people/index.ts'
import { safeguarding } from '../index.ts'
import { type World, worldNow } from './world.ts'

/** What somebody answers, question by question; what is left out is left empty. */
export interface Told {
  readonly danger?: string
  readonly who?: Readonly<Record<string, string>>
  readonly where?: Readonly<Record<string, string>>
  readonly words?: string
  readonly when?: Readonly<Record<string, string>>
  readonly relation?: string
  readonly naming?: string
  readonly contact?: Readonly<Record<string, string>>
  readonly photo?: { readonly bytes: Uint8Array; readonly fileName: string; readonly type: string }
}

const anyAsset = new Proxy({}, { get: (_files, name) => String(name) }) as Readonly<Record<string, string>>

/** The council’s public door over the test world. Call at the top of the file, after the world. */
export function publicDoor(world: World) {
  const at = { now: Temporal.Instant.from(worldNow) }
  const made: { pages?: TestPages } = {}
  const folders = { safeguarding: safeguarding.views ?? '' }
  beforeAll(async () => {
    provideFiles(await mkdtemp(join(tmpdir(), 'lantern-door-')))
    const views = createViews({ assets: { files: anyAsset }, folders })
    const parts = { clock: { now: () => at.now }, render: views.render.bind(views) }
    made.pages = await testPages(testWeb(world.database, [platform, homes, people, safeguarding], parts))
  })
  afterAll(() => made.pages?.app.close())
  const browser = (): TestBrowser => {
    if (!made.pages) throw new Error('The pages are made in beforeAll: use them inside a test')
    return made.pages.browser()
  }
  const ask = async (statement: string, values: unknown[] = []) =>
    (await world.database.superuser.query(statement, values)).rows
  return { at, browser, ask, tell: (told: Told = {}) => tell(browser(), told) }
}

export const door = (place = ''): string => `/c/E1${place && `/${place}`}`

/** Goes through the whole form, one question after the other, up to the check page. */
export async function answerAll(browser: TestBrowser, told: Told) {
  const { danger = 'no', words = 'She was left in a wet bed all night.', naming = 'anonymous' } = told
  const step = async (slug: string, fields: Readonly<Record<string, string>>) => {
    const answer = await browser.post(door(`tell/${slug}`), fields)
    expect(answer.statusCode, `${slug}: ${answer.body.slice(0, 300)}`).toBe(200)
    return answer
  }
  await browser.get(door('tell'))
  await step('danger', { danger })
  if (danger === 'now') await step('call', {})
  await step('who', told.who ?? {})
  await step('where', told.where ?? {})
  await step('what', { words })
  await step('when', told.when ?? {})
  await step('you', { relation: told.relation ?? '' })
  const last = await step('name', { naming })
  return naming === 'anonymous' ? last : step('contact', told.contact ?? { reporterName: 'Ruth Test' })
}

/** Sends what stands on the check page, with the photograph if there is one. */
export function send(browser: TestBrowser, photo?: Told['photo']) {
  if (!photo) return browser.post(door('tell/check'), {})
  const edge = '----lantern-test'
  const part = (head: string, body: string | Uint8Array) =>
    Buffer.concat([Buffer.from(`--${edge}\r\n${head}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')])
  const hidden = Object.entries(browser.hidden).map(([name, value]) =>
    part(`content-disposition: form-data; name="${name}"`, value),
  )
  const { bytes, fileName, type } = photo
  const head = `content-disposition: form-data; name="photo"; filename="${fileName}"\r\ncontent-type: ${type}`
  const payload = Buffer.concat([...hidden, part(head, bytes), Buffer.from(`--${edge}--\r\n`)])
  return browser.postRaw(door('tell/check'), `multipart/form-data; boundary=${edge}`, payload)
}

async function tell(browser: TestBrowser, told: Told) {
  await answerAll(browser, told)
  const sent = await send(browser, told.photo)
  const [, reference = ''] = /lantern-panel__reference">([^<]+)</.exec(sent.body) ?? []
  const [, code = ''] = /Your code[\s\S]{0,200}?([A-Z0-9]{4}(?:-[A-Z0-9]{4}){3})/.exec(sent.body) ?? []
  return { sent, reference, code, browser }
}
