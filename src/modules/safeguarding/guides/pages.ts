import { everydayGuide } from '#law/clinical-guides/everyday.ts'
import { GUIDE_NOTICE } from '#law/clinical-guides/notice.ts'
import { pressureGuideCompletedBy, pressureQuestions } from '#law/clinical-guides/pressure-damage.ts'
import { NotFound } from '#platform/errors.ts'
import { type FieldSpec, type Page, page, type ViewModel } from '#platform/http/page/page.ts'
import { formatDateTime } from '#platform/view/dates.ts'
import type { FieldModel } from '#platform/view/models.ts'
import { getCase } from '../case/get-case.ts'
import type { CaseView } from '../case/schema.ts'
import { caseForm } from '../pages/case-forms.ts'
import { concernHref } from '../view/words.ts'
import { guidesOfCase } from './case-part.ts'
import { fillGuide, noteSevereDamage } from './commands.ts'
import { titleOf } from './fill.ts'
import { type GuideCode, guideCodes } from './schema.ts'

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'unknown', text: 'Not known' },
]

function pressureFields(): readonly FieldModel[] {
  return pressureQuestions.map(({ code, question, answers, either }) => ({
    kind: 'radios',
    name: `answers.${code}`,
    label: question,
    ...(either ? { hint: 'Answer this one or the other of the last two, never both.', optional: true } : {}),
    options: answers.map(one => ({ value: one.code, text: one.label })),
  }))
}

const everydayFields = (guide: Exclude<GuideCode, 'pressure-damage'>): readonly FieldModel[] =>
  everydayGuide(guide).prompts.map(({ code, says }) => ({
    kind: 'radios',
    name: `answers.${code}`,
    label: says,
    inline: true,
    optional: true,
    options: yesNo,
  }))

const weightFields: readonly FieldModel[] = [
  { kind: 'number', name: 'bmi', label: 'Body mass index', hint: 'For MUST.', optional: true, width: 5 },
  {
    kind: 'number',
    name: 'lossPercent',
    label: 'Weight lost in the last three to six months, in per cent',
    hint: 'A gain is 0.',
    optional: true,
    width: 5,
  },
  {
    kind: 'radios',
    name: 'acutelyIll',
    label: 'Acutely ill, with nothing eaten for more than five days',
    inline: true,
    optional: true,
    options: yesNo.slice(0, 2),
  },
]

const fieldsOf = (guide: GuideCode): readonly FieldSpec[] => [
  ...(guide === 'pressure-damage' ? pressureFields() : everydayFields(guide)),
  ...(guide === 'nutrition' ? weightFields : []),
  {
    kind: 'text',
    name: 'filledBy',
    label: 'Who answered, and what are they?',
    ...(guide === 'pressure-damage' ? { hint: pressureGuideCompletedBy } : {}),
    optional: true,
  },
  { kind: 'hidden', name: 'guide', label: '' },
]

const forms = guideCodes.map(guide =>
  caseForm({
    path: `guides/${guide}`,
    command: fillGuide,
    title: titleOf(guide),
    lede: GUIDE_NOTICE,
    fields: fieldsOf(guide),
    initial: () => ({ guide }),
    button: 'Keep the answers',
    done: 'The answers are kept',
    doneText: GUIDE_NOTICE,
  }),
)

const severe = caseForm({
  path: 'guides/severe-damage',
  command: noteSevereDamage,
  title: 'When was severe pressure damage found?',
  lede: 'By when its guide is to be filled in counts from that day: at once, or within the local target. What keeps the person safe does not wait for it.',
  fields: [{ kind: 'date', name: 'foundOn', label: 'Found on' }],
  button: 'Write it down',
  done: 'The local target of the guide counts from that day',
})

function filledPage(whole: CaseView, id: string | undefined): ViewModel {
  const one = guidesOfCase(whole).find(guide => guide.id === id)
  if (!one) throw new NotFound('We could not find those answers. Look for them on the page of the case.')
  return {
    page: {
      title: one.score === null ? one.title : `${one.title}: score ${one.score}`,
      caption: `${whole.adult.name}, ${whole.reference}`,
      lede: one.notice,
      back: { text: 'The case', href: concernHref(whole.id) },
      width: 'wide',
    },
    paragraphs: one.says,
    cards: [
      {
        heading: 'What was answered',
        text: `${formatDateTime(one.at)}, ${one.by ?? 'somebody'}${one.filledBy ? `, from ${one.filledBy}` : ''}.`,
        facts: one.answers.map(({ question, answer }) => ({ term: question, value: answer })),
      },
    ],
  }
}

const filled = page.show<typeof getCase>({
  path: '/safeguarding/concerns/{concernId}/guides/filled/{guideId}',
  query: getCase,
  template: 'platform/page.njk',
  model: (whole, ctx) => filledPage(whole, ctx.params.guideId),
})

export const pages: readonly Page[] = [severe, ...forms, filled]
