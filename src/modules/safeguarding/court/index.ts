import { endOrder, recordOrder, recordProceedings, updateProceedings } from './commands.ts'
import { exportForCourt } from './export-query.ts'
import { listCourtCases } from './list.ts'
import { pages } from './pages.ts'
import { courtPolicy, takers } from './policy.ts'

/** Proceedings about an adult, orders and what they restrict, and the case in pages for the court. */
export const court = {
  policy: courtPolicy,
  commands: [recordProceedings, updateProceedings, recordOrder, endOrder],
  queries: [listCourtCases, exportForCourt],
  pages,
  navigation: [{ label: 'Before a court', href: '/safeguarding/court', roles: takers, order: 44 }],
}
