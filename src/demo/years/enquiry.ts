import { bulk } from '../../modules/safeguarding/index.ts'
import { fenmarshId } from '../identity/index.ts'
import { add, type Case, told } from './case.ts'
import { addConclusion, addFinding, whatWasFound } from './conclusion.ts'
import { addAdvocate, addCard, addHearing } from './contact.ts'
import { DAY, dateOf, dayOf, type EnquiryCourse, iso } from './course.ts'
import { addMeasure } from './measure.ts'
import { addOutcomes } from './outcomes.ts'
import { work } from './words/index.ts'

/** An enquiry as far as it has come: what was planned, heard, found out, put in place and concluded. */
export function addEnquiry(of: Case): void {
  const { course } = of
  const { enquiry, decidedAt } = course
  if (!enquiry || decidedAt === null) return
  const kind = course.outcome === 'other-enquiry' ? 'other' : 'section-42'
  addRow(of, enquiry, decidedAt, kind)
  if (enquiry.plannedAt === null) return
  // Which of the ways of this scene it went: what is alleged and found belong together.
  const alleged = told(of, of.scene.alleged)
  addPlan(of, enquiry.plannedAt, alleged)
  const allegationId = addAllegation(of, enquiry.plannedAt, alleged)
  addCard(of, enquiry.plannedAt)
  addHearing(of, enquiry)
  addAdvocate(of, enquiry)
  addMeasure(of, decidedAt)
  addGathered(of, enquiry)
  const outcomes = addOutcomes(of, enquiry)
  if (enquiry.judgedAt === null) return
  const found = whatWasFound(of)
  addFinding(of, enquiry, { allegationId, found })
  addConclusion(of, enquiry, { found, outcomes })
}

function addRow(of: Case, enquiry: EnquiryCourse, decidedAt: number, kind: string): void {
  const { now, rows } = of
  const { state, pause, plannedAt, judgedAt, endedAt } = enquiry
  const id = of.random.uuid()
  const openedOn = dayOf(decidedAt)
  const pauses = pause ? [pauseRow(of, pause)] : []
  const due = bulk.enquiryDue(state, openedOn, pauses, dateOf(now))
  const moves = [plannedAt, judgedAt, endedAt, pause?.from, pause?.to].filter(
    at => at !== null && at !== undefined,
  )
  rows.add('safeguarding.enquiry', {
    ...{ councilId: fenmarshId, id, concernId: of.id, version: 1 + moves.length, kind, state, openedOn },
    stateBefore: state === 'paused' ? (judgedAt === null ? 'enquiring' : 'concluding') : null,
    ...{ dueOn: due, endedOn: endedAt === null ? null : dayOf(endedAt) },
  })
}

function pauseRow(of: Case, pause: NonNullable<EnquiryCourse['pause']>) {
  const reason = of.random.weighted([
    ['adult-unwell', 40],
    ['police', 25],
    ['adult-choice', 20],
    ['communication', 15],
  ] as const)
  const [fromOn, toOn] = [dayOf(pause.from), pause.to === null ? null : dayOf(pause.to)]
  const id = add(of, 'safeguarding.enquiry_pause', { at: pause.from }, { reason, fromOn, toOn })
  const at = Temporal.Instant.from(iso(pause.from) ?? '')
  return { id, reason, fromOn, toOn, at, by: null, words: null }
}

function addPlan(of: Case, at: number, alleged: string): void {
  const { scene, random, lead } = of
  const words: bulk.PlanWords = {
    scope: told(of, work.scope, { alleged }),
    findOut: told(of, scene.ask),
    who: told(of, work.whoDoes, { worker: lead.name }),
  }
  const targetOn = random.chance(0.5) ? dayOf(at + random.int(21, 56) * DAY) : null
  add(of, 'safeguarding.enquiry_plan', { at, words }, { targetOn })
}

const category = {
  ...{ worker: 'service-provider', organisation: 'service-provider', resident: 'known', relative: 'known' },
  ...{ 'other-professional': 'known', 'not-known': 'service-provider' },
} as const

/** The allegation, and in most who or what it is about, in a record of its own. */
function addAllegation(of: Case, at: number, words: string): string {
  const { scene, adult, random } = of
  const sourceCategory = category[scene.source]
  const named = scene.source !== 'not-known' && random.chance(0.85)
  const location = scene.location ?? (adult.home.nursing ? 'care-home-nursing' : 'care-home-residential')
  const sourceId = named ? addSource(of, at, sourceCategory) : null
  const said: bulk.AllegationWords = {
    words,
    about: told(of, ['[Last|The same] [week|night|weekend]', 'Over some weeks', 'Once, as far as we know']),
  }
  const codes = { abuseType: scene.types[0], sourceCategory, sourceId, location, happened: 'about' }
  const as = 'recorded' as const
  return add(of, 'safeguarding.allegation', { at, words: said, as }, { ...codes, happenedOn: null })
}

/** Heard before a finding: given the substance, saw the evidence, answered in full. */
function addSource(of: Case, at: number, sourceCategory: string): string {
  const { scene, course, staff } = of
  const judged = course.enquiry?.judgedAt ?? null
  const words: bulk.SourceWords = { name: told(of, work.sources[scene.source]) }
  const heard = judged !== null && scene.source !== 'resident'
  const [given, answered] = heard ? [dayOf(at + DAY), dayOf((at + (judged ?? at)) / 2)] : [null, null]
  const id = add(
    of,
    'safeguarding.source',
    { at, words, as: 'recorded' },
    {
      ...{ version: heard ? 2 : 1, kind: scene.source, category: sourceCategory, substanceGivenOn: given },
      ...{
        evidenceSeenOn: given,
        answeredInFullOn: answered,
        challengeTo: heard ? staff.qualityOfficer : null,
      },
    },
  )
  if (heard) {
    const theirWords = told(of, work.heard)
    const entry = { aboutType: 'source', aboutId: id, kind: 'hearing', code: null, onDay: null }
    add(of, 'safeguarding.entry', { at: Math.floor((at + (judged ?? at)) / 2), words: { theirWords } }, entry)
  }
  return id
}

function addGathered(of: Case, { plannedAt, judgedAt, endedAt }: EnquiryCourse): void {
  const { random, now, lead } = of
  const from = plannedAt ?? now
  const until = judgedAt ?? endedAt ?? now
  for (let n = random.int(0, 2); n > 0; n--) {
    const at = Math.floor(from + random.float() * (until - from))
    const words: bulk.EvidenceWords = { what: told(of, work.evidence) }
    add(of, 'safeguarding.evidence', { at, words }, { fromOn: null })
  }
  if (!random.chance(0.45)) return
  const at = Math.floor(from + random.float() * Math.min(until - from, 6 * DAY))
  const words: bulk.MeetingWords = {
    purpose: told(of, work.meetingWhat),
    present: told(of, work.meetingPresent),
    decisions: told(of, work.meetingDecided, { worker: lead.name }),
  }
  const kind = random.pick(['strategy-discussion', 'planning'])
  add(of, 'safeguarding.meeting', { at, words }, { kind, heldOn: dayOf(at) })
}
