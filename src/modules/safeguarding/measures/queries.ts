import { wholeCouncil } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { personsInBrief } from '#src/modules/people/index.ts'
import { concernColumns } from '../concern/subject.ts'
import { listedMeasures } from './list-store.ts'
import { ListMeasures, MeasureList } from './schema.ts'
import { standingOf } from './view-of-measure.ts'

export const listMeasures = query({
  name: 'safeguarding.listMeasures',
  does: 'Lists live protective measures of the cases you may see: those past their review or still to be weighed, or all.',
  api: 'GET /safeguarding/measures',
  input: ListMeasures,
  output: MeasureList,
  can: 'concern.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { list, page, perPage }) {
    const today = ctx.today.toString()
    const visible = ctx.visible('concern.read', concernColumns)
    const asked = { councilId: ctx.actor.councilId, visible, today, list }
    const at = { limit: perPage, offset: (page - 1) * perPage }
    const { rows, total } = await listedMeasures(ctx.tx, asked, at)
    const people = await personsInBrief(
      ctx,
      rows.map(row => row.personId),
    )
    const items = rows.map(row => ({
      ...standingOf(row, today),
      concernId: row.concernId,
      reference: row.reference,
      adult: { id: row.personId, name: people.get(row.personId)?.name ?? 'Name not known' },
    }))
    return { items, total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { list }) => ({ count: total, list }),
  example: { role: 'safeguarding-practitioner', input: { list: 'live' } },
})
