import { keyQuestionsChart } from '#platform/view/charts/key-questions-chart.ts'
import { ratingsChart } from '#platform/view/charts/ratings-chart.ts'
import { downloadLinks } from '#platform/view/downloads.ts'
import { plural } from '#platform/view/filters.ts'
import type {
  AttentionModel,
  CardModel,
  ChartModel,
  PageModel,
  TimelineModel,
} from '#platform/view/models.ts'
import { hrefOf } from './compare.ts'
import { attentionOf } from './home-attention.ts'
import { type FactGroup, factGroupsOf, nowFacts } from './home-facts.ts'
import { ledeOf } from './home-lede.ts'
import { keyQuestionPointsOf, ratingHistoryOf } from './home-ratings.ts'
import { type RegistrationsModel, registrationsOf } from './home-registrations.ts'
import { timelineOf } from './home-timeline.ts'
import type { Home } from './shapes.ts'

/** What this reader may do on a home's page: the runner judges again when they do it. */
export interface HomeRights {
  readonly mayChallenge: boolean
  readonly mayDecide: boolean
}

export interface HomePageModel {
  readonly page: PageModel
  readonly attention: AttentionModel | undefined
  readonly unknown: CardModel
  readonly factsText: string
  readonly ratings: ChartModel
  readonly questions: ChartModel | undefined
  readonly registrations: RegistrationsModel
  readonly factGroups: readonly FactGroup[]
  readonly timeline: TimelineModel
  readonly now: CardModel
}

/** The home's story: what needs a look, what is so now, how it came to be, and what nobody has said yet. */
export async function homePage(
  home: Home,
  today: Temporal.PlainDate,
  rights: HomeRights,
): Promise<HomePageModel> {
  const attention = attentionOf(home, today)
  const points = keyQuestionPointsOf(home.ratings)
  const downloads = downloadLinks(format => `/homes/${home.id}/ratings?format=${format}`)
  return {
    page: {
      title: home.name,
      lede: ledeOf(home),
      back: { text: 'All homes', href: '/homes' },
      width: 'wide',
    },
    attention,
    unknown: unknownCard(attention !== undefined),
    factsText: factsText(home, rights),
    ratings: await ratingsChart(ratingHistoryOf(home, today), { downloads }),
    questions: points.length > 0 ? await keyQuestionsChart(points) : undefined,
    registrations: registrationsOf(home, rights),
    factGroups: factGroupsOf(home, rights),
    timeline: timelineOf(home),
    now: nowCard(home, today),
  }
}

function factsText(home: Home, { mayChallenge }: HomeRights): string {
  const all = `${plural(home.facts.length, 'fact')} from CQC’s public record, each with its source and date.`
  return mayChallenge
    ? `${all} If one is wrong, challenge it: the challenge stands beside it until it is settled.`
    : all
}

function nowCard(home: Home, today: Temporal.PlainDate): CardModel {
  const council = home.council ? [{ term: 'Council', value: home.council.name }] : []
  const links = [
    { text: 'Compare with homes nearby', href: hrefOf([home]) },
    { text: 'Print a one-page profile', href: `/homes/${home.id}/profile` },
  ]
  return { heading: 'Now', facts: [...nowFacts(home, today), ...council], links }
}

/** Silence is never shown as safety. */
export function unknownCard(hasReasons: boolean): CardModel {
  const opening = hasReasons
    ? 'All of this comes from the register and from officers.'
    : 'The register gives no reason to look closer. That is not the same as knowing that people are well.'
  return {
    heading: 'What Lantern does not know',
    tone: 'soft',
    text: `${opening} No resident, relative, carer or visitor has been heard here through Lantern.`,
  }
}
