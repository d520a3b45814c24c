import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel, FactModel } from '#platform/view/models.ts'
import { placingHref } from '../pages/addresses.ts'
import { countInWords } from '../words.ts'
import { type Body, bodies } from './bodies.ts'
import type { PlacersShown, PlacingTask } from './schema.ts'

const inList = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const called: Readonly<Record<Body, string>> = {
  'this-council': 'our own council',
  'other-councils': 'other councils',
  nhs: 'the NHS',
}
const asked = (some: readonly Body[]): string => inList.format(some.map(body => called[body]))

const NOT_KNOWN =
  'Who placed people here is not known. Ask the manager for how many people each council and the NHS pay, and write it down.'

/** Who is known to have placed people there, and who is not known to have: for a remedy. Pure. */
export function placersInWords({ known, unknown }: Omit<PlacersShown, 'tasks'>): string {
  if (known.length === 0)
    return unknown.length > 0 ? NOT_KNOWN : 'No council and no board is known to pay there.'
  const says = known.map(({ body, count }) => `${called[body]} (${countInWords(count).toLowerCase()})`)
  const rest = unknown.length > 0 ? ` Whether ${asked(unknown)} did is not known.` : ''
  return `Known to pay for people there: ${inList.format(says)}. Which of them exactly, the manager can say.${rest}`
}

/** For the home's own page: what is still to be told, or answered. */
export function toldInWords({ tasks }: PlacersShown): string[] {
  const open = tasks.filter(one => one.state === 'open').length
  const sent = tasks.filter(one => one.state === 'sent').length
  return [
    ...(open > 0 ? [`${plural(open, 'kind')} of placing body still to be told.`] : []),
    ...(sent > 0 ? [`${plural(sent, 'answer')} of placing bodies awaited.`] : []),
  ]
}

interface Rights {
  readonly mayHelp: boolean
}

/** Whoever placed people there: each with what they were told, and what is missing with how to get it. Pure. */
export function placersCards(
  homeId: string,
  placers: PlacersShown,
  { mayHelp }: Rights,
): readonly CardModel[] {
  const { known, unknown, tasks } = placers
  const places = `/homes/${homeId}/local-facts/places`
  return [
    {
      heading: known.length === 0 ? 'Who placed people here' : 'Who placed people here, as far as is known',
      ...(known.length === 0 && unknown.length > 0 ? { text: NOT_KNOWN } : {}),
      facts: [
        ...known.map(({ body, label, count }) => ({
          term: label,
          value: `${countInWords(count)} ${count === 1 ? 'person' : 'people'}`,
          note: bodies[body].who,
        })),
        ...unknown.map(body => ({ term: bodies[body].label, missing: 'Not known' })),
      ],
      links: mayHelp && unknown.length > 0 ? [{ text: 'Write down who pays for whom', href: places }] : [],
    },
    ...tasks.map(one => placingCard(one, mayHelp)),
  ]
}

function placingCard(task: PlacingTask, mayHelp: boolean): CardModel {
  const { id, label, stateLabel, overdue, closedOn, cameOfIt } = task
  return {
    heading: `${label}: ${stateLabel.toLowerCase()}`,
    tone: overdue ? 'clay' : closedOn ? 'plain' : 'soft',
    ...(cameOfIt ? { text: cameOfIt } : {}),
    facts: placingFacts(task),
    ...(mayHelp && !closedOn
      ? { links: [{ text: 'Go on with it', hiddenText: label, href: placingHref(id) }] }
      : {}),
  }
}

export function placingFacts({ sinceOn, overOn, sentOn, sentBy, to, dueOn, overdue, ...rest }: PlacingTask) {
  const facts: FactModel[] = [
    {
      term: 'Few could notice since',
      value: formatCivilDate(sinceOn),
      ...(overOn ? { note: `No longer so since ${formatCivilDate(overOn)}` } : {}),
    },
  ]
  if (sentOn)
    facts.push({
      term: 'Sent on',
      value: formatCivilDate(sentOn),
      note: `${sentBy ?? 'An officer'}, to: ${to ?? 'these words were removed'}`,
    })
  if (dueOn)
    facts.push({
      term: 'To answer by',
      value: formatCivilDate(dueOn),
      ...(overdue ? { tag: { text: 'No answer by its day', tone: 'clay' } } : {}),
    })
  if (rest.closedOn)
    facts.push({ term: 'Closed', value: formatCivilDate(rest.closedOn), note: rest.closedBy ?? 'An officer' })
  return facts
}
