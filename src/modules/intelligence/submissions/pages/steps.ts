import { roles } from '#platform/access/roles.ts'
import type { FieldSpec, FormStep, PageContext } from '#platform/http/page/page.ts'
import { homeNames } from '#src/modules/homes/index.ts'
import { kinds, partners, seenByCodes, surenesses } from '../kinds.ts'
import { SUBMISSIONS } from './addresses.ts'

/** The homes that somebody may speak of. */
export interface Homes {
  readonly homes: readonly { readonly value: string; readonly text: string }[]
}

export const isOfHome = (ctx: PageContext): boolean => roles[ctx.role].scope === 'home'

export async function homesFor(ctx: PageContext): Promise<Homes> {
  const { items } = await ctx.ask(homeNames, {})
  return {
    homes: items
      .filter(one => !isOfHome(ctx) || ctx.homeIds.includes(one.id))
      .map(({ id, name, postcode }) => ({ value: id, text: postcode ? `${name}, ${postcode}` : name })),
  }
}

const optionsOf = (list: readonly { readonly code: string; readonly label: string }[]) =>
  list.map(({ code, label }) => ({ value: code, text: label }))

const home: FieldSpec = (_ctx, helper) => ({
  ...{ kind: 'select', name: 'homeId', label: 'Which care home?' },
  options: [{ value: '', text: 'Choose a home' }, ...(helper as Homes).homes],
})

const partner: FieldSpec = ctx => ({
  ...{ kind: 'radios', name: 'partner', label: 'Who tells this?' },
  options: optionsOf(partners.filter(one => mayTell(ctx, one.code))),
})

function mayTell(ctx: PageContext, code: string): boolean {
  if (isOfHome(ctx)) return code === 'home'
  if (ctx.role === 'advocate') return code === 'advocacy'
  return ctx.role !== 'partner' || (code !== 'home' && code !== 'complaints-team')
}

const kind: FieldSpec = {
  ...{ kind: 'radios', name: 'kind', label: 'What was it?' },
  options: optionsOf(kinds),
}

const period: readonly FieldSpec[] = [
  { kind: 'date', name: 'from', label: 'The day, or the first day' },
  { kind: 'date', name: 'to', label: 'The last day, if it was a period', optional: true },
  {
    ...{
      kind: 'number',
      name: 'count',
      label: 'How many, in a return of falls, incidents or complaints',
      optional: true,
    },
    ...{ inputMode: 'numeric', width: 4 },
  },
  {
    ...{ kind: 'number', name: 'bedDays', label: 'Occupied bed days, in a return', optional: true },
    hint: 'Places taken each day, added up over the period: 30 people for 31 days are 930. Left empty, Lantern takes what is known of places or beds, and says so.',
    ...{ inputMode: 'numeric', width: 5 },
  },
]

const seen: FieldSpec = {
  ...{ kind: 'radios', name: 'seenBy', label: 'Who saw it?' },
  options: optionsOf(seenByCodes),
}

const sure: FieldSpec = {
  ...{ kind: 'radios', name: 'sureness', label: 'How sure is it?' },
  options: Object.entries(surenesses).map(([value, text]) => ({ value, text })),
}

const reference: FieldSpec = {
  ...{ kind: 'text', name: 'reference', label: 'Your own number for it', optional: true, width: 20 },
  hint: 'So that you can find it again. No name, no initials, no NHS number.',
}

const step = (
  slug: string,
  section: string,
  page: { title: string; lede?: string },
  fields: readonly FieldSpec[],
): FormStep => ({
  ...{ slug, section, fields, whoSees: 'Council officers. Of a home with few beds only those who may.' },
  page: () => ({ ...page, back: { text: 'What partners told', href: SUBMISSIONS } }),
})

export const steps: readonly FormStep[] = [
  step(
    'home',
    'Where and who tells it',
    {
      title: 'Which care home is it about?',
      lede: 'If somebody is being hurt or may be, raise a concern instead: this is not read the same day.',
    },
    [home],
  ),
  step('partner', 'Where and who tells it', { title: 'Who tells this?' }, [partner]),
  step('what', 'What it was', { title: 'What was it?' }, [kind]),
  step('when', 'What it was', { title: 'When was it?' }, period),
  step(
    'seen',
    'How it is known',
    { title: 'Who saw it?', lede: 'What they are to the home or to residents. Nobody’s name.' },
    [seen],
  ),
  step('sure', 'How it is known', { title: 'How sure is it?' }, [sure]),
  step('reference', 'How it is known', { title: 'Do you have a number for it?' }, [reference]),
]
