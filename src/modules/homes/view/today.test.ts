import { describe, expect, it } from 'vitest'
import { today } from './testing.ts'
import { sampleChallenge as challenge, sampleImport as run } from './testing-samples.ts'
import { challengesToAnswer, importsToMend, registerChanges } from './today.ts'

describe('the first page’s panels', () => {
  it('say how many wait and how many are late', () => {
    const panel = challengesToAnswer([challenge({ overdue: true }), challenge()], 2, today)
    expect(panel).toMatchObject({
      heading: '2 challenges to a fact wait for an answer',
      count: 2,
      tone: 'lamp',
    })
    expect(challengesToAnswer([], 0, today)).toBeUndefined()
  })

  it('leave out an import that failed before one that went through', () => {
    const failed = run({ state: 'failed', failure: '1 fault' })
    expect(importsToMend([failed, run({ state: 'done' })])?.count).toBe(1)
    expect(importsToMend([run({ state: 'done' }), failed])).toBeUndefined()
    expect(importsToMend([run({ state: 'done', dryRun: true }), failed])?.count).toBe(1)
  })

  it('show ten changes at most and lead to all', () => {
    const change = (id: number) => ({
      id: String(id),
      kind: 'opened',
      onDate: '2026-11-01',
      noticedAt: '2026-11-16T09:00:00Z',
      sentence: 'Registered with CQC',
      home: { id: 'h', name: 'Ash', registered: true },
      data: {},
      filters: [],
    })
    const many = registerChanges(
      Array.from({ length: 11 }, (_, i) => change(i)),
      undefined,
    )
    expect(many?.rows).toHaveLength(10)
    expect(many?.more?.href).toBe('/homes/changes')
    expect(registerChanges([change(1)], '2026-11-01T00:00:00Z')?.heading).toContain('since you last looked')
    expect(registerChanges([], undefined)).toBeUndefined()
  })
})
