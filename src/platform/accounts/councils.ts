import { sql } from 'kysely'
import { z } from 'zod'
import { councils } from '#law/councils.ts'
import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import { Invalid } from '../errors.ts'
import { event } from '../events/event.ts'
import { stableId } from '../ids.ts'
import { ClaimRules } from './claims.ts'

/** The id of a council, the same in every Lantern: it follows from its GSS code. */
export function councilIdOf(code: string): string {
  return stableId('council', code)
}

/** Run by the command line as the system of the council it names: `systemActor(councilIdOf(code))`. */
export const addCouncil = command({
  name: 'platform.addCouncil',
  does: 'Lets a council of England use this Lantern.',
  input: z.object({
    code: z.string().regex(/^E\d{8}$/, 'Give the council’s GSS code: E and eight digits, such as E10000008'),
  }),
  output: z.object({ councilId: z.uuid(), code: z.string(), name: z.string() }),
  can: 'account.manage',
  subject: (_ctx, input) => wholeCouncil(councilIdOf(input.code)),
  async run({ tx }, { code }) {
    const council = councils.find(one => one.code === code)
    if (!council) throw unknownCouncil(code)
    const { name, niceName, region } = council
    const councilId = councilIdOf(code)
    await sql`insert into platform.council (id, code, name, nice_name, region, uses_lantern)
      values (${councilId}, ${code}, ${name}, ${niceName}, ${region}, true)
      on conflict (id) do update set uses_lantern = true`.execute(tx)
    return done({ councilId, code, name }, event('CouncilAdded', { code }))
  },
})

function unknownCouncil(code: string): Invalid {
  const message = `No council of England with adult social services has the code ${code}. Look it up in the list of GSS codes`
  return new Invalid([{ field: 'code', message }])
}

export const setClaimRules = command({
  name: 'platform.setClaimRules',
  does: 'Says which roles people get for what your council’s sign-in says of them, such as a group. Replaces all rules.',
  api: 'PUT /claim-rules',
  input: z.object({ claims: ClaimRules }),
  output: z.object({ claims: ClaimRules }),
  can: 'account.manage',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  example: {
    role: 'administrator',
    input: { claims: [{ claim: 'groups', value: 'lantern-quality', role: 'quality-officer' }] },
  },
  async run({ tx, actor }, { claims }) {
    await sql`update platform.council
      set settings = jsonb_set(settings, '{claims}', ${JSON.stringify(claims)}::jsonb)
      where id = ${actor.councilId}`.execute(tx)
    return done({ claims }, event('ClaimRulesSet', { roles: claims.map(rule => rule.role) }))
  },
})
