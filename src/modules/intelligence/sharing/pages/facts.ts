import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, TableModel } from '#platform/view/models.ts'
import { agencyLabel, partnerAgencies } from '../agencies.ts'
import { surenesses } from '../kinds.ts'
import { markSharingFact } from '../pack-commands.ts'
import { getSharingFacts } from '../pack-queries.ts'
import type { FactsNow, FactView } from '../schema.ts'
import { meetingHref } from './addresses.ts'
import { area, idIn, OFFICERS, surenessField } from './forms.ts'

type Home = FactsNow['homes'][number]
type FactNow = Home['facts'][number]

export const whyMarked = ({ why, markedBy, markedOn }: FactView): string =>
  why ?? `${markedBy ?? 'An officer'} says so${markedOn ? `, ${formatCivilDate(markedOn)}` : ''}`

function whoSees({ published, agencies }: FactView): string {
  if (published) return 'Everybody: it is published'
  return agencies.length > 0 ? agencies.map(agencyLabel).join(', ') : 'The council, and whoever told it'
}

function factsTable(sharingId: string, { name, facts }: Home): TableModel {
  return {
    ...{ caption: `What is known of ${name}`, captionHidden: true, narrow: 'cards' },
    columns: [{ label: 'What' }, { label: 'When' }, { label: 'How sure' }, { label: 'Who may see it' }],
    rows: facts.map((fact: FactNow) => [
      {
        text: fact.sentence,
        href: `${meetingHref(sharingId)}/facts/${fact.id}`,
        note: `${fact.source}${fact.formerOwner ? ', under a former owner' : ''}`,
      },
      { text: formatCivilDate(fact.to) },
      { text: surenesses[fact.sureness], note: whyMarked(fact) },
      { text: whoSees(fact) },
    ]),
  }
}

function homeCard(sharingId: string, home: Home): CardModel & { table?: TableModel } {
  if (home.kept)
    return {
      heading: home.name,
      text: 'Fewer than ten beds: what is known of it stays with those who have a role in cases. Ask the safeguarding manager.',
    }
  if (home.facts.length === 0)
    return {
      heading: home.name,
      text: 'Nothing is known that could be put into a pack. That says nothing about the home.',
    }
  return { heading: home.name, table: factsTable(sharingId, home) }
}

const facts = page.show<typeof getSharingFacts>({
  path: '/sharing/{sharingId}/facts',
  query: getSharingFacts,
  template: 'intelligence/sharing-facts.njk',
  model: ({ homes }, ctx) => ({
    page: {
      title: 'What is known of these homes today',
      lede: 'Each fact is marked by how it was told. Change the mark where you know better, and open a fact to a partner who needs it: with a reason, and for this meeting alone.',
      back: { text: 'The meeting', href: meetingHref(idIn(ctx)) },
      width: 'wide',
    },
    homes: homes.map(home => homeCard(idIn(ctx), home)),
  }),
})

const factIn = (helper: unknown): FactNow | undefined => helper as FactNow | undefined

const mark = page.form<typeof markSharingFact>({
  path: '/sharing/{sharingId}/facts/{sharingFactId}',
  command: markSharingFact,
  helper: async ctx => {
    const { homes } = await ctx.ask(getSharingFacts, { sharingId: idIn(ctx) })
    return homes.flatMap(home => home.facts).find(fact => fact.id === ctx.params.sharingFactId)
  },
  initial: helper => ({ sureness: factIn(helper)?.sureness, agencies: factIn(helper)?.agencies }),
  steps: [
    {
      slug: 'mark',
      page: (helper, ctx) => {
        const fact = factIn(helper)
        return {
          title: fact?.sentence ?? 'This fact is not known any more',
          caption: fact ? `${fact.source}, ${formatCivilDate(fact.to)}` : '',
          lede: fact ? `Now: ${surenesses[fact.sureness].toLowerCase()}. ${whyMarked(fact)}.` : '',
          back: { text: 'What is known', href: `${meetingHref(idIn(ctx))}/facts` },
        }
      },
      fields: [
        surenessField,
        {
          ...{ kind: 'checkboxes', name: 'agencies', label: 'Which partners may see it?', optional: true },
          hint: 'Beside the council and whoever told it. Only those who need it to keep people safe.',
          options: partnerAgencies.map(({ code, label }) => ({ value: code, text: label })),
        },
        area('reason', 'Why?', 'Kept with your name and the day.'),
      ],
      whoSees: OFFICERS,
    },
  ],
  button: 'Keep this',
  done: (_result, ctx) => ({
    href: `${meetingHref(idIn(ctx))}/facts`,
    notice: { kind: 'done', heading: 'Kept', text: 'Packs made from now on have it so.' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: `${meetingHref(idIn(ctx))}/facts` }),
})

export const factPages = [facts, mark]
