import { fixedClock } from '#platform/clock.ts'
import { systemIds } from '#platform/ids.ts'
import { demoPersonIds } from '#src/modules/people/index.ts'
import * as access from './access-request/commands.ts'
import { decideAccessItem } from './access-request/decide.ts'
import { getAccessRequest } from './access-request/queries.ts'
import { getCase } from './case/get-case.ts'
import { closeConcern, lookAtConcern } from './concern/commands.ts'
import { decideConcern } from './concern/decide.ts'
import { raiseConcern } from './concern/raise-commands.ts'
import { demoIds } from './demo-ids.ts'
import { giving, isThere, type SafeguardingDemo } from './demo-tools.ts'
import { takeInConcerns } from './exchange/commands.ts'
import { referenceFrom } from './reference.ts'
import { placeHold } from './retention/commands.ts'
import { listDueRecords } from './retention/jobs.ts'
import { moveToRightPerson } from './wrong-person/commands.ts'

const none = {
  limbs: {
    needs: { answer: 'yes' },
    abuse: { answer: 'no', words: 'A single mistake that was told at once and put right.' },
    protect: { answer: 'yes' },
  },
  outcome: 'no-enquiry',
  reason: 'quality',
  route: 'practice-team',
} as const

interface Small {
  readonly ids: readonly [concern: string, report: string, reference: string]
  readonly story: string
  readonly adult: keyof typeof demoPersonIds
  readonly daysAgo: number
  readonly words: string
  readonly decisionId?: string
}

/** A small thing that was decided to be none, step by step as people would. */
async function small(demo: SafeguardingDemo, { ids, story, adult, daysAgo, words, decisionId }: Small) {
  const [concernId, reportId, reference] = ids
  const clock = fixedClock(
    demo.clock
      .now()
      .subtract({ hours: daysAgo * 24 })
      .toString(),
  )
  const raising = demo.runnerWith(giving([concernId], [reportId, systemIds.random(), reference]), clock)
  const input = {
    homeId: demo.homeOf(story),
    adult: { personId: demoPersonIds[adult] },
    danger: 'no',
    words,
    abuseTypes: ['neglect'],
  }
  await raising.run(raiseConcern, input, demo.as('duty-worker'))
  const runner = demo.runnerWith(systemIds, clock)
  const practitioner = demo.as('safeguarding-practitioner')
  await runner.run(lookAtConcern, { concernId, version: 1 }, practitioner)
  const deciding = demo.runnerWith(giving(decisionId ? [decisionId] : []), clock)
  await deciding.run(decideConcern, { concernId, version: 2, ...none }, practitioner)
  return { runner, practitioner }
}

const idsOf = (name: 'moved' | 'reread' | 'old') =>
  [demoIds[`${name}Concern`], demoIds[`${name}Report`], demoIds[`${name}Reference`]] as const

/** What a manager, information governance and other systems have to do in the fictional council. */
export async function arrangeGoverningDemo(demo: SafeguardingDemo): Promise<void> {
  if (!(await isThere(demo, getCase, { concernId: demoIds.oldConcern }))) {
    await arrangePatterns(demo)
    await arrangeOld(demo)
    await arrangeExchange(demo)
  }
  if (
    !(await isThere(
      demo,
      getAccessRequest,
      { accessRequestId: demoIds.accessRequestDone },
      'information-governance',
    ))
  ) {
    await arrangeRequests(demo)
  }
}

async function arrangePatterns(demo: SafeguardingDemo): Promise<void> {
  await small(demo, {
    ...{
      ids: idsOf('reread'),
      story: 'mrsQuin',
      adult: 'mrsQuin',
      daysAgo: 60,
      decisionId: demoIds.rereadDecision,
    },
    words:
      'Mrs Quin’s evening tablets were an hour late, because the night carer came late. She came to no harm.',
  })
  const { practitioner } = await small(demo, {
    ...{ ids: idsOf('moved'), story: 'mrsQuin', adult: 'son', daysAgo: 30 },
    words: 'The tablets of the lady in room 4 were left on her table. She had not taken them at noon.',
  })
  const moving = demo.runnerWith(giving([demoIds.breach]), demo.clock)
  const wrong = {
    concernId: demoIds.movedConcern,
    version: 3,
    rightPerson: { personId: demoPersonIds.mrsQuin },
  }
  await moving.run(
    moveToRightPerson,
    { ...wrong, words: 'The home gave the number of another room. It was Mrs Quin’s.' },
    practitioner,
  )
}

