import type { z } from 'zod'
import { type PageContext, page } from '#platform/http/page/page.ts'
import { listTeams, setTeam } from '../teams/units.ts'

type Teams = z.input<(typeof listTeams)['output']>

export const teamsPage = page.show<typeof listTeams>({
  path: '/safeguarding/teams',
  query: listTeams,
  template: 'platform/page.njk',
  model: (teams, ctx) => ({
    page: {
      title: 'Safeguarding teams',
      lede: 'A case that belongs to a team is open to those in it. A restricted one is not.',
      back: { text: 'Concerns', href: '/safeguarding/concerns' },
      width: 'wide',
    },
    cards: [
      ...teams.items.map(team => ({
        heading: team.name,
        facts: [
          team.members.length > 0
            ? { term: 'In it', value: team.members.map(member => member.name).join(', ') }
            : { term: 'In it', missing: 'Nobody yet' },
        ],
        links: ctx.mayEver(setTeam) ? [{ text: 'Change', href: `/safeguarding/teams/${team.id}` }] : [],
      })),
      ...(ctx.mayEver(setTeam)
        ? [{ heading: 'Another team', links: [{ text: 'Make a team', href: '/safeguarding/teams/new' }] }]
        : []),
    ],
  }),
})

const helper = (ctx: PageContext): Promise<Teams> => ctx.ask(listTeams, {})

const parts = {
  command: setTeam,
  helper,
  button: 'Save',
  done: () => ({
    href: '/safeguarding/teams',
    notice: { kind: 'done' as const, heading: 'The team is saved' },
  }),
  cancel: () => ({ text: 'Cancel', href: '/safeguarding/teams' }),
}

const step = (title: string) => ({
  slug: 'team',
  page: () => ({ title, back: { text: 'Safeguarding teams', href: '/safeguarding/teams' } }),
  fields: [
    { kind: 'text' as const, name: 'name', label: 'Name of the team', width: 20 as const },
    (_ctx: PageContext, known: unknown) => ({
      kind: 'checkboxes' as const,
      name: 'memberIds',
      label: 'Who is in it',
      optional: true,
      options: (known as Teams).candidates.map(({ accountId, name }) => ({ value: accountId, text: name })),
    }),
  ],
})

export const newTeam = page.form<typeof setTeam>({
  ...parts,
  path: '/safeguarding/teams/new',
  steps: [step('Make a team')],
})

export const changeTeam = page.form<typeof setTeam>({
  ...parts,
  path: '/safeguarding/teams/{teamId}',
  initial: (known, ctx) => {
    const team = (known as Teams).items.find(one => one.id === ctx.params.teamId)
    return team ? { name: team.name, memberIds: team.members.map(member => member.accountId) } : {}
  },
  steps: [step('Change this team')],
})
