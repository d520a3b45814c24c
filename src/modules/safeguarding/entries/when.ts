import { z } from 'zod'
import type { FieldFault } from '#platform/errors.ts'
import { someWords } from '../concern/schema.ts'
import { needed, notYet } from './rules.ts'

/** When something happened: about and not known are always answers, and so is long ago. */
export const When = {
  happened: z.enum(['date', 'about', 'not-known'], 'Say when, or that it is not known'),
  happenedOn: z.iso.date('Enter a real date').optional(),
  happenedAbout: someWords(200).optional().describe('About when, in words: last winter, when she was 30'),
}

export interface Happened {
  readonly happened: 'date' | 'about' | 'not-known'
  readonly happenedOn?: string | undefined
  readonly happenedAbout?: string | undefined
}

export function whenFaults(
  { happened, happenedOn, happenedAbout }: Happened,
  today: string,
): readonly FieldFault[] {
  return [
    ...needed('happenedOn', happened === 'date' && !happenedOn, 'Enter the day, or choose about when'),
    ...needed('happenedAbout', happened === 'about' && !happenedAbout, 'Say about when, in words'),
    ...notYet({ happenedOn }, today),
  ]
}

/** Only what belongs to the answer is kept. */
export const dayOf = ({ happened, happenedOn }: Happened): string | null =>
  happened === 'date' ? (happenedOn ?? null) : null
