import type { Sealer } from '#platform/vault/index.ts'
import type { Adding, Row, Table } from '../bulk/copy.ts'
import { idAt } from '../bulk/ids.ts'
import { fenmarshId } from '../identity/index.ts'
import type { Random } from '../random.ts'
import type { Adult } from './adults.ts'
import { type Course, iso } from './course.ts'
import type { Practitioner, Staff } from './staff.ts'
import { type Scene, say } from './words/index.ts'

/** One case while its rows are made. */
export interface Case {
  readonly id: string
  readonly reportId: string
  readonly rows: Adding
  readonly random: Random
  readonly seal: Sealer
  readonly adult: Adult
  readonly scene: Scene
  readonly course: Course
  /** Who leads it, or will. */
  readonly lead: Practitioner
  readonly staff: Staff
  readonly restricted: boolean
  readonly now: number
}

/** A sentence about the adult of this case. */
export const told = (
  { random, adult }: Case,
  from: readonly string[],
  more?: Readonly<Record<string, string>>,
): string => say(random, from, adult, more)

interface Written {
  readonly at: number
  readonly by?: string | null
  readonly words?: object | null
  /** How the columns begin that say when and by whom: `decided` for `decided_at`. Default: `at` and `by`. */
  readonly as?: 'decided' | 'recorded' | 'found'
}

/** A row that hangs on the case, written then by its lead unless somebody else is named. Gives its id. */
export function add(of: Case, table: Table, { at, by = of.lead.id, words, as }: Written, row: Row): string {
  const id = idAt(at, of.random)
  const [when, who] = as ? [`${as}At`, `${as}By`] : ['at', 'by']
  const base = { councilId: fenmarshId, id, concernId: of.id, [when]: iso(at), [who]: by }
  of.rows.add(table, { ...base, words: words ? of.seal(words) : null, ...row })
  return id
}
