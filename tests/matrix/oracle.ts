import { type Reach, rows } from './matrix.ts'

/** How a record and a person stand to each other, as a case arranges it. */
export interface Facts {
  /** Whose it is, seen from the person; `none`: nobody's, national. */
  readonly council: 'own' | 'other' | 'none'
  /** About a home that the person acts for. */
  readonly ownHome?: boolean
  readonly ownReport?: boolean
  readonly assigned?: boolean
  /** It stands open to these roles as it is now. */
  readonly openTo?: readonly string[]
  /** Kept away from it, or from its home, by a conflict of interest. */
  readonly excluded?: boolean
  /** The person broke the glass for it, or for its home, less than 24 hours ago. */
  readonly emergency?: boolean
}

/** What the matrix says of this case. Written from the table alone: it shares no code with the policies. */
export function mayDo(permission: string, role: string, facts: Facts): boolean {
  if (facts.excluded) return false
  return rows.some(
    row => row.permission === permission && row.roles.includes(role) && isReached(row.reach, role, facts),
  )
}

function isReached(reach: Reach, role: string, facts: Facts): boolean {
  const atHome = facts.council !== 'other'
  if (reach === 'national') return facts.council === 'none'
  if (reach === 'own council') return facts.council === 'own'
  if (reach === 'own home') return atHome && facts.ownHome === true
  if (reach === 'own report') return atHome && facts.ownReport === true
  if (reach === 'assigned') return atHome && facts.assigned === true
  if (reach === 'open') return facts.council === 'own' && (facts.openTo ?? []).includes(role)
  return atHome && facts.emergency === true
}
