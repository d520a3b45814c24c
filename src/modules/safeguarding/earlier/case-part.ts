import { z } from 'zod'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { isCode } from '../case/codes.ts'
import { type ChronologyEntry, casePart } from '../case/part.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { opened } from '../words.ts'
import { type EarlierRow, rowsWithTheirLast } from './store.ts'
import { tables } from './tables.ts'

const EarlierPart = z.array(
  z.object({
    id: z.uuid(),
    at: z.string(),
    by: z.string().nullable(),
    what: z.string(),
    said: z.array(z.string()),
    aside: z.boolean().describe('No event: it stands in no chronology'),
  }),
)
type EarlierPart = z.input<typeof EarlierPart>

/** What somebody wrote, at whatever depth; codes beside it are told by what it is. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' || isCode(value) ? [] : [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

const isEarlier = ({ isLast, table, ...codes }: EarlierRow): boolean =>
  !isLast || !(tables[table]?.last?.(codes) ?? true)

async function loadAll(ctx: Context, concern: ConcernWithPeople, open: Opener): Promise<EarlierPart> {
  const rows = (await rowsWithTheirLast(ctx.tx, concern)).filter(isEarlier)
  const names = await accountNames(ctx.tx, concern.councilId, [...new Set(rows.map(row => row.by))])
  return rows.map(row => ({
    ...{ id: row.id, at: row.at.toString(), by: (row.by && names.get(row.by)) ?? null },
    what: tables[row.table]?.says(row, ctx.today) ?? row.table,
    said: [...textsIn(opened<unknown>(open, concern.id, row.words))],
    aside: tables[row.table]?.aside ?? false,
  }))
}

const chronology = (value: EarlierPart): readonly ChronologyEntry[] =>
  value
    .filter(one => !one.aside)
    .map(({ at, by, what, said }) => ({
      ...{ on: at, text: [what, ...said].join('. '), note: by ?? '' },
    }))

/**
 * What was written and something later took the place of: not on the page of a case, which shows what holds, but given
 * to a court and to whoever asks for their records.
 */
export const earlierPart = casePart({
  name: 'earlier',
  output: EarlierPart,
  load: async () => [],
  loadAll,
  chronology,
})
