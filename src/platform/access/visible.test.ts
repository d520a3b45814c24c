import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely'
import { expect, it } from 'vitest'
import type { Rule } from './policy.ts'
import { visibleBy } from './visible.ts'

const nowhere = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

const rule: Rule = {
  grants: (['open', 'assigned', 'owner'] as const).map(relation => ({
    ...{ roles: ['duty-worker'] as const, relation, because: 'somebody has to' },
  })),
  breakGlass: ['duty-worker'],
  refusal: 'Ask somebody else.',
}
const actor = {
  ...{ id: 'me', name: 'Somebody', role: 'duty-worker' as const, councilId: 'our council', homeIds: [] },
}
const columns = {
  ...{ type: 'plot', id: sql<string>`p.id`, council: sql<string>`p.council_id`, owner: sql<string>`p.owner` },
  assigned: () => sql<boolean>`p.mine`,
  open: () => sql<boolean>`p.open`,
}
const glass = [{ what: 'glass' as const, subject_type: 'plot', subject_id: 'this plot' }]

// In an "or" PostgreSQL takes each for another council, and expects next to no rows: every list was sorted whole.
it('names the council once, whichever ways in there are', () => {
  const { sql: text, parameters } = sql`select ${visibleBy(rule, actor, columns, glass)}`.compile(nowhere)
  expect(text).toBe(
    'select p.council_id = $1 and ((p.open) or (p.mine) or (p.owner = $2) or (p.id = any($3::uuid[])))',
  )
  expect(parameters).toEqual(['our council', 'me', ['this plot']])
})
