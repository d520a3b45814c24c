import { bulk } from '../../modules/safeguarding/index.ts'
import { add, type Case } from './case.ts'
import { DAY } from './course.ts'
import type { Reporting } from './reporting.ts'

/** What whoever reported was told: mostly by telephone, that it was received and considered. */
export function addReply(of: Case, { naming, name, relation, role }: Reporting, reference: string): void {
  const { course, random, reportId, now } = of
  if (course.decidedAt === null) return
  const at = course.decidedAt + Math.floor(random.float() * DAY)
  if (at >= now || !random.chance(0.62)) return
  const none = { reportId, couldBeSource: null, ground: null, hasCapacity: null, restricted: null, may: null }
  if (naming === 'anonymous') {
    add(of, 'safeguarding.reply', { at, words: {} }, { ...none, how: 'not-given', notGiven: 'anonymous' })
    return
  }
  const reach = role === 'provider-manager' || role === 'partner' ? 'account' : 'telephone'
  const words: bulk.ReplyWords = { text: bulk.RECEIPT, reader: bulk.readerWords(reach, name, reference) }
  const close = relation === 'home-staff' || relation === 'home-manager' ? 'unknown' : 'no'
  const said = { couldBeSource: close, restricted: 'no', may: 'receipt-only', how: 'telephone' }
  add(of, 'safeguarding.reply', { at, words }, { ...none, ...said, notGiven: null })
}
