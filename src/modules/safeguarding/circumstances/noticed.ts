import { hasTrait, labelOf } from '#law/code-list.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CaseView } from '../case/schema.ts'
import type { CardView } from '../contact/schema.ts'
import type { HearingPart } from '../hearing/schema.ts'
import { ASK_BEFORE_RETURN } from '../responsibility/rules.ts'
import type { ResponsibilityPart } from '../responsibility/schema.ts'
import type { CircumstancesPart } from './schema.ts'

/** Something that the case says of itself, and why: a person says whether it holds. */
export interface Noticed {
  readonly kind: string
  readonly because: string
}

const responsibilityIn = (whole: CaseView) => whole.parts.responsibility as ResponsibilityPart | undefined
const hearingIn = (whole: CaseView) => whole.parts.hearing as HearingPart | undefined

/** Somebody is still to ask before they go back, whether they are in hospital still or not. */
export const returnIsOpen = (whole: CaseView): boolean =>
  responsibilityIn(whole)?.tasks.some(task => task.code === ASK_BEFORE_RETURN && !task.doneOn) ?? false

export const isInHospital = (whole: CaseView): boolean =>
  responsibilityIn(whole)?.places?.adultNow === 'hospital'

const byAbuse: Readonly<Record<string, string>> = {
  sexual: 'sexual-assault',
  'sexual-exploitation': 'sexual-assault',
  domestic: 'domestic-abuse',
  'modern-slavery': 'exploited-worker',
  'self-neglect': 'self-neglect',
}

/** What the records of a case show by themselves. Pure. */
export function noticedIn(whole: CaseView, part: CircumstancesPart): readonly Noticed[] {
  return [
    ...ofPlaces(whole),
    ...ofAge(part),
    ...ofHearing(whole),
    ...whole.abuseTypes.flatMap(type => {
      const kind = byAbuse[type]
      return kind ? [{ kind, because: `Named as: ${labelOf('abuse-types', type)}.` }] : []
    }),
    ...ofHome(part),
    ...ofCard(whole),
  ].filter((one, at, all) => all.findIndex(other => other.kind === one.kind) === at)
}

function ofPlaces(whole: CaseView): readonly Noticed[] {
  const { places, knownFunding } = responsibilityIn(whole) ?? {}
  const found: Noticed[] = []
  if (isInHospital(whole)) found.push({ kind: 'hospital', because: 'The case says that they are there now.' })
  else if (returnIsOpen(whole))
    found.push({ kind: 'hospital', because: 'They have left it, and nobody has said that it is safe.' })
  if (places && hasTrait('adult-now', places.adultNow, 'moved')) {
    found.push({ kind: 'moved', because: `They are now: ${labelOf('adult-now', places.adultNow)}.` })
  }
  if ((places?.fundedBy ?? knownFunding) === 'self') {
    found.push({ kind: 'self-funder', because: 'Nobody placed them or pays.' })
  }
  return found
}

function ofAge({ isChild, turns18On }: CircumstancesPart): readonly Noticed[] {
  if (!turns18On) return []
  const on = formatCivilDate(turns18On)
  const because = isChild ? `They turn 18 on ${on}.` : `They turned 18 on ${on}, since this came in.`
  return [{ kind: 'under-18', because }]
}

function ofHearing(whole: CaseView): readonly Noticed[] {
  const [newest] = hearingIn(whole)?.hearings ?? []
  return newest?.notYet === 'access-refused'
    ? [{ kind: 'access-refused', because: 'That is why nobody has spoken with them yet.' }]
    : []
}

const homeWords = {
  closed: 'The register says that it closed',
  dormant: 'The register says that it cares for nobody',
  'other-provider': 'The register says that somebody else runs it',
} as const

function ofHome({ home }: CircumstancesPart): readonly Noticed[] {
  const [newest] = home
  if (!newest) return []
  const since = newest.on ? `, since ${formatCivilDate(newest.on)}` : ''
  return [{ kind: 'home-changes', because: `${homeWords[newest.what]}${since}.` }]
}

function ofCard(whole: CaseView): readonly Noticed[] {
  const card = whole.parts.contactCard as CardView | null | undefined
  if (card?.interpreter !== 'needed') return []
  const way = card.language ? `: ${card.language}` : ''
  return [{ kind: 'communication', because: `The contact card says that an interpreter is needed${way}.` }]
}
