import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsIn, dayFrom, outcomeFrom } from './columns.ts'
import { readRow, stateOf } from './read-row.ts'

const today = '2026-11-16'
const row = { id: 'M-1001', receivedOn: '02/11/2026', givenName: 'Ivy', familyName: 'Test' }
const faultsOf = (more: object) => {
  const read = readRow({ ...row, ...more }, today)
  return Array.isArray(read) ? read.map(one => one.field) : []
}

describe('columns of another case system', () => {
  it('are found by their names, however they are written', () => {
    const columns = columnsIn(['Case_Number', 'DATE RECEIVED', 'Surname', 'Shoe size', 'Type of Abuse'])
    expect([...columns]).toEqual([
      ['id', 0],
      ['receivedOn', 1],
      ['familyName', 2],
      ['abuseTypes', 4],
    ])
  })
  it.each([
    ['2026-11-02', '2026-11-02'],
    ['2/11/2026', '2026-11-02'],
    ['31/02/2026', undefined],
    ['soon', undefined],
  ])('understand the day %s as %s', (text, day) => expect(dayFrom(text)).toBe(day))
  it.each([
    ['Section 42', 'enquiry'],
    ['NFA', 'no-enquiry'],
    ['Other Enquiry', 'other-enquiry'],
    ['maybe', undefined],
  ])('understand the decision %s as %s', (text, outcome) => expect(outcomeFrom(text)).toBe(outcome))
})

describe('a row', () => {
  it('needs a number, a day and a name, and takes codes by their labels', () => {
    const read = readRow(
      { ...row, abuseTypes: 'Neglect and Acts of Omission; physical', sex: 'Female' },
      today,
    )
    expect(read).toMatchObject({
      receivedOn: '2026-11-02',
      abuseTypes: ['neglect', 'physical'],
      person: { sex: 'female' },
    })
  })
  it.each([
    [{ id: '' }, ['id']],
    [{ receivedOn: '' }, ['receivedOn']],
    [{ receivedOn: '17/11/2026' }, ['receivedOn']],
    [{ closedOn: '01/11/2026' }, ['closedOn']],
    [{ sex: 'purple', outcome: 'perhaps' }, ['outcome', 'sex']],
    [{ givenName: '', familyName: '' }, ['familyName']],
  ])('%o is refused at %o', (more, fields) => expect(faultsOf(more)).toEqual(fields))

  it('is never told back in what is said of it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), text => {
        const read = readRow({ ...row, sex: text, receivedOn: text, outcome: text }, today)
        if (Array.isArray(read)) for (const { message } of read) expect(message).not.toContain(text)
      }),
    )
  })
})

it.each([
  [{ outcome: undefined, closedOn: undefined }, 'looking'],
  [{ outcome: 'enquiry', closedOn: undefined }, 'enquiry'],
  [{ outcome: 'no-enquiry', closedOn: undefined }, 'no-enquiry'],
  [{ outcome: 'enquiry', closedOn: '2026-11-10' }, 'closed'],
] as const)('%o stands as %s', (given, state) => expect(stateOf(given)).toBe(state))
