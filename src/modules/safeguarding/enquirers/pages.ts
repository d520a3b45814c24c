import type { z } from 'zod'
import { type FieldSpec, type FormPage, type PageContext, page } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import { orderField } from '../court/order-field.ts'
import { aboutCase, CASE_TEAM, caseForm, caseOf, hereOf } from '../pages/case-forms.ts'
import { requestsIn } from './blocks.ts'
import {
  addressRequest,
  judgeRequest,
  reportIn,
  shareItem,
  signRequest,
  stopSharing,
  withdrawRequest,
} from './commands.ts'
import { listRecipients } from './recipients.ts'

type Recipients = z.input<(typeof listRecipients)['output']>['items']

/** The case with who may be asked in it. */
export type Asking = CaseView & { readonly recipients: Recipients }

export async function askingHelper(ctx: PageContext): Promise<Asking> {
  const whole = await caseOf(ctx)
  const { items } = await ctx.ask(listRecipients, { concernId: whole.id })
  return { ...whole, recipients: items }
}

export const area = (name: string, label: string, more: Partial<FieldModel> = {}): FieldModel => ({
  ...{ kind: 'textarea', name, label, rows: 4, maxLength: 4000 },
  ...more,
})

/** Those who may be chosen; `of` narrows them. */
export const recipientField =
  (
    label: string,
    of: (helper: Asking, ctx: PageContext) => string | undefined,
    optional = false,
  ): FieldSpec =>
  (ctx, helper) => {
    const wanted = of(helper as Asking, ctx)
    const fitting = (helper as Asking).recipients.filter(one => !wanted || one.of === wanted)
    return {
      ...{ kind: 'select', name: 'recipientId', label, optional },
      options: [
        { value: '', text: optional ? 'Nobody until it is decided' : 'Choose' },
        ...fitting.map(({ accountId, name, role }) => ({ value: accountId, text: `${name}, ${role}` })),
      ],
    }
  }

const request = (whole: CaseView, ctx: PageContext) =>
  requestsIn(whole).requests.find(one => one.id === ctx.params.requestId)
const version = (whole: CaseView, ctx: PageContext) => ({ version: request(whole, ctx)?.version })
const scope = (whole: CaseView, ctx: PageContext) => request(whole, ctx)?.scope ?? ''

const sign = caseForm({
  path: 'requests/{requestId}/signature',
  command: signRequest,
  helper: askingHelper,
  title: 'May they be asked all the same?',
  lede: (whole, ctx) =>
    `${request(whole, ctx)?.against.join(' ') ?? ''} The council stays responsible, and judges what comes back.`,
  fields: [
    recipientField(
      'Whom do you sign for, although they may be part of it?',
      (helper, ctx) => request(helper, ctx)?.askedOf,
      true,
    ),
    area('words', 'Why may they be asked?'),
  ],
  initial: version,
  button: 'Sign',
  done: 'Signed. Now say who is asked.',
})

const recipient = page.form<typeof addressRequest>({
  path: '/safeguarding/concerns/{concernId}/requests/{requestId}/recipient',
  command: addressRequest,
  helper: askingHelper,
  initial: (helper, ctx) => version(helper as CaseView, ctx),
  steps: [
    {
      slug: 'who',
      page: (helper, ctx) => ({
        title: 'Who is asked, by name?',
        caption: aboutCase(helper),
        lede: 'Only they read it, and nobody else there. Where the manager may be part of it, choose the nominated individual or somebody above them.',
        back: { text: 'The case', href: hereOf(ctx) },
      }),
      fields: [
        recipientField('Who is asked?', (helper, ctx) => request(helper, ctx)?.askedOf),
        {
          kind: 'radios',
          name: 'clear',
          label: 'Could they be part of what happened, or close to somebody who is?',
          options: [
            { value: 'yes', text: 'No, as far as we know' },
            { value: 'no', text: 'Yes, or we do not know' },
          ],
        },
        orderField,
      ],
      whoSees: 'The person you choose reads what is asked. Nobody else at the home.',
    },
  ],
  button: 'Ask them',
  done: (_result, ctx) => ({ href: hereOf(ctx), notice: { kind: 'done', heading: 'They are asked' } }),
  cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
})