/** Closed ten years ago, and so on the list; another case is held. */
async function arrangeOld(demo: SafeguardingDemo): Promise<void> {
  const { runner, practitioner } = await small(demo, {
    ...{ ids: idsOf('old'), story: 'punishedRelative', adult: 'son', daysAgo: 3_653 },
    words: 'His glasses were mislaid for a weekend.',
  })
  await runner.run(
    closeConcern,
    { concernId: demoIds.oldConcern, version: 3, closingReason: 'no-enquiry' },
    practitioner,
  )
  await demo.runnerWith(giving([demoIds.retentionItem]), demo.clock).run(listDueRecords, {}, demo.system)
  const hold = {
    reference: referenceFrom('C', demoIds.managersReference),
    wholePerson: 'case',
    reason: 'ombudsman',
  }
  const governance = demo.as('information-governance')
  await demo.runnerWith(giving([demoIds.hold]), demo.clock).run(placeHold, hold, governance)
}

async function arrangeExchange(demo: SafeguardingDemo): Promise<void> {
  const row = {
    id: 'M-1001',
    receivedOn: '2025-05-06',
    closedOn: '2025-06-02',
    givenName: 'Alfred',
    familyName: 'Noonan',
    outcome: 'no enquiry',
    decidedOn: '2025-05-07',
  }
  const runner = demo.runnerWith(giving([demoIds.exchangeImport]), demo.clock)
  await runner.run(takeInConcerns, { rows: [row] }, demo.as('administrator'))
}

async function arrangeRequests(demo: SafeguardingDemo): Promise<void> {
  const governance = demo.as('information-governance')
  const receivedOn = demo.clock
    .now()
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .subtract({ days: 6 })
    .toString()
  const ask = (id: string, more: object) =>
    demo
      .runnerWith(giving([id]), demo.clock)
      .run(
        access.recordAccessRequest,
        { kind: 'subject-access', askedBy: 'self', riskChecked: 'not-source', receivedOn, ...more },
        governance,
      )
  const edith = {
    personId: demoPersonIds.person,
    name: 'Edith Marlowe',
    asks: 'Everything you have about me and my money.',
  }
  const quin = {
    personId: demoPersonIds.mrsQuin,
    name: 'Margaret Quin',
    asks: 'What was said about my walks.',
  }
  await ask(demoIds.accessRequest, {
    ...edith,
    askedBy: 'attorney',
    riskChecked: 'not-known',
    name: 'Helen Marlowe',
    asks: 'My aunt’s records.',
  })
  await ask(demoIds.accessRequestNew, quin)
  await ask(demoIds.accessRequestReady, edith)
  await ask(demoIds.accessRequestDone, edith)
  await goThrough(demo, demoIds.accessRequestReady, [demoIds.accessItem])
  await goThrough(demo, demoIds.accessRequestDone, [])
  const release = { accessRequestId: demoIds.accessRequestDone, version: 2, seriousHarm: 'partly' }
  await demo.runnerWith(systemIds, demo.clock).run(access.releaseRecords, release, governance)
}

async function goThrough(
  demo: SafeguardingDemo,
  accessRequestId: string,
  ids: readonly string[],
): Promise<void> {
  const governance = demo.as('information-governance')
  await demo
    .runnerWith(giving(ids), demo.clock)
    .run(access.gatherRecords, { accessRequestId, version: 1 }, governance)
  const runner = demo.runnerWith(systemIds, demo.clock)
  const { items } = await runner.ask(getAccessRequest, { accessRequestId }, governance)
  for (const { id, version, whose, decision, source } of items) {
    if (decision !== null) continue
    const made =
      source === 'concern' ? { decision: 'release' } : { decision: 'withhold', reason: 'third-party' }
    await runner.run(decideAccessItem, { accessItemId: id, version, whose, ...made }, governance)
  }
}
