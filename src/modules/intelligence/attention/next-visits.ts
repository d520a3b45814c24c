import { drawnByLot, ONE_VISIT_IN } from '../backtest/lottery.ts'
import type { AttentionRow } from './schema.ts'

export const HOW_MANY = 10
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
  const byLot = Math.ceil(many / ONE_VISIT_IN)
  const byAttention = [...pressing, ...unknown].slice(0, Math.max(0, many - byLot))
  const taken = new Set(byAttention.map(row => row.homeId))
  const left = quiet.filter(row => !taken.has(row.homeId))
  const drawn = drawnByLot(
    left.map(({ homeId: home, level }) => ({ home, level })),
    many,
    seed,
  )
  return [
    ...byAttention.map(row => ({ ...row, why: whyOf(row) })),
    ...drawn.flatMap(home => left.filter(row => row.homeId === home)).map(row => ({ ...row, why: BY_LOT })),
  ]
}

const BY_LOT = 'Drawn by lot this month'

function whyOf({ level, reasons }: AttentionRow): string {
  if (level === 'insufficient') return 'Too little is known: go and listen'
  return reasons[0] ?? ''
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
