import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { decideAccessItem, decideAccessItems } from './decide.ts'
import { coded, GOVERNANCE } from './fields.ts'
import { getAccessRequest } from './queries.ts'
import type { AccessRequestView, ItemView } from './schema.ts'
import { REQUESTS, requestHref } from './view.ts'

const itemOf = (helper: unknown, accessItemId: string | undefined) =>
  (helper as AccessRequestView).items.find(item => item.id === accessItemId)

const SHORT = 200

export const decide = page.form<typeof decideAccessItem>({
  path: `${REQUESTS}/{accessRequestId}/items/{accessItemId}`,
  command: decideAccessItem,
  helper: ctx => ctx.ask(getAccessRequest, { accessRequestId: ctx.params.accessRequestId ?? '' }),
  initial: (helper, ctx) => {
    const item = itemOf(helper, ctx.params.accessItemId)
    if (!item) return {}
    const { version, whose, decision, reason, fair, fairWords, text } = item
    return {
      version,
      whose,
      ...(decision ? { decision } : {}),
      ...(reason ? { reason } : {}),
      ...(fair ? { fair } : {}),
      ...(fairWords ? { fairWords } : {}),
      words: item.given ?? text ?? '',
    }
  },
  steps: [
    {
      slug: 'decide',
      page: (helper, ctx) => {
        const item = itemOf(helper, ctx.params.accessItemId)
        return {
          title: item ? `${item.label}: what becomes of it?` : 'That item is not there',
          ...(item
            ? {
                caption: [item.caseReference, item.onDate && formatCivilDate(item.onDate)]
                  .filter(Boolean)
                  .join(', '),
              }
            : {}),
          lede: item?.text ?? 'These words were removed.',
          back: { text: 'The request', href: requestHref(ctx.params.accessRequestId ?? '') },
        }
      },
      fields: [
        coded('whose', 'Whose data is it?', 'access-owners'),
        coded('decision', 'What becomes of it?', 'access-decisions'),
        coded('reason', 'If it is kept back: why?', 'withholding-reasons', { optional: true }),
        {
          kind: 'textarea',
          name: 'words',
          label: 'If it is given in other words: those',
          hint: 'Take out what is about others, and what tells who told us.',
          optional: true,
          rows: 6,
          maxLength: 20_000,
        },
        coded('fair', 'If what is given names somebody else: why is that fair?', 'disclosure-grounds', {
          optional: true,
          hint: namesHint,
        }),
        {
          kind: 'textarea',
          name: 'fairWords',
          label: 'Why it is fair, in a sentence',
          hint: 'It stays with the decision. Whoever asks does not read it.',
          optional: true,
          rows: 2,
          maxLength: 2000,
        },
      ],
      whoSees: 'Information governance. What is given is read by whoever asked.',
    },
  ],
  button: 'Decide',
  done: (_result, ctx) => ({
    href: requestHref(ctx.params.accessRequestId ?? ''),
    notice: { kind: 'done', heading: 'Decided' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: requestHref(ctx.params.accessRequestId ?? '') }),
})

/** Whom it names. A rule finds names alone: whoever is described without one is the reviewer's to see. */
function namesHint(helper: unknown, accessItemId: string | undefined): string {
  const names = itemOf(helper, accessItemId)?.names ?? []
  return names.length > 0
    ? `It names ${names.join(', ')}. Without a reason it is not given as it stands.`
    : 'We found no name of anybody else known in the case. Look for people who are described without a name.'
}

const waiting = (helper: unknown): readonly ItemView[] =>
  (helper as AccessRequestView).items.filter(item => item.decision === null)

export const decideMany = page.form<typeof decideAccessItems>({
  path: `${REQUESTS}/{accessRequestId}/decisions`,
  command: decideAccessItems,
  helper: ctx => ctx.ask(getAccessRequest, { accessRequestId: ctx.params.accessRequestId ?? '' }),
  steps: [
    {
      slug: 'which',
      page: (helper, ctx) => ({
        title: 'Decide on many at once',
        caption: (helper as AccessRequestView).reference,
        lede: 'Read each: somebody may be described without a name. What names somebody else can be kept back here; to give it, look at it by itself.',
        back: { text: 'The request', href: requestHref(ctx.params.accessRequestId ?? '') },
      }),
      fields: [
        (_ctx, helper) => ({
          kind: 'checkboxes',
          name: 'itemIds',
          label: 'Which?',
          options: waiting(helper).map(({ id, label, text, names }) => ({
            value: id,
            text: names.length > 0 ? `${label}: names somebody else` : label,
            hint: (text ?? 'These words were removed.').slice(0, SHORT),
          })),
        }),
        {
          kind: 'radios',
          name: 'decision',
          label: 'What becomes of them?',
          options: [
            { value: 'release', text: 'Give them as they stand' },
            { value: 'withhold', text: 'Keep them back' },
          ],
        },
        coded('reason', 'If they are kept back: why?', 'withholding-reasons', { optional: true }),
      ],
      whoSees: GOVERNANCE,
    },
  ],
  button: 'Decide',
  done: ({ decided }, ctx) => ({
    href: requestHref(ctx.params.accessRequestId ?? ''),
    notice: { kind: 'done', heading: `${plural(decided, 'item')} decided` },
  }),
  cancel: ctx => ({ text: 'Cancel', href: requestHref(ctx.params.accessRequestId ?? '') }),
})
