import { formatCivilDate } from '#platform/view/dates.ts'
import type { FactModel, LinkModel, PageModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import { concernHref } from '../view/words.ts'

/** The page of a process: the shape that `safeguarding/case.njk` shows. */
export interface ProcessPage {
  readonly page: PageModel
  readonly first: readonly CaseBlock[]
  readonly story: readonly CaseBlock[]
  readonly facts: readonly CaseBlock[]
  readonly [name: string]: unknown
}

interface Linked {
  readonly id: string
  readonly reference: string
  readonly adult: { readonly name: string }
  readonly stateLabel: string
}

const noteOf = (one: Linked) => `${one.adult.name}: ${one.stateLabel.toLowerCase()}`

/** The linked concerns that this reader may see. */
export function concernsBlock(concerns: readonly Linked[], links: readonly LinkModel[]): CaseBlock {
  const none = { text: 'None that you may see. Each adult’s case stays its own, and is counted singly.' }
  return {
    card: {
      heading: 'Concerns linked with it',
      ...(concerns.length === 0 ? none : {}),
      facts: concerns.map(one => ({ term: one.reference, value: noteOf(one), href: concernHref(one.id) })),
      links,
    },
  }
}

const parts = { lead: 'Leads it', worker: 'Works on it', reader: 'Reads this page' } as const

export function peopleBlock(
  people: readonly { readonly name: string; readonly part: keyof typeof parts }[],
  maySee: string,
  links: readonly LinkModel[],
): CaseBlock {
  const facts: FactModel[] = people.map(({ name, part }) => ({ term: parts[part], value: name }))
  const nobody: FactModel[] = [{ term: parts.lead, missing: 'Nobody yet' }]
  const all = people.length > 0 ? facts : nobody
  return {
    card: { heading: 'Who works on it', facts: [...all, { term: 'May see it', value: maySee }], links },
  }
}

/** A fact with its day, or what is missing said. */
export const dayFact = (term: string, day: string | null, missing: string): FactModel =>
  day ? { term, value: formatCivilDate(day) } : { term, missing }
