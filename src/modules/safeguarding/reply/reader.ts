import type { ReportRow } from '../report/store.ts'
import type { ReportWords } from '../words.ts'

/** How whoever reported can be answered: where they sign in, by the code of their report, by voice, or not at all. */
export type Reach = 'account' | 'code' | 'telephone' | 'none'

type Told = Pick<ReportWords, 'reporterName' | 'reporterContact'> | undefined
type Report = Pick<ReportRow, 'door' | 'naming' | 'raisedBy' | 'relation' | 'codeHash'>

/** The account that wrote it down is the reporter’s own only where nobody else is said to have told. Pure. */
export function reachOf(report: Report, told: Told): Reach {
  if (report.codeHash) return 'code'
  if (report.raisedBy && isOwn(report, told)) return 'account'
  return told?.reporterContact ? 'telephone' : 'none'
}

function isOwn({ door, naming, relation }: Report, told: Told): boolean {
  if (told?.reporterName || naming === 'anonymous' || door === 'phone' || door === 'import') return false
  return door !== 'officer' || relation === null || relation === 'council'
}

/** Who will read it, said before it goes. */
export function readerWords(reach: Reach, name: string | null, reference: string): string {
  const who = name ?? 'Whoever reported'
  switch (reach) {
    case 'account':
      return `${who} reads it after signing in. A mail says that something waits, and no more.`
    case 'code':
      return `${who} reads it with the reference ${reference} and the code that they were given.`
    case 'telephone':
      return `${who} is told by voice. Lantern sends nothing.`
    case 'none':
      return `${who} gave no way to be reached. Note why no answer is given.`
  }
}

/** What everybody may be told: nothing of the case. */
export const RECEIPT =
  'Thank you for telling us. What you told us was received and has been considered. We cannot say more, because it is about somebody else. If you see or hear anything else that worries you, tell us again. If somebody is in danger now, ring 999.'
