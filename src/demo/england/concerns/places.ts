import { stableId } from '#platform/ids.ts'
import type { Rows } from '../../bulk/copy.ts'
import { busyFirst, drawer } from '../../bulk/shares.ts'
import { createRandom, type Random } from '../../random.ts'

export interface Team {
  readonly id: string
  readonly members: readonly string[]
}

/** A council with those who work on concerns there, its homes, and who was spoken of in each. */
export interface CouncilPlace {
  readonly id: string
  readonly homes: readonly string[]
  readonly teams: readonly Team[]
  readonly drawHome: (random: Random) => number
  /** Of each home who was spoken of lately; of the last entry those in no home. */
  readonly adults: Adult[][]
}

export interface Adult {
  readonly id: string
  readonly restricted: boolean
  lastConcern?: string
}

/** What is there already: councils with homes, and the teams of the demonstration. */
export interface Found {
  readonly councilId: string
  readonly code: string
  readonly homes: readonly string[]
  readonly teams: readonly Team[]
}

const TEAMS = 6
const MEMBERS = 8

/** Which home is the busy one is chance, and the same each time. */
export function placeOf({ councilId, homes, teams, code }: Found, rows: Rows): CouncilPlace {
  const shuffled = createRandom(`homes of ${code}`).shuffle(homes)
  return {
    id: councilId,
    homes: shuffled,
    teams: staffed(councilId, code, teams, rows),
    drawHome: drawer(busyFirst(shuffled.length)),
    adults: Array.from({ length: homes.length + 1 }, () => []),
  }
}

/** Fills up teams that are there, and makes the rest. */
function staffed(councilId: string, code: string, found: readonly Team[], rows: Rows): readonly Team[] {
  return Array.from({ length: TEAMS }, (_, index): Team => {
    const there = found[index]
    const id = there?.id ?? stableId('team', code, String(index))
    if (!there) rows.add('safeguarding.team', { councilId, id, name: `Team ${index + 1}` })
    const more = Array.from({ length: MEMBERS - (there?.members.length ?? 0) }, (_, n) =>
      practitioner({ councilId, code, team: id, index }, n, rows),
    )
    return { id, members: [...(there?.members ?? []), ...more] }
  })
}

interface InTeam {
  readonly councilId: string
  readonly code: string
  readonly team: string
  readonly index: number
}

function practitioner({ councilId, code, team, index }: InTeam, n: number, rows: Rows): string {
  const number = index * MEMBERS + n + 1
  const id = stableId('account', 'practitioner', code, String(number))
  const name = `Practitioner ${number}`
  const email = `practitioner${number}@${code}.example`
  rows.add('platform.account', {
    ...{ councilId, id, name, email, issuer: 'made', subject: `practitioner ${number}` },
  })
  const grant = stableId('role-grant', 'practitioner', code, String(number))
  rows.add('platform.role_grant', { councilId, id: grant, accountId: id, role: 'safeguarding-practitioner' })
  rows.add('safeguarding.team_member', { councilId, teamId: team, accountId: id })
  return id
}
