import { describe, expect, it } from 'vitest'
import { candidateModel, headingOf } from './joins.ts'

const alike = (name: string, more = {}) => ({
  cqcLocationId: `1-${name}`,
  name,
  postcode: 'FM1 3PX',
  from: '2011-01-14',
  to: null,
  beds: 24,
  provider: 'Ropery Ltd',
  homeId: 'h1',
  homeName: name,
  ...more,
})

describe('registrations that look alike', () => {
  it.each([
    [['The Ropewalk', 'Ropewalk Cottage'], 'The Ropewalk and Ropewalk Cottage: one home, or two?'],
    [['Ash', 'Ash'], 'Ash: one home, or 2?'],
    [['A', 'B', 'C'], 'A and 2 others: which are one home?'],
  ])('%j are asked about as "%s"', (names, heading) => {
    expect(headingOf(names.map(name => alike(name)))).toBe(heading)
  })

  it('stand side by side, two of one name told apart by their year', () => {
    const registrations = [alike('Ash'), alike('Ash', { from: '2018-09-03', to: '2020-01-01' })]
    const model = candidateModel({ id: 'j', sentence: 'Alike.', foundAt: '', registrations }, true)
    expect(model.table.columns.map(column => column.label)).toEqual(['What', 'Ash, 2011', 'Ash, 2018'])
    expect(model.table.rows[2]?.map(cell => cell.text)).toEqual([
      'Registered',
      'Since 14 January 2011, open now',
      '3 September 2018 to 1 January 2020',
    ])
    expect(model.links).toHaveLength(2)
    expect(candidateModel({ id: 'j', sentence: '', foundAt: '', registrations }, false).links).toEqual([])
  })
})
