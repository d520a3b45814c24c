import { codesOn, optionsOn } from '#law/code-list.ts'
import { NotFound } from '#platform/errors.ts'
import type { FormPage, PageContext } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm, caseOf } from '../pages/case-forms.ts'
import { waitsIn } from './blocks.ts'
import { askOther, chaseWait, endWait } from './commands.ts'
import type { WaitView } from './schema.ts'

const chaseOn: FieldModel = {
  kind: 'date',
  name: 'chaseOn',
  label: 'When do you ask again?',
  hint: 'It comes up in the list of what waits for others on that day.',
}

const ask = caseForm({
  path: 'waiting/new',
  command: askOther,
  title: 'Who was asked, and for what?',
  lede: 'The case is then in the list of what waits for others. What keeps the person safe does not wait.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'what',
      label: 'What was asked for?',
      options: codesOn('waiting-for', ctx.today)
        .filter(code => code.traits.includes('by-hand'))
        .map(code => ({ value: code.code, text: code.label })),
    }),
    ctx => ({
      kind: 'select',
      name: 'whom',
      label: 'Of whom?',
      options: [{ value: '', text: 'Choose' }, ...optionsOn('waiting-on', ctx.today)],
    }),
    { kind: 'text', name: 'who', label: 'Their name, and how to reach them', optional: true },
    { kind: 'textarea', name: 'words', label: 'What was asked?', rows: 3, maxLength: 4000 },
    { kind: 'date', name: 'sinceOn', label: 'When were they asked?', hint: 'Empty: today.', optional: true },
    { ...chaseOn, optional: true },
  ],
  button: 'Write it down',
  done: 'Written down: it waits for them',
})

const waitOf = (whole: CaseView, id: string | undefined): WaitView | undefined =>
  waitsIn(whole).find(one => one.id === id)

/** The case, where something of this id waits in it. @throws NotFound */
async function waitingCase(ctx: PageContext): Promise<CaseView> {
  const whole = await caseOf(ctx)
  if (waitOf(whole, ctx.params.waitId)?.endedOn === null) return whole
  throw new NotFound('We could not find that, or it is no longer waited for. Look at the case again.')
}

const again = caseForm({
  path: 'waiting/{waitId}',
  command: chaseWait,
  helper: waitingCase,
  title: 'Were they asked again?',
  lede: (whole, ctx) => {
    const wait = waitOf(whole, ctx.params.waitId)
    return wait ? `${wait.whom}: ${wait.what}. What came is written down at the step that asked for it.` : ''
  },
  fields: [
    {
      kind: 'textarea',
      name: 'words',
      label: 'What did they say?',
      optional: true,
      rows: 3,
      maxLength: 2000,
    },
    chaseOn,
  ],
  initial: (whole, ctx) => ({ version: waitOf(whole, ctx.params.waitId)?.version ?? 0 }),
  button: 'Write it down',
  done: 'Written down',
})

const came = caseForm({
  path: 'waiting/{waitId}/end',
  command: endWait,
  helper: waitingCase,
  title: 'Did it come?',
  lede: 'Or is it no longer waited for?',
  fields: [
    {
      kind: 'textarea',
      name: 'words',
      label: 'What came, or why not',
      optional: true,
      rows: 3,
      maxLength: 4000,
    },
  ],
  initial: (whole, ctx) => ({ version: waitOf(whole, ctx.params.waitId)?.version ?? 0 }),
  button: 'It is no longer waited for',
  done: 'It is off the list',
})

export const pages: readonly FormPage[] = [ask, again, came]
