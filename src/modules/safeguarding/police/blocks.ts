import { heldBack } from '#law/police-hold.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { FactModel } from '#platform/view/models.ts'
import type { CaseStep, ChronologyEntry, PlacedBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { concernHref } from '../view/words.ts'
import { liftHold, reviewHold, tellPolice } from './commands.ts'
import type { PoliceView } from './schema.ts'

type Told = PoliceView['items'][number]
const isHeld = (one: Told) => one.heldFrom !== null && one.liftedOn === null

export const policeIn = (whole: CaseView): PoliceView => whole.parts.police as PoliceView

const blockWords = (codes: readonly string[]): string =>
  heldBack
    .filter(one => codes.includes(one.code))
    .map(one => one.says)
    .join(', ')

export function policeBlocks(value: PoliceView, whole: CaseView): readonly PlacedBlock[] {
  const held = value.items.find(isHeld)
  const blocks: PlacedBlock[] = held ? [holdFirst(held, value, whole)] : []
  const told = value.items.at(-1)
  if (told) {
    const card = { heading: 'The police', facts: factsOf(told) }
    blocks.push({ place: 'facts', order: 250, block: { card } })
  }
  return blocks
}

function holdFirst(held: Told, { hold }: PoliceView, whole: CaseView): PlacedBlock {
  const text = `Not now: ${blockWords(hold?.blocks ?? [])}.${held.asks ? ` They said: “${held.asks}”` : ''} What keeps somebody safe does not wait.`
  const review = held.reviewOn ? formatCivilDate(held.reviewOn) : 'no day is set'
  return {
    place: 'first',
    order: 15,
    block: {
      attention: {
        heading: held.reviewDue
          ? 'Ask the police today whether their hold is still needed'
          : 'The police have asked us to wait',
        tone: held.reviewDue ? 'clay' : 'lamp',
        text,
        reasons: [
          {
            date: formatCivilDate(held.heldFrom ?? ''),
            text: `The hold began. They are asked again: ${review}.`,
            source: [held.officer, held.reference].filter(Boolean).join(', ') || 'The police',
          },
        ],
        action: { text: 'The hold is lifted', href: `${concernHref(whole.id)}/police/${held.id}/lift` },
      },
    },
  }
}

function factsOf(told: Told): FactModel[] {
  const day = (on: string | null, missing: string): Omit<FactModel, 'term'> =>
    on ? { value: formatCivilDate(on) } : { missing }
  const text = (words: string | null): Omit<FactModel, 'term'> =>
    words ? { value: words } : { missing: 'Not written down' }
  return [
    { term: 'Told', ...day(told.toldOn, 'They told us, or the day is not known') },
    { term: 'Their reference', ...text(told.reference) },
    { term: 'Officer in the case', ...text(told.officer), ...(told.contact ? { note: told.contact } : {}) },
    ...(told.liftedOn ? [{ term: 'Hold lifted', ...day(told.liftedOn, ''), note: told.liftedBy ?? '' }] : []),
  ]
}

export function policeSteps(value: PoliceView, whole: CaseView, ctx: PageContext): readonly CaseStep[] {
  if (whole.state === 'closed') return []
  const to = (path: string) => `${concernHref(whole.id)}/police/${path}`
  const held = value.items.find(isHeld)
  const steps: CaseStep[] = []
  if (held && ctx.mayEver(reviewHold)) {
    steps.push({
      order: 30,
      link: { text: 'The police still need their hold', href: to(`${held.id}/review`) },
    })
  }
  if (held && ctx.mayEver(liftHold)) {
    steps.push({ order: 31, link: { text: 'The hold of the police is lifted', href: to(`${held.id}/lift`) } })
  }
  if (ctx.mayEver(tellPolice)) {
    const text = value.items.length > 0 ? 'More from the police' : 'The police were told'
    steps.push({ order: 300, link: { text, href: to('new') } })
  }
  return steps
}

export function policeChronology(value: PoliceView): readonly ChronologyEntry[] {
  return value.items.flatMap(told => [
    {
      on: told.toldOn ?? told.writtenAt,
      text: 'The police were told',
      note: [told.reference, told.officer].filter(Boolean).join(', '),
    },
    ...(told.heldFrom
      ? [{ on: told.heldFrom, text: `The police asked us not to ${blockWords(told.blocks)}`, turning: true }]
      : []),
    ...(told.liftedOn
      ? [
          {
            on: told.liftedOn,
            text: 'The police lifted their hold',
            note: told.liftedBy ?? '',
            turning: true,
          },
        ]
      : []),
  ])
}
