import { stableId } from '#platform/ids.ts'
import type { SafeguardingDemo } from './demo.ts'
import { demoIds } from './demo-ids.ts'
import { type DemoHelp, doing } from './demo-organisational.ts'
import { decideReview, draftReview, finishReview, referReview, screenReview } from './review/commands.ts'
import { acceptRecommendation, addRecommendation, askForReview } from './review/part-commands.ts'
import { getReview } from './review/queries.ts'

const board = 'board-member' as const
const reference = (name: string): string =>
  stableId('demonstration', 'safeguarding', 'reference-review', name)

interface Story {
  readonly reviewId: string
  readonly who: string
  readonly words: string
  readonly daysAgo: number
  readonly home?: string
  /** How far it has come. */
  readonly until: 'referred' | 'screened' | 'commissioned' | 'drafted'
}

const stories: readonly Story[] = [
  {
    ...{ reviewId: demoIds.review, daysAgo: 620, home: 'clauseWithoutEvidence', until: 'drafted' },
    who: 'Mrs A, who lived at Sedgeway House',
    words:
      'She fell nine times in ten weeks. The home, the ambulance service, the falls clinic and the GP each knew of some of them. Nobody knew of all nine before she died.',
  },
  {
    ...{ reviewId: demoIds.reviewDrafted, daysAgo: 300, until: 'drafted' },
    who: 'Mr B, who moved between three homes',
    words: 'Three moves in a year, and each began again from nothing. He lost the use of his hands.',
  },
  {
    ...{ reviewId: demoIds.reviewCommissioned, daysAgo: 120, until: 'commissioned' },
    who: 'Ms C, who was found alone at home after a stay in a care home',
    words: 'She went home on a Friday. The calls that were to begin that evening began on the Tuesday.',
  },
  {
    ...{ reviewId: demoIds.reviewScreened, daysAgo: 40, until: 'screened' },
    who: 'Mr D, who died of a pressure ulcer',
    words:
      'Five visits by four services in his last month. Each wrote down the sore; nobody asked who had it in hand.',
  },
  {
    ...{ reviewId: demoIds.reviewNew, daysAgo: 6, until: 'referred' },
    who: 'Mrs E, about ninety, at a home in the south',
    words:
      'Her family asked three services for help in the week before she died. Each thought another had gone.',
  },
]

/** Five of the Board's, one at each stage; at Sedgeway House a recommendation that no proof followed. */
export async function arrangeReviewDemo(demo: SafeguardingDemo, help: DemoHelp): Promise<void> {
  for (const story of stories) {
    if (!(await help.isThere(demo, getReview, { reviewId: story.reviewId }))) await make(demo, help, story)
  }
}

async function make(demo: SafeguardingDemo, help: DemoHelp, story: Story): Promise<void> {
  const { reviewId, daysAgo, who, words, home, until } = story
  const at = doing(demo, help)
  await at(daysAgo, 'partner', [reviewId], [reference(reviewId)]).run(referReview, {
    ...{ who, words, harm: reviewId === demoIds.reviewDrafted ? 'survived' : 'died' },
    ...(home ? { homeId: demo.homeOf(home) } : {}),
  })
  if (until === 'referred') return
  const screened = 'Several services each knew a part. It should come to the Board.'
  await at(daysAgo - 15, board).run(screenReview, { reviewId, version: 1, words: screened })
  if (until === 'screened') return
  const died = reviewId === demoIds.reviewDrafted ? 'no' : 'yes'
  await at(daysAgo - 30, board).run(decideReview, {
    ...{ reviewId, version: 2, outcome: 'mandatory' },
    answers: { needs: 'yes', 'working-together': 'yes', died, abuse: 'yes', serious: 'yes' },
    words: 'All parts of the test hold. We want to know how nobody came to hold the whole picture.',
  })
  if (until === 'commissioned') return
  const draft = 'Each service kept its own count. What was missing was one place, and one person who asks.'
  await at(daysAgo - 190, board).run(draftReview, { reviewId, version: 3, words: draft })
  if (reviewId === demoIds.review) await finish(demo, help, daysAgo)
  else {
    await at(daysAgo - 190, board).run(addRecommendation, {
      ...{ reviewId, owner: 'The council’s brokerage team', dueOn: at(0, board).today },
      words: 'Whoever moves takes one page with them, in their own words.',
    })
  }
}

async function finish(demo: SafeguardingDemo, help: DemoHelp, daysAgo: number): Promise<void> {
  const at = doing(demo, help)
  const reviewId = demoIds.review
  const homeId = demo.homeOf('clauseWithoutEvidence')
  const due = (days: number) => Temporal.PlainDate.from(at(0, board).today).add({ days }).toString()
  const asked = at(daysAgo - 60, board)
  await asked.run(askForReview, {
    ...{ reviewId, kind: 'family', of: 'Her son', askedOn: asked.today },
    words: 'Invited to tell what the family saw, in the way that suits him.',
  })
  await at(daysAgo - 60, board, [demoIds.reviewAsking]).run(askForReview, {
    ...{ reviewId, kind: 'section-45', of: 'Falls clinic', askedOn: asked.today },
    words: 'Letters and bookings of ten weeks.',
  })
  const recommend = async (id: string, owner: string, dueOn: string, words: string, home?: string) =>
    at(daysAgo - 195, board, [id]).run(addRecommendation, {
      ...{ reviewId, owner, dueOn, words },
      ...(home ? { homeId: home } : {}),
    })
  await recommend(
    demoIds.recommendation,
    'The council’s commissioners, with Sedgeway House',
    due(-120),
    'Sedgeway House keeps one list of every fall, whoever saw it, and goes through it with the falls clinic each month. It is written into the contract.',
    homeId,
  )
  await recommend(
    demoIds.recommendationProposed,
    'NHS integrated care board',
    due(90),
    'The falls clinic tells the home and the GP when somebody does not come.',
  )
  await at(daysAgo - 200, board).run(acceptRecommendation, {
    ...{ reviewId, recommendationId: demoIds.recommendation, version: 1 },
  })
  await at(daysAgo - 210, board).run(finishReview, {
    ...{ reviewId, version: 4, publish: 'yes' },
    words: 'On the Board’s own pages, with the family’s agreement to every word.',
  })
}
