import { optionsOn } from '#law/code-list.ts'
import { section42On } from '#law/section-42.ts'
import { type AnswerRow, type PageContext, page, type RowAnswers } from '#platform/http/page/page.ts'
import { isUuid } from '#platform/ids.ts'
import { civilDateOf, formatAgo, formatShortDate } from '#platform/view/dates.ts'
import type { FieldModel } from '#platform/view/models.ts'
import { decideConcern } from '../concern/decide.ts'
import { CASE_TEAM } from '../pages/case-forms.ts'
import { concernHref } from '../view/words.ts'
import { listBatch } from './queries.ts'
import { type BatchItem, MOST_IN_BATCH } from './schema.ts'

export const BATCH = '/safeguarding/batch'

/** Those named in the address; what is no id is left out. */
export function chosenIn({ queryString }: PageContext): readonly string[] {
  const ids = [queryString.id ?? []].flat().filter(isUuid)
  return [...new Set(ids)].slice(0, MOST_IN_BATCH)
}

const yesNo = [
  { value: '', text: 'Choose' },
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'unknown', text: 'Not known' },
]

const limbFields = (today: Temporal.PlainDate): readonly FieldModel[] =>
  section42On(today).limbs.map(({ code, question }) => ({
    ...{ kind: 'select', name: `limbs.${code}.answer`, label: question, options: yesNo },
  }))

function fieldsOf(item: BatchItem, { today }: PageContext): readonly FieldModel[] {
  return [
    { kind: 'hidden', name: 'version', label: '', value: String(item.version) },
    ...limbFields(today),
    {
      ...{ kind: 'select', name: 'outcome', label: 'What happens next?' },
      options: [
        { value: '', text: 'Choose' },
        { value: 'no-enquiry', text: 'No enquiry' },
        { value: 'enquiry', text: 'Enquiry under section 42' },
      ],
    },
    {
      ...{ kind: 'select', name: 'reason', label: 'Why no enquiry?', optional: true },
      options: [
        { value: '', text: 'Choose, where there is none' },
        ...optionsOn('no-enquiry-reasons', today),
      ],
    },
    {
      ...{ kind: 'select', name: 'route', label: 'Who looks at it instead?', optional: true },
      options: [{ value: '', text: 'Choose, where there is none' }, ...optionsOn('no-enquiry-routes', today)],
    },
    {
      ...{
        kind: 'textarea',
        name: 'reasonWords',
        label: 'The reason, for this adult',
        rows: 2,
        maxLength: 4000,
      },
      hint: 'Without a reason it is not decided and stays in the list.',
    },
  ]
}

const plainOf = (item: BatchItem, { today }: PageContext): string => {
  const came = civilDateOf(item.receivedAt)
  const earlier = `Earlier ones in 90 days: ${item.earlierOfAdult} about them, ${item.earlierInHome} in the home.`
  const signs = item.signs.map(sign => sign.label).join('; ')
  return [
    `${item.home?.name ?? 'Not in a home'}, ${formatShortDate(came)}, ${formatAgo(came, today)}.`,
    `“${item.what ?? 'These words were removed.'}”`,
    earlier,
    signs ? `Better decided by itself? ${signs}.` : 'No sign against deciding it here.',
  ].join(' ')
}

const waits = ({ state }: BatchItem): boolean => state === 'received' || state === 'looking'

const rowOf = (item: BatchItem, ctx: PageContext): AnswerRow => ({
  ...{ key: item.id, heading: `${item.adult.name}, ${item.reference}`, href: concernHref(item.id) },
  ...{ lede: plainOf(item, ctx), fields: fieldsOf(item, ctx) },
  ...(waits(item) ? {} : { settled: `It is decided: ${item.stateLabel.toLowerCase()}` }),
})

/** As the decision of one concern takes it: the reason of this adult also says why a part is answered no. */
export function decisionOf(answers: RowAnswers, row: Pick<AnswerRow, 'key'>) {
  const { outcome, reason, route, reasonWords: words = '' } = answers
  if (!reason && words.trim() === '') return undefined
  const limb = (code: string) => {
    const answer = answers[`limbs.${code}.answer`] || undefined
    return { answer, ...(answer === 'no' && words ? { words } : {}) }
  }
  return {
    ...{ concernId: row.key, version: Number(answers.version) },
    limbs: { needs: limb('needs'), abuse: limb('abuse'), protect: limb('protect') },
    ...{ outcome: outcome || undefined, reason: reason || undefined, route: route || undefined },
    ...(words ? { reasonWords: words } : {}),
  }
}

export const decidePage = page.rows<typeof decideConcern>({
  path: `${BATCH}/decide`,
  command: decideConcern,
  rows: async ctx => {
    const concernIds = [...chosenIn(ctx)]
    const { items } = await ctx.ask(listBatch, { concernIds })
    return items.map(item => rowOf(item, ctx))
  },
  page: (rows, ctx) => ({
    title:
      rows.length === 0 ? 'None is chosen' : `Decide ${rows.length === 1 ? 'one' : `these ${rows.length}`}`,
    lede:
      rows.length === 0
        ? 'Go back and choose those that you want to decide together.'
        : `${section42On(ctx.today).standard} Each has a reason of its own and is decided by itself, under the law of today. One in twenty is read again by another.`,
  }),
  input: decisionOf,
  left: 'Not decided: no reason was given. It stays in the list.',
  fieldOf: path => (path.startsWith('limbs.') ? 'reasonWords' : undefined),
  done: ({ state }) => (state === 'enquiry' ? 'Decided: the enquiry is opened' : 'Decided: no enquiry'),
  whoSees: CASE_TEAM,
  button: 'Decide those with a reason',
  cancel: () => ({ text: 'Choose others', href: BATCH }),
})
