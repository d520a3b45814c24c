import { labelOf } from '#law/code-list.ts'
import { civilDateOf, formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { FactModel, LinkModel, TimelineEntryModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { paragraphsOf } from '../view/words.ts'
import type { AgainstWishView, CapacityView, HearingPart, HearingView } from './schema.ts'

export const GONE = 'These words were removed.'
const alone: Readonly<Record<string, string>> = {
  yes: 'Seen alone',
  no: 'Not seen alone',
  'not-known': 'Not said whether they were alone',
}
const need: Readonly<Record<string, string>> = {
  no: 'their communication need was not met',
  'not-known': 'not said whether they could communicate as they need to',
}

export function howHeard(one: HearingView): string {
  const day = one.heardOn
    ? formatCivilDate(one.heardOn)
    : `Written on ${formatCivilDate(civilDateOf(one.at))}`
  const whose = one.whoSaid ? labelOf('who-said', one.whoSaid) : ''
  const parts = [
    [whose, one.by && `to ${one.by}`],
    [day, one.where],
    [alone[one.alone ?? ''], need[one.needMet ?? '']],
  ]
  return parts
    .map(part => part.filter(Boolean).join(', '))
    .filter(Boolean)
    .map(part => `${part}.`)
    .join(' ')
}

export function agreementWords(one: HearingView): string {
  const said = [
    ['the report', one.agreesRaising],
    ['others being told', one.agreesSharing],
    ['going on', one.agreesGoingOn],
  ] as const
  const parts = said.flatMap(([what, code]) =>
    code ? [`${what}: ${labelOf('agreement', code).toLowerCase()}`] : [],
  )
  return parts.length > 0 ? ` To ${parts.join('; ')}.` : ''
}

export function notYetWords(one: HearingView, today: Temporal.PlainDate): string {
  const why = one.notYet ? labelOf('not-yet-spoken', one.notYet) : ''
  const because = one.notYetWords ? `${why}: ${one.notYetWords}` : why
  if (!one.plannedOn) return `${because}. Nobody has said yet when it will be.`
  const who = one.plannedWho ?? one.by ?? 'Somebody'
  const late = one.plannedOn < today.toString() ? ', which is past' : ''
  return `${because}. ${who} will, on ${formatCivilDate(one.plannedOn)}${late}.`
}

/** The top of the story: what the adult themself said last, or why nobody has heard them yet. */
export function inTheirWords(
  { hearings }: HearingPart,
  whole: CaseView,
  today: Temporal.PlainDate,
  links: readonly LinkModel[],
): CaseBlock {
  const heard = hearings.find(one => one.spoken)
  const newest = hearings[0]
  if (heard) {
    const waiting = newest && !newest.spoken ? ` Since then not spoken to: ${notYetWords(newest, today)}` : ''
    const wants = heard.wants ? [`What I want: ${heard.wants}`] : []
    return {
      said: {
        heading: `What ${whole.adult.name} says`,
        paragraphs: [...(heard.said ? paragraphsOf(heard.said) : []), ...wants.flatMap(paragraphsOf)],
        note: `${howHeard(heard)}${agreementWords(heard)}${waiting}`,
        links,
      },
    }
  }
  const reported = whole.words.adultWants
  const told = reported ? [`Whoever told us wrote that they want this: ${reported}`] : []
  return {
    said: {
      heading: `Nobody has heard ${whole.adult.name} yet`,
      paragraphs: [
        newest
          ? notYetWords(newest, today)
          : 'Nobody has written down yet what they say and want, or why not.',
        ...told.flatMap(paragraphsOf),
      ],
      note: 'That holds up neither what keeps them safe nor the decision.',
      links,
      tone: 'lamp',
    },
  }
}

/** Every time somebody spoke with them, or could not. */
export function hearingsBlock(hearings: readonly HearingView[], name: string): CaseBlock {
  const entries: TimelineEntryModel[] = hearings.map(one => ({
    date: formatDateTime(one.at),
    text: one.spoken ? [one.said, one.wants].filter(Boolean).join(' ') || GONE : 'Not yet spoken to',
    note: one.spoken ? `${howHeard(one)}${agreementWords(one)}` : notYetWords(one, civilDateOf(one.at)),
    mark: one.spoken ? 'plain' : 'quiet',
  }))
  return {
    timeline: { heading: 'Each time they were heard', model: { label: `When ${name} was heard`, entries } },
  }
}

export function capacityBlock(view: CapacityView): CaseBlock {
  const yesNo: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', 'not-known': 'Not known' }
  const controlled = view.controlled.map(code => labelOf('controlled-by-others', code)).join('; ')
  const unfree = view.speaksAlone === 'no' || view.controlled.length > 0
  const facts: FactModel[] = [
    { term: 'Decision', value: view.decision ?? GONE },
    {
      term: 'Lacks capacity for it?',
      value: labelOf('capacity', view.capacity),
      ...(view.why ? { note: view.why } : {}),
    },
    { term: 'Can they speak alone?', value: yesNo[view.speaksAlone] ?? '' },
    {
      term: 'Somebody else controls',
      ...(controlled ? { value: controlled } : { missing: 'Nothing noted' }),
      ...(view.coercion ? { note: view.coercion } : {}),
    },
  ]
  return {
    card: {
      heading: unfree ? 'They may not be free to decide' : 'Capacity for this decision',
      tone: unfree ? 'lamp' : 'plain',
      text: `${view.by ?? 'Somebody'}, ${formatDateTime(view.at)}.`,
      facts,
    },
  }
}

const headings: Readonly<Record<string, string>> = {
  acting: 'We act against their wish',
  sharing: 'We share against their wish',
  'asked-to-stop': 'They asked us to stop: it goes on',
}

export const headingOfWish = ({ outcome, about }: AgainstWishView): string =>
  outcome === 'stops' ? 'They asked us to stop, and nothing outweighed it' : (headings[about] ?? '')

export function againstWishBlock([newest, ...earlier]: readonly AgainstWishView[]): CaseBlock {
  if (!newest) return { card: { heading: 'Their wish' } }
  const stops = newest.outcome === 'stops'
  const grounds = newest.grounds.map(code => labelOf('acting-without-agreement', code)).join('; ')
  const day = newest.toldOn ? `, ${formatCivilDate(newest.toldOn)}` : ''
  const more = earlier.length > 0 ? ` There are ${earlier.length} earlier decisions of this kind.` : ''
  const facts: FactModel[] = [
    { term: 'What', value: newest.what ?? GONE },
    ...(stops ? [] : [{ term: 'Because', value: grounds }]),
    { term: stops ? 'How it was weighed' : 'Why it is proportionate', value: newest.proportionate ?? GONE },
    {
      term: 'Told?',
      value: `${labelOf('told-of-decision', newest.told)}${day}`,
      ...(newest.toldWords ? { note: newest.toldWords } : {}),
    },
    ...(newest.basis
      ? [{ term: 'In data-protection law', value: labelOf('data-protection-bases', newest.basis) }]
      : []),
  ]
  return {
    card: {
      heading: headingOfWish(newest),
      tone: newest.told === 'not-yet' ? 'lamp' : 'plain',
      text: `${newest.by ?? 'Somebody'} decided this on ${formatDateTime(newest.at)}.${more}`,
      facts,
    },
  }
}
