import { z } from 'zod'
import { labelOf } from '#law/code-list.ts'
import { mayTellMember } from '#law/safe-fact-sheet.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { concernsById } from '../concern/store.ts'
import { concernColumns } from '../concern/subject.ts'
import { isDisclosureRestricted } from '../court/orders.ts'
import { demoIds } from '../demo-ids.ts'
import { opened } from '../words.ts'
import { LetterList, LetterView, ListLetters, sheetParts } from './schema.ts'
import { agreementsOf, type LetterRow, listedLetters } from './store.ts'
import { letterSubject } from './subject.ts'
import type { AgreementWords, LetterWords, SheetWords } from './words.ts'
import { letterWorkflow } from './workflow.ts'

function rowOf(row: LetterRow, concernReference: string | null, today: string) {
  const { id, reference, version, kind, state, receivedOn, dueOn } = row
  const ended = letterWorkflow.states[state].ended === true
  return {
    ...{ id, reference, version, kind, state, receivedOn, dueOn, concernReference },
    kindLabel: labelOf('member-kinds', kind),
    stateLabel: letterWorkflow.states[state].label,
    overdue: !ended && dueOn !== null && dueOn < today,
  }
}

export const listLetters = query({
  name: 'safeguarding.listMemberLetters',
  does: 'Lists letters from councillors and members of Parliament about cases you may see, those due first.',
  api: 'GET /safeguarding/member-letters',
  input: ListLetters,
  output: LetterList,
  can: 'member-letter.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { open, page, perPage }) {
    const asked = {
      ...{ councilId: ctx.actor.councilId, open },
      visible: ctx.visible('member-letter.work', concernColumns),
    }
    const { rows, total } = await listedLetters(ctx.tx, asked, {
      limit: perPage,
      offset: (page - 1) * perPage,
    })
    const today = ctx.today.toString()
    return { items: rows.map(row => rowOf(row, row.concernReference, today)), total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { open }) => ({ count: total, open }),
  example: { role: 'safeguarding-practitioner', input: {} },
})

async function viewOf(ctx: Context, row: LetterRow): Promise<LetterView> {
  const { councilId, id, concernId, asker, couldBeSource, draftedBy, signedBy, sentOn } = row
  const open = await openerFor(ctx, [id])
  const words = opened<LetterWords>(open, id, row.words)
  const sheet = opened<SheetWords>(open, id, row.sheet)
  const agreements = await agreementsOf(ctx.tx, councilId, id)
  const names = await accountNames(ctx.tx, councilId, [draftedBy, signedBy, ...agreements.map(one => one.by)])
  const [concern] = concernId ? await concernsById(ctx.tx, councilId, [concernId]) : []
  const label = (part: string) => labelOf('fact-sheet-parts', part)
  return {
    ...rowOf(row, concern?.reference ?? null, ctx.today.toString()),
    ...{ concernId, asker, couldBeSource, sentOn, askerLabel: labelOf('member-askers', asker) },
    ...{ member: words?.member ?? null, address: words?.address ?? null, about: words?.about ?? null },
    ...{ asks: words?.asks ?? null, askerName: words?.askerName ?? null },
    agreements: agreements.map(one => {
      const said = opened<AgreementWords>(open, id, one.words)
      const { id: agreementId, basis, parts, givenOn, endedOn } = one
      return {
        ...{ id: agreementId, basis, parts: [...parts], givenOn, endedOn },
        ...{ basisLabel: labelOf('agreement-bases', basis), partLabels: parts.map(label) },
        ...{ who: said?.who ?? null, words: said?.text ?? null, by: names.get(one.by) ?? null },
      }
    }),
    sheet: Object.entries(sheet ?? {}).map(([part, text]) => ({
      ...{ part, label: part === 'ended' ? 'Ended, because' : label(part), words: text },
    })),
    mayTell: sheetParts.map(part => {
      const may = mayTellMember(part, { agreements, couldBeSource })
      return { part, label: label(part), may: may === true, because: may === true ? null : may }
    }),
    restrictedByCourt: concernId ? await isDisclosureRestricted(ctx, concernId) : false,
    draftedBy: (draftedBy && names.get(draftedBy)) ?? null,
    ownDraft: draftedBy !== null && draftedBy === ctx.actor.id,
    ...{ signedBy: (signedBy && names.get(signedBy)) ?? null, signedAt: row.signedAt?.toString() ?? null },
  }
}

export const getLetter = query({
  name: 'safeguarding.getMemberLetter',
  does: 'Gives one letter from a member: what it asks, whose agreement covers what, and the fact sheet as they read it.',
  api: 'GET /safeguarding/member-letters/{memberLetterId}',
  input: z.object({ memberLetterId: z.uuid() }),
  output: LetterView,
  can: 'member-letter.work',
  subject: letterSubject,
  run: (ctx, _input, { row }) => viewOf(ctx, row),
  trace: 'record',
  example: { role: 'safeguarding-practitioner', input: { memberLetterId: demoIds.memberLetter } },
})
