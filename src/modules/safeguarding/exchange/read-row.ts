import { codeFrom, dayFrom, outcomeFrom, type RawRow, type RowField } from './columns.ts'

/** A row of another case system, understood. */
export interface ReadRow {
  readonly id: string
  readonly receivedOn: string
  readonly person: {
    readonly givenName?: string | undefined
    readonly familyName?: string | undefined
    readonly bornOn?: string | undefined
    readonly sex?: string | undefined
    readonly ethnicity?: string | undefined
    readonly supportReason?: string | undefined
  }
  readonly cqcLocationId: string | undefined
  readonly abuseTypes: readonly string[]
  readonly location: string | undefined
  readonly outcome: string | undefined
  readonly decidedOn: string | undefined
  readonly closedOn: string | undefined
  readonly closingReason: string | undefined
  readonly words: string | undefined
}

export interface RowFault {
  readonly field: RowField
  /** Says what is wrong and how to put it right, and never what stood there: it may be about a person. */
  readonly message: string
}

const LONGEST = 20_000

/** Either the row, or all that is wrong with it. Pure. */
export function readRow(raw: RawRow, today: string): ReadRow | readonly RowFault[] {
  const faults: RowFault[] = []
  const said = (field: RowField): string | undefined => raw[field]?.trim() || undefined
  const fault = (field: RowField, message: string) => void faults.push({ field, message })
  const day = (field: RowField): string | undefined => {
    const text = said(field)
    const read = text === undefined ? undefined : dayFrom(text)
    if (text !== undefined && read === undefined)
      fault(field, 'It is no day. Write it as 2026-11-16 or 16/11/2026.')
    if (read !== undefined && read > today) fault(field, 'It is in the future. Check the day.')
    return read
  }
  const code = (
    field: RowField,
    list: Parameters<typeof codeFrom>[0],
    text = said(field),
  ): string | undefined => {
    const read = text === undefined ? undefined : codeFrom(list, text)
    if (text !== undefined && read === undefined)
      fault(field, 'It is not on the list of the collection. Map it in the other system.')
    return read
  }
  const id = said('id') ?? ''
  if (!/^[\w./:-]{1,100}$/.test(id))
    fault('id', 'Give the other system’s number of the concern: letters, digits, dots and dashes.')
  const receivedOn = day('receivedOn') ?? ''
  if (said('receivedOn') === undefined) fault('receivedOn', 'Give the day on which it came in.')
  const outcome = said('outcome') === undefined ? undefined : outcomeFrom(said('outcome') ?? '')
  if (said('outcome') !== undefined && outcome === undefined)
    fault('outcome', 'Write section 42 enquiry, other enquiry or no enquiry.')
  const [decidedOn, closedOn] = [day('decidedOn'), day('closedOn')]
  if (decidedOn && decidedOn < receivedOn)
    fault('decidedOn', 'It is before the concern came in. Check both days.')
  if (closedOn && closedOn < receivedOn)
    fault('closedOn', 'It is before the concern came in. Check both days.')
  if (!said('givenName') && !said('familyName')) fault('familyName', 'Give the adult’s name.')
  if ((said('words')?.length ?? 0) > LONGEST)
    fault('words', 'It has more than 20,000 characters. Shorten it.')
  const row: ReadRow = {
    ...{ id, receivedOn, outcome, decidedOn, closedOn },
    person: {
      givenName: said('givenName')?.slice(0, 100),
      familyName: said('familyName')?.slice(0, 100),
      bornOn: day('bornOn'),
      sex: code('sex', 'sex'),
      ethnicity: code('ethnicity', 'ethnicity'),
      supportReason: code('supportReason', 'primary-support-reasons'),
    },
    cqcLocationId: said('cqcLocationId'),
    abuseTypes: (said('abuseTypes') ?? '')
      .split(/[;|]/)
      .filter(text => text.trim() !== '')
      .flatMap(text => code('abuseTypes', 'abuse-types', text) ?? []),
    location: code('location', 'risk-locations'),
    closingReason: code('closingReason', 'closing-reasons'),
    words: said('words'),
  }
  return faults.length > 0 ? faults : row
}

/** Where a case stands here, by what the other system says. */
export function stateOf({ outcome, closedOn }: Pick<ReadRow, 'outcome' | 'closedOn'>) {
  if (closedOn) return 'closed' as const
  if (outcome === 'no-enquiry') return 'no-enquiry' as const
  return outcome ? ('enquiry' as const) : ('looking' as const)
}
