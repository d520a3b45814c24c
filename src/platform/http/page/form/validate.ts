import type { z } from 'zod'
import type { FieldFault } from '../../../errors.ts'
import { plainMessage } from '../../../plain-message.ts'
import type { DatePartName } from '../../../view/dates.ts'
import type { FieldModel } from '../../../view/models.ts'

/** One fault, beside its field; `parts` are the boxes of a date that are at fault. */
export interface FormFault extends FieldFault {
  readonly parts?: readonly DatePartName[]
}

/** The field a fault belongs to: `tags.0` and `tags` are both the field `tags`. */
export function fieldFor(fields: readonly FieldModel[], path: string): FieldModel | undefined {
  return fields
    .filter(field => path === field.name || path.startsWith(`${field.name}.`))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
}

/**
 * All faults at once, one for each field: what is wrong with a date's boxes stands for all else about it.
 * The messages are the schema's own; where it has none, plain ones made from the field's label.
 */
export function validate(
  schema: z.ZodType,
  input: unknown,
  fields: readonly FieldModel[],
  dateFaults: readonly FormFault[],
): readonly FormFault[] {
  const parsed = schema.safeParse(input, { error: issue => messageFor(fields, issue) })
  const issues = parsed.error?.issues ?? []
  const found = issues.map(issue => ({ field: issue.path.join('.'), message: issue.message }))
  return oneForEachField([...dateFaults, ...placed(fields, found)])
}

/** Puts a fault of `tags.0` beside the field `tags`. */
export function placed(fields: readonly FieldModel[], faults: readonly FieldFault[]): readonly FormFault[] {
  return faults.map(fault => ({ ...fault, field: fieldFor(fields, fault.field)?.name ?? fault.field }))
}

function messageFor(fields: readonly FieldModel[], issue: z.core.$ZodRawIssue): string {
  const path = (issue.path ?? []).join('.')
  const field = fieldFor(fields, path)
  if (field) return plainMessage(field, issue)
  return path === '' ? 'These answers do not go together. Check them.' : `Something is not right: ${path}`
}

function oneForEachField(faults: readonly FormFault[]): readonly FormFault[] {
  const seen = new Set<string>()
  return faults.filter(fault => {
    if (fault.field === '') return true
    const first = !seen.has(fault.field)
    seen.add(fault.field)
    return first
  })
}
