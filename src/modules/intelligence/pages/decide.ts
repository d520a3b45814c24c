import { type FieldSpec, type FormStep, page } from '#platform/http/page/page.ts'
import { formatShortDate } from '#platform/view/dates.ts'
import { decideNext, listDeciders } from '../decisions/units.ts'
import { getPicture } from '../pictures/queries.ts'
import type { PictureView, SignalView } from '../schema.ts'
import { picturePath } from '../view/picture.ts'
import { decisionKinds, formalKinds } from '../view/words.ts'

interface Helped {
  readonly people: readonly { readonly accountId: string; readonly name: string; readonly roles: string }[]
  readonly facts: readonly SignalView[]
}

/** What can be cited, each once. */
function factsIn({ themes, flagged }: PictureView): readonly SignalView[] {
  const all = [...themes, ...flagged].flatMap(one => one.signals)
  return [...new Map(all.map(one => [one.key, one])).values()]
}

const isFormal = ({ kind }: Readonly<Record<string, unknown>>): boolean =>
  formalKinds.some(formal => formal === kind)

const who: FieldSpec = (_ctx, helper) => ({
  ...{ kind: 'select', name: 'accountId', label: 'Who does it' },
  options: [
    { value: '', text: 'Choose somebody' },
    ...(helper as Helped).people.map(one => ({ value: one.accountId, text: `${one.name}, ${one.roles}` })),
  ],
})

const whoSees = 'Those who may see this home’s picture.'

const what: FormStep = {
  slug: 'decision',
  page: (_helper, ctx) => ({
    title: 'What is done next about this home?',
    lede: 'You decide, not Lantern. What the picture was is kept beside it. No placement is decided by a level.',
    back: { text: 'The picture', href: picturePath(ctx.params.homeId ?? '') },
  }),
  fields: [
    {
      ...{ kind: 'radios', name: 'kind', label: 'What is done' },
      options: Object.entries(decisionKinds).map(([value, text]) => ({ value, text })),
    },
    who,
    { kind: 'date', name: 'dueOn', label: 'By when', optional: true },
    {
      ...{ kind: 'textarea', name: 'words', label: 'Why', rows: 5, maxLength: 5_000 },
      hint: 'As you would say it to the home’s manager.',
    },
  ],
  whoSees,
}

const restsOn: FormStep = {
  slug: 'facts',
  appliesTo: isFormal,
  page: () => ({
    title: 'What does it rest on?',
    lede: 'A decision that touches placements names its facts. Who could be harder to hear is not among them: that earns the home support.',
  }),
  fields: [
    (_ctx, helper) => ({
      ...{ kind: 'checkboxes', name: 'facts', label: 'Facts that count now' },
      hint: 'If none is here, nothing that was told touches placements.',
      options: (helper as Helped).facts.map(({ key, sentence, to, source }) => ({
        value: key,
        text: `${sentence}, ${formatShortDate(to)}`,
        hint: source,
      })),
    }),
  ],
  whoSees,
}

const heard: FormStep = {
  slug: 'heard',
  appliesTo: isFormal,
  page: () => ({
    title: 'Has the home heard these facts?',
    lede: 'It hears each before it is decided, and what it says stands beside the decision.',
  }),
  fields: [
    {
      ...{ kind: 'radios', name: 'heard', label: 'Has the home heard them?' },
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'unsafe', text: 'No: telling it would put somebody at risk' },
      ],
    },
    { kind: 'date', name: 'heardOn', label: 'The day it was told', optional: true },
    {
      ...{ kind: 'textarea', name: 'said', label: 'What it said, or why it was unsafe', rows: 5 },
      maxLength: 5_000,
    },
  ],
  whoSees,
}

export const decideForm = page.form<typeof decideNext>({
  path: '/intelligence/homes/{homeId}/decide',
  command: decideNext,
  helper: async (ctx): Promise<Helped> => {
    const view = await ctx.ask(getPicture, { homeId: ctx.params.homeId ?? '' })
    return { people: (await ctx.ask(listDeciders, {})).items, facts: factsIn(view) }
  },
  steps: [what, restsOn, heard],
  check: { page: () => ({ title: 'Check what you decided' }), button: 'Record the decision' },
  button: 'Go on',
  done: (_result, ctx) => ({
    href: picturePath(ctx.params.homeId ?? ''),
    notice: { kind: 'done', heading: 'Recorded' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: picturePath(ctx.params.homeId ?? '') }),
})
