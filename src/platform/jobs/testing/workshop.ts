import { PgBoss } from 'pg-boss'
import { z } from 'zod'
import { systemActor } from '../../access/actor.ts'
import { wholeCouncil } from '../../access/permissions.ts'
import { systemClock } from '../../clock.ts'
import { command, done } from '../../command.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../database/transaction.ts'
import { event } from '../../events/event.ts'
import { stableId, systemIds } from '../../ids.ts'
import { createLog } from '../../log/index.ts'
import { assemble, type Module } from '../../module.ts'
import { createRunner, type Runner } from '../../runner.ts'
import type { TestDatabase } from '../../testing/database.ts'
import { jobsPart } from '../index.ts'
import type { JobRequest } from '../job.ts'
import { createJobs, type Jobs } from '../jobs.ts'
import { JOBS_SCHEMA } from '../lanes.ts'

/** For tests only: pieces of work whose effects can be counted, and that fail or hang when told to. */

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'workshop.make': true
  }
}

export const here = stableId('council', 'workshop here')
export const elsewhere = stableId('council', 'workshop elsewhere')

/** What making a piece does besides counting, by the piece's name. */
export type Plans = Map<string, (ctx: Context) => Promise<void>>

function workshopModule(plans: Plans): Module {
  const makePiece = command({
    name: 'workshop.makePiece',
    does: 'Makes a piece; the event is the effect that can be counted.',
    input: z.object({ piece: z.string() }),
    output: z.object({}),
    can: 'workshop.make',
    subject: ({ actor }) => wholeCouncil(actor.councilId),
    async run(ctx, { piece }) {
      await plans.get(piece)?.(ctx)
      return done({}, event('PieceMade', { piece }))
    },
  })
  const grants = [{ roles: ['system'], relation: 'council', because: 'A test' }] as const
  const policy = { ...jobsPart.policy, 'workshop.make': { grants } }
  return {
    name: 'workshop',
    policy,
    commands: [makePiece, ...jobsPart.commands],
    queries: jobsPart.queries,
    pages: [],
  }
}

export interface Workshop {
  readonly jobs: Jobs
  readonly runner: Runner
  readonly plans: Plans
  /** Every line of the log, as JSON. */
  readonly logged: readonly string[]
  readonly commands: ReturnType<typeof assemble>['commands']
  /** Adds jobs in one transaction and then does `before` its commit. */
  add(requests: readonly JobRequest[], before?: () => Promise<void>, councilId?: string): Promise<void>
  /** How often the piece was made. */
  made(piece: string): Promise<number>
  start(): Promise<void>
}

/** Jobs over the test's database, added but not run until `start`. */
export async function openWorkshop(database: TestDatabase): Promise<Workshop> {
  const plans: Plans = new Map()
  const logged: string[] = []
  const { commands, policy } = assemble([workshopModule(plans)])
  const write = (line: string) => void logged.push(line)
  const log = createLog({ mode: 'production', logLevel: 'info' }, { write })
  const { pool } = database.app
  const common = { appUrl: database.urls.appUrl, commands, ids: systemIds, log }
  const jobs = createJobs({ ...common, worker: true, restSeconds: 0.5 })
  const runner = createRunner({ pool, policy, clock: systemClock, ids: systemIds, enqueue: jobs.enqueue })
  await jobs.open()
  return {
    jobs,
    runner,
    plans,
    logged,
    commands,
    add: (requests, before, councilId = here) =>
      inTransaction(pool, { councilId }, async tx => {
        for (const request of requests) await jobs.enqueue(tx, request, councilId)
        await before?.()
      }),
    made: piece => countMade(database, piece),
    start: () => jobs.start({ runner, pool, schedules: [], sweeps: [], clock: systemClock }),
  }
}

/** pg-boss as the app's own role has it, that adds jobs and runs none. */
export async function openBoss({ urls }: TestDatabase): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: urls.appUrl,
    schema: JOBS_SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
    max: 1,
  })
  await boss.start()
  return boss
}

async function countMade(database: TestDatabase, piece: string): Promise<number> {
  const found = await database.superuser.query<{ n: number }>(
    `select count(*)::integer as n from platform.event where action = 'PieceMade' and data->>'piece' = $1`,
    [piece],
  )
  return found.rows[0]?.n ?? 0
}

export async function addCouncils(database: TestDatabase): Promise<void> {
  await database.superuser.query(
    `insert into platform.council (id, code, name, nice_name, uses_lantern)
     values ($1, 'W1', 'Here', 'Here', true), ($2, 'W2', 'Elsewhere', 'Elsewhere', true)`,
    [here, elsewhere],
  )
}

export const piece = (name: string): JobRequest => ({ command: 'workshop.makePiece', input: { piece: name } })

export const asAdministrator = (councilId = here) => ({
  actor: { ...systemActor(councilId), id: stableId('account', councilId), role: 'administrator' as const },
  via: 'api' as const,
})
