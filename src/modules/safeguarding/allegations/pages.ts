import { optionsOn } from '#law/code-list.ts'
import type { Page, PageContext } from '#platform/http/page/page.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm, caseOf } from '../pages/case-forms.ts'
import { whenField } from '../pages/when-field.ts'
import { getSources } from '../sources/queries.ts'
import { allegationsOfCase } from './case-part.ts'
import { makeFinding, recordAllegation } from './commands.ts'

interface WithSources extends CaseView {
  readonly named: readonly { readonly id: string; readonly name: string }[]
}

/** Those who may not read the sources of risk are not shown that there is a name to choose. */
async function withSources(ctx: PageContext): Promise<WithSources> {
  const whole = await caseOf(ctx)
  const { mayRead = false, count = 0 } = (whole.parts.sources ?? {}) as { mayRead?: boolean; count?: number }
  if (!mayRead || count === 0) return { ...whole, named: [] }
  const { items } = await ctx.ask(getSources, { concernId: whole.id })
  return { ...whole, named: items.map(({ id, name, kindLabel }) => ({ id, name: name ?? kindLabel })) }
}

const record = caseForm({
  path: 'allegations/new',
  command: recordAllegation,
  helper: withSources,
  title: 'What is alleged?',
  lede: 'One at a time; there may be several. Nothing here is proved. What happened long ago counts as what happened yesterday.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'abuseType',
      label: 'What kind of abuse or neglect?',
      options: optionsOn('abuse-types', ctx.today),
    }),
    { kind: 'textarea', name: 'words', label: 'What is alleged, in words', rows: 5, maxLength: 4000 },
    whenField('When did it happen?'),
    ctx => ({
      kind: 'select',
      name: 'location',
      label: 'Where did it happen?',
      optional: true,
      options: [{ value: '', text: 'Not known yet' }, ...optionsOn('risk-locations', ctx.today)],
    }),
    ctx => ({
      kind: 'radios',
      name: 'sourceCategory',
      label: 'How does the source of risk stand to them?',
      optional: true,
      options: optionsOn('risk-sources', ctx.today),
    }),
    (_ctx, helper) => ({
      kind: 'select',
      name: 'sourceId',
      label: 'Which source of risk, of those recorded?',
      hint: 'Only those who may read that record choose here.',
      optional: true,
      options: [
        { value: '', text: 'None of them, or not known' },
        ...(helper as WithSources).named.map(({ id, name }) => ({ value: id, text: name })),
      ],
    }),
    { kind: 'hidden', name: 'corrects', label: '' },
  ],
  initial: (whole, ctx) => {
    const corrected = allegationsOfCase(whole).find(one => one.id === ctx.queryString.corrects)
    if (!corrected) return {}
    const { id, abuseType, words, happened, happenedOn, happenedAbout, location, sourceCategory } = corrected
    const sourceId = corrected.sourceId
    return {
      ...{ corrects: id, abuseType, words, happened, happenedOn, happenedAbout, location, sourceCategory },
      sourceId,
    }
  },
  button: 'Write it down',
  done: 'Written down',
})

const finding = caseForm({
  path: 'allegations/{allegationId}/finding',
  command: makeFinding,
  title: 'What is found?',
  lede: 'A finding is never edited: a later one supersedes it. Whoever it is about has the substance and the evidence first, and their words stand beside it.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'outcome',
      label: 'What is found?',
      options: optionsOn('finding-outcomes', ctx.today),
    }),
    { kind: 'text', name: 'standardOfProof', label: 'By which standard of proof?' },
    {
      kind: 'textarea',
      name: 'reasons',
      label: 'Why? Which evidence was relied on?',
      rows: 6,
      maxLength: 8000,
    },
    {
      kind: 'radios',
      name: 'notTold',
      label: 'If whoever it is about was not told first: why?',
      optional: true,
      options: [
        { value: 'unsafe', text: 'It was not safe' },
        { value: 'police-object', text: 'The police objected' },
      ],
    },
    {
      kind: 'textarea',
      name: 'notToldWords',
      label: 'In words: what was unsafe, or what the police said',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
  ],
  initial: () => ({ standardOfProof: 'More likely than not' }),
  button: 'Make the finding',
  done: 'The finding is made',
})

export const pages: readonly Page[] = [record, finding]
