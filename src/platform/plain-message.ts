import type { z } from 'zod'

/** What was asked for: a form's field is one; of the API's, only its name is known. */
interface Asked {
  readonly label: string
  readonly kind?: string
  readonly options?: unknown
}

type Issue = z.core.$ZodRawIssue

/**
 * Said where a module gave no words of its own: Zod's ("Invalid input: expected string, received undefined")
 * are for programmers.
 */
export function plainMessage(field: Asked, issue: Issue): string {
  if (isMissing(issue.input)) return missingMessage(field)
  switch (issue.code) {
    case 'too_big':
      return tooBig(field, issue)
    case 'too_small':
      return tooSmall(field, issue)
    case 'invalid_type':
      return wrongType(field, issue)
    case 'invalid_format':
      return wrongFormat(field, issue)
    case 'invalid_value':
      return field.options ? `Choose one of the answers to ‘${field.label}’` : notRight(field)
    default:
      return notRight(field)
  }
}

/** The same for somebody who sends JSON: fields go by their names, and what is taken is said where it is short. */
export function plainForPrograms(issue: Issue): string {
  const label = (issue.path ?? []).join('.') || 'what was sent'
  if (issue.code === 'unrecognized_keys')
    return `Leave out ${issue.keys.join(', ')}: Lantern has no such field`
  if (isMissing(issue.input)) return `${label} is missing`
  const takes = takenFor(issue)
  return takes ? `${label} must be ${takes}` : plainMessage({ label }, issue)
}

function takenFor(issue: Issue | z.core.$ZodIssue): string | undefined {
  if (issue.code === 'invalid_union') return eitherOf(issue.errors.flat().map(takenFor))
  if (issue.code === 'invalid_value') return eitherOf(issue.values.map(String))
  if (issue.code === 'invalid_type') return types[issue.expected]
  if (issue.code === 'invalid_format') return formats[issue.format]
  return undefined
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}
const formats: Readonly<Record<string, string>> = {
  uuid: 'an id as Lantern gives it',
  date: 'a date written year-month-day, like 2026-03-31',
}

/** Nothing where one of the ways cannot be said in short. */
function eitherOf(ways: readonly (string | undefined)[]): string | undefined {
  if (ways.length > 12 || ways.includes(undefined)) return undefined
  return [...new Set(ways.flatMap(way => (way === types.boolean ? ['true', 'false'] : [way])))].join(' or ')
}

const notRight = (field: Asked): string => `Check ${midSentence(field.label)}: we could not use it`

function isMissing(input: unknown): boolean {
  return input === undefined || input === null || input === '' || (Array.isArray(input) && input.length === 0)
}

function missingMessage(field: Asked): string {
  const chosen = ['radios', 'checkboxes', 'select', 'file'].includes(field.kind ?? '')
  return `${chosen ? 'Choose' : 'Enter'} ${midSentence(field.label)}`
}

/** 'Date of visit' as 'date of visit'; 'CQC number' as it is; a question is answered, not entered. */
function midSentence(label: string): string {
  if (label.endsWith('?')) return `an answer to ‘${label}’`
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

function tooBig(field: Asked, issue: Extract<Issue, { code: 'too_big' }>): string {
  if (issue.origin === 'string') return `${field.label} must be ${issue.maximum} characters or fewer`
  if (issue.origin === 'array') return `Choose ${issue.maximum} or fewer for ‘${field.label}’`
  return issue.inclusive === false
    ? `${field.label} must be less than ${issue.maximum}`
    : `${field.label} must be ${issue.maximum} or less`
}

function tooSmall(field: Asked, issue: Extract<Issue, { code: 'too_small' }>): string {
  if (issue.origin === 'string') return `${field.label} must be ${issue.minimum} characters or more`
  if (issue.origin === 'array') return `Choose ${issue.minimum} or more for ‘${field.label}’`
  return issue.inclusive === false
    ? `${field.label} must be more than ${issue.minimum}`
    : `${field.label} must be ${issue.minimum} or more`
}

function wrongType(field: Asked, issue: Extract<Issue, { code: 'invalid_type' }>): string {
  if (issue.expected === 'int') return `${field.label} must be a whole number, like 12`
  if (issue.expected === 'number') return `${field.label} must be a number, like 12`
  return notRight(field)
}

function wrongFormat(field: Asked, issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'email') {
    return `${field.label} must be an email address in the usual form, like name@example.com`
  }
  if (issue.format === 'url') return `${field.label} must be a web address, like https://www.example.com`
  return notRight(field)
}
