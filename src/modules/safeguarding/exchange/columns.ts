import { type CodeListId, codeList } from '#law/code-list.ts'

/** What a row of another case system may say. `id` and `receivedOn` are needed; the rest is taken where it is there. */
export const rowFields = {
  id: ['id', 'concern id', 'case id', 'case number', 'concern number', 'reference'],
  receivedOn: ['received', 'received on', 'date received', 'concern date', 'date raised', 'date of concern'],
  givenName: ['first name', 'forename', 'given name'],
  familyName: ['last name', 'surname', 'family name'],
  bornOn: ['date of birth', 'dob', 'born'],
  sex: ['sex', 'gender'],
  ethnicity: ['ethnicity', 'ethnic group'],
  supportReason: ['primary support reason', 'psr', 'support reason'],
  cqcLocationId: ['cqc location id', 'location id', 'cqc location', 'cqc id'],
  abuseTypes: ['type of abuse', 'abuse type', 'abuse types', 'type of risk', 'types of risk'],
  location: ['location of risk', 'location of abuse', 'where'],
  outcome: ['decision', 'outcome', 'enquiry'],
  decidedOn: ['decision date', 'decided', 'decided on', 'date of decision'],
  closedOn: ['closed', 'closed on', 'date closed', 'end date'],
  closingReason: ['closing reason', 'reason closed'],
  words: ['description', 'account', 'details', 'what happened'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type RowField = keyof typeof rowFields
export type RawRow = Readonly<Partial<Record<RowField, string>>>

const tidy = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()

/** Which column holds what, by the names in the header; the first of two that mean the same. Pure. */
export function columnsIn(header: readonly string[]): ReadonlyMap<RowField, number> {
  const columns = new Map<RowField, number>()
  for (const [at, name] of header.entries()) {
    const field = (Object.keys(rowFields) as RowField[]).find(one =>
      (rowFields[one] as readonly string[]).includes(tidy(name)),
    )
    if (field && !columns.has(field)) columns.set(field, at)
  }
  return columns
}

/** A code or a label of the list, however it is written; undefined where it is neither. Pure. */
export function codeFrom(list: CodeListId, text: string): string | undefined {
  const wanted = tidy(text)
  return codeList(list).codes.find(one => tidy(one.code) === wanted || tidy(one.label) === wanted)?.code
}

const outcomes: Readonly<Record<string, string>> = {
  enquiry: 'enquiry',
  's42 enquiry': 'enquiry',
  'section 42': 'enquiry',
  'section 42 enquiry': 'enquiry',
  yes: 'enquiry',
  'other enquiry': 'other-enquiry',
  other: 'other-enquiry',
  'no enquiry': 'no-enquiry',
  nfa: 'no-enquiry',
  'no further action': 'no-enquiry',
  no: 'no-enquiry',
}

export const outcomeFrom = (text: string): string | undefined => outcomes[tidy(text)]

/** '2026-11-16', '16/11/2026' or '16-11-2026'; undefined where it is no day. The day comes first: English files. */
export function dayFrom(text: string): string | undefined {
  const english = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim())
  const day = english
    ? `${english[3]}-${english[2]?.padStart(2, '0')}-${english[1]?.padStart(2, '0')}`
    : text.trim().slice(0, 10)
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}
