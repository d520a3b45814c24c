import { NotFound } from '#platform/errors.ts'
import { type FormStep, type PageContext, page } from '#platform/http/page/page.ts'
import type { NoticeModel } from '#platform/view/models.ts'
import { raiseChallenge } from '../challenge/commands.ts'
import type { ChallengeView } from '../challenge/schema.ts'
import { getHome } from '../registry/home-queries.ts'
import { factInWords } from '../view/home-facts.ts'
import type { Fact, Home } from '../view/shapes.ts'

interface Subject {
  readonly home: Home
  /** The fact named in the address, where it names one. */
  readonly fact?: Fact
}

const WHO_SEES = 'Council officers, and the home itself. CQC is told what it says, not who wrote it.'

async function homeOf(ctx: PageContext): Promise<Subject> {
  return { home: await ctx.ask(getHome, { homeId: ctx.params.homeId ?? '' }) }
}

async function factOf(ctx: PageContext): Promise<Subject> {
  const { home } = await homeOf(ctx)
  const fact = home.facts.find(item => item.key === ctx.params.factKey)
  if (!fact) throw new NotFound('We could not find that fact. Choose one on the home’s page.')
  return { home, fact }
}

const nameOf = (helper: unknown): string => (helper as Subject).home.name

const whichFact: FormStep = {
  slug: 'fact',
  section: 'What is wrong',
  page: helper => ({ title: 'Which fact is wrong?', caption: nameOf(helper) }),
  fields: [
    (_ctx, helper) => ({
      kind: 'radios',
      name: 'factKey',
      label: 'Which fact is wrong?',
      isHeading: true,
      options: (helper as Subject).home.facts
        .filter(fact => !fact.challengeId)
        .map(fact => ({
          value: fact.key,
          text: fact.label,
          hint: factInWords((helper as Subject).home, fact),
        })),
    }),
  ],
}

const whatItShouldBe: FormStep = {
  slug: 'correct',
  section: 'What is wrong',
  page: helper => ({
    title: 'What should it be?',
    caption: nameOf(helper),
    ...challengedAlready(helper as Subject),
  }),
  fields: [
    (_ctx, helper) => ({
      kind: 'text',
      name: 'proposed',
      label: 'What should it be?',
      isHeading: true,
      hint: hintFor(helper as Subject),
    }),
  ],
}

/** Said at once, not after everything has been typed. */
function challengedAlready({ fact }: Subject): { notice?: NoticeModel } {
  if (!fact?.challengeId) return {}
  const link = { text: 'See that challenge', href: `/challenges/${fact.challengeId}` }
  const text = 'A second one cannot be raised until it is settled.'
  return { notice: { kind: 'lamp', heading: 'This fact is challenged already', text, link } }
}

function hintFor({ home, fact }: Subject): string {
  if (!fact) return 'Write it as the record should say it.'
  return `CQC’s record says, under “${fact.label}”: ${factInWords(home, fact)}`
}

const howYouKnow: FormStep = {
  slug: 'reason',
  section: 'How you know',
  page: helper => ({ title: 'How do you know?', caption: nameOf(helper) }),
  fields: [
    {
      kind: 'textarea',
      name: 'reason',
      label: 'How do you know?',
      isHeading: true,
      hint: 'For example: a letter, a count on a visit, the certificate on the wall. Do not name residents.',
      maxLength: 4000,
      rows: 6,
    },
  ],
  whoSees: WHO_SEES,
}

const check = {
  page: (helper: unknown) => ({ title: 'Check your answers', caption: nameOf(helper) }),
  button: 'Challenge this fact',
}

const after = (challenge: ChallengeView): { href: string; notice: NoticeModel } => ({
  href: `/challenges/${challenge.id}`,
  notice: {
    kind: 'done',
    heading: 'The challenge is raised',
    text: 'It stands beside the fact until it is settled. A quality officer reads it next.',
  },
})

const cancel = (ctx: PageContext) => ({ text: 'Cancel', href: `/homes/${ctx.params.homeId}` })
const about = (helper: unknown, { councilId }: PageContext) => {
  const { id } = (helper as Subject).home
  return { type: 'home', id, councilId, homeId: id }
}
const parts = { command: raiseChallenge, about, check, button: 'Challenge this fact', done: after, cancel }

/** From the home as a whole: which fact is the first question. */
export const challengeAnyFact = page.form<typeof raiseChallenge>({
  ...parts,
  path: '/homes/{homeId}/challenges/new',
  helper: homeOf,
  steps: [whichFact, whatItShouldBe, howYouKnow],
})

/** From one fact: the address says which. */
export const challengeOneFact = page.form<typeof raiseChallenge>({
  ...parts,
  path: '/homes/{homeId}/facts/{factKey}/challenge',
  helper: factOf,
  steps: [whatItShouldBe, howYouKnow],
})
