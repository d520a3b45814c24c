import type { z } from 'zod'
import type { FieldModel } from '../../../view/models.ts'
import type { FormPage, FormStep } from '../page.ts'
import { valueAt, withValueAt } from './paths.ts'
import { schemaAt } from './schema-at.ts'
import { everyField, fieldsInPlay, type Typed } from './typed.ts'
import type { FormFault } from './validate.ts'
import { readValue, type UploadedFile } from './value.ts'

/** A step with its fields as they stand for this person and subject. */
export interface ReadyStep {
  readonly step: FormStep
  readonly fields: readonly FieldModel[]
  readonly href: string
}

export interface Answers {
  /** What the command is given. */
  readonly input: Readonly<Record<string, unknown>>
  /** The steps that apply to these answers, in order. */
  readonly steps: readonly ReadyStep[]
  readonly dateFaults: readonly FormFault[]
}

export interface AnswersFrom {
  readonly page: FormPage
  readonly steps: readonly ReadyStep[]
  readonly typed: Typed
  readonly initial: Readonly<Record<string, unknown>>
  readonly params: Readonly<Record<string, string>>
  readonly from: number | undefined
  readonly files?: Readonly<Record<string, UploadedFile>>
}

/**
 * The command's input: the starting values, over them the answers of the steps that apply, over them the
 * address. An answer of a step that does not apply, or of a field that no choice reveals, is left out.
 */
export function answersOf(given: AnswersFrom): Answers {
  const schema: z.ZodType = given.page.command.input
  const fields = given.steps.flatMap(step => everyField(step.fields))
  let input = fields.reduce((rest, field) => withValueAt(rest, field.name, undefined), { ...given.initial })
  const steps: ReadyStep[] = []
  const dateFaults: FormFault[] = []
  for (const ready of given.steps) {
    if (ready.step.appliesTo && !ready.step.appliesTo(input)) continue
    steps.push(ready)
    for (const field of fieldsInPlay(ready.fields, given.typed)) {
      const { value, fault } = readAnswer(field, given, schema)
      if (fault) dateFaults.push({ field: field.name, ...fault })
      input = withValueAt(withParents(input, field.name, schema), field.name, value)
    }
  }
  const version = given.from === undefined ? {} : { version: given.from }
  return { input: { ...input, ...version, ...given.params }, steps, dateFaults }
}

function readAnswer(field: FieldModel, given: AnswersFrom, schema: z.ZodType) {
  if (field.kind === 'file') return { value: given.files?.[field.name] }
  return readValue(field, given.typed[field.name], schemaAt(schema, field.name))
}

/**
 * An object that must be there is there, though every box of it is empty: so that what is missing is said
 * beside the boxes. One that may be left out stays out until something is in it.
 */
function withParents(
  input: Readonly<Record<string, unknown>>,
  path: string,
  schema: z.ZodType,
): Record<string, unknown> {
  const parent = path.split('.').slice(0, -1).join('.')
  if (parent === '' || valueAt(input, parent) !== undefined) return { ...input }
  const whole = withParents(input, parent, schema)
  const needed = schemaAt(schema, parent)?.safeParse(undefined).success === false
  return needed ? withValueAt(whole, parent, {}) : whole
}
