import { z } from 'zod'
import { mayTellMember } from '#law/safe-fact-sheet.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { refuseStale } from '../concern/steps.ts'
import { demoIds } from '../demo-ids.ts'
import { targetDue } from '../local-targets/due.ts'
import { refuseFuture } from '../process/days.ts'
import { seenConcern } from '../process/linked.ts'
import { referenceFrom } from '../reference.ts'
import { signedIn } from '../signed-in.ts'
import { againstSheet, askedOf, refuseHeldBack } from './covered.ts'
import {
  DraftSheet,
  EndAgreement,
  EndLetter,
  LetterStepped,
  LogLetter,
  RecordAgreement,
  SendSheet,
  SignSheet,
} from './schema.ts'
import { addAgreement, addLetter, changeLetter, endAgreementRow, type LetterRow } from './store.ts'
import { lockedLetter } from './subject.ts'
import type { AgreementWords, LetterWords, SheetWords } from './words.ts'
import { type LetterAction, type LetterInState, letterWorkflow } from './workflow.ts'

const role = 'safeguarding-practitioner' as const
const example = { memberLetterId: demoIds.memberLetter, version: 2 }

export const logLetter = command({
  name: 'safeguarding.logMemberLetter',
  does: 'Writes down a letter from a councillor or a member of Parliament. It opens no case to them, and none is made of it.',
  api: 'POST /safeguarding/member-letters',
  status: 201,
  input: LogLetter,
  output: LetterStepped.extend({ reference: z.string(), dueOn: z.string().nullable() }),
  can: 'member-letter.log',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { concernReference, kind, asker, couldBeSource, receivedOn, ...said }) {
    const by = signedIn(ctx)
    refuseFuture(ctx, { receivedOn })
    const concernId = concernReference ? await seenConcern(ctx, concernReference) : null
    const [id, reference] = [ctx.ids.next(), referenceFrom('M', ctx.ids.random())]
    const { member, address, about, asks, askerName } = said
    const words: LetterWords = { member, address, about, asks, askerName }
    const [state, dueOn] = [
      letterWorkflow.initial,
      await targetDue(ctx, 'member-letter', Temporal.PlainDate.from(receivedOn)),
    ]
    await addLetter(ctx.tx, {
      ...{ councilId: ctx.actor.councilId, id, reference, concernId, kind, asker, couldBeSource },
      ...{ state, receivedOn, dueOn, at: ctx.now, by, words: (await sealerFor(ctx, id))(words) },
    })
    const subject = concernId
      ? { type: 'concern', id: concernId, sensitive: true }
      : { type: 'member-letter', id, sensitive: true }
    const data = { memberLetterId: id, kind, asker, couldBeSource, dueOn }
    return done({ id, reference, version: 1, state, dueOn }, event('MemberLetterLogged', data, subject))
  },
  example: {
    role,
    input: {
      ...{ kind: 'councillor', member: 'Cllr Rosemary Tindall', asker: 'relative', couldBeSource: 'unknown' },
      ...{ about: 'A lady at a home in her ward', asks: 'Is it being looked at?', receivedOn: '2026-11-12' },
    },
  },
})

export const recordAgreement = command({
  name: 'safeguarding.recordMemberAgreement',
  does: 'Writes down whose agreement, or which other basis, lets a member be told what.',
  api: 'POST /safeguarding/member-letters/{memberLetterId}/agreements',
  status: 201,
  input: RecordAgreement,
  output: LetterStepped.extend({ agreementId: z.uuid() }),
  can: 'member-letter.work',
  subject: lockedLetter,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    refuseEnded(row)
    const { basis, parts, givenOn } = input
    refuseFuture(ctx, { givenOn })
    const [id, by] = [ctx.ids.next(), signedIn(ctx)]
    const sealed = (await sealerFor(ctx, row.id))({ who: input.who, text: input.words } as AgreementWords)
    const made = { councilId: row.councilId, id, letterId: row.id, basis, parts, givenOn, at: ctx.now, by }
    await addAgreement(ctx.tx, { ...made, words: sealed })
    await changeLetter(ctx.tx, row.councilId, row.id, {})
    const stepped = { id: row.id, version: row.version + 1, state: row.state, agreementId: id }
    return done(
      stepped,
      event('MemberAgreementRecorded', { memberLetterId: row.id, agreementId: id, basis, parts }),
    )
  },
  example: {
    role,
    input: {
      ...{ ...example, basis: 'adult-agrees', parts: ['safety'], givenOn: '2026-11-13' },
      who: 'Mrs Quin, on her own in the garden',
    },
  },
})

function refuseEnded({ state }: LetterRow): void {
  if (letterWorkflow.states[state].ended) throw new Conflict('This letter is answered or ended.')
}

