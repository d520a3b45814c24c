/** Who may have placed people in a home: the kinds of bodies, as counts of who pays tell of them. Data. */
export const bodies = {
  'this-council': {
    label: 'Our own placements team',
    pays: 'fundedByCouncil',
    who: 'The team of this council that placed people there, or reviews them',
  },
  'other-councils': {
    label: 'Other councils that placed people there',
    pays: 'fundedByOtherCouncils',
    who: 'Each other council that pays for somebody there; the home’s manager or its invoices say which',
  },
  nhs: {
    label: 'The integrated care board that pays for people there',
    pays: 'fundedByNhs',
    who: 'The continuing healthcare team of the board that pays; it need not be the board of this area',
  },
} as const
export type Body = keyof typeof bodies
export const BODIES = Object.keys(bodies) as [Body, ...Body[]]

/** What the council knows of who placed people in one home: by counts of who pays, and of nobody by name. */
export interface Placers {
  readonly known: readonly { readonly body: Body; readonly count: number }[]
  /** Bodies of which nobody has said whether they pay for anybody there. */
  readonly unknown: readonly Body[]
}

/** Pure. `paysOf`: for how many that body pays; undefined where nobody said. */
export function placersFrom(paysOf: (body: Body) => number | undefined): Placers {
  return {
    known: BODIES.flatMap(body => {
      const count = paysOf(body)
      return count ? [{ body, count }] : []
    }),
    unknown: BODIES.filter(body => paysOf(body) === undefined),
  }
}
