import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel } from '#platform/view/models.ts'
import { ALARM_ABOVE } from '../attention/queries.ts'
import type { AttentionList } from '../attention/schema.ts'
import { SOURCES } from '../sources/addresses.ts'

/** The share, and the alarm above 15 in 100: a list that says "look" of too many says nothing. Pure. */
export function shareCards({ share }: Pick<AttentionList, 'share'>): readonly CardModel[] {
  const { homes, alarm } = share
  if (homes === 0) return []
  return [
    {
      heading: alarm
        ? `More than ${ALARM_ABOVE} in 100 homes are at “look” or above`
        : 'How many homes ask for attention',
      tone: alarm ? 'clay' : 'plain',
      text: alarm
        ? 'That is more than can be looked at with care. Nobody is taken off the list for it: look at what most of them have in common, and ask whether the rules or a source are at fault.'
        : 'The share is watched: levels come from fixed rules, never from how many can be visited.',
      facts: shareFacts(share),
      links: [
        { text: 'Next ten visits, and how they are chosen', href: '/intelligence/next-visits' },
        { text: 'What changed this week', href: '/intelligence/changes' },
      ],
    },
  ]
}

function shareFacts({
  homes,
  atLookOrAbove,
  inHundred,
  actNow,
  insufficient,
  quiet,
  changedThisWeek,
}: AttentionList['share']): NonNullable<CardModel['facts']> {
  const of = `${atLookOrAbove} of ${plural(homes, 'home')}, ${Math.round(inHundred)} in 100`
  return [
    { term: 'At “look” or above', value: of },
    { term: 'Act now', value: String(actNow), note: 'Never capped' },
    { term: 'Too little known', value: String(insufficient), note: 'Which is not the same as being well' },
    {
      ...{ term: 'Few could notice', value: String(quiet), note: 'Or not heard at all: listed first' },
      ...(quiet > 0 ? { href: '/intelligence?quiet=true' } : {}),
    },
    {
      ...{ term: 'Changed this week', value: String(changedThisWeek) },
      ...(changedThisWeek > 0 ? { href: '/intelligence?changed=true' } : {}),
    },
  ]
}

/** One line: a source that stops is no reason to think that all is well. Pure. */
export function quietSourceCards({
  quietSources,
}: Pick<AttentionList, 'quietSources'>): readonly CardModel[] {
  if (quietSources.length === 0) return []
  const many = quietSources.length
  const says = quietSources.map(one => `${one.name} since ${formatCivilDate(one.lastOn)}`).join('; ')
  return [
    {
      heading: `${plural(many, 'source')} ${many === 1 ? 'has' : 'have'} gone quiet`,
      tone: 'clay',
      text: `${says}. What ${many === 1 ? 'it' : 'each'} would have told is missing, which is not that all is well.`,
      links: [{ text: 'How well each source tells', href: `${SOURCES}?quiet=true` }],
    },
  ]
}

/** It appears by itself, and nobody can put it away. Pure. */
export function bannerCards({ banner }: Pick<AttentionList, 'banner'>): readonly CardModel[] {
  if (!banner) return []
  return [
    {
      ...{ heading: 'The order of this list has not proved itself', tone: 'clay', text: banner },
      links: [{ text: 'How often levels were right', href: '/intelligence/model-card' }],
    },
  ]
}
