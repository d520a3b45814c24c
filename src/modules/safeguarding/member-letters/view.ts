import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, LinkModel, TableModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import { dayFact, type ProcessPage } from '../process/blocks.ts'
import { concernHref, paragraphsOf } from '../view/words.ts'
import type { LetterView } from './schema.ts'

export const LETTERS = '/safeguarding/member-letters'
export const letterHref = (id: string): string => `${LETTERS}/${id}`

const GONE = 'These words were removed.'

/** 'A manager has to sign what the councillor reads' Pure. */
export function finding({ state, kindLabel, mayTell, couldBeSource }: LetterView): string {
  const who = kindLabel.replace(/^An? /, '').replace(/ of (this|another).*$/, '')
  if (state === 'drafted') return `A manager has to sign what the ${who} reads`
  if (state === 'signed') return `It is signed: send it to the ${who}`
  if (state === 'answered') return `The ${who} was answered`
  if (state === 'ended') return 'Ended without a fact sheet'
  if (couldBeSource !== 'no') return 'Nothing of any person may be told'
  const covered = mayTell.filter(one => one.may).length
  return covered > 2 ? 'Write the safe fact sheet' : 'Nobody has agreed that anything of a person is told'
}

export function letterPage(whole: LetterView): ProcessPage {
  return {
    page: {
      title: finding(whole),
      caption: `${whole.reference}, ${whole.member ?? 'name removed'}`,
      back: { text: 'Letters from elected members', href: LETTERS },
      width: 'wide',
    },
    first: whole.restrictedByCourt && !whole.sentOn ? [courtFirst()] : [],
    story: [
      { said: { heading: 'What they ask', paragraphs: paragraphsOf(whole.asks ?? GONE) } },
      sheetBlock(whole),
      agreementsBlock(whole),
    ],
    facts: [{ card: nextCard(whole) }, { card: aboutCard(whole) }],
  }
}

const courtFirst = (): CaseBlock => ({
  attention: {
    heading: 'A court has said who may be told',
    tone: 'lamp',
    text: 'The orders stand in the case. Read them before this is signed.',
    reasons: [],
  },
})

function sheetBlock({ sheet, state, draftedBy, signedBy, signedAt }: LetterView): CaseBlock {
  const heading = state === 'answered' ? 'What they were told' : 'What they will read, exactly'
  if (sheet.length === 0)
    return { card: { heading, text: 'Nobody has written the fact sheet yet. It says only what is agreed.' } }
  const signed =
    signedBy && signedAt ? `Signed by ${signedBy}, ${formatDateTime(signedAt)}.` : 'Not signed yet.'
  return {
    card: {
      heading,
      text: state === 'ended' ? '' : `Written by ${draftedBy ?? 'somebody'}. ${signed}`,
      facts: sheet.map(({ label, words }) => ({
        term: label,
        ...(words ? { value: words } : { missing: GONE }),
      })),
    },
  }
}

function agreementsBlock({ agreements, id, state }: LetterView): CaseBlock {
  const heading = 'Whose agreement covers what'
  if (agreements.length === 0) {
    const text =
      'Nobody has agreed to anything yet. How safeguarding works, and how to complain, may always be said.'
    return { card: { heading, text } }
  }
  const open = !['answered', 'ended'].includes(state)
  const model: TableModel = {
    ...{ caption: heading, captionHidden: true },
    columns: [{ label: 'Who' }, { label: 'Covers' }, { label: 'Given' }, { label: 'Holds' }],
    rows: agreements.map(one => [
      { text: one.who ?? GONE, note: [one.basisLabel, one.words].filter(Boolean).join('. ') },
      { text: one.partLabels.join('; ') },
      { text: formatCivilDate(one.givenOn), ...(one.by ? { note: one.by } : {}) },
      one.endedOn
        ? { text: `Taken back ${formatCivilDate(one.endedOn)}` }
        : open
          ? { text: 'Yes: take it back', href: `${letterHref(id)}/agreements/${one.id}/end` }
          : { text: 'Yes' },
    ]),
  }
  return { table: { heading, model } }
}

function nextCard({ id, state, ownDraft, overdue, dueOn }: LetterView): CardModel {
  const to = (path: string) => `${letterHref(id)}/${path}`
  const open = !['answered', 'ended'].includes(state)
  const links: LinkModel[] = []
  if (state === 'drafted' && !ownDraft) links.push({ text: 'Sign it', href: to('signature') })
  if (state === 'signed') links.push({ text: 'It was sent', href: to('sent') })
  if (open) {
    const write = state === 'received' ? 'Write the safe fact sheet' : 'Write it anew'
    links.push({ text: write, href: to('sheet') }, { text: 'Somebody agreed', href: to('agreements/new') })
    links.push({ text: 'End it without a fact sheet', href: to('end') })
  }
  const due =
    open && dueOn ? `Local target: ${formatCivilDate(dueOn)}${overdue ? ', which is past' : ''}.` : ''
  const own = state === 'drafted' && ownDraft ? ' You wrote it: another manager signs.' : ''
  return { heading: 'What can be done now', tone: overdue ? 'lamp' : 'plain', text: `${due}${own}`, links }
}

const risk = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const

function aboutCard(whole: LetterView): CardModel {
  const { kindLabel, member, address, about, askerLabel, askerName, couldBeSource, receivedOn, sentOn } =
    whole
  const text = (value: string | null, missing = GONE) => (value ? { value } : { missing })
  return {
    heading: 'The letter',
    facts: [
      { term: 'From', ...text(member), note: kindLabel },
      { term: 'Answer goes to', ...text(address, 'Not written down') },
      { term: 'About', ...text(about) },
      ...(whole.concernId && whole.concernReference
        ? [{ term: 'Case', value: whole.concernReference, href: concernHref(whole.concernId) }]
        : [{ term: 'Case', missing: 'None, or nobody has said which' }]),
      { term: 'Who asked them to write', value: askerLabel, ...(askerName ? { note: askerName } : {}) },
      {
        term: 'Could they be the source of risk?',
        value: risk[couldBeSource],
        ...(couldBeSource === 'no'
          ? {}
          : { tag: { text: 'Nothing of any person is told', tone: 'lamp' as const } }),
      },
      dayFact('It came', receivedOn, ''),
      ...(sentOn ? [dayFact('Answer sent', sentOn, '')] : []),
      { term: 'Access', value: 'An elected member has none to any case, whatever they ask' },
    ],
  }
}
