import type pg from 'pg'
import type { z } from 'zod'
import type { Caller } from './access/actor.ts'
import type { Subject } from './access/permissions.ts'
import { judge, type Policy, type Rule } from './access/policy.ts'
import { standingTo } from './access/standing.ts'
import { visibleBy } from './access/visible.ts'
import { type Clock, civilDate } from './clock.ts'
import type { Command } from './command.ts'
import type { Context } from './context.ts'
import type { Tx } from './database/database.ts'
import {
  type Finished,
  inTransaction,
  type Opened,
  openTransaction,
  readOnlyPart,
  type StandingRow,
} from './database/transaction.ts'
import { Invalid, NotAllowed, NotFound } from './errors.ts'
import { type Appending, appendEvents } from './events/append.ts'
import type { Ids } from './ids.ts'
import type { JobRequest } from './jobs/job.ts'
import { type Moment, momentOf } from './moment.ts'
import { nulFaults } from './nul.ts'
import { plainForPrograms } from './plain-message.ts'
import type { Query } from './query.ts'
import { answerBefore, keepAnswer, type Repeat, repeatOf } from './request.ts'
import type { Tellings } from './webhooks/telling.ts'

export interface RunnerParts {
  readonly pool: pg.Pool
  readonly policy: Policy
  readonly clock: Clock
  readonly ids: Ids
  readonly enqueue: (tx: Tx, job: JobRequest, councilId: string) => Promise<void>
  /** The events that other systems are told of. Default: none. */
  readonly tells?: Tellings | undefined
}

/** The only way in: parse, load, authorise, run, append events, commit; always in that order. */
export interface Runner {
  run<I extends z.ZodType, O extends z.ZodType, S extends Subject>(
    command: Command<I, O, S>,
    input: unknown,
    caller: Caller,
  ): Promise<z.input<O>>
  ask<I extends z.ZodType, O extends z.ZodType, S extends Subject>(
    query: Query<I, O, S>,
    input: unknown,
    caller: Caller,
  ): Promise<z.input<O>>
  /**
   * Whether running it on this subject would be let through, for a form that is to be shown. A refusal is written
   * down as if it had been run. @throws NotAllowed; NotFound where the rule hides that the subject exists.
   */
  mayRun(command: Pick<Command, 'kind' | 'name' | 'can'>, subject: Subject, caller: Caller): Promise<void>
}

export function createRunner(parts: RunnerParts): Runner {
  return {
    run: (command, input, caller) => runCommand(parts, command, input, caller),
    ask: (query, input, caller) => runQuery(parts, query, input, caller),
    mayRun: (command, subject, caller) => mayRun(parts, command, subject, caller),
  }
}

async function runCommand<I extends z.ZodType, O extends z.ZodType, S extends Subject>(
  parts: RunnerParts,
  command: Command<I, O, S>,
  raw: unknown,
  caller: Caller,
): Promise<z.input<O>> {
  const input = parse(command.input, raw)
  await command.prepare?.(input)
  const repeat = repeatOf(command.name, input, caller)
  const moment = momentOf(parts, caller, command.named?.(input) === true)
  try {
    return await transact(parts, command, moment, async (ctx, { tx, standing }) => {
      const before = repeat && (await answerBefore(tx, repeat))
      if (before) return { value: before.result as z.input<O> }
      const subject = await command.subject(ctx, input)
      const reason = authorise(parts, command, subject, caller, await standing)
      const { result, events } = await command.run(ctx, input, subject)
      const how = { ...appending(moment, subject, reason, 'done'), tells: parts.tells }
      return {
        value: result,
        sent: [
          appendEvents(tx, events, how),
          keepAnswer(tx, repeat, command.kept ? command.kept(result) : result, ctx.now),
        ],
      }
    })
  } catch (error) {
    if (error instanceof Refusal) return refuse(parts, command.name, error, moment)
    const before = repeat && (await answerAfterRace(parts, repeat, caller))
    if (before) return before.result as z.input<O>
    throw error
  }
}

async function runQuery<I extends z.ZodType, O extends z.ZodType, S extends Subject>(
  parts: RunnerParts,
  query: Query<I, O, S>,
  raw: unknown,
  caller: Caller,
): Promise<z.input<O>> {
  const input = parse(query.input, raw)
  const moment = momentOf(parts, caller, false)
  try {
    return await transact(parts, query, moment, async (ctx, opened) => {
      const read = async () => {
        const subject = await query.subject(ctx, input)
        const reason = authorise(parts, query, subject, caller, await opened.standing)
        return { subject, reason, result: await query.run(ctx, input, subject) }
      }
      if (query.trace === 'nothing') return { value: (await read()).result }
      const { subject, reason, result } = await readOnlyPart(opened.tx, read)
      const seen = { action: query.name, data: query.traced?.(result, input) ?? {} }
      const how = appending(moment, subject, reason, 'seen')
      return {
        value: result,
        sent: [appendEvents(opened.tx, [seen, ...(query.leaves?.(result, input) ?? [])], how)],
      }
    })
  } catch (error) {
    if (error instanceof Refusal) return refuse(parts, query.name, error, moment)
    throw error
  }
}

