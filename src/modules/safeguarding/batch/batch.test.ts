import { beforeAll, describe, expect, it } from 'vitest'
import { platform } from '#platform/index.ts'
import { type TestPages, testPages, testRender } from '#platform/testing/pages.ts'
import { testWeb } from '#platform/testing/web.ts'
import { homes } from '#src/modules/homes/index.ts'
import { people } from '#src/modules/people/index.ts'
import { getCase } from '../case/get-case.ts'
import { lookAtConcern, restrictConcern } from '../concern/commands.ts'
import { safeguarding } from '../index.ts'
import { isDrawn } from '../quality/draw.ts'
import { getQuality } from '../quality/queries.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'
import { sortByHarm } from './commands.ts'
import { decisionOf } from './decide-page.ts'
import { listBatch } from './queries.ts'
import { type InBatch, type SignCode, signsAgainst } from './signs.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')

const flood = (more: object = {}) => world.raised({ harm: 'medicines', abuseTypes: ['neglect'], ...more })
const caseOf = (concernId: string) => world.runner().ask(getCase, { concernId }, practitioner())
const batch = (input: object, caller = practitioner()) =>
  world.runner().ask(listBatch, input as never, caller)

const plain: InBatch = {
  ...{ personId: 'a', danger: 'no', abuseTypes: ['neglect'], earlierOfAdult: 0 },
  ...{ policeTold: false, died: false, inHospital: false, allegation: false },
}

describe('signs that a concern is better decided by itself', () => {
  it.each<[string, Partial<InBatch>, readonly SignCode[]]>([
    ['none', {}, []],
    ['no kind of abuse named', { abuseTypes: [] }, []],
    ['danger', { danger: 'now' }, ['danger']],
    ['danger not known', { danger: 'not-known' }, ['danger']],
    ['another kind of abuse', { abuseTypes: ['neglect', 'physical'] }, ['serious']],
    ['police', { policeTold: true }, ['police']],
    ['hospital', { inHospital: true }, ['hospital']],
    ['death', { died: true }, ['died']],
    ['an allegation', { allegation: true }, ['allegation']],
    ['the second in 90 days', { earlierOfAdult: 1 }, []],
    ['the third in 90 days', { earlierOfAdult: 2 }, ['repeated']],
  ])('%s', (_name, more, signs) => {
    expect(signsAgainst({ ...plain, ...more }, [])).toEqual(signs)
  })

  it('the same adult twice', () => {
    const [one, two, other] = [{ ...plain }, { ...plain }, { ...plain, personId: 'b' }]
    expect([one, two, other].map(each => signsAgainst(each, [one, two, other]))).toEqual([
      ['same-adult'],
      ['same-adult'],
      [],
    ])
  })
})

describe('a flood of one kind', () => {
  it('is listed with what each is, earlier ones and signs, to whoever may decide it', async () => {
    const adult = { givenName: 'Ivy', familyName: 'Often', bornOn: '1940-01-02' }
    const earlier = await flood({ adult, words: 'The first missed tablet.' })
    const { personId } = { personId: (await caseOf(earlier.id)).adult.id }
    const later = await world.raised(
      { harm: 'medicines', abuseTypes: ['physical'], adult: { personId }, danger: 'not-known' },
      '2026-11-16T10:00:00Z',
    )
    const { items, kinds } = await batch({ harm: 'medicines' })
    expect(items.map(item => item.id)).toEqual([earlier.id, later.id])
    expect(items[0]).toMatchObject({ what: 'The first missed tablet.', earlierOfAdult: 0 })
    expect(items[1]).toMatchObject({ earlierOfAdult: 1, earlierInHome: 1 })
    expect(items[1]?.signs.map(sign => sign.code)).toEqual(['danger', 'serious', 'same-adult'])
    expect(kinds).toEqual([{ code: 'medicines', label: 'Medicines', waiting: 2 }])
    expect((await batch({ harm: 'medicines' }, world.as('duty-worker'))).items).toEqual([])
    await world.runner().run(lookAtConcern, { concernId: earlier.id, version: 1 }, practitioner())
    const south = world.as('safeguarding-practitioner', SOUTH)
    expect((await batch({ harm: 'medicines' }, south)).items.map(item => item.id)).toEqual([later.id])
    const restriction = { concernId: later.id, version: 1, restricted: true, words: 'So' }
    await world.runner().run(restrictConcern, restriction, world.as('safeguarding-manager'))
    expect((await batch({ concernIds: [later.id] })).items).toEqual([])
  })

  it('is sorted by hand, and sorting decides nothing', async () => {
    const { id } = await world.raised()
    await world.runner().run(sortByHarm, { concernId: id, version: 1, harm: 'falls' }, practitioner())
    expect(await caseOf(id)).toMatchObject({ harm: 'falls', state: 'received', version: 2 })
    const stale = world.runner().run(sortByHarm, { concernId: id, version: 1 }, practitioner())
    await expect(stale).rejects.toMatchObject({ name: 'Conflict' })
    await world.runner().run(sortByHarm, { concernId: id, version: 2 }, practitioner())
    expect((await caseOf(id)).harm).toBeNull()
  })

  it('is not decided without a reason', () => {
    const answers = { outcome: 'no-enquiry', 'limbs.needs.answer': 'yes', reasonWords: ' ' }
    expect(decisionOf(answers, { key: 'x' })).toBeUndefined()
    const given = decisionOf(
      { ...answers, 'limbs.abuse.answer': 'no', reasonWords: 'Once, no harm' },
      { key: 'x' },
    )
    expect(given?.limbs).toEqual({
      needs: { answer: 'yes' },
      abuse: { answer: 'no', words: 'Once, no harm' },
      protect: { answer: undefined },
    })
  })
})

