import type { FastifyRequest } from 'fastify'
import { Conflict, Invalid, NotAllowed, NotFound, Unavailable } from '../../../errors.ts'
import { stableId } from '../../../ids.ts'
import type { Web } from '../../context.ts'
import type { Typed } from '../form/typed.ts'
import { type FormFault, validate } from '../form/validate.ts'
import type { AnswerRow, RowsPage } from '../page.ts'
import { pageCaller } from '../page-context.ts'
import { answersFor, fieldsOnPage } from './names.ts'

/** How it went with one row. */
export interface RowOutcome {
  readonly row: AnswerRow
  readonly kind: 'done' | 'settled' | 'left' | 'refused'
  readonly text: string
  /** Beside the fields of the page. */
  readonly faults: readonly FormFault[]
}

interface Sending {
  readonly web: Web
  readonly page: RowsPage
  readonly request: FastifyRequest
  readonly requestId: string
}

/** One after the other, each in its own transaction. The same sending twice has one effect. */
export async function sendRows(
  sending: Sending,
  rows: readonly AnswerRow[],
  typed: Typed,
): Promise<readonly RowOutcome[]> {
  const outcomes: RowOutcome[] = []
  for (const row of rows) outcomes.push(await sendRow(sending, row, typed))
  return outcomes
}

async function sendRow(
  { web, page, request, requestId }: Sending,
  row: AnswerRow,
  typed: Typed,
): Promise<RowOutcome> {
  if (row.settled) return { row, kind: 'settled', text: row.settled, faults: [] }
  const input = page.input(answersFor(row, typed), row)
  if (!input) return { row, kind: 'left', text: page.left, faults: [] }
  const faults = validate(page.command.input, input, row.fields, [])
  if (faults.length > 0) return refused(page, row, faults)
  try {
    const caller = pageCaller(request, stableId('row', requestId, row.key))
    const result = await web.runner.run(page.command, input, caller)
    return { row, kind: 'done', text: page.done(result, row), faults: [] }
  } catch (error) {
    return failed(page, row, error)
  }
}

/** What the house knows is told in its row. Anything else is a fault of ours: the rows before it are done. */
function failed(page: RowsPage, row: AnswerRow, error: unknown): RowOutcome {
  if (error instanceof Invalid) return refused(page, row, error.faults)
  const known = [Conflict, NotAllowed, NotFound, Unavailable].some(kind => error instanceof kind)
  if (!known) throw error
  return refused(page, row, [{ field: '', message: (error as Error).message }])
}

function refused(page: RowsPage, row: AnswerRow, faults: readonly FormFault[]): RowOutcome {
  const names = fieldsOnPage(row).map(field => field.name)
  const placed = faults.map(fault => {
    const own = [fault.field, page.fieldOf?.(fault.field)].map(name => `${row.key}.${name}`)
    return { ...fault, field: own.find(name => names.includes(name)) ?? names[0] ?? '' }
  })
  // Two of one field would stand beside it as one.
  const once = placed.filter((fault, at) => placed.findIndex(other => other.field === fault.field) === at)
  return { row, kind: 'refused', text: once.map(fault => fault.message).join('. '), faults: once }
}
