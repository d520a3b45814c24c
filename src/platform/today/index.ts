import { join } from 'node:path'
import { personRoles } from '../access/roles.ts'
import type { Module } from '../module.ts'
import { firstPage, markSeenForm } from './pages.ts'
import { policy } from './policy.ts'
import { markTodaySeen, today } from './units.ts'

export type { TodayRow, TodayRows, TodaySubject } from './view.ts'

/** The first page of every role, made of what the modules put on it. */
export const todayPart: Module = {
  name: 'today',
  policy,
  commands: [markTodaySeen],
  queries: [today],
  pages: [firstPage, markSeenForm],
  navigation: [{ label: 'Today', href: '/', roles: personRoles, order: 0 }],
  views: join(import.meta.dirname, 'views'),
}
