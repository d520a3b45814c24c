import { drawnByLot, ONE_VISIT_IN } from '../backtest/lottery.ts'
import type { AttentionRow } from './schema.ts'

export const HOW_MANY = 10
/** Of ten, so many are kept for homes that nobody would tell of, however many others press. */
const FOR_THE_QUIET = 2
export const HOW_VISITS_ARE_CHOSEN =
  'One by lot, drawn once a month from homes that are routine or of which too little is known, so that what is missed is found out. The others by attention: those to act on now, then those to look at, then those of which too little is known, first where few could notice or that we have not heard. Two are always kept for such homes: who is silent is crowded out by nobody, but by homes to act on now. Whoever chooses says why; the list does not choose for them.'

type Visit = AttentionRow & { readonly why: string }

/** Homes come in order of attention. The same homes and seed give the same list. Pure. */
export function chooseVisits(rows: readonly AttentionRow[], seed: string, many: number): Visit[] {
  const byLot = Math.ceil(many / ONE_VISIT_IN)
  const byAttention = attentionFirst(rows, Math.max(0, many - byLot))
  const taken = new Set(byAttention.map(row => row.homeId))
  const left = rows.filter(row => isCalm(row) && !taken.has(row.homeId))
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

const isCalm = ({ level }: AttentionRow): boolean => level === 'insufficient' || level === 'routine'

function attentionFirst(rows: readonly AttentionRow[], places: number): AttentionRow[] {
  const actNow = rows.filter(row => row.level === 'act-now')
  const look = rows.filter(row => row.level === 'look')
  const unknown = rows.filter(row => row.level === 'insufficient').toSorted(leastHeardFirst)
  const kept = unknown.filter(row => row.quiet.length > 0).slice(0, FOR_THE_QUIET)
  const forLook = Math.max(0, places - Math.min(actNow.length, places) - kept.length)
  const pressing = [...actNow, ...look.slice(0, forLook)]
  return [...pressing, ...unknown].slice(0, places)
}

function leastHeardFirst(a: AttentionRow, b: AttentionRow): number {
  return (
    b.quiet.length - a.quiet.length ||
    b.unheard.length - a.unheard.length ||
    compare(a.since, b.since) ||
    compare(a.homeId, b.homeId)
  )
}

const BY_LOT = 'Drawn by lot this month'

function whyOf({ level, reasons, quiet }: AttentionRow): string {
  if (level !== 'insufficient') return reasons[0] ?? ''
  const [first] = quiet
  return first ? `${first}: go and listen` : 'Too little is known: go and listen'
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
