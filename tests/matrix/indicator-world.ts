import type pg from 'pg'
import { stableId } from '#platform/ids.ts'

const id = (name: string): string => stableId('matrix', name)

/** Indicators that somebody else made, of the own council unless `other` is in the name. */
export const indicatorRecords = {
  indicator: id('indicator'),
  otherIndicator: id('other-indicator'),
} as const

interface Around {
  readonly own: string
  readonly other: string
  readonly colleague: string
  readonly otherAccount: string
  readonly homes: { readonly elsewhere: string }
}

/** Being tried, so that each step but the first is possible; with a home in what they came to. */
export async function arrangeIndicators(db: Pick<pg.Pool, 'query'>, around: Around): Promise<void> {
  const { own, other, colleague, otherAccount, homes } = around
  const body = JSON.stringify([
    {
      ...{
        from: '2026-07-01',
        to: '2026-09-30',
        label: 'Jul–Sep 2026',
        knownOn: '2026-10-14',
        definition: 1,
      },
      ...{ none: null, phi: 1, tau2: 0, homes: [], missing: [{ id: homes.elsewhere, why: 'no-exposure' }] },
    },
  ])
  for (const [council, indicator, account] of [
    [own, indicatorRecords.indicator, colleague],
    [other, indicatorRecords.otherIndicator, otherAccount],
  ]) {
    await db.query(
      `insert into intelligence.indicator (council_id, id, name, state, made_at, made_by)
       values ($1, $2, 'Concerns', 'trying', '2026-11-10T08:00:00Z', $3)`,
      [council, indicator, account],
    )
    await db.query(
      `insert into intelligence.indicator_definition (council_id, indicator_id, number, from_on, source_kinds, whats, counts,
         exposure, stratum, direction, period, made_at, made_by)
       values ($1, $2, 1, '2026-01-01', '{safeguarding}', '{safeguarding.concern}', 'events', 'beds', 'all', 'both', 'quarter',
         '2026-11-10T08:00:00Z', $3)`,
      [council, indicator, account],
    )
    await db.query(
      `insert into intelligence.indicator_history (council_id, indicator_id, id, number, on_date, made_at, made_by, body)
       values ($1, $2, $2, 1, '2026-11-10', '2026-11-10T08:00:00Z', $3, $4)`,
      [council, indicator, account, body],
    )
  }
}
