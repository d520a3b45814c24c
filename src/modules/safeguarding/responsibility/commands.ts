import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, type FieldFault, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { futureFaults } from '../case/days.ts'
import { newRecord } from '../case/record.ts'
import type { ConcernRow } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { beginClock, endClock } from '../local-targets/clocks.ts'
import { targetDue } from '../local-targets/due.ts'
import { caseOpener, caseSealer, opened } from '../words.ts'
import { ASK_BEFORE_RETURN, newTasks, placesAsRuled } from './rules.ts'
import { AcceptElsewhere, DoTell, RecordPlaces } from './schema.ts'
import { addAcceptance, addPlaces, addTask, finishTask, type PlacesRow, placesOf, tasksOf } from './store.ts'
import type { AcceptanceWords, PlacesWords, TaskWords } from './words.ts'

type Recording = z.output<typeof RecordPlaces>

const TELL_PLACING = 'tell-placing-authority'

const ANSWER_INSTEAD =
  'Answer the questions about going back, under “In hospital”. The last of them does this task.'

/** A place that no council of England answers for has no code. */
const codeOf = (place: string | undefined): string | null =>
  !place || place === 'not-known' || place === 'outside' ? null : place

function refuseStalePlaces(now: PlacesRow | undefined, sent: number): void {
  const version = now?.version ?? 0
  if (version === sent) return
  throw new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
    current: { version, happenedIn: now?.happenedIn, adultNow: now?.adultNow, fundedBy: now?.fundedBy },
    sent: { version: sent },
  })
}

async function openTasks(
  ctx: Context,
  concern: ConcernRow,
  places: Pick<PlacesRow, 'happenedIn' | 'adultNow' | 'adultNowIn' | 'fundedBy'>,
  { backOn, placedBy, moved }: Pick<Recording, 'backOn' | 'placedBy'> & { readonly moved: boolean },
): Promise<readonly string[]> {
  const { councilId, id: concernId } = concern
  const before = await tasksOf(ctx.tx, councilId, concernId)
  const days = { receivedOn: civilDateOf(concern.receivedAt), today: ctx.today }
  const tasks = newTasks(placesAsRuled(places), { adultNow: places.adultNow, moved, backOn }, before, days)
  const seal = await caseSealer(ctx, concernId)
  for (const { code, dueOn: dayOne } of tasks) {
    const isPlacing = code === TELL_PLACING
    const to = isPlacing ? placedBy : undefined
    if (isPlacing) await beginClock(ctx, concernId, TELL_PLACING, days.receivedOn)
    const target = isPlacing ? await targetDue(ctx, TELL_PLACING, days.receivedOn) : null
    // Where this council has no target of its own for it, it stays a prompt of the first day.
    const dueOn = target ?? dayOne
    const words: TaskWords = { to }
    await addTask(ctx.tx, {
      ...{ councilId, concernId, code, dueOn, at: ctx.now, id: ctx.ids.next() },
      words: to ? seal(words) : null,
    })
  }
  return tasks.map(task => task.code)
}

export const recordPlaces = command({
  name: 'safeguarding.recordPlaces',
  does: 'Records where it happened, where the adult is now and who placed them or pays; makes the tasks of day one.',
  api: 'POST /safeguarding/concerns/{concernId}/places',
  status: 201,
  input: RecordPlaces,
  output: z.object({ id: z.uuid(), version: z.int(), tasks: z.array(z.string()) }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const before = (await placesOf(ctx.tx, row.councilId, [row.id])).get(row.id)
    refuseStalePlaces(before, input.version)
    const { adultNow, fundedBy, placedBy, where, backOn } = input
    const words: PlacesWords = { placedBy, where }
    const record = await newRecord(ctx, row.id, words)
    const version = input.version + 1
    const places = {
      ...{ adultNow, fundedBy },
      happenedIn: codeOf(input.happenedIn),
      adultNowIn: codeOf(input.adultNowIn),
    }
    await addPlaces(ctx.tx, { ...record, ...places, version })
    const moved = before !== undefined && before.adultNow !== adultNow
    const tasks = await openTasks(ctx, row, places, { backOn, placedBy, moved })
    const data = { placesId: record.id, ...places, moved, tasks }
    return done({ id: record.id, version, tasks: [...tasks] }, event('PlacesRecorded', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      version: 0,
      happenedIn: 'own',
      adultNow: 'hospital',
      adultNowIn: 'own',
      fundedBy: 'other-council',
      placedBy: 'The neighbouring council, adult care team',
    },
  },
})

export const acceptElsewhere = command({
  name: 'safeguarding.noteAcceptance',
  does: 'Notes that a named person of another council accepted the case in writing. Until then it is ours.',
  api: 'POST /safeguarding/concerns/{concernId}/acceptance',
  status: 201,
  input: AcceptElsewhere,
  output: z.object({ id: z.uuid() }),
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, { councilCode, acceptedBy, acceptedOn, reason }, { row }) {
    const faults = futureFaults({ acceptedOn }, ctx.today)
    if (faults.length > 0) throw new Invalid(faults)
    const words: AcceptanceWords = { acceptedBy, reason }
    const record = await newRecord(ctx, row.id, words)
    await addAcceptance(ctx.tx, { ...record, councilCode, acceptedOn })
    return done({ id: record.id }, event('AcceptedElsewhere', { councilCode, acceptedOn }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      councilCode: 'E10000003',
      acceptedBy: 'The manager on duty there',
      acceptedOn: '2026-11-16',
      inWriting: true,
      reason: 'It happened on a visit to his family there.',
    },
  },
})

export const doTell = command({
  name: 'safeguarding.doTellTask',
  does: 'Notes that somebody was told or asked: when, how, and what they said.',
  api: 'POST /safeguarding/concerns/{concernId}/tell-tasks/{taskId}/done',
  input: DoTell,
  output: z.object({ id: z.uuid() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const { taskId, channel, doneOn = ctx.today.toString() } = input
    const task = (await tasksOf(ctx.tx, row.councilId, row.id)).find(one => one.id === taskId)
    if (!task) throw new NotFound('We could not find that task in this case. Open the case again.')
    if (task.doneOn) throw new Conflict('This was done already. Look at the case to see when and how.')
    if (task.code === ASK_BEFORE_RETURN) throw new Conflict(ANSWER_INSTEAD)
    const faults: FieldFault[] = [...futureFaults({ doneOn }, ctx.today)]
    if (doneOn < civilDateOf(row.receivedAt).toString()) {
      faults.push({ field: 'doneOn', message: 'It cannot be done before the concern came in' })
    }
    if (faults.length > 0) throw new Invalid(faults)
    const before = opened<TaskWords>(await caseOpener(ctx, row.id), row.id, task.words)
    const words: TaskWords = { to: before?.to, text: input.words }
    await finishTask(ctx.tx, {
      ...{ councilId: row.councilId, id: taskId, doneOn, channel, doneAt: ctx.now },
      doneBy: ctx.actor.id ?? null,
      words: (await caseSealer(ctx, row.id))(words),
    })
    if (task.code === TELL_PLACING) await endClock(ctx, [row.id], TELL_PLACING)
    return done({ id: taskId }, event('TellTaskDone', { taskId, code: task.code, doneOn, channel }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      concernId: demoIds.restricted,
      taskId: demoIds.tellTask,
      channel: 'telephone',
      words: 'Offered. She would like somebody to come on a Tuesday.',
    },
  },
})
