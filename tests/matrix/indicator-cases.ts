import type { Case } from './case.ts'
import { indicatorRecords as records } from './indicator-world.ts'
import { homes } from './world.ts'

const why = 'It flagged what was known of.'
const counted = {
  ...{ whats: ['safeguarding.concern'], sourceKinds: ['safeguarding'], counts: 'events', exposure: 'beds' },
  ...{ stratum: 'all', direction: 'both', period: 'quarter', fromOn: '2026-01-01' },
}

const indicators = (more: object = {}): readonly Case[] => {
  const input = (indicatorId: string) => ({ version: 1, ...more, indicatorId })
  return [
    { on: 'an indicator', input: input(records.indicator), facts: { council: 'own' } },
    {
      on: 'an indicator of another council',
      input: input(records.otherIndicator),
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

export const indicatorUnits: Readonly<Record<string, readonly Case[]>> = {
  'intelligence.changeIndicator': indicators(counted),
  'intelligence.useIndicator': indicators({ why }),
  'intelligence.retireIndicator': indicators({ why }),
  'intelligence.getIndicatorHome': indicators({ homeId: homes.elsewhere }),
}

export const indicatorFields: Readonly<Record<string, readonly Case[]>> = { indicatorId: indicators() }
