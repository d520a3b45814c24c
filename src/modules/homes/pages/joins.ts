import { NotFound } from '#platform/errors.ts'
import { type FormField, type PageContext, page } from '#platform/http/page/page.ts'
import { getHome } from '../registry/home-queries.ts'
import { joinRegistrations, keepApart, undoJoin } from '../registry/join-commands.ts'
import { openJoinCandidates } from '../registry/join-queries.ts'
import { type Candidate, candidateModel, headingOf, registrationOptions } from '../view/joins.ts'
import type { Home, Join } from '../view/shapes.ts'

export const joinsToReview = page.show<typeof openJoinCandidates>({
  path: '/joins',
  query: openJoinCandidates,
  template: 'homes/joins.njk',
  model: ({ items }, ctx) => ({
    page: {
      title: 'Which registrations are one home?',
      lede: 'When a home changes hands CQC gives it a new registration and a new number. Joining them keeps its story whole; joining two different homes would mix their stories up.',
      back: { text: 'All homes', href: '/homes' },
      width: 'wide',
    },
    candidates: items.map(item => candidateModel(item, ctx.mayEver(joinRegistrations))),
  }),
})

async function candidateOf(ctx: PageContext): Promise<Candidate> {
  const { items } = await ctx.ask(openJoinCandidates, {})
  const found = items.find(item => item.id === ctx.params.candidateId)
  if (!found)
    throw new NotFound('Nobody needs to decide this any more. See what is left under “Which are one home?”.')
  return found
}

const reason = (label: string): FormField => ({
  kind: 'textarea',
  name: 'reason',
  label,
  hint: 'Others will read it: what you checked, and where.',
  maxLength: 1000,
  rows: 4,
})

const which = (candidate: Candidate, label: string): FormField => ({
  kind: 'checkboxes',
  name: 'cqcLocationIds',
  label,
  options: registrationOptions(candidate),
})

const bothChosen = (helper: unknown) => {
  const { registrations } = helper as Candidate
  return registrations.length === 2 ? { cqcLocationIds: registrations.map(item => item.cqcLocationId) } : {}
}

const cancel = () => ({ text: 'Cancel', href: '/joins' })

export const joinForm = page.form<typeof joinRegistrations>({
  path: '/joins/{candidateId}/join',
  command: joinRegistrations,
  helper: candidateOf,
  initial: bothChosen,
  steps: [
    {
      slug: 'join',
      page: helper => ({
        title: 'They are one home',
        caption: headingOf((helper as Candidate).registrations),
        lede: 'Their ratings, history and numbers are told as one story. You can undo this on the home’s page.',
      }),
      fields: [
        (_ctx, helper) => which(helper as Candidate, 'Which are one and the same home?'),
        reason('How do you know that they are one home?'),
      ],
      whoSees: 'Everyone who reads the home’s page.',
    },
  ],
  button: 'Join them',
  done: ({ homes }) => ({
    href: homes[0] ? `/homes/${homes[0].id}` : '/joins',
    notice: {
      kind: 'done',
      heading: 'They are one home now',
      text: 'Undo it below, under “Why these are one home”.',
    },
  }),
  cancel,
})

export const keepApartForm = page.form<typeof keepApart>({
  path: '/joins/{candidateId}/keep-apart',
  command: keepApart,
  helper: candidateOf,
  initial: bothChosen,
  steps: [
    {
      slug: 'keep-apart',
      page: helper => ({
        title: 'They are different homes',
        caption: headingOf((helper as Candidate).registrations),
        lede: 'Lantern will not ask about these again. You can undo this on the home’s page.',
      }),
      fields: [
        (_ctx, helper) => which(helper as Candidate, 'Which are different homes?'),
        reason('How do you know that they are different?'),
      ],
      whoSees: 'Everyone who reads the homes’ pages.',
    },
  ],
  button: 'Keep them apart',
  done: () => ({
    href: '/joins',
    notice: { kind: 'done', heading: 'They are kept apart', text: 'Your reason is on each home’s page.' },
  }),
  cancel,
})

async function decisionOf(ctx: PageContext): Promise<{ readonly home: Home; readonly join: Join }> {
  const home = await ctx.ask(getHome, { homeId: ctx.params.homeId ?? '' })
  const join = home.joins.find(item => item.id === ctx.params.joinId)
  if (!join) throw new NotFound('We could not find that decision. Look for it on the home’s page.')
  return { home, join }
}

type Decision = Awaited<ReturnType<typeof decisionOf>>

export const undoForm = page.form<typeof undoJoin>({
  path: '/homes/{homeId}/joins/{joinId}/undo',
  command: undoJoin,
  helper: decisionOf,
  initial: helper => ({ version: (helper as Decision).join.version }),
  steps: [
    {
      slug: 'undo',
      page: helper => undoPage(helper as Decision),
      fields: [reason('Why should it be undone?')],
      whoSees: 'Everyone who reads the home’s page.',
    },
  ],
  button: 'Undo this decision',
  tone: 'warning',
  done: ({ homes }, ctx) => ({
    href: `/homes/${homes[0]?.id ?? ctx.params.homeId}`,
    notice: {
      kind: 'done',
      heading: 'The decision is undone',
      text: 'The homes were made again from their registrations. Nothing of their history is lost.',
    },
  }),
  cancel: ctx => ({ text: 'Cancel', href: `/homes/${ctx.params.homeId}` }),
})

function undoPage({ home, join }: Decision) {
  const what = join.kind === 'joined' ? 'Part these registrations again?' : 'Let these be joined again?'
  return { title: what, caption: home.name, lede: `${join.reason} (${join.cqcLocationIds.join(' and ')})` }
}
