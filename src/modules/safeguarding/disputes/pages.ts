import { optionsOn } from '#law/code-list.ts'
import type { FieldSpec, FormPage, PageContext } from '#platform/http/page/page.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm, caseOf } from '../pages/case-forms.ts'
import { dateField, textarea } from '../process/forms.ts'
import { listOfficers } from '../process/officers.ts'
import { disputesIn } from './blocks.ts'
import * as commands from './commands.ts'
import type { DisputeView } from './schema.ts'

const one = (whole: CaseView, ctx: PageContext): DisputeView | undefined =>
  disputesIn(whole).items.find(dispute => dispute.id === ctx.params.disputeId)
const initial = (whole: CaseView, ctx: PageContext) => ({ version: one(whole, ctx)?.version })
const said = (whole: CaseView, ctx: PageContext) => one(whole, ctx)?.said ?? ''

const record = caseForm({
  path: 'disputes/new',
  command: commands.recordDispute,
  title: 'Which decision is disputed, and by whom?',
  lede: 'Somebody who took no part in the case looks at it again. Meanwhile nothing waits: the case runs on.',
  fields: [
    ctx => ({
      ...{ kind: 'radios', name: 'about', label: 'Which decision?' },
      options: optionsOn('dispute-subjects', ctx.today),
    }),
    ctx => ({
      ...{ kind: 'radios', name: 'side', label: 'Who disputes it?' },
      options: optionsOn('dispute-sides', ctx.today),
    }),
    { kind: 'text', name: 'who', label: 'Their name' },
    textarea('said', 'What they say, in their own words', { rows: 6 }),
    textarea('wants', 'What they want instead, in their own words', { optional: true, maxLength: 4000 }),
    dateField('receivedOn', 'When did they say so?'),
  ],
  button: 'Write it down',
  done: 'Written down',
  doneText: 'A manager names who reviews it. Ten working days is the local target for an answer.',
})

interface WithOfficers extends CaseView {
  readonly officers: readonly { readonly accountId: string; readonly name: string; readonly roles: string }[]
}

const withOfficers = async (ctx: PageContext): Promise<WithOfficers> => ({
  ...(await caseOf(ctx)),
  officers: (await ctx.ask(listOfficers, {})).items,
})

/** Those who have a part now are not offered; those who had one before are refused with a reason. */
const reviewerField: FieldSpec = (_ctx, helper) => {
  const { officers, people } = helper as WithOfficers
  const here = new Set(people.map(person => person.accountId))
  return {
    ...{ kind: 'select', name: 'reviewerId', label: 'Who reviews it?' },
    hint: 'Nobody who worked on this case, decided in it or signed anything of it.',
    options: [
      { value: '', text: 'Choose somebody' },
      ...officers
        .filter(officer => !here.has(officer.accountId))
        .map(({ accountId, name, roles }) => ({ value: accountId, text: `${name}, ${roles}` })),
    ],
  }
}

const reviewer = caseForm({
  path: 'disputes/{disputeId}/reviewer',
  command: commands.nameReviewer,
  title: 'Who looks at it again?',
  lede: 'They took no part in the case. They may read it until the dispute is answered.',
  fields: [reviewerField],
  helper: withOfficers,
  initial,
  button: 'Name them',
  done: 'They review it',
  doneText: 'They are told by mail that something waits for them, and no more.',
})

const outcome = caseForm({
  path: 'disputes/{disputeId}/outcome',
  command: commands.decideDispute,
  title: 'How did it come out?',
  lede: said,
  fields: [
    ctx => ({
      ...{ kind: 'radios', name: 'outcome', label: 'The decision' },
      options: optionsOn('dispute-outcomes', ctx.today),
    }),
    textarea('reason', 'Why?', { maxLength: 10_000 }),
  ],
  initial,
  button: 'Say so',
  done: 'Written down. Now they are to be told.',
})

const answer = caseForm({
  path: 'disputes/{disputeId}/answer',
  command: commands.tellDispute,
  title: 'Who was told, and when?',
  lede: 'By a way that is safe for the adult. Tell them too where they can go if they are not content.',
  fields: [
    { kind: 'text', name: 'whom', label: 'Who was told' },
    dateField('toldOn', 'When?'),
    textarea('words', 'How, and what they said', { optional: true, maxLength: 4000 }),
  ],
  initial,
  button: 'Write it down',
  done: 'Written down',
})

const escalation = caseForm({
  path: 'disputes/{disputeId}/escalation',
  command: commands.escalateDispute,
  title: 'To whom does it go, and by when do they answer?',
  fields: [
    {
      ...{ kind: 'text', name: 'whom', label: 'To whom, by name' },
      hint: 'Somebody above those who decided. Never “the team”.',
    },
    dateField('byOn', 'By when do they answer?'),
    textarea('words', 'Why', { optional: true, maxLength: 4000 }),
  ],
  initial,
  button: 'Escalate it',
  done: 'Escalated',
})

const route = caseForm({
  path: 'disputes/{disputeId}/route',
  command: commands.routeDispute,
  title: 'Where do they take it?',
  lede: 'Whoever is not content is told where they can go, whether or not we think that they are right.',
  fields: [
    ctx => ({
      ...{ kind: 'radios', name: 'route', label: 'Where?' },
      options: optionsOn('dispute-routes', ctx.today),
    }),
    dateField('onDate', 'When were they told how, or when did they go there?'),
    textarea('words', 'What was said', { optional: true, maxLength: 4000 }),
  ],
  initial,
  button: 'Write it down',
  done: 'Written down',
  doneText:
    'A complaint to the Ombudsman about our own safeguarding is opened by information governance, apart from this case.',
})

const withdrawal = caseForm({
  path: 'disputes/{disputeId}/withdrawal',
  command: commands.withdrawDispute,
  title: 'Did they take it back?',
  lede: 'Make sure that they did so freely. What they said before stays.',
  fields: [textarea('words', 'What they said', { maxLength: 4000 })],
  initial,
  button: 'Write it down',
  done: 'Written down',
})

export const forms: readonly FormPage[] = [record, reviewer, outcome, answer, escalation, route, withdrawal]
