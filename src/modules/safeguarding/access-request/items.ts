import { createHash } from 'node:crypto'
import { hasTrait, labelOf } from '#law/code-list.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { openerFor } from '#platform/vault/index.ts'
import { type Held, type HeldAbout, heldAbout } from './held.ts'
import type { ItemView } from './schema.ts'
import { type ItemRowDb, itemsOf, type RequestRowDb } from './store.ts'

/** Under the request's key: what is given instead, why it is fair, and which text the reviewer had before them. */
export interface ItemWords {
  readonly text?: string | undefined
  readonly fair?: string | undefined
  readonly seen?: string | undefined
}

export const hashOf = (text: string | null): string =>
  createHash('sha256')
    .update(text ?? '')
    .digest('hex')

const sources: Readonly<Record<string, string>> = {
  concern: 'The case',
  decision: 'A decision',
  note: 'A note',
  part: 'A part of the case',
  welfare: 'Seen while the home was enquired into',
  report: 'A report',
  message: 'A message',
  file: 'A file',
}

const fields: Readonly<Record<string, string>> = {
  account: 'what was told',
  check: 'how the person was',
  family: 'what the family was told',
  responsibleName: 'who sees to it elsewhere',
  danger: 'the danger',
  place: 'where',
  happenedAbout: 'when',
  adultKnows: 'whether the adult knew',
  adultWants: 'what the adult wanted',
  reporterName: 'who told',
  reporterContact: 'how to reach who told',
  text: 'what was written',
  reason: 'why',
}

/** 'peopleAround.routes': 'people around, routes'. */
const inWords = (field: string): string =>
  field
    .replaceAll('.', ', ')
    .replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
    .trim()

/** What is held, by the row and field of an item. */
export async function heldOf(ctx: Context, { personId }: Pick<RequestRowDb, 'personId'>) {
  const held: HeldAbout = await heldAbout(ctx, personId)
  const there = new Map(held.items.map(one => [`${one.rowId} ${one.field}`, one]))
  return { ...held, of: ({ rowId, field }: ItemRowDb): Held | undefined => there.get(`${rowId} ${field}`) }
}

export async function itemViews(ctx: Context, row: RequestRowDb): Promise<readonly ItemView[]> {
  const items = await itemsOf(ctx.tx, row.councilId, row.id)
  if (items.length === 0) return []
  const held = await heldOf(ctx, row)
  const open = await openerFor(ctx, [row.id])
  return items.map(item => {
    const words = open(row.id, item.words) as ItemWords | undefined
    return viewOf(item, held.of(item), words, held.named)
  })
}

function viewOf(
  item: ItemRowDb,
  held: Held | undefined,
  words: ItemWords | undefined,
  named: HeldAbout['named'],
): ItemView {
  const { id, version, source, field, onDate, whose, decision, reason, fair } = item
  const text = held?.text ?? null
  const given = decision === 'release' ? text : decision === 'edited' ? (words?.text ?? null) : null
  const label = [sources[source] ?? source, fields[field] ?? (source === 'file' ? '' : inWords(field))]
  return {
    ...{ id, version, source, onDate, whose, decision, reason, text, given, fair },
    caseReference: held?.caseReference ?? null,
    label: label.filter(Boolean).join(': '),
    whoseLabel: labelOf('access-owners', whose),
    decisionLabel: decision && labelOf('access-decisions', decision),
    reasonLabel: reason && labelOf('withholding-reasons', reason),
    // What is given, else what it says: of a text in other words only those are read by whoever asked.
    names: [...named(given ?? text ?? '')],
    fairLabel: fair && labelOf('disclosure-grounds', fair),
    fairWords: words?.fair ?? null,
    changed: decision === 'release' && words?.seen !== hashOf(text),
  }
}

interface Giving {
  readonly given: string
  readonly fair?: string | undefined
  readonly fairWords?: string | undefined
}

/**
 * What names whoever told us, or somebody else known in the case, is not given as it stands without a recorded reason.
 * @throws Invalid
 */
export function refuseUnfair(named: HeldAbout['named'], { given, fair, fairWords }: Giving): void {
  if (named(given).length === 0) return
  if (!fair) {
    const message =
      'It names whoever told us, or somebody else known in the case. Take that out and give it in other words, or say why it is fair to give it.'
    throw new Invalid([{ field: 'fair', message }])
  }
  if (hasTrait('disclosure-grounds', fair, 'in-words') && !fairWords) {
    throw new Invalid([{ field: 'fairWords', message: 'Say in a sentence why it is fair' }])
  }
}

/** Looked at once more as it is handed over: a case goes on while its request is gone through. @throws Conflict */
export async function refuseUnlooked(ctx: Context, row: RequestRowDb): Promise<void> {
  const items = await itemViews(ctx, row)
  const again = items.filter(
    item => item.given !== null && (item.changed || (item.names.length > 0 && !item.fair)),
  )
  if (again.length === 0) return
  const which = again.length === 1 ? 'One item says' : `${again.length} items say`
  throw new Conflict(
    `${which} something else than when it was decided on, or names somebody of whom nobody knew then. Search again, and decide on ${again.length === 1 ? 'it' : 'them'} anew.`,
    { allowed: ['Search again'] },
  )
}
