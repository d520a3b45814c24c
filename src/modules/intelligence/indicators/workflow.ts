import type { PersonRole } from '#platform/access/roles.ts'
import type { Workflow } from '#platform/workflow/workflow.ts'

export const indicatorStates = ['draft', 'trying', 'in-use', 'retired'] as const
export type IndicatorState = (typeof indicatorStates)[number]
export type IndicatorAction = 'change' | 'try' | 'use' | 'retire'

/** Who defines. */
export const definers: readonly PersonRole[] = ['analyst']
/** Who says whether it counts: those who answer for what is made of it. */
export const users: readonly PersonRole[] = ['quality-officer', 'commissioner', 'safeguarding-manager']

/** Nothing counts until it was tried on history and a second person took it into use. A change begins anew. */
export const indicatorWorkflow: Workflow<
  IndicatorState,
  IndicatorAction,
  { readonly state: IndicatorState }
> = {
  name: 'intelligence.indicator',
  subject: 'indicator',
  initial: 'draft',
  states: {
    draft: { label: 'Draft', tone: 'neutral' },
    trying: { label: 'Being tried', tone: 'waiting' },
    'in-use': { label: 'In use', tone: 'good' },
    retired: { label: 'Retired', tone: 'neutral', ended: true },
  },
  actions: {
    try: {
      ...{
        from: ['draft', 'trying'],
        to: 'trying',
        label: 'Try it on history',
        done: 'It was tried on history',
      },
      ...{ can: 'indicator.define' as const, roles: definers, tone: 'primary' as const },
    },
    change: {
      ...{ from: ['draft', 'trying', 'in-use'], to: 'draft', label: 'Change what it counts' },
      ...{ done: 'It is changed', can: 'indicator.define' as const, roles: definers },
    },
    use: {
      ...{ from: ['trying'], to: 'in-use', label: 'Take it into use', done: 'It is in use' },
      ...{ can: 'indicator.use' as const, roles: users, tone: 'primary' as const },
    },
    retire: {
      ...{ from: ['draft', 'trying', 'in-use'], to: 'retired', label: 'Retire it', done: 'It is retired' },
      ...{ can: 'indicator.retire' as const, roles: [...definers, ...users], tone: 'warning' as const },
    },
  },
}
