import { civilDate } from '#platform/clock.ts'
import type { HomeEvent } from '#src/modules/homes/index.ts'
import type { PictureView } from '../schema.ts'
import type { TellingRow } from '../tellings/row.ts'
import { gradeInWords } from '../view/words.ts'

type Marked = PictureView['events'][number]

/** Days that may explain how a level moved: what the register says happened, and the concerns that count. Pure. */
export function markedDays(
  events: readonly HomeEvent[],
  counting: readonly TellingRow[],
  until: string,
): Marked[] {
  const register = events.flatMap(event => {
    const sentence = sentenceOf(event)
    const on = event.onDate ?? civilDate(event.noticedAt).toString()
    return sentence ? [{ on, sentence, kind: 'register' as const }] : []
  })
  return [...register, ...concernsIn(counting)]
    .filter(one => one.on <= until)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** Five reports of one event are one mark, on its first day. */
function concernsIn(counting: readonly TellingRow[]): Marked[] {
  const concerns = counting.filter(row => row.what === 'safeguarding.concern')
  const events = Map.groupBy(concerns, row => row.eventKey ?? row.key)
  return [...events.values()].map(rows => ({
    on: rows.map(row => row.observedFrom).sort()[0] ?? '',
    sentence: 'A safeguarding concern',
    kind: 'concern' as const,
  }))
}

function sentenceOf(event: HomeEvent): string | undefined {
  switch (event.type) {
    case 'RatingPublished':
      return event.inherited
        ? `CQC carried the rating ${gradeInWords(event.rating)} over from the registration before`
        : `CQC rated the home ${gradeInWords(event.rating)}${event.before && event.before !== event.rating ? `, ${gradeInWords(event.before)} before` : ''}`
    case 'RegistrationJoined':
      return 'The home was registered again'
    case 'ProviderChanged':
      return 'Another provider took over'
    case 'HomeOpened':
      return 'The home was registered with CQC'
    case 'HomeClosed':
      return 'The registration ended'
    case 'FactChanged':
      return factSentence(event)
  }
}

function factSentence({
  fact,
  after,
}: Extract<HomeEvent, { readonly type: 'FactChanged' }>): string | undefined {
  if (fact === 'inspected') return 'CQC inspected and gave no overall rating'
  if (fact === 'managerListed')
    return after === true ? 'A registered manager is in post' : 'No registered manager is listed any more'
  if (fact === 'managerAbsentFrom')
    return after === null ? 'The registered manager is back' : 'The registered manager went away'
  return undefined
}