async function mayRun(
  parts: RunnerParts,
  command: Pick<Command, 'kind' | 'name' | 'can'>,
  subject: Subject,
  caller: Caller,
): Promise<void> {
  const moment = momentOf(parts, caller, false)
  try {
    await transact(parts, { ...command, trace: 'nothing' }, moment, async (_ctx, { standing }) => {
      authorise(parts, command, subject, caller, await standing)
      return { value: undefined }
    })
  } catch (error) {
    if (error instanceof Refusal) return refuse(parts, command.name, error, moment)
    throw error
  }
}

type Unit = Pick<Command, 'name' | 'can'> & { kind: string; trace?: string; long?: boolean }

function transact<T>(
  parts: RunnerParts,
  unit: Unit,
  moment: Moment,
  work: (ctx: Context, opened: Opened) => Promise<Finished<T>>,
): Promise<T> {
  const { now } = moment
  const { actor } = moment.caller
  const options = {
    councilId: actor.councilId,
    accountId: actor.id,
    now,
    readOnly: unit.trace === 'nothing',
    long: unit.long === true,
    signal: moment.caller.signal,
  }
  return openTransaction(parts.pool, options, opened => work(contextOf(parts, opened, moment), opened))
}

function contextOf(parts: RunnerParts, { tx, standing }: Opened, moment: Moment): Context {
  const { now, ids, caller, coarse } = moment
  const { actor } = caller
  let known: readonly StandingRow[] | undefined
  standing.then(
    rows => {
      known = rows
    },
    () => {},
  )
  const standingKnown = () => {
    if (!known) throw new Error('Who may see what is not known yet: wait for a statement of this transaction')
    return known
  }
  return {
    tx,
    actor,
    now,
    // Worked out when asked for: most units never ask.
    get today() {
      return civilDate(now)
    },
    ids,
    visible: (permission, columns) =>
      visibleBy(ruleOf(parts.policy, permission), actor, columns, standingKnown()),
    enqueue: job => (coarse ? noJob(job) : parts.enqueue(tx, job, actor.councilId)),
  }
}

/** A job keeps the second it was made. What follows from an anonymous visit is found by a look at set times. */
async function noJob(job: JobRequest): Promise<never> {
  throw new Error(
    `A job keeps when it was made, so an anonymous command may not enqueue ${job.command}: find the work by a schedule`,
  )
}

const appending = (
  { now, ids, caller }: Moment,
  subject: Subject,
  reason: string,
  outcome: Appending['outcome'],
): Appending => ({ caller, subject, reason, outcome, at: now, ids })

/** A refusal ends the transaction; what it carries is written as an event in a transaction of its own. */
class Refusal extends Error {
  readonly subject: Subject
  readonly because: string
  readonly hidden: boolean
  readonly emergency: { readonly type: string; readonly id: string } | undefined
  constructor(subject: Subject, because: string, hidden: boolean, mayBreak: boolean) {
    super(because)
    this.subject = subject
    this.because = because
    this.hidden = hidden
    const { type, id } = subject
    this.emergency = mayBreak && id ? { type, id } : undefined
  }
}

function authorise(
  parts: RunnerParts,
  unit: Unit,
  subject: Subject,
  caller: Caller,
  rows: readonly StandingRow[],
): string {
  const standing = standingTo(subject, rows)
  const rule = ruleOf(parts.policy, unit.can)
  const verdict = judge(rule, caller.actor, subject, standing)
  if (verdict.allowed) return verdict.because
  const mayBreak = !standing.excluded && (rule.breakGlass ?? []).includes(caller.actor.role)
  throw new Refusal(subject, verdict.because, verdict.hidden, mayBreak)
}

export function ruleOf(policy: Policy, permission: keyof Policy): Rule {
  const rule = policy[permission]
  if (!rule)
    throw new Error(`The permission ${String(permission)} has no rule: add it to its module's policy`)
  return rule
}

async function refuse(parts: RunnerParts, action: string, refusal: Refusal, moment: Moment): Promise<never> {
  const { subject, because, hidden } = refusal
  // A while may have gone by; of a coarse moment nothing may be told by it.
  const when = moment.coarse ? moment : { ...moment, now: parts.clock.now() }
  await inTransaction(parts.pool, { councilId: moment.caller.actor.councilId }, tx =>
    appendEvents(tx, [{ action }], appending(when, subject, because, 'refused')),
  )
  throw hidden ? new NotFound() : new NotAllowed(because, refusal.emergency)
}

/** Of two at once the later failed on the first one's answer; now that answer can be read. */
function answerAfterRace(parts: RunnerParts, repeat: Repeat, { actor }: Caller) {
  const options = { councilId: actor.councilId, readOnly: true }
  return inTransaction(parts.pool, options, tx => answerBefore(tx, repeat))
}

/** All faults at once, each with the path of its field. */
export function parse<I extends z.ZodType>(schema: I, raw: unknown): z.output<I> {
  const unkeepable = nulFaults(raw)
  const parsed = schema.safeParse(raw, { error: plainForPrograms })
  if (parsed.success && unkeepable.length === 0) return parsed.data
  const issues = parsed.error?.issues ?? []
  throw new Invalid([
    ...unkeepable,
    ...issues.map(issue => ({ field: issue.path.join('.'), message: issue.message })),
  ])
}