export const endAgreement = command({
  name: 'safeguarding.endMemberAgreement',
  does: 'Writes down that an agreement was taken back: what it alone covered is not told any more.',
  api: 'POST /safeguarding/member-letters/{memberLetterId}/agreements/{agreementId}/end',
  input: EndAgreement,
  output: z.object({ id: z.uuid() }),
  can: 'member-letter.work',
  subject: lockedLetter,
  async run(ctx, { agreementId: id, endedOn }, { row }) {
    refuseFuture(ctx, { endedOn })
    const where = { councilId: row.councilId, letterId: row.id, id }
    if (!(await endAgreementRow(ctx.tx, where, endedOn)))
      throw new NotFound('We could not find that agreement, or it was taken back already, or given later.')
    return done({ id }, event('MemberAgreementEnded', { memberLetterId: row.id, agreementId: id, endedOn }))
  },
  example: {
    role,
    input: {
      memberLetterId: demoIds.memberLetter,
      agreementId: demoIds.letterAgreement,
      endedOn: '2026-11-16',
    },
  },
})

type Change = Parameters<typeof changeLetter>[3]

async function step(
  ctx: Context,
  row: LetterRow,
  action: LetterAction,
  record: LetterInState,
  change: Change,
) {
  const { to } = applyAction(letterWorkflow, action, record)
  await changeLetter(ctx.tx, row.councilId, row.id, { ...change, state: to })
  return { id: row.id, version: row.version + 1, state: to }
}

export const draftSheet = command({
  name: 'safeguarding.draftFactSheet',
  does: 'Writes the safe fact sheet for a member: only what an agreement covers. A manager signs it before it goes.',
  api: 'POST /safeguarding/member-letters/{memberLetterId}/sheet',
  input: DraftSheet,
  output: LetterStepped,
  can: 'member-letter.work',
  subject: lockedLetter,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const couldBeSource = input.couldBeSource ?? row.couldBeSource
    const said = Object.entries(input.sheet).filter((one): one is [string, string] => !!one[1])
    const asked = { ...(await askedOf(ctx, row)), couldBeSource }
    const faults = said.flatMap(([part]) => {
      const may = mayTellMember(part, asked)
      return may === true ? [] : [{ field: `sheet.${part}`, message: may }]
    })
    const empty = 'Write at least one part, or end the letter without a fact sheet'
    if (said.length === 0) faults.push({ field: 'sheet.how-it-works', message: empty })
    if (faults.length > 0) throw new Invalid(faults)
    const sheet = (await sealerFor(ctx, row.id))(Object.fromEntries(said) satisfies SheetWords)
    const parts = said.map(([part]) => part)
    const change = { sheet, parts, couldBeSource, draftedBy: signedIn(ctx), signedAt: null, signedBy: null }
    const stepped = await step(ctx, row, 'draft', { state: row.state }, change)
    return done(stepped, event('FactSheetDrafted', { memberLetterId: row.id, parts, couldBeSource }))
  },
  example: {
    role,
    input: {
      ...example,
      sheet: {
        'looked-at': 'We know of this, and it is being looked at.',
        'how-to-complain': 'Complaints go to the council’s complaints team.',
      },
    },
  },
})

export const signSheet = command({
  name: 'safeguarding.signFactSheet',
  does: 'Signs, as a manager who did not write it, the safe fact sheet for a member.',
  api: 'POST /safeguarding/member-letters/{memberLetterId}/signature',
  input: SignSheet,
  output: LetterStepped,
  can: 'member-letter.sign',
  subject: lockedLetter,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const by = signedIn(ctx)
    const record = { state: row.state, against: await againstSheet(ctx, row), ownDraft: row.draftedBy === by }
    const stepped = await step(ctx, row, 'sign', record, { signedAt: ctx.now, signedBy: by })
    await refuseHeldBack(ctx, row, input.orderAllows)
    return done(stepped, event('FactSheetSigned', { memberLetterId: row.id, parts: row.parts }))
  },
  example: { role: 'safeguarding-manager', input: { memberLetterId: demoIds.letterDrafted, version: 3 } },
})

export const sendSheet = command({
  name: 'safeguarding.sendFactSheet',
  does: 'Writes down that a signed fact sheet was sent to the member, and when. Lantern sends nothing.',
  api: 'POST /safeguarding/member-letters/{memberLetterId}/sent',
  input: SendSheet,
  output: LetterStepped,
  can: 'member-letter.work',
  subject: lockedLetter,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const { sentOn } = input
    refuseFuture(ctx, { sentOn })
    const record = { state: row.state, against: await againstSheet(ctx, row) }
    const stepped = await step(ctx, row, 'send', record, { sentOn })
    // The manager read the order when they signed; what the police ask may have come since.
    await refuseHeldBack(ctx, row, 'yes')
    return done(stepped, event('FactSheetSent', { memberLetterId: row.id, parts: row.parts, sentOn }))
  },
  example: { role, input: { memberLetterId: demoIds.letterSigned, version: 4, sentOn: '2026-11-16' } },
})

export const endLetter = command({
  name: 'safeguarding.endMemberLetter',
  does: 'Ends a letter from a member that is not answered with a fact sheet, and says why.',
  api: 'POST /safeguarding/member-letters/{memberLetterId}/end',
  input: EndLetter,
  output: LetterStepped,
  can: 'member-letter.work',
  subject: lockedLetter,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const sheet = (await sealerFor(ctx, row.id))({ ended: input.words } satisfies SheetWords)
    const stepped = await step(ctx, row, 'end', { state: row.state }, { sheet, parts: [] })
    return done(stepped, event('MemberLetterEnded', { memberLetterId: row.id }))
  },
  example: { role, input: { ...example, words: 'She has been told by her aunt herself.' } },
})
