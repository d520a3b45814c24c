import { optionsOn } from '#law/code-list.ts'
import { type Page, page } from '#platform/http/page/page.ts'
import { type CaseWithTeam, caseForm, caseWithTeam, personField } from '../pages/case-forms.ts'
import { hearSource, recordSource } from './commands.ts'
import { getSources } from './queries.ts'
import type { SourcesView, SourceView } from './schema.ts'
import { sourcesPage } from './view.ts'

const WHO =
  'Those who have a part in this case, and the safeguarding manager. Not the duty worker, not the care home, not the reporter.'

const record = caseForm({
  path: 'sources/new',
  command: recordSource,
  helper: async ctx => {
    await ctx.ask(getSources, { concernId: ctx.params.concernId ?? '' })
    return caseWithTeam(ctx)
  },
  title: 'Record a source of risk',
  lede: 'What is recorded here is not proved. A resident is never called anything but a resident.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'kind',
      label: 'Who or what is it?',
      options: optionsOn('source-kinds', ctx.today),
    }),
    ctx => ({
      kind: 'radios',
      name: 'category',
      label: 'How do they stand to the adult?',
      hint: 'As the yearly return counts it. Leave it open if nobody knows yet.',
      optional: true,
      options: optionsOn('risk-sources', ctx.today),
    }),
    { kind: 'text', name: 'name', label: 'Name', optional: true },
    { kind: 'textarea', name: 'details', label: 'What is known', optional: true, rows: 4, maxLength: 4000 },
  ],
  whoSees: WHO,
  button: 'Record it',
  done: 'The source of risk is recorded',
})

interface Hearing extends CaseWithTeam {
  readonly sources: SourcesView
}

const thisOne = (helper: unknown, sourceId: string | undefined): SourceView | undefined =>
  (helper as Hearing).sources.items.find(one => one.id === sourceId)

const hear = caseForm({
  path: 'sources/{sourceId}/hearing',
  command: hearSource,
  helper: async ctx => ({
    sources: await ctx.ask(getSources, { concernId: ctx.params.concernId ?? '' }),
    ...(await caseWithTeam(ctx)),
  }),
  title: 'What were they told, and what do they say?',
  lede: 'Unless it is unsafe or the police object, they get the substance and the evidence relied on, and have ten working days (local) before a finding.',
  fields: [
    { kind: 'date', name: 'substanceGivenOn', label: 'They were told the substance on', optional: true },
    { kind: 'date', name: 'evidenceSeenOn', label: 'They saw the evidence on', optional: true },
    {
      kind: 'date',
      name: 'answeredInFullOn',
      label: 'They said that they have no more to add on',
      optional: true,
    },
    {
      kind: 'textarea',
      name: 'theirWords',
      label: 'What they say, in their own words',
      hint: 'It stands beside the finding.',
      optional: true,
      rows: 6,
      maxLength: 8000,
    },
    personField('challengeToId', 'Who hears a challenge?', {
      hint: 'Somebody not involved.',
      optional: true,
    }),
  ],
  initial: (whole, ctx) => {
    const one = thisOne(whole, ctx.params.sourceId)
    const { substanceGivenOn, evidenceSeenOn, answeredInFullOn } = one ?? {}
    const challengeToId = one?.challengeTo?.accountId
    return { version: one?.version ?? 0, substanceGivenOn, evidenceSeenOn, answeredInFullOn, challengeToId }
  },
  whoSees: WHO,
  button: 'Write it down',
  done: 'Written down',
})

const all = page.show<typeof getSources>({
  path: '/safeguarding/concerns/{concernId}/sources',
  query: getSources,
  template: 'platform/page.njk',
  model: (sources, ctx) => sourcesPage(sources, ctx),
})

export const pages: readonly Page[] = [all, record, hear]
