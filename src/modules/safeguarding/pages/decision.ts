import { optionsOn } from '#law/code-list.ts'
import { section42On } from '#law/section-42.ts'
import { type FieldSpec, page } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import { decideConcern } from '../concern/decide.ts'
import { aboutCase, CASE_TEAM, caseOf, hereOf } from './case-forms.ts'

/** One part of the test: a no is the only answer that needs words. */
function limbFields(): readonly FieldSpec[] {
  return (['needs', 'abuse', 'protect'] as const).map(
    (code): FieldSpec =>
      ctx => {
        const limb = section42On(ctx.today).limbs.find(one => one.code === code)
        return {
          kind: 'radios',
          name: `limbs.${code}.answer`,
          label: limb?.question ?? code,
          ...(limb ? { hint: limb.help } : {}),
          options: [
            { value: 'yes', text: 'Yes' },
            {
              value: 'no',
              text: 'No',
              reveals: [
                {
                  kind: 'textarea',
                  name: `limbs.${code}.words`,
                  label: limb?.no ?? 'Say why not',
                  rows: 3,
                  maxLength: 4000,
                },
              ],
            },
            { value: 'unknown', text: 'Not known' },
          ],
        }
      },
  )
}

const reasonWords: FieldModel = {
  kind: 'textarea',
  name: 'reasonWords',
  label: 'In words, where that helps',
  optional: true,
  rows: 3,
  maxLength: 4000,
}

export const decision = page.form<typeof decideConcern>({
  path: '/safeguarding/concerns/{concernId}/decision',
  command: decideConcern,
  helper: caseOf,
  initial: helper => ({ version: (helper as CaseView).version }),
  steps: [
    {
      slug: 'test',
      section: 'The test of the Care Act',
      page: (helper, ctx) => ({
        title: 'Is there reasonable cause to suspect?',
        caption: aboutCase(helper),
        lede: `${section42On(ctx.today).standard} Proof is not needed, and not knowing is an answer.`,
        back: { text: 'The case', href: hereOf(ctx) },
      }),
      fields: limbFields(),
      whoSees: CASE_TEAM,
    },
    {
      slug: 'outcome',
      section: 'What happens next',
      page: helper => ({ title: 'What happens next?', caption: aboutCase(helper) }),
      fields: [
        {
          kind: 'radios',
          name: 'outcome',
          label: 'What happens next?',
          isHeading: true,
          options: [
            {
              value: 'enquiry',
              text: 'Enquiry under section 42',
              hint: 'The council finds out what should be done, and by whom. It can be as short as one conversation.',
            },
            {
              value: 'other-enquiry',
              text: 'Another enquiry',
              hint: 'Not all parts hold, and the council still thinks one is needed.',
            },
            { value: 'no-enquiry', text: 'No enquiry' },
          ],
        },
      ],
      whoSees: CASE_TEAM,
    },
    {
      slug: 'why-other',
      section: 'What happens next',
      appliesTo: answers => answers.outcome === 'other-enquiry',
      page: helper => ({ title: 'Why another enquiry?', caption: aboutCase(helper) }),
      fields: [
        ctx => ({
          kind: 'radios',
          name: 'reason',
          label: 'Why?',
          options: optionsOn('other-enquiry-reasons', ctx.today),
        }),
        reasonWords,
      ],
      whoSees: CASE_TEAM,
    },
    {
      slug: 'why-none',
      section: 'What happens next',
      appliesTo: answers => answers.outcome === 'no-enquiry',
      page: helper => ({
        title: 'Why no enquiry, and who looks at it instead?',
        caption: aboutCase(helper),
      }),
      fields: [
        ctx => ({
          kind: 'radios',
          name: 'reason',
          label: 'Why?',
          options: optionsOn('no-enquiry-reasons', ctx.today),
        }),
        reasonWords,
        ctx => ({
          kind: 'radios',
          name: 'route',
          label: 'Who looks at it instead?',
          options: optionsOn('no-enquiry-routes', ctx.today),
        }),
      ],
      whoSees: CASE_TEAM,
    },
  ],
  check: {
    page: helper => ({ title: 'Check the decision', caption: aboutCase(helper) }),
    button: 'Decide',
  },
  button: 'Decide',
  done: ({ state }, ctx) => ({
    href: hereOf(ctx),
    notice: {
      kind: 'done',
      heading: state === 'enquiry' ? 'Decided: the enquiry is opened' : 'Decided: no enquiry',
      text: 'Whoever told us is owed an answer. A later decision supersedes this one; it is never changed.',
    },
  }),
  cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
})
