import type { PageContext, ViewModel } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel } from '#platform/view/models.ts'
import { concernHref } from '../view/words.ts'
import { hearSource } from './commands.ts'
import type { SourcesView, SourceView } from './schema.ts'

/** Who or what may have caused harm, what they were told, and their own words beside each finding. */
export function sourcesPage(sources: SourcesView, ctx: PageContext): ViewModel {
  const { items, concernId, adult, reference } = sources
  const title =
    items.length === 0
      ? 'Nobody has recorded a source of risk yet'
      : items.length === 1
        ? 'One source of risk'
        : `${items.length} sources of risk`
  return {
    page: {
      title,
      caption: `${adult}, ${reference}`,
      lede: 'Fewer people may read this than the case. What stands here is not proved unless a finding says so.',
      back: { text: 'The case', href: concernHref(concernId) },
      width: 'wide',
    },
    cards: items.map(one => cardOf(one, concernId, ctx)),
  }
}

const fact = (term: string, value: string | null | undefined, missing: string): FactModel =>
  value ? { term, value } : { term, missing }
const day = (text: string | null) => text && formatCivilDate(text)

function cardOf(one: SourceView, concernId: string, ctx: PageContext): CardModel {
  const hearing = {
    text: 'What they were told, and what they say',
    href: `${concernHref(concernId)}/sources/${one.id}/hearing`,
    hiddenText: `: ${one.name ?? one.kindLabel}`,
  }
  return {
    heading: one.name ?? `${one.kindLabel}, name not known`,
    ...(one.details ? { text: one.details } : {}),
    facts: [
      { term: 'Who or what', value: one.kindLabel },
      fact('How they stand to the adult', one.categoryLabel, 'Not known yet'),
      ...(one.person
        ? [{ term: 'Their own record', value: one.person.name, href: `/adults/${one.person.id}` }]
        : []),
      fact('Told the substance', day(one.substanceGivenOn), 'Not yet'),
      fact('Saw the evidence', day(one.evidenceSeenOn), 'Not yet'),
      {
        ...fact('May answer until', day(one.answerBy), 'Counted from when they have both'),
        note: 'A local target, before a finding',
      },
      ...(one.answeredInFullOn
        ? [{ term: 'Has no more to add', value: formatCivilDate(one.answeredInFullOn) }]
        : []),
      ...one.findings.map(finding => ({
        term: `Finding: ${finding.allegation}`,
        value: finding.outcome,
        note: [finding.reasons, formatDateTime(finding.at)].filter(Boolean).join(' '),
      })),
      fact('In their own words', one.theirWords, 'They have not said anything yet'),
      fact('Who hears a challenge', one.challengeTo?.name, 'Nobody has been named yet'),
      { term: 'Recorded', value: `${formatDateTime(one.recordedAt)}, ${one.recordedBy ?? 'somebody'}` },
    ],
    ...(ctx.mayEver(hearSource) ? { links: [hearing] } : {}),
  }
}
