import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Tx } from '#platform/database/database.ts'
import { event } from '#platform/events/event.ts'
import type { Schedule } from '#platform/module.ts'
import { askForImport } from './commands.ts'
import { councilOfCode, unfinishedApiImport } from './nightly-store.ts'
import { setState } from './store.ts'

/** London time. Long after CQC's own day has ended, and long before people look. */
export const NIGHTLY_AT = '02:30'
/** The first tries over about a day and a half, so that a night when CQC is away mends itself. */
const RETRIES = 11

let nightlyFor: string | undefined

/** Given once at start, from the settings: the GSS code of the council whose import it is; undefined for none. */
export function provideNightly(code: string | undefined): void {
  nightlyFor = code
}

export const importNightly = command({
  name: 'homes.importNightly',
  does: 'Asks CQC for what changed since the last import, where that is set up; goes on with one that stands still.',
  input: z.object({}),
  output: z.object({
    importId: z.uuid().nullable().describe('Null: this council does not import at night'),
  }),
  can: 'import.run',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const { tx, actor } = ctx
    // The register is national: one council's import brings it up to date for all that use this Lantern.
    const council = nightlyFor === undefined ? undefined : await councilOfCode(tx, nightlyFor)
    if (council?.id !== actor.councilId) return done({ importId: null })
    const open = await unfinishedApiImport(tx, actor.councilId)
    if (!open) {
      const asked = await askForImport(ctx, { kind: 'api', baseUrl: 'configured' }, false, RETRIES)
      return { ...asked, result: { importId: asked.result.id } }
    }
    const { id, failure } = open
    if (failure !== null) await setState(tx, id, 'waiting', ctx.now, { failure: null })
    await ctx.enqueue({ command: 'homes.runImport', input: { importId: id }, key: id, retries: RETRIES })
    return done({ importId: id }, event('ImportRetried', { importId: id }))
  },
})

export const nightlySchedule: Schedule = { command: importNightly, cron: '30 2 * * *', input: {} }

/** Whether CQC is asked each night, and for whom. */
export const Nightly = z.object({
  at: z.string().describe('London time, such as 02:30'),
  code: z.string().describe('The GSS code in the settings'),
  council: z
    .string()
    .nullable()
    .describe('The council whose import it is; null when none here has that code'),
  own: z.boolean().describe('It is your council'),
})
export type Nightly = z.infer<typeof Nightly>

export async function nightlyOf(tx: Tx, councilId: string): Promise<Nightly | null> {
  if (nightlyFor === undefined) return null
  const council = await councilOfCode(tx, nightlyFor)
  return { at: NIGHTLY_AT, code: nightlyFor, council: council?.name ?? null, own: council?.id === councilId }
}
