import { z } from 'zod'
import { query } from '#platform/query.ts'
import { homeStory } from '#src/modules/homes/index.ts'
import { listedConcerns } from '../concern/list-store.ts'
import { concernColumns, concernSubject } from '../concern/subject.ts'
import { viewsOfConcerns } from '../concern/view-of-concern.ts'
import { demoIds } from '../demo-ids.ts'

const MOST = 100

const Entry = z.object({
  on: z.string().describe('A civil date or a moment'),
  text: z.string(),
  kind: z.enum(['register', 'concern']),
  concernId: z.uuid().nullable(),
})

export const homeBeside = query({
  name: 'safeguarding.homeBesideCase',
  does: 'Gives what happened at the home of a case: other concerns there that you may see, and what the register says.',
  api: 'GET /safeguarding/concerns/{concernId}/home',
  input: z.object({ concernId: z.uuid() }),
  output: z.object({ home: z.object({ id: z.uuid(), name: z.string() }).nullable(), items: z.array(Entry) }),
  can: 'concern.read',
  subject: (ctx, input) => concernSubject(ctx, input.concernId),
  async run(ctx, _input, { row }) {
    if (!row.homeId) return { home: null, items: [] }
    const asked = {
      ...{ councilId: ctx.actor.councilId, visible: ctx.visible('concern.read', concernColumns) },
      ...{ askerId: ctx.actor.id, today: ctx.today.toString() },
      filter: { list: 'all' as const, homeId: row.homeId },
    }
    const concerns = await listedConcerns(ctx.tx, asked, { limit: MOST, offset: 0 })
    const views = await viewsOfConcerns(ctx, concerns)
    const changes = await homeStory(ctx.tx, row.homeId, MOST)
    const own = views.find(one => one.id === row.id)
    const items = [
      ...views
        .filter(one => one.id !== row.id)
        .map(one => ({
          ...{ on: one.receivedAt, kind: 'concern' as const, concernId: one.id },
          text: `Concern ${one.reference} about ${one.adult.name}: ${one.stateLabel.toLowerCase()}`,
        })),
      ...changes.map(({ on, sentence }) => ({
        ...{ on, text: sentence, kind: 'register' as const, concernId: null },
      })),
    ]
    return { home: own?.home ?? null, items: items.sort((a, b) => (a.on < b.on ? 1 : -1)) }
  },
  trace: 'record',
  example: { role: 'safeguarding-practitioner', input: { concernId: demoIds.concern } },
})
