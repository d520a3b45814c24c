import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { command, done } from '#platform/command.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { team as teamRoles } from '../policy.ts'
import { keepTeam, setMembers, teamsOf } from './store.ts'

export const setTeam = command({
  name: 'safeguarding.setTeam',
  does: 'Makes a safeguarding team, renames it, and says who is in it.',
  api: 'POST /safeguarding/teams',
  status: 201,
  input: z.object({
    teamId: z.uuid().optional().describe('Leave out to make a new one'),
    name: z.string().trim().min(1, 'Give the team a name').max(100, 'Use at most 100 characters'),
    memberIds: z.array(z.uuid()).max(200, 'A team has at most 200 people').default([]),
  }),
  output: z.object({ id: z.uuid() }),
  can: 'team.manage',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { teamId, name, memberIds }) {
    const { councilId } = ctx.actor
    const holders = new Set((await holdersOf(ctx, teamRoles)).map(holder => holder.accountId))
    if (memberIds.some(id => !holders.has(id))) {
      const message = 'Choose people who have a safeguarding role. An administrator gives roles.'
      throw new Invalid([{ field: 'memberIds', message }])
    }
    const id = teamId ?? ctx.ids.next()
    await keepTeam(ctx.tx, { councilId, id, name })
    await setMembers(ctx.tx, councilId, id, memberIds)
    return done({ id }, event('TeamSet', { members: memberIds.length }, { type: 'team', id }))
  },
  example: { role: 'safeguarding-manager', input: { name: 'Team West' } },
})

export const listTeams = query({
  name: 'safeguarding.listTeams',
  does: 'Lists the safeguarding teams, who is in each, and who could be.',
  api: 'GET /safeguarding/teams',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        members: z.array(z.object({ accountId: z.uuid(), name: z.string() })),
      }),
    ),
    candidates: z.array(z.object({ accountId: z.uuid(), name: z.string() })),
  }),
  can: 'concern.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const { councilId } = ctx.actor
    const teams = await teamsOf(ctx.tx, councilId)
    const holders = [...new Set((await holdersOf(ctx, teamRoles)).map(holder => holder.accountId))]
    const names = await accountNames(ctx.tx, councilId, [...holders, ...teams.flatMap(team => team.members)])
    const named = (ids: readonly string[]) =>
      ids
        .map(accountId => ({ accountId, name: names.get(accountId) ?? 'Somebody who has left' }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    return {
      items: teams.map(({ id, name, members }) => ({ id, name, members: named(members) })),
      candidates: named(holders),
    }
  },
  trace: 'nothing',
  example: { role: 'safeguarding-manager', input: {} },
})
