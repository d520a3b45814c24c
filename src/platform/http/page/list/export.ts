import type { FastifyReply } from 'fastify'
import { shapeOf } from '../../api/operation.ts'
import type { ListPage, PageContext } from '../page.ts'
import { csvOf } from './csv.ts'

type Export = NonNullable<ListPage['export']>

/** All rows that match, as a dated file. The export query's own trace logs who took what. */
export async function sendCsv(
  reply: FastifyReply,
  wanted: Export,
  input: Readonly<Record<string, unknown>>,
  ctx: PageContext,
): Promise<FastifyReply> {
  const known = shapeOf(wanted.query.input)
  const asked = Object.entries(input).filter(
    ([name]) => name in known && name !== 'page' && name !== 'perPage',
  )
  const answer: unknown = await ctx.ask(wanted.query, Object.fromEntries(asked))
  return reply
    .header('content-disposition', `attachment; filename="${fileName(wanted, ctx)}"`)
    .type('text/csv; charset=utf-8')
    .send(csvOf(wanted.columns, rowsOf(answer)))
}

function fileName(wanted: Export, ctx: PageContext): string {
  return `${wanted.fileName.replaceAll(/[^\w-]+/g, '-')}-${ctx.today}.csv`
}

function rowsOf(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer
  if (typeof answer === 'object' && answer !== null && 'items' in answer && Array.isArray(answer.items)) {
    return answer.items
  }
  throw new Error('The query behind an export must answer a list, or {items}')
}
