import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { ODS, odsOf } from '../../../sheets/write-ods.ts'
import { type FileFormat, fileFormats } from '../../../view/downloads.ts'
import { shapeOf } from '../../api/operation.ts'
import { sentOf, textOf } from '../form/typed.ts'
import type { ListPage, PageContext } from '../page.ts'
import { csvOf } from './csv.ts'

type Export = NonNullable<ListPage['export']>

/** How each kind of file is made of the same columns and rows. */
const kinds: Readonly<
  Record<
    FileFormat,
    { type: string; make: (wanted: Export, rows: readonly unknown[]) => Readable | Promise<Buffer> }
  >
> = {
  csv: { type: 'text/csv; charset=utf-8', make: ({ columns }, rows) => csvOf(columns, rows) },
  ods: {
    type: ODS,
    make: ({ fileName, columns }, rows) => odsOf(sheetName(fileName), columns, rows),
  },
}

/** The kind of file that an address asks for: `format=ods`. Undefined where it asks for the page. */
export function formatAsked(query: unknown): FileFormat | undefined {
  const asked = textOf(sentOf(query).format)
  return fileFormats.find(format => format === asked)
}

/** All rows that match, as a dated file. The export query's own trace logs who took what. */
export async function sendFile(
  reply: FastifyReply,
  format: FileFormat,
  wanted: Export,
  input: Readonly<Record<string, unknown>>,
  ctx: PageContext,
): Promise<FastifyReply> {
  const known = shapeOf(wanted.query.input)
  const asked = Object.entries(input).filter(
    ([name]) => name in known && name !== 'page' && name !== 'perPage',
  )
  const rows = await everyRow(known, Object.fromEntries(asked), one => ctx.ask(wanted.query, one))
  const { type, make } = kinds[format]
  const file = await make(wanted, rows)
  return reply
    .header('content-disposition', `attachment; filename="${fileName(wanted, ctx)}.${format}"`)
    .type(type)
    .send(file)
}

/** 'care-homes' as 'care homes': what the tab at the foot of the sheet says. */
const sheetName = (name: string): string => name.replaceAll(/[^\w]+/g, ' ')

function fileName(wanted: Export, ctx: PageContext): string {
  return `${wanted.fileName.replaceAll(/[^\w-]+/g, '-')}-${ctx.today}`
}

/** No list answers fewer at once where it is asked for as many. */
const AT_ONCE = 100

/** All that a query has, page after page where it answers in pages: a file never ends where the first page does. */
export async function everyRow(
  known: Readonly<Record<string, unknown>>,
  asked: Readonly<Record<string, unknown>>,
  ask: (input: Readonly<Record<string, unknown>>) => Promise<unknown>,
): Promise<readonly unknown[]> {
  if (!('page' in known && 'perPage' in known)) return rowsOf(await ask(asked))
  const rows: unknown[] = []
  for (let page = 1; ; page++) {
    const some = rowsOf(await ask({ ...asked, page, perPage: AT_ONCE }))
    rows.push(...some)
    if (some.length < AT_ONCE) return rows
  }
}

function rowsOf(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer
  if (typeof answer === 'object' && answer !== null && 'items' in answer && Array.isArray(answer.items)) {
    return answer.items
  }
  throw new Error('The query behind an export must answer a list, or {items}')
}