describe('the page on which a flood is decided', () => {
  const made: { pages?: TestPages } = {}
  beforeAll(async () => {
    const modules = [platform, homes, people, safeguarding]
    made.pages = await testPages(testWeb(world.database, modules, { render: testRender() }))
    const actor = practitioner().actor
    made.pages.signIn({ actor, councilName: 'Test Council', councilCode: 'E1' })
  })
  const browser = () => {
    if (!made.pages) throw new Error('The pages are made in beforeAll')
    return made.pages.browser()
  }

  const none = (id: string, more: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(
      Object.entries({
        ...{ 'limbs.needs.answer': 'yes', 'limbs.abuse.answer': 'no', 'limbs.protect.answer': 'yes' },
        ...{ outcome: 'no-enquiry', reason: 'quality', route: 'quality', reasonWords: 'Once, and no harm.' },
        ...{ version: '1', ...more },
      }).map(([name, value]) => [`${id}.${name}`, value]),
    )

  const addressOf = (ids: readonly string[]) =>
    `/safeguarding/batch/decide?${ids.map(id => `id=${id}`).join('&')}`

  it('decides each by itself, tells each row how it went, and keeps what was not taken', async () => {
    const ids = [(await flood()).id, (await flood()).id, (await flood()).id, (await flood()).id]
    const [good = '', empty = '', wrong = '', stale = ''] = ids
    await world.runner().run(lookAtConcern, { concernId: stale, version: 1 }, practitioner())
    const person = browser()
    const address = addressOf(ids)
    expect((await person.get(address)).body).toContain('Decide these 4')
    const sent = await person.post(address, {
      ...none(good),
      ...none(empty, { reason: '', reasonWords: '' }),
      ...none(wrong, { route: '', reasonWords: 'A reason of its own' }),
      ...none(stale),
    })
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('1 of 4 done')
    expect(sent.body).toContain('Decided: no enquiry')
    expect(sent.body).toContain('Not decided: no reason was given')
    expect(sent.body).toContain('Choose who looks at the matter instead')
    expect(sent.body).toContain('Somebody changed this case while you had it open')
    expect((await caseOf(good)).decisions).toMatchObject([
      { outcome: 'no-enquiry', reasonWords: 'Once, and no harm.', lawVersion: expect.any(String) },
    ])
    expect((await caseOf(good)).decisions[0]?.thresholdVersion).not.toBe('')
    for (const id of [empty, wrong, stale]) expect((await caseOf(id)).decisions).toEqual([])
    const again = await browser().get(address)
    expect(again.body).toContain('A reason of its own')
    expect(again.body).toContain('It is decided: no enquiry')
  })

  it('has one effect when it is sent twice', async () => {
    const { id } = await flood()
    const person = browser()
    await person.get(addressOf([id]))
    const { hidden } = person
    const first = await person.post(addressOf([id]), none(id), hidden)
    expect(first.statusCode).toBe(200)
    const twice = await person.post(addressOf([id]), none(id), hidden)
    expect(twice.body).toContain('It is decided: no enquiry')
    expect((await caseOf(id)).decisions).toHaveLength(1)
  })

  it('does what one decision alone does: one in twenty is drawn to be read again', async () => {
    const ids: string[] = []
    for (let count = 0; count < 4; count++) ids.push((await flood()).id)
    const person = browser()
    await person.get(addressOf(ids))
    await person.post(addressOf(ids), Object.assign({}, ...ids.map(id => none(id))))
    const decided = await Promise.all(ids.map(caseOf))
    const drawn = decided.flatMap(one => one.decisions.map(decision => decision.id)).filter(isDrawn)
    const { toReread } = await world.runner().ask(getQuality, {}, world.as('safeguarding-manager'))
    const listed = new Set(toReread.map(one => one.decisionId))
    expect(drawn.filter(id => !listed.has(id))).toEqual([])
    expect(decided.every(one => one.decisions.length === 1)).toBe(true)
  })

  it('answers odd addresses and answers in its own words', async () => {
    const { id } = await flood()
    const person = browser()
    expect((await person.get('/safeguarding/batch/decide?id=odd&id=%00')).body).toContain('None is chosen')
    expect((await person.get('/safeguarding/batch?harm=odd')).statusCode).toBe(200)
    await person.get(addressOf([id]))
    const odd = await person.post(addressOf([id]), none(id, { outcome: 'odd', version: 'odd' }))
    expect(odd.statusCode).toBe(422)
  })
})
