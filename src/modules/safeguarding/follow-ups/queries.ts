import { labelOf } from '#law/code-list.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { query } from '#platform/query.ts'
import { personsInBrief } from '#src/modules/people/index.ts'
import { concernColumns } from '../concern/subject.ts'
import { listedOwed, type OwedRow } from './owed-store.ts'
import { ListFollowUps, OwedList } from './schema.ts'

function labelFor({ kind, code }: OwedRow): string {
  if (kind === 'follow-up') return labelOf('parallel-processes', code ?? '')
  if (kind === 'next-step') return labelOf('restriction-steps', code ?? '')
  return kind === 'contact' ? 'Keep in touch, as planned' : 'Something in the protection plan'
}

export const listFollowUps = query({
  name: 'safeguarding.listFollowUps',
  does: 'Lists what is owed in cases, open or closed: follow-ups, actions of a plan, next steps in law and planned contacts.',
  api: 'GET /safeguarding/follow-ups',
  input: ListFollowUps,
  output: OwedList,
  can: 'concern.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { list, page, perPage }) {
    const { tx, actor, today } = ctx
    const mine = list === 'mine'
    const visible = ctx.visible('concern.read', concernColumns)
    const ownerId = mine ? actor.id : undefined
    const asked = { councilId: actor.councilId, visible, ownerId, nobody: mine && !actor.id }
    const at = { limit: perPage, offset: (page - 1) * perPage }
    const { rows, total } = await listedOwed(tx, asked, at)
    const people = await personsInBrief(
      ctx,
      rows.map(row => row.personId),
    )
    const names = await accountNames(
      tx,
      actor.councilId,
      rows.map(row => row.ownerId),
    )
    const items = rows.map(row => ({
      ...{ id: row.id, kind: row.kind, concernId: row.concernId, reference: row.reference, dueOn: row.dueOn },
      label: labelFor(row),
      adult: { id: row.personId, name: people.get(row.personId)?.name ?? 'Name not known' },
      overdue: row.dueOn < today.toString(),
      owner: (row.ownerId && names.get(row.ownerId)) ?? null,
    }))
    return { items, total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { list }) => ({ count: total, list }),
  example: { role: 'safeguarding-practitioner', input: { list: 'mine' } },
})
