import { stableId } from '#platform/ids.ts'
import { demoSafeguardingIds } from '../../modules/safeguarding/index.ts'
import type { Adding } from '../bulk/copy.ts'
import { demoPeople, fenmarshId } from '../identity/index.ts'

/** Somebody who works on cases, and from when to when: milliseconds. */
export interface Practitioner {
  readonly id: string
  readonly name: string
  readonly from: number
  readonly to: number
}

export interface Staff {
  /** Two teams, as the demonstration has them. */
  readonly teams: readonly {
    readonly id: string
    readonly people: readonly Practitioner[]
  }[]
  readonly manager: string
  readonly duty: string
  readonly qualityOfficer: string
  /** Who asks people afterwards: nobody of them works on cases. */
  readonly askers: readonly string[]
  /** Managers and staff of homes who have an account, by home. */
  readonly ofHomes: ReadonlyMap<string, string>
  readonly nurse: string
}

/** Colleagues who are not among those whom one can sign in as. Fictional, as all. Months ago: came, left. */
const colleagues = [
  ['Fiona McAllister', 0, 60, 0],
  ['Daniel Osei', 0, 44, 0],
  ['Bronwen Price', 0, 60, 14],
  ['Imran Qureshi', 1, 60, 0],
  ['Sunita Pathak', 1, 26, 0],
  ['Colin Thackeray', 1, 60, 25],
] as const

export const firstColleague = stableId('account', 'colleague', colleagues[0][0])

const MONTH = 30.4 * 86_400_000
/** Those of the demonstration came this many months ago; Tom Hadley and Aisha Rahman among them. */
const THERE_FOR = 60

const accountOf = (key: string): string => stableId('account', key)

export function staffOf(now: number, rows: Adding): Staff {
  const teamIds = [demoSafeguardingIds.team, demoSafeguardingIds.otherTeam]
  const people = colleagues.map(([name, team, came, left]) => {
    const person = { id: stableId('account', 'colleague', name), name }
    const [from, to] = [now - came * MONTH, left === 0 ? Number.POSITIVE_INFINITY : now - left * MONTH]
    addAccount(rows, person, { from, to: left === 0 ? null : to })
    if (left === 0) {
      const member = { councilId: fenmarshId, teamId: teamIds[team], accountId: person.id }
      rows.add('safeguarding.team_member', member)
    }
    return { ...person, team, from, to }
  })
  const known = (key: string) => ({
    ...{ id: accountOf(key), name: demoPeople.find(one => one.key === key)?.name ?? '' },
    ...{ from: now - THERE_FOR * MONTH, to: Number.POSITIVE_INFINITY },
  })
  const keys = ['safeguarding-practitioner', 'safeguarding-practitioner-2']
  return {
    teams: teamIds.map((id, at) => ({
      id,
      people: [known(keys[at] ?? ''), ...people.filter(one => one.team === at)],
    })),
    manager: accountOf('safeguarding-manager'),
    duty: accountOf('duty-worker'),
    qualityOfficer: accountOf('quality-officer'),
    askers: ['practice-officer', 'quality-officer', 'quality-officer-2', 'advocate'].map(accountOf),
    ofHomes: new Map(
      demoPeople
        .filter(one => one.role === 'provider-manager')
        .flatMap(one => (one.homeId ? [[one.homeId, one.accountId]] : [])),
    ),
    nurse: accountOf('partner'),
  }
}

function addAccount(
  rows: Adding,
  { id, name }: { readonly id: string; readonly name: string },
  { from, to }: { readonly from: number; readonly to: number | null },
): void {
  const [came, left] = [new Date(from).toISOString(), to === null ? null : new Date(to).toISOString()]
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@fenmarsh.example`
  rows.add('platform.account', { councilId: fenmarshId, id, name, email, createdAt: came, disabledAt: left })
  rows.add('platform.role_grant', {
    ...{ councilId: fenmarshId, id: stableId('role-grant', 'colleague', name), accountId: id },
    ...{ role: 'safeguarding-practitioner', grantedAt: came, revokedAt: left },
  })
}
