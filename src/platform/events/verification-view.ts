import type { z } from 'zod'
import { formatDateTime } from '../view/dates.ts'
import { formatNumber, plural } from '../view/filters.ts'
import type { CardModel, FactModel, PageModel, TableModel } from '../view/models.ts'
import type { verifyEvents } from './check.ts'
import type { FaultKind } from './faults.ts'

export type Verified = z.input<typeof verifyEvents.output>

const kinds: Readonly<Record<FaultKind, string>> = {
  'changed-event': 'An event was changed',
  'removed-event': 'An event is gone',
  'inserted-event': 'An event is in no seal',
  reordered: 'Events stand in another order',
  'sealed-twice': 'An event was sealed twice',
  'changed-seal': 'A seal was changed',
  'removed-seal': 'A seal is gone',
  'forged-seal': 'A seal is forged',
  'unknown-key': 'A seal has an unknown key',
  'cut-off-tail': 'The end of the log is gone',
}

export interface VerificationModel {
  readonly page: PageModel
  readonly cards: readonly CardModel[]
  readonly table?: TableModel
}

/** The finding first, in one sentence; then what was checked; then each fault. */
export function verificationView(found: Verified, now: Temporal.Instant): VerificationModel {
  return {
    page: {
      title: titleOf(found),
      caption: `Event log, checked ${formatDateTime(now)}`,
      back: { text: 'Back to the event log', href: '/events' },
      width: 'wide',
    },
    cards: [resultCard(found)],
    ...(found.faults.length > 0 ? { table: faultTable(found) } : {}),
  }
}

function titleOf({ ok, seals, faultCount }: Verified): string {
  if (!ok) return `The event log has ${plural(faultCount, 'fault')}`
  return seals === 0 ? 'Nothing is sealed yet, so there is nothing to check' : 'The event log is whole'
}

function resultCard(found: Verified): CardModel {
  return {
    heading: 'What was checked',
    tone: found.ok ? 'moss' : 'clay',
    text: found.ok ? wholeWords(found) : FAULTY,
    facts: checkedFacts(found),
    links: [{ text: 'Check again', href: '/events/verification' }],
  }
}

const FAULTY =
  'Someone or something changed the log outside Lantern. Keep the server and its backups as they are, and tell your information security officer now.'

function wholeWords({ sealed, waiting, seals }: Verified): string {
  const rest =
    waiting > 0
      ? ` ${plural(waiting, 'newer event waits', 'newer events wait')} for a seal and cannot be proved yet.`
      : ''
  if (seals === 0) return `Lantern seals new events within seconds.${rest}`
  return `Each of ${plural(sealed, 'sealed event')} is as it was when it was sealed, none is missing and none was added.${rest}`
}

function checkedFacts(found: Verified): readonly FactModel[] {
  return [
    { term: 'Events in the log', value: formatNumber(found.events) },
    { term: 'Sealed events', value: formatNumber(found.sealed) },
    { term: 'Waiting for a seal', value: formatNumber(found.waiting) },
    found.seals > 0
      ? { term: 'Seals', value: formatNumber(found.seals), note: `The last is seal ${found.lastSequence}` }
      : { term: 'Seals', missing: 'None yet' },
    { term: 'Faults', value: found.faultCount === 0 ? 'None' : formatNumber(found.faultCount) },
  ]
}

function faultTable({ faults, faultCount }: Verified): TableModel {
  const shown = faults.length < faultCount ? ` (the first ${formatNumber(faults.length)})` : ''
  return {
    caption: `What is wrong${shown}`,
    columns: [{ label: 'Fault' }, { label: 'What was found' }],
    rows: faults.map(fault => [{ text: kinds[fault.kind] }, { text: fault.sentence }]),
  }
}
