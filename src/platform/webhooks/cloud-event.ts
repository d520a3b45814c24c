import { civilDate } from '../clock.ts'
import { onlyCodes, type Telling, type Told } from './telling.ts'

/** An event as the log has it, as far as it may be told. */
export interface EventToTell {
  readonly id: string
  readonly at: Temporal.Instant
  readonly subjectType: string
  readonly subjectId: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The type of what an administrator sends to try an address. */
export const TEST_TYPE = 'lantern.webhook.test'

export const CONTENT_TYPE = 'application/cloudevents+json; charset=utf-8'

/** CloudEvents 1.0 in structured JSON. Nobody is in it: who did it, why and in which words stay here. */
export function cloudEvent(
  { type, data }: Pick<Telling, 'type' | 'data'>,
  event: EventToTell,
  councilCode: string,
): string {
  return JSON.stringify({
    specversion: '1.0',
    id: event.id,
    source: `/councils/${councilCode}`,
    type,
    subject: event.subjectId ? `${event.subjectType}/${event.subjectId}` : event.subjectType,
    time: timeOf(event),
    datacontenttype: 'application/json',
    data: picked(data, event.data),
  })
}

/** An event of years ago may be of a shape that its declaration no longer knows: then it is told without data. */
function picked(pick: Telling['data'], data: EventToTell['data']): Readonly<Record<string, Told>> {
  try {
    return onlyCodes(pick?.(data) ?? {})
  } catch {
    return {}
  }
}

/** A coarse event, whose id is random and not ordered by time, is told with its day alone: midnight stands for it. */
function timeOf({ id, at }: EventToTell): string {
  return isCoarse(id) ? `${civilDate(at)}T00:00:00Z` : at.round('millisecond').toString()
}

const isCoarse = (id: string): boolean => id.charAt(14) === '4'