const report = caseForm({
  path: 'requests/{requestId}/report',
  command: reportIn,
  title: 'What does the report say?',
  lede: scope,
  fields: [area('words', 'What it says, and how it came', { rows: 8, maxLength: 20_000 })],
  initial: version,
  button: 'Write it down',
  done: 'Written down. Now it is to be judged.',
})

const judge = caseForm({
  path: 'requests/{requestId}/judgement',
  command: judgeRequest,
  title: 'Is it good enough?',
  lede: 'Does it answer what was asked? Was the person heard? Is it fair to everybody? The council owns the outcome.',
  fields: [
    {
      kind: 'radios',
      name: 'verdict',
      label: 'How do you judge it?',
      options: [
        { value: 'adequate', text: 'It is adequate' },
        {
          value: 'redo',
          text: 'They are to do it again',
          hint: 'They read why.',
          reveals: [
            {
              kind: 'date',
              name: 'dueOn',
              label: 'By when?',
              hint: 'The local target, if left empty.',
              optional: true,
            },
          ],
        },
        { value: 'taken-over', text: 'The council takes it over', hint: 'They do not read why.' },
      ],
    },
    area('words', 'Why?'),
  ],
  initial: version,
  button: 'Judge it',
  done: 'Judged',
  whoSees: 'Those who may see this case. If it is to be done again, whoever was asked reads why.',
})

const withdraw = caseForm({
  path: 'requests/{requestId}/withdrawal',
  command: withdrawRequest,
  title: 'Withdraw what was asked?',
  lede: scope,
  fields: [area('words', 'Why', { optional: true, rows: 3, maxLength: 2000 })],
  initial: version,
  tone: 'warning',
  button: 'Withdraw it',
  done: 'Withdrawn',
})

export const sharePurposes: FieldModel = {
  kind: 'radios',
  name: 'purpose',
  label: 'What do they need it for?',
  options: [
    {
      value: 'protection',
      text: 'To keep somebody safe',
      hint: 'A hold of the police does not stop this.',
    },
    { value: 'enquiry', text: 'For what they were asked to find out' },
    { value: 'information', text: 'They ought to know' },
  ],
}

const share = page.form<typeof shareItem>({
  path: '/safeguarding/concerns/{concernId}/shared/new',
  command: shareItem,
  helper: askingHelper,
  initial: () => ({}),
  steps: [
    {
      slug: 'what',
      page: (helper, ctx) => ({
        title: 'Share one thing with one person',
        caption: aboutCase(helper),
        lede: 'They read exactly these words, and nothing else of the case. You can stop it at any time.',
        back: { text: 'The case', href: hereOf(ctx) },
      }),
      fields: [
        recipientField('With whom?', () => undefined),
        sharePurposes,
        area('words', 'What may they read?'),
        orderField,
      ],
      whoSees: 'The person you choose, by name. Nobody else at the home.',
    },
  ],
  check: {
    page: helper => ({ title: 'They will read exactly this', caption: aboutCase(helper) }),
    button: 'Share it',
  },
  button: 'Look at it first',
  done: (_result, ctx) => ({ href: hereOf(ctx), notice: { kind: 'done', heading: 'Shared with them' } }),
  cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
})

const stop = caseForm({
  path: 'shared/{sharedItemId}/stop',
  command: stopSharing,
  title: 'Stop sharing this?',
  lede: (whole, ctx) => requestsIn(whole).shared.find(one => one.id === ctx.params.sharedItemId)?.words ?? '',
  fields: [],
  tone: 'warning',
  button: 'Stop sharing it',
  done: 'It is no longer shared',
  whoSees: CASE_TEAM,
})

export const requestPages: readonly FormPage[] = [sign, recipient, report, judge, withdraw, share, stop]
