import { type CodeListId, optionsOn } from '#law/code-list.ts'
import type { FormField, PageContext } from '#platform/http/page/page.ts'
import type { OptionModel } from '#platform/view/models.ts'
import { homeNames } from '#src/modules/homes/index.ts'

const notKnown: OptionModel = { value: '', text: 'Not known' }

/** One code of a list, as it holds today. */
export const codeField = (
  name: string,
  list: CodeListId,
  label: string,
  { today }: PageContext,
  hint?: string,
): FormField => ({
  kind: 'select',
  name,
  label,
  optional: true,
  options: [notKnown, ...optionsOn(list, today).map(({ value, text }) => ({ value, text }))],
  ...(hint ? { hint } : {}),
})

export interface WithHomes {
  readonly homes: readonly OptionModel[]
}

/** The homes of the council as choices. */
export async function homeChoices(ctx: PageContext): Promise<readonly OptionModel[]> {
  const { items } = await ctx.ask(homeNames, {})
  return items.map(({ id, name, postcode }) => ({
    value: id,
    text: postcode ? `${name}, ${postcode}` : name,
  }))
}

export function homeField(name: string, label: string, helper: unknown, hint?: string): FormField {
  return {
    kind: 'select',
    name,
    label,
    optional: true,
    options: [{ value: '', text: 'Not known, or not in a home of our area' }, ...(helper as WithHomes).homes],
    ...(hint ? { hint } : {}),
  }
}

export const nameFields: readonly FormField[] = [
  { kind: 'text', name: 'givenName', label: 'First name', optional: true, width: 20, autocomplete: 'off' },
  { kind: 'text', name: 'familyName', label: 'Last name', optional: true, width: 20, autocomplete: 'off' },
  {
    kind: 'text',
    name: 'knownAs',
    label: 'What they are called',
    hint: 'Or how to tell who it is, such as: the lady in room 4.',
    optional: true,
    autocomplete: 'off',
  },
]

export const bornFields: readonly FormField[] = [
  { kind: 'date', name: 'bornOn', label: 'Date of birth', optional: true },
  {
    kind: 'text',
    name: 'bornAbout',
    label: 'About how old, if the date is not known',
    hint: 'For example: about 85.',
    optional: true,
    width: 20,
  },
]
