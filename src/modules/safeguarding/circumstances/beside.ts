import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import type { FactModel } from '#platform/view/models.ts'
import type { AdvocacyPart } from '../advocacy/schema.ts'
import type { CaseView } from '../case/schema.ts'
import type { CardView } from '../contact/schema.ts'
import type { HearingPart, HearingView } from '../hearing/schema.ts'
import { measuresOfCase } from '../measures/case-part.ts'
import type { ResponsibilityPart } from '../responsibility/schema.ts'
import { concernHref } from '../view/words.ts'

/** What other parts of the case say that belongs to a circumstance: read there, never written twice. Pure. */
export function besideIn(code: string, whole: CaseView): readonly FactModel[] {
  return reading[code]?.(whole) ?? []
}

const heard = (whole: CaseView): readonly HearingView[] =>
  ((whole.parts.hearing as HearingPart | undefined)?.hearings ?? []).filter(one => one.spoken)

const dayOf = (one: HearingView): string => formatCivilDate(one.heardOn ?? civilDateOf(one.at))

const reading: Readonly<Record<string, (whole: CaseView) => readonly FactModel[]>> = {
  communication: needMet,
  'domestic-abuse': heardAlone,
  'capacity-regained': decidedForThem,
  'nobody-around': advocate,
  'self-funder': assessment,
  moved: card,
}

/** At how many talks their need was met. Where nobody said, it does not count as met. */
function needMet(whole: CaseView): readonly FactModel[] {
  const talks = heard(whole)
  const href = `${concernHref(whole.id)}/hearings/new`
  if (talks.length === 0) {
    return [{ term: 'Their need was met', missing: 'Nobody has written of a talk with them yet', href }]
  }
  const met = talks.filter(one => one.needMet === 'yes' || one.needMet === 'not-needed')
  const not = talks.filter(one => one.needMet === 'no').map(dayOf)
  const unsaid = talks.length - met.length - not.length
  const note = [
    not.length > 0 && `Not met on ${not.join(', ')}.`,
    unsaid > 0 && `Not said of ${unsaid === 1 ? 'one talk' : `${unsaid} talks`}.`,
  ]
  return [
    {
      term: 'Their need was met',
      value: `At ${met.length} of ${talks.length} ${talks.length === 1 ? 'talk' : 'talks'}`,
      note: note.filter(Boolean).join(' '),
    },
  ]
}

function heardAlone(whole: CaseView): readonly FactModel[] {
  const term = 'Heard alone'
  const alone = heard(whole).find(one => one.alone === 'yes')
  if (alone) return [{ term, value: dayOf(alone) }]
  const missing =
    heard(whole).length > 0
      ? 'Not yet: each talk so far was with somebody there'
      : 'Nobody has heard them yet'
  return [{ term, missing, href: `${concernHref(whole.id)}/hearings/new` }]
}

/** Decisions that others made for them, and measures that limit them: each is asked again with them. */
function decidedForThem(whole: CaseView): readonly FactModel[] {
  const { capacity = [], againstWish = [] } = (whole.parts.hearing as HearingPart | undefined) ?? {}
  const gone = 'These words were removed'
  const decided = againstWish
    .filter(one => one.grounds.includes('best-interests'))
    .map(one => ({ term: one.what ?? gone, value: 'Done in their best interests', note: dayText(one.at) }))
  const lacked = capacity
    .filter(one => one.capacity === 'lacked')
    .map(one => ({ term: one.decision ?? gone, value: 'They lacked capacity for it', note: dayText(one.at) }))
  const measures = measuresOfCase(whole)
    .filter(one => one.limits && one.state !== 'ended')
    .map(one => ({
      term: one.label,
      value: 'Limits them now',
      href: `${concernHref(whole.id)}/measures/${one.id}`,
    }))
  const all = [...decided, ...lacked, ...measures]
  return all.length > 0
    ? all
    : [{ term: 'What was decided for them', missing: 'Nothing of it stands in this case' }]
}

const dayText = (at: string): string => formatCivilDate(civilDateOf(at))

function advocate(whole: CaseView): readonly FactModel[] {
  const part = whole.parts.advocacy as AdvocacyPart | undefined
  const href = `${concernHref(whole.id)}/advocacy`
  const term = 'An advocate'
  if (!part?.view) return [{ term, missing: 'Nobody has asked yet whether one is needed', href }]
  const right = part.view.kind === 'none-yet' ? 'Neither duty nor power yet' : 'There is a right to one'
  const here = part.steps.some(one => one.step === 'appointed')
  return [{ term, value: here ? 'An advocate is with them' : right, href }]
}

function assessment(whole: CaseView): readonly FactModel[] {
  const tasks = (whole.parts.responsibility as ResponsibilityPart | undefined)?.tasks ?? []
  const offered = tasks.find(task => task.code === 'offer-assessment')
  const term = 'An assessment'
  if (!offered) {
    const href = `${concernHref(whole.id)}/places`
    return [{ term, missing: 'Nobody has written down yet who placed them or pays', href }]
  }
  return offered.doneOn
    ? [{ term, value: `Offered on ${formatCivilDate(offered.doneOn)}` }]
    : [{ term, missing: 'Not offered yet', href: `${concernHref(whole.id)}/tell/${offered.id}` }]
}

/** A card that was written where they lived before does not say who opens the post now. */
function card(whole: CaseView): readonly FactModel[] {
  const written = whole.parts.contactCard as CardView | null | undefined
  const moved = (whole.parts.responsibility as ResponsibilityPart | undefined)?.places?.at
  const href = `${concernHref(whole.id)}/contact-card`
  const term = 'The safe-contact card'
  if (!written) return [{ term, missing: 'There is none yet', href }]
  return moved && written.at < moved
    ? [{ term, missing: 'It is older than the move: write it anew', href }]
    : [{ term, value: `Written on ${dayText(written.at)}`, href }]
}
