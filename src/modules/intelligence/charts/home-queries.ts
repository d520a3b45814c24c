import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '#src/modules/homes/index.ts'
import { pictureSubject } from '../pictures/queries.ts'
import { sourceInWords, themeInWords } from '../view/words.ts'
import { toldOf } from './chart-store.ts'
import { AskHomeMonths, countMonths, HomeMonth, HomeMonths, partsOf } from './home-months.ts'
import { MONTHS, whoseOf } from './queries.ts'

type Asked = z.output<typeof AskHomeMonths>

/** Whole months only: one that runs would look like a fall. */
async function read(ctx: Context, homeId: string) {
  const until = ctx.today.with({ day: 1 })
  const from = until.subtract({ months: MONTHS })
  const months = Array.from({ length: MONTHS }, (_, at) => from.add({ months: at }).toString().slice(0, 7))
  const asked = { homeId, from: from.toString(), until: until.toString() }
  return { months, rows: await toldOf(ctx.tx, await whoseOf(ctx), asked) }
}

async function monthsFor(ctx: Context, { homeId, ...wanted }: Asked): Promise<HomeMonth[]> {
  const { rows, months } = await read(ctx, homeId)
  return countMonths(rows, months, wanted).toReversed()
}

export const getHomeMonths = query({
  name: 'intelligence.getHomeMonths',
  does: 'Lists how much was told of one home that worries, month by month, the newest first: of what counts now, by theme or by who tells.',
  api: 'GET /intelligence/homes/{homeId}/months',
  input: AskHomeMonths,
  output: HomeMonths,
  can: 'intelligence.read',
  subject: pictureSubject,
  async run(ctx, { homeId, ...wanted }, { home }) {
    const { rows, months } = await read(ctx, homeId)
    const items = countMonths(rows, months, wanted).toReversed()
    const today = ctx.today.toString()
    return {
      ...{ items, total: items.length, page: 1, perPage: Math.max(1, items.length) },
      home: { id: home.id, name: home.name },
      themes: partsOf(
        rows,
        row => row.theme,
        code => themeInWords(code, today) ?? code,
      ),
      sources: partsOf(rows, row => row.source, sourceInWords),
    }
  },
  trace: 'record',
  example: { role: 'quality-officer', input: { homeId: demoIds.home } },
})

export const exportHomeMonths = query({
  name: 'intelligence.exportHomeMonths',
  does: 'Takes what was told of one home, month by month, out of Lantern. It is a prompt to look, and no finding.',
  input: AskHomeMonths,
  output: z.object({ items: z.array(HomeMonth) }),
  can: 'intelligence.read',
  subject: pictureSubject,
  run: async (ctx, asked) => ({ items: await monthsFor(ctx, asked) }),
  trace: 'export',
  traced: ({ items }, { homeId }) => ({ count: items.length, homeId }),
})
