import { z } from 'zod'
import { labelOf } from '#law/code-list.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { isPersonRole, roles } from '#platform/access/roles.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { readersOf } from '#platform/events/readers.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { demoIds } from '../demo-ids.ts'
import { type NoteWords, opened } from '../words.ts'
import { breachSubject } from './commands.ts'
import { BreachList, type BreachRowView, BreachView, ListBreaches } from './schema.ts'
import { codesLeftOn, type ListedBreach, listedBreaches } from './store.ts'
import { breachWorkflow } from './workflow.ts'

/** UK GDPR, article 33(1). */
const HOURS_TO_TELL = 72

function viewOf(row: ListedBreach, names: ReadonlyMap<string, string>): BreachRowView {
  const { id, reference, version, concernReference, state, foundAt, outcome, endedAt } = row
  return {
    ...{ id, reference, version, concernReference, state },
    stateLabel: breachWorkflow.states[state].label,
    owner: names.get(row.ownerId) ?? null,
    foundAt: foundAt.toString(),
    tellBy: foundAt.add({ hours: HOURS_TO_TELL }).toString(),
    outcome: outcome && labelOf('breach-outcomes', outcome),
    endedAt: endedAt?.toString() ?? null,
  }
}

export const listBreaches = query({
  name: 'safeguarding.listBreaches',
  does: 'Lists records that were on the wrong person: who answers for each, and how it was settled.',
  api: 'GET /safeguarding/breaches',
  input: ListBreaches,
  output: BreachList,
  can: 'breach.handle',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run({ tx, actor }, { state, page, perPage }) {
    const asked = { limit: perPage, offset: (page - 1) * perPage }
    const { rows, total } = await listedBreaches(tx, actor.councilId, state, asked)
    const names = await accountNames(
      tx,
      actor.councilId,
      rows.map(row => row.ownerId),
    )
    return { items: rows.map(row => viewOf(row, names)), total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { state }) => ({ count: total, state }),
  example: { role: 'information-governance', input: {} },
})

async function readersWhileWrong(ctx: Context, row: ListedBreach) {
  const span = { from: row.sinceAt, to: row.foundAt }
  const found = await readersOf(ctx.tx, {
    councilId: row.councilId,
    type: 'concern',
    id: row.concernId,
    ...span,
  })
  return found.map(({ name, role, times, lastAt }) => ({
    ...{ name, times, lastAt: lastAt.toString() },
    role: isPersonRole(role) ? roles[role].label : role,
  }))
}

export const getBreach = query({
  name: 'safeguarding.getBreach',
  does: 'Gives one record that was on the wrong person, with everyone who opened it meanwhile.',
  api: 'GET /safeguarding/breaches/{breachId}',
  input: z.object({ breachId: z.uuid() }),
  output: BreachView,
  can: 'breach.handle',
  subject: breachSubject,
  async run(ctx, _input, { row }) {
    const names = await accountNames(ctx.tx, row.councilId, [row.ownerId, row.foundBy])
    const open = await openerFor(ctx, [row.id])
    return {
      ...viewOf(row, names),
      words: opened<NoteWords>(open, row.id, row.words)?.text ?? null,
      foundBy: (row.foundBy && names.get(row.foundBy)) ?? null,
      sinceAt: row.sinceAt.toString(),
      readers: await readersWhileWrong(ctx, row),
    }
  },
  trace: 'record',
  example: { role: 'information-governance', input: { breachId: demoIds.breach } },
})

/** For an adult's page: the codes of what was on their file by mistake. Whoever may see the page may see these. */
export const codesOnFile = query({
  name: 'safeguarding.codesOnFile',
  does: 'Gives the codes of records that were on this adult’s file by mistake, and nothing of what they said.',
  input: z.object({ personId: z.uuid() }),
  output: z.object({ codes: z.array(z.string()) }),
  can: 'concern.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async (ctx, { personId }) => ({
    codes: [...(await codesLeftOn(ctx.tx, ctx.actor.councilId, personId))],
  }),
  trace: 'nothing',
})
