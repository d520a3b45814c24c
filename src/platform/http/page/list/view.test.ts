import { expect, test } from 'vitest'
import { z } from 'zod'
import { wholeCouncil } from '../../../access/permissions.ts'
import { query } from '../../../query.ts'
import { type FormField, type ListPage, type PageContext, page } from '../page.ts'
import { listModel } from './view.ts'

const nest: FormField = { kind: 'text', name: 'nest', label: 'Nest' }
const ring: FormField = { kind: 'text', name: 'ring', label: 'Ring number' }

function listOf(typed: Record<string, string>, more: z.ZodRawShape = {}) {
  const birds = query({
    name: 'birds.sortOnly',
    does: 'Lists birds.',
    input: z.object({ sort: z.enum(['name', 'beds']).optional(), ...more }),
    output: z.object({ items: z.array(z.object({ name: z.string() })), total: z.number() }),
    can: 'bird.read',
    trace: 'search',
    subject: ctx => wholeCouncil(ctx.actor.councilId),
    run: async () => ({ items: [], total: 0 }),
  })
  const list = page.list<typeof birds>({
    path: '/birds',
    query: birds,
    page: () => ({ title: 'Birds' }),
    noun: { one: 'bird', many: 'birds' },
    filters: [nest],
    moreFilters: [ring],
    columns: [
      { label: 'Name', sort: 'name', cell: row => ({ text: row.name }) },
      { label: 'Beds', sort: 'beds', order: 'descending', cell: row => ({ text: row.name }) },
    ],
    empty: () => ({ heading: 'None', text: 'None.' }),
  }) as ListPage
  return listModel({
    page: list,
    helper: undefined,
    input: {},
    ctx: { mayEver: () => true } as unknown as PageContext,
    path: '/birds',
    view: {},
    typed,
    filters: [nest, ring],
    answer: { items: [{ name: 'Wren' }], total: 1 },
    place: { page: 1, pages: 1, more: false },
  })
}

const listSortedBy = (sort: string, more?: z.ZodRawShape) =>
  listOf({ sort }, more).table?.columns.map(column => column.sort)

test('a query that takes no direction is linked without one, and marked with the order it sorts in', () => {
  expect(listSortedBy('beds')).toEqual([
    { href: '/birds?sort=name' },
    { href: '/birds?sort=beds', direction: 'descending' },
  ])
})

test('a column may be sorted downwards first, in the query’s own word', () => {
  const direction = z.enum(['asc', 'desc']).default('asc')
  expect(listSortedBy('name', { direction })).toEqual([
    { href: '/birds?sort=name&direction=desc', direction: 'ascending' },
    { href: '/birds?sort=beds&direction=desc' },
  ])
})

test.each([
  ['while none of them is used', { nest: 'oak' }, false],
  ['but open when one is', { ring: '1234' }, true],
])('filters that few need are folded away %s', (_when, typed, open) => {
  const filters = listOf(typed).filters
  expect(filters?.fields.map(field => field.label)).toEqual(['Nest'])
  expect(filters?.more?.fields.map(field => field.label)).toEqual(['Ring number'])
  expect(filters?.more?.open).toBe(open)
  expect(filters?.chips).toHaveLength(1)
})
