import { createHash } from 'node:crypto'
import type { AttentionRow } from './schema.ts'

export const HOW_MANY = 10
/** One visit in ten is drawn by lot from homes that nothing points at, so that what is missed is measured. */
const BY_LOT = 1

export const HOW_VISITS_ARE_CHOSEN =
  'Nine by attention: those to act on now, then those to look at, then those of which too little is known, the longest so first and those least heard before others. One by lot, drawn once a month from homes that are routine or of which too little is known, so that what is missed is found out. Whoever chooses says why; the list does not choose for them.'

type Visit = AttentionRow & { readonly why: string }

/** Homes come in order of attention. The same homes and seed give the same list. Pure. */
export function chooseVisits(rows: readonly AttentionRow[], seed: string, many: number): Visit[] {
  const pressing = rows.filter(row => row.level === 'act-now' || row.level === 'look')
  const quiet = rows.filter(row => row.level === 'insufficient' || row.level === 'routine')
  const unknown = quiet
    .filter(row => row.level === 'insufficient')
    .toSorted(
      (a, b) =>
        b.unheard.length - a.unheard.length || compare(a.since, b.since) || compare(a.homeId, b.homeId),
    )
  const byAttention = [...pressing, ...unknown].slice(0, Math.max(0, many - BY_LOT))
  const taken = new Set(byAttention.map(row => row.homeId))
  const lot = quiet
    .filter(row => !taken.has(row.homeId))
    .toSorted((a, b) => compare(drawn(a, seed), drawn(b, seed)))
  return [
    ...byAttention.map(row => ({ ...row, why: whyOf(row) })),
    ...lot
      .slice(0, many - byAttention.length > 0 ? BY_LOT : 0)
      .map(row => ({ ...row, why: 'Drawn by lot this month' })),
  ]
}

function whyOf({ level, reasons }: AttentionRow): string {
  if (level === 'insufficient') return 'Too little is known: go and listen'
  return reasons[0] ?? ''
}

function drawn({ homeId }: AttentionRow, seed: string): string {
  return createHash('sha256').update(`${seed} ${homeId}`).digest('hex')
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
