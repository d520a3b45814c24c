import type { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import type { Context } from '#platform/context.ts'
import { type FieldFault, Invalid } from '#platform/errors.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { keepPerson, personInBrief, samePerson } from '#src/modules/people/index.ts'
import { beginClock } from '../local-targets/clocks.ts'
import { targetSettings } from '../local-targets/due.ts'
import { referenceFrom } from '../reference.ts'
import { addReport } from '../report/store.ts'
import { type ConcernWords, caseSealer, type ReportWords } from '../words.ts'
import { concernDue } from './clock.ts'
import { linkAlike, linkIncident } from './link-alike.ts'
import type { RaiseConcern } from './schema.ts'
import { addConcern } from './store.ts'
import { concernWorkflow } from './workflow.ts'

export type Raising = z.output<typeof RaiseConcern>
type Adult = Raising['adult']

/** What came in at which door, and from whom. */
export interface Source {
  readonly door: 'home' | 'officer' | 'phone' | 'partner' | 'api' | 'import'
  readonly naming: 'named' | 'name-withheld' | 'anonymous'
  readonly relation: string | null
}

/** Which door it is, by who writes it down. Pure. */
export function sourceOf(actor: Actor, { reporter }: Raising): Source {
  const relation = reporter?.relation ?? ownRelation[actor.role] ?? null
  const naming = reporter?.naming ?? 'named'
  return { door: doors[actor.role] ?? 'officer', naming, relation }
}

const doors: Readonly<Record<string, Source['door']>> = {
  'provider-manager': 'home',
  'provider-nominated': 'home',
  'provider-staff': 'home',
  'duty-worker': 'phone',
  partner: 'partner',
  advocate: 'partner',
  system: 'import',
}

const ownRelation: Readonly<Record<string, string>> = {
  'provider-manager': 'home-manager',
  'provider-nominated': 'home-manager',
  'provider-staff': 'home-staff',
  advocate: 'advocate',
  partner: 'nhs',
  'quality-officer': 'council',
  commissioner: 'council',
}

/** What cannot be, said beside its field. */
async function faultsIn(ctx: Context, input: Raising): Promise<readonly FieldFault[]> {
  const faults: FieldFault[] = []
  if (input.happenedOn && input.happenedOn > ctx.today.toString()) {
    faults.push({ field: 'happenedOn', message: 'The day it happened cannot be in the future' })
  }
  if (input.homeId && !(await homesById(ctx.tx, [input.homeId])).has(input.homeId)) {
    faults.push({ field: 'homeId', message: 'We do not know that home. Choose it from the list.' })
  }
  for (const [at, adult] of [input.adult, ...(input.others ?? [])].entries()) {
    const field = at === 0 ? 'adult' : `others.${at - 1}`
    if (adult.personId && !(await personInBrief(ctx, adult.personId))) {
      faults.push({
        field: `${field}.personId`,
        message: 'We do not know that adult. Give their name instead.',
      })
    }
  }
  return faults
}

/** The closed concern that is taken up again: a restricted one gives a restricted one. */
export interface Again {
  readonly reopens: string
  readonly restricted: boolean
}

/** One account, and a concern for each adult that it is about. */
export async function raise(ctx: Context, input: Raising, source: Source, again?: Again) {
  const faults = await faultsIn(ctx, input)
  if (faults.length > 0) throw new Invalid(faults)
  const reportId = await keepReport(ctx, input, source)
  const toldOn = !again && isTold(source, input) ? ctx.today : undefined
  const raised: Opened[] = []
  for (const adult of [input.adult, ...(input.others ?? [])]) {
    raised.push(await openConcern(ctx, { reportId, adult, input, again, toldOn }))
  }
  await linkIncident(
    ctx,
    raised.map(one => one.id),
  )
  const given = event(
    'ReportGiven',
    { door: source.door, naming: source.naming, homeId: input.homeId, concerns: raised.length },
    { type: 'report', id: reportId },
  )
  const events: readonly EventDraft[] = [given, ...raised.flatMap(one => one.events)]
  return { reportId, raised, events }
}

/** Somebody told it to whoever writes it down: they are to hear that it was received. Pure. */
const isTold = ({ door }: Source, { reporter }: Raising): boolean =>
  door !== 'import' && (door !== 'officer' || reporter !== undefined)

async function keepReport(ctx: Context, input: Raising, source: Source): Promise<string> {
  const id = ctx.ids.random()
  const { reporter } = input
  const words: ReportWords = {
    account: input.words,
    danger: input.dangerWords,
    place: input.place,
    happenedAbout: input.happenedAbout,
    adultKnows: input.adultKnows,
    adultWants: input.adultWants,
    reporterName: reporter?.name,
    reporterContact: reporter?.contact,
  }
  await addReport(ctx.tx, {
    councilId: ctx.actor.councilId,
    id,
    reference: referenceFrom('R', ctx.ids.random()),
    ...source,
    raisedBy: ctx.actor.id ?? null,
    homeId: input.homeId ?? null,
    danger: input.danger,
    receivedAt: ctx.now,
    // Who writes it down here has said that it is a worry about an adult's safety.
    state: 'sorted',
    sortedAs: 'safeguarding',
    sortedAt: ctx.now,
    words: (await caseSealer(ctx, id))(words),
  })
  return id
}

interface Opening {
  readonly reportId: string
  readonly adult: Adult
  readonly input: Pick<
    Raising,
    | 'homeId'
    | 'danger'
    | 'dangerWords'
    | 'words'
    | 'place'
    | 'happenedOn'
    | 'happenedAbout'
    | 'abuseTypes'
    | 'harm'
    | 'adultKnows'
    | 'adultWants'
  >
  readonly again?: Again | undefined
  /** The day on which somebody told us who is to hear that we have it; left out: an officer saw it themself. */
  readonly toldOn?: Temporal.PlainDate | undefined
}

export interface Opened {
  readonly id: string
  readonly reference: string
  readonly events: readonly EventDraft[]
}

/** Opens a concern about one adult. A restricted adult's is restricted from its first moment. */
export async function openConcern(ctx: Context, opening: Opening): Promise<Opened> {
  const { reportId, adult, input, again, toldOn } = opening
  const { councilId } = ctx.actor
  const person = await whoIsMeant(ctx, adult, input.homeId)
  const restricted = person.restricted || (again?.restricted ?? false)
  const id = ctx.ids.next()
  const reference = referenceFrom('C', ctx.ids.random())
  const words: ConcernWords = {
    account: input.words,
    danger: input.dangerWords,
    place: input.place,
    happenedAbout: input.happenedAbout,
    adultKnows: input.adultKnows,
    adultWants: input.adultWants,
  }
  const state = concernWorkflow.initial
  const clock = { state, danger: input.danger, receivedOn: ctx.today }
  await addConcern(ctx.tx, {
    ...{ councilId, id, reference, reportId, personId: person.id, homeId: input.homeId ?? null, state },
    danger: input.danger,
    abuseTypes: input.abuseTypes ?? [],
    happenedOn: input.happenedOn ?? null,
    receivedAt: ctx.now,
    dueOn: concernDue(clock, [], ctx.today, await targetSettings(ctx)),
    harm: input.harm ?? null,
    restricted,
    reopens: again?.reopens ?? null,
    words: (await caseSealer(ctx, id))(words),
  })
  if (toldOn) await beginClock(ctx, id, 'receipt', toldOn)
  const about = { type: 'concern', id, sensitive: true, restricted }
  const data = { reportId, homeId: input.homeId, danger: input.danger }
  const alike = await linkAlike(ctx, { id, personId: person.id })
  return { id, reference, events: [event('ConcernRaised', data, about), ...alike] }
}

async function whoIsMeant(ctx: Context, adult: Adult, homeId: string | undefined) {
  const { personId, ...named } = adult
  if (personId) {
    const known = await personInBrief(ctx, personId)
    if (known) return known
  }
  const same = await samePerson(ctx, named, homeId)
  if (same) return same
  const someone = named.givenName || named.familyName || named.knownAs ? named : { knownAs: 'Not known yet' }
  return { id: await keepPerson(ctx, { ...someone, homeId: homeId ?? null }), restricted: false }
}
