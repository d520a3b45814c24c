import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { drawableCouncils } from './councils.ts'
import { newestOutlines, summaryOfBoundaries, toldCouncils } from './store.ts'

export const keptBoundaries = query({
  name: 'homes.keptBoundaries',
  does: 'Tells which outlines of councils Lantern has, of which year and from whom, and which it lacks.',
  input: z.object({}),
  output: z.object({
    outlines: z.int(),
    councils: z.int().describe('Councils that could have one'),
    years: z.array(z.int()),
    newest: z
      .int()
      .nullable()
      .describe('The newest year of real outlines; a fictional one says nothing of them'),
    attributions: z.array(z.string()),
    sources: z.array(z.string()),
    importedAt: z.string().nullable(),
    missing: z.array(
      z.object({ code: z.string(), name: z.string(), from: z.string().nullable().describe('Its first day') }),
    ),
  }),
  can: 'import.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const { codes, importedAt, ...kept } = await summaryOfBoundaries(ctx.tx)
    const councils = drawableCouncils(ctx.today, await toldCouncils(ctx.tx, ctx.today))
    const missing = councils.filter(({ code }) => !codes.includes(code))
    return {
      outlines: kept.outlines,
      councils: councils.length,
      years: [...kept.years],
      newest: await newestOutlines(ctx.tx),
      attributions: [...kept.attributions],
      sources: [...kept.sources],
      importedAt: importedAt?.toString() ?? null,
      missing: missing.map(({ code, name, from = null }) => ({ code, name, from })),
    }
  },
  trace: 'nothing',
  example: { role: 'administrator', input: {} },
})
