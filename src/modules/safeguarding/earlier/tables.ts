import { circumstanceOn } from '#law/circumstances.ts'
import { labelOf } from '#law/code-list.ts'

/** The codes of a row, whichever of them its table has. */
export interface Codes {
  readonly kind: string | null
  readonly wants: string | null
  readonly riskAssessment: string | null
  readonly achieved: string | null
  readonly asked: string | null
  readonly agrees: boolean | null
}

interface Table {
  /** What two rows have in common of which the later takes the place of the earlier. */
  readonly of: readonly string[]
  readonly says: (codes: Codes, today: Temporal.PlainDate) => string
  /** Who may be reached where is no event: not in the chronology. */
  readonly aside?: boolean
  /** Of these a part of the case gives the last; of all others every row is given here. Default: all. */
  readonly last?: (codes: Codes) => boolean
}

const rights: Readonly<Record<string, string>> = {
  duty: 'a duty',
  power: 'a power',
  both: 'a duty and a power',
  'none-yet': 'neither duty nor power',
}

const answered: Readonly<Record<string, (codes: Codes) => string>> = {
  still: () => 'Asked again: still wanted',
  'no-longer': () => 'No longer wanted',
  achieved: ({ achieved }) => `Did it come about? ${achieved ? labelOf('outcomes-achieved', achieved) : ''}`,
}

/** Tables of which the case shows the row that holds: what it took the place of is kept, and is part of the record. */
export const tables: Readonly<Record<string, Table>> = {
  advocacy_view: {
    of: [],
    says: ({ kind }) => `Is an advocate needed? Until this was asked again: ${rights[kind ?? ''] ?? kind}`,
  },
  circumstance: {
    of: ['kind'],
    says: ({ kind }, today) =>
      `What changes what must be thought of, as it was answered: ${circumstanceOn(kind ?? '', today)?.title ?? kind}`,
  },
  conclusion: {
    of: [],
    says: ({ riskAssessment }) =>
      `An earlier conclusion: ${riskAssessment ? labelOf('risk-assessment-outcomes', riskAssessment) : ''}`,
  },
  contact_card: { of: [], says: () => 'How to reach them safely, until it was changed', aside: true },
  letter_wish: {
    of: [],
    says: ({ wants }) =>
      `What they wanted in writing, until they were asked again: ${wants ? labelOf('letter-wishes', wants) : ''}`,
  },
  outcome_answer: {
    of: ['outcome_id', 'kind'],
    says: codes => answered[codes.kind ?? '']?.(codes) ?? 'Asked about what they want',
    last: ({ kind }) => kind === 'achieved',
  },
  outcome_asked: {
    of: [],
    says: ({ asked }) =>
      `Were they asked what they want? Until this was answered again: ${asked ? labelOf('outcomes-asked', asked) : ''}`,
  },
  places: { of: [], says: () => 'Where they live and who pays, until it was changed', aside: true },
  sign_off: {
    of: [],
    says: ({ agrees }) =>
      `A second person read an earlier conclusion and ${agrees ? 'agreed' : 'did not agree'}`,
  },
}
