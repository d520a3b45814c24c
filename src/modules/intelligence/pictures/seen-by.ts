import type { Role } from '#platform/access/roles.ts'
import { factKeyOf } from '../challenged/fact-of.ts'
import type { OpenChallenge } from '../challenged/open.ts'
import { indicatorReaders } from '../indicators/policy.ts'
import type { SignalView } from '../schema.ts'
import { signalOfRow, type TellingRow } from '../tellings/row.ts'
import { familyWords, signalInWords } from '../view/words.ts'
import { keyIn } from './counting.ts'

/** Who may follow a link, by how its address begins. The page it leads to judges again. */
const mayFollow: readonly { readonly begins: string; readonly roles: readonly Role[] }[] = [
  { begins: '/safeguarding/', roles: ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker'] },
  { begins: '/intelligence/indicators/', roles: indicatorReaders },
]

export interface Reader {
  readonly role: Role
  /** Since when the present provider runs the home: what was before was under another. */
  readonly providerSince: string | null
  /** The challenges to facts of the home that are open. */
  readonly challenges: readonly OpenChallenge[]
}

/** The signals of a picture by their keys in it, as this reader may see them. Pure. */
export function signalsSeen(rows: readonly TellingRow[], reader: Reader): ReadonlyMap<string, SignalView> {
  const told = new Set(rows.filter(row => row.source === 'safeguarding').map(row => row.key))
  return new Map(
    rows.map(row => {
      const key = keyIn(row.source, row.key)
      // What only those who know of every case are told may be a case that even they may not open.
      const kept =
        row.source === 'safeguarding-cleared' && !told.has(row.key) && row.restriction === 'case-roles'
      return [key, seen(row, key, reader, kept)]
    }),
  )
}

function seen(row: TellingRow, key: string, reader: Reader, kept: boolean): SignalView {
  const { role, providerSince, challenges } = reader
  const factKey = factKeyOf(row)
  const challenge = challenges.find(one => one.factKey === factKey)
  const signal = signalOfRow(row)
  const { observed, receivedOn, source, independence, reliability, standing, severity, link, owner } = signal
  const rule = mayFollow.find(one => link.startsWith(one.begins))
  const follows = !kept && (rule?.roles.includes(role) ?? true)
  const before = providerSince !== null && observed.to < providerSince
  return {
    ...{ key, sentence: signalInWords(signal), from: observed.from, to: observed.to, receivedOn },
    ...{ source: familyWords[source.family], family: source.family },
    ...{ independence, reliability, standing, severity },
    formerOwner: owner === 'former' || (owner === 'not-known' && before),
    link: follows ? link : null,
    factKey,
    challenge: challenge ? { id: challenge.id, dueOn: challenge.dueOn } : null,
  }
}
