import type { z } from 'zod'
import type { FieldModel } from '../../../view/models.ts'

type Issue = z.core.$ZodRawIssue

/**
 * Said where a module gave no words of its own: Zod's ("Invalid input: expected string, received undefined")
 * are for programmers.
 */
export function plainMessage(field: FieldModel, issue: Issue): string {
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

const notRight = (field: FieldModel): string => `Check ${midSentence(field.label)}: we could not use it`

function isMissing(input: unknown): boolean {
  return input === undefined || input === null || input === '' || (Array.isArray(input) && input.length === 0)
}

function missingMessage(field: FieldModel): string {
  const chosen = ['radios', 'checkboxes', 'select', 'file'].includes(field.kind)
  return `${chosen ? 'Choose' : 'Enter'} ${midSentence(field.label)}`
}

/** 'Date of visit' as 'date of visit'; 'CQC number' as it is; a question is answered, not entered. */
function midSentence(label: string): string {
  if (label.endsWith('?')) return `an answer to ‘${label}’`
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

function tooBig(field: FieldModel, issue: Extract<Issue, { code: 'too_big' }>): string {
  if (issue.origin === 'string') return `${field.label} must be ${issue.maximum} characters or fewer`
  if (issue.origin === 'array') return `Choose ${issue.maximum} or fewer for ‘${field.label}’`
  return issue.inclusive === false
    ? `${field.label} must be less than ${issue.maximum}`
    : `${field.label} must be ${issue.maximum} or less`
}

function tooSmall(field: FieldModel, issue: Extract<Issue, { code: 'too_small' }>): string {
  if (issue.origin === 'string') return `${field.label} must be ${issue.minimum} characters or more`
  if (issue.origin === 'array') return `Choose ${issue.minimum} or more for ‘${field.label}’`
  return issue.inclusive === false
    ? `${field.label} must be more than ${issue.minimum}`
    : `${field.label} must be ${issue.minimum} or more`
}

function wrongType(field: FieldModel, issue: Extract<Issue, { code: 'invalid_type' }>): string {
  if (issue.expected === 'int') return `${field.label} must be a whole number, like 12`
  if (issue.expected === 'number') return `${field.label} must be a number, like 12`
  return notRight(field)
}

function wrongFormat(field: FieldModel, issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'email') {
    return `${field.label} must be an email address in the usual form, like name@example.com`
  }
  if (issue.format === 'url') return `${field.label} must be a web address, like https://www.example.com`
  return notRight(field)
}
