import { z } from 'zod'
import { accountNames } from '#platform/accounts/names.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CellModel } from '#platform/view/models.ts'
import { type CaseBlock, casePart } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { entriesByRecord } from '../entries/view.ts'
import { concernHref } from '../view/words.ts'
import { measureChronology } from './chronology.ts'
import { putMeasure } from './commands.ts'
import { MeasureView } from './schema.ts'
import { measuresOf } from './store.ts'
import { viewOfMeasure } from './view-of-measure.ts'

export const measuresOfCase = (whole: CaseView): readonly MeasureView[] =>
  (whole.parts.measures ?? []) as readonly MeasureView[]

export const measuresPart = casePart({
  name: 'measures',
  output: z.array(MeasureView),
  restsOn: { tables: ['measure'], none: [] },
  async load(ctx, row, open) {
    const rows = await measuresOf(ctx.tx, row.councilId, row.id)
    if (rows.length === 0) return []
    const entries = await entriesByRecord(ctx, row.id, 'measure', open)
    const names = await accountNames(
      ctx.tx,
      row.councilId,
      rows.map(one => one.nextStepOwner),
    )
    return rows.map(one => viewOfMeasure(one, entries.get(one.id) ?? [], names, ctx.today.toString()))
  },
  chronology: measureChronology,
  blocks: (value, whole) => [{ place: 'story', order: 400, block: blockOf(value, whole) }],
  steps: (_value, whole, ctx) =>
    ctx.mayEver(putMeasure)
      ? [
          {
            order: 300,
            link: {
              text: 'Put a protective measure in place',
              href: `${concernHref(whole.id)}/measures/new`,
            },
          },
        ]
      : [],
})

/** 'Three measures keep her safe; one limits where she goes or whom she sees.' */
export function headingOf(live: readonly MeasureView[]): string {
  const limiting = live.filter(one => one.limits).length
  const first =
    live.length === 1
      ? 'One protective measure is in place'
      : `${live.length} protective measures are in place`
  if (limiting === 0) return first
  const of =
    live.length === 1 ? 'it' : limiting === 1 ? 'one' : limiting === live.length ? 'each' : `${limiting}`
  return `${first}, and ${of} limit${limiting === 1 || of === 'each' ? 's' : ''} where they go or whom they see`
}

function blockOf(all: readonly MeasureView[], whole: CaseView): CaseBlock {
  const live = all.filter(one => one.state !== 'ended')
  const ended = all.length - live.length
  const link = { text: 'Put a protective measure in place', href: `${concernHref(whole.id)}/measures/new` }
  if (live.length === 0) {
    const heading =
      ended > 0
        ? 'No protective measure is in place any more'
        : 'Nobody has put a protective measure in place yet'
    const before = all.map(one => ({ term: one.label, value: 'Ended', href: measureHref(whole.id, one.id) }))
    return { card: { heading, facts: before, links: [link] } }
  }
  return {
    table: {
      heading: headingOf(live),
      text: 'What each prevents stands beside what it takes from them.',
      model: {
        caption: 'Protective measures in place',
        captionHidden: true,
        columns: [
          { label: 'What is done' },
          { label: 'The harm it prevents' },
          { label: 'What it takes from them' },
          { label: 'What they think' },
        ],
        rows: live.map(one => rowOf(one, whole.id)),
      },
    },
  }
}

export const measureHref = (concernId: string, measureId: string): string =>
  `${concernHref(concernId)}/measures/${measureId}`

const NOT_WEIGHED = 'Nobody has written this yet'

const endingInStop = (text: unknown): string => `${String(text).replace(/[.\s]+$/, '')}.`

function rowOf(one: MeasureView, concernId: string): readonly CellModel[] {
  const said = (words: string | null): CellModel => ({
    text: words ?? (one.limits ? NOT_WEIGHED : 'Not asked: it does not limit them'),
  })
  const until = `Until ${formatCivilDate(one.reviewOn)}, then looked at again`
  return [
    {
      text: one.label,
      href: measureHref(concernId, one.id),
      note: [one.detail, one.who, until].filter(Boolean).map(endingInStop).join(' '),
      ...(one.overdue ? { tag: { text: 'Past its review', tone: 'clay' as const } } : {}),
      ...(!one.overdue && one.state === 'to-weigh'
        ? {
            tag: {
              text: `Weigh it by ${formatCivilDate(one.weighBy ?? one.reviewOn)}`,
              tone: 'lamp' as const,
            },
          }
        : {}),
    },
    said(one.prevents),
    said(one.takes),
    said(one.thinks),
  ]
}
