import { describe, expect, it } from 'vitest'
import { newCode } from '#platform/way-back/index.ts'
import { door, publicDoor } from '../testing/door.ts'
import { safeguardingWorld } from '../testing/world.ts'

const world = safeguardingWorld()
const at = publicDoor(world)

async function back(reference: string, code: string) {
  const browser = at.browser()
  await browser.get(door('way-back'))
  const answer = await browser.post(door('way-back'), { reference, code })
  return { browser, answer }
}

describe('the way back', () => {
  it('opens with reference and code, however they are typed, and never shows the report’s own words', async () => {
    const { reference, code } = await at.tell({ words: 'A secret account' })
    const { answer } = await back(reference.toLowerCase().replace('-', ' '), code.toLowerCase())
    expect(answer.body).toContain('We have what you told us')
    expect(answer.body).not.toContain('A secret account')
    expect(answer.body).toContain('Tuesday 17 November 2026')
    expect(answer.body).toContain('999')
  })

  it('takes more words, once, however often they are sent', async () => {
    const { reference, code } = await at.tell({})
    const { browser } = await back(reference, code)
    const sent = await browser.post(door('way-back/add'), { words: 'It was the night of the fair.' })
    expect(sent.body).toContain('We have what you added')
    expect(sent.body).toContain('It was the night of the fair.')
    const messages = await at.ask(
      `select m.* from safeguarding.message m join safeguarding.report r on r.id = m.report_id where r.reference = $1`,
      [reference],
    )
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ side: 'reporter', by: null, place: 1 })
    expect(messages[0].at.toISOString()).toContain('2026-11-16T00:00:00')
  })

  it('says the same of a wrong code and of a reference that there is not', async () => {
    const { reference } = await at.tell({})
    const wrong = await back(reference, newCode())
    const none = await back('2222-3333', newCode())
    for (const { answer } of [wrong, none]) {
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toContain('We could not find that reference and code')
    }
  })

  it('counts wrong codes by the half day, and closes after fifty until the next', async () => {
    const { reference, code } = await at.tell({})
    await back(reference, newCode())
    const [row] = await at.ask('select tries, tries_since from safeguarding.report where reference = $1', [
      reference,
    ])
    expect(row.tries).toBe(1)
    expect(row.tries_since.toISOString()).toContain('2026-11-16T00:00:00')
    await at.ask('update safeguarding.report set tries = 50 where reference = $1', [reference])
    expect((await back(reference, code)).answer.body).toContain('We could not find')
    at.at.now = Temporal.Instant.from('2026-11-16T13:00:00Z')
    expect((await back(reference, code)).answer.body).toContain('We have what you told us')
    at.at.now = Temporal.Instant.from('2026-11-16T09:00:00Z')
  })

  it('a form that was not entered with a code adds nothing', async () => {
    const browser = at.browser()
    await browser.get(door('way-back/add'))
    const sent = await browser.post(door('way-back/add'), { words: 'Let me in' })
    expect(sent.statusCode).toBeGreaterThanOrEqual(400)
  })
})
