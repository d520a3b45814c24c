import { z } from 'zod'
import { councilSetting } from '#platform/accounts/council-settings.ts'
import type { Context } from '#platform/context.ts'

/**
 * Record of law: the case is kept here. Companion: the council keeps its cases in another system, which feeds Lantern
 * by night; Lantern asks nothing that it holds.
 */
export const Mode = z.object({
  mode: z.enum(['record', 'companion'], 'Say where cases are kept'),
  system: z
    .string()
    .trim()
    .max(100, 'Use at most 100 characters')
    .default('')
    .describe('What the case system is called here'),
})
export type Mode = z.output<typeof Mode>

export const SETTING = 'safeguarding'

/** Where nobody has said anything, cases are kept here. */
export async function modeOf({ tx, actor }: Pick<Context, 'tx' | 'actor'>): Promise<Mode> {
  const parsed = Mode.safeParse(await councilSetting(tx, actor.councilId, SETTING))
  return parsed.success ? parsed.data : { mode: 'record', system: '' }
}

export const systemName = ({ system }: { readonly system?: string | undefined }): string =>
  system || 'the council’s case system'
