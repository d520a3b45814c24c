import { z } from 'zod'
import { codesOn } from '#law/code-list.ts'
import { coded, someWords, words } from '../concern/schema.ts'
import { WaitInBriefView } from './brief.ts'

/** What somebody may say by hand that a case waits for: the rest is begun by the step that asks. */
const byHand = codesOn('waiting-for', '2026-12-01')
  .filter(code => code.traits.includes('by-hand'))
  .map(code => code.code) as [string, ...string[]]

const chaseOn = z.iso.date('Enter a real date').describe('The next day on which they are asked again')

export const AskOther = z.object({
  concernId: z.uuid(),
  what: z.enum(byHand, 'Say what was asked for'),
  whom: coded('waiting-on', 'Say of whom'),
  who: someWords(200).optional().describe('Their name and how to reach them'),
  words: words('Say what was asked', 4_000),
  sinceOn: z.iso.date('Enter a real date, or leave it empty').optional().describe('Left out: today'),
  chaseOn: chaseOn.optional().describe('Left out: as the local target has it'),
})

const OneWait = z.object({ concernId: z.uuid(), waitId: z.uuid(), version: z.int() })

export const ChaseWait = OneWait.extend({ chaseOn, words: someWords(2_000).optional() })
export const EndWait = OneWait.extend({
  words: someWords(4_000).optional().describe('What came, or why it is no longer waited for'),
})

export const Waited = z.object({ id: z.uuid(), version: z.int() })

export const WaitView = WaitInBriefView.extend({
  version: z.int(),
  source: z.string().describe('The step of the case that began it; asked: by hand'),
  chased: z.int(),
  chasedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  by: z.string().nullable(),
  who: z.string().nullable(),
  words: z.string().nullable(),
  chasedWords: z.array(z.string()),
  endedWords: z.string().nullable(),
})
export type WaitView = z.input<typeof WaitView>

export const WaitsView = z.array(WaitView)
export type WaitsView = z.input<typeof WaitsView>
