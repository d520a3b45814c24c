import { labelOf } from '#law/code-list.ts'
import { type PageContext, page } from '#platform/http/page/page.ts'
import { civilDateOf, formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { AttentionModel, CardModel, FactModel, LinkModel } from '#platform/view/models.ts'
import { concernHref } from '../view/words.ts'
import { formWords } from './blocks.ts'
import { handOverLetter } from './end-commands.ts'
import { readLetter } from './queries.ts'
import type { LetterRead } from './schema.ts'

export interface SheetPart {
  readonly lines?: readonly string[]
  readonly items?: readonly string[]
}

/** A text as its writer broke it into paragraphs; lines that begin with a dash are a list. Pure. */
export function sheetParts(text: string): readonly SheetPart[] {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map(part => part.split('\n').map(line => line.trim()))
    .map(lines => lines.filter(Boolean))
  return paragraphs.flatMap(lines => {
    const plain = lines.filter(line => !line.startsWith('- '))
    const items = lines.filter(line => line.startsWith('- ')).map(line => line.slice(2))
    return [...(plain.length > 0 ? [{ lines: plain }] : []), ...(items.length > 0 ? [{ items }] : [])]
  })
}

/** 'In person, alone' where it is said; the address where it is sent. */
function wayOf({ through, address }: LetterRead): string | undefined {
  return through ? labelOf('contact-channels', through) : (address ?? undefined)
}

function titleOf({ state, adult, whyNot }: LetterRead): string {
  if (state === 'handed-over') return `${adult} has had this`
  if (state === 'stopped') return 'This was stopped: it does not go'
  return whyNot ? 'This must not go now' : `Ready for ${adult}: not handed over yet`
}

function factsOf(letter: LetterRead): readonly FactModel[] {
  const { to, routeLabel, by, writtenAt, correctsFrom } = letter
  const way = wayOf(letter)
  return [
    { term: 'Who gets it', value: `${to ?? 'The adult'}, and nobody else` },
    { term: 'How', value: routeLabel, ...(way ? { note: way } : {}) },
    { term: 'Written', value: `${formatDateTime(writtenAt)}, ${by ?? 'somebody'}` },
    ...(correctsFrom
      ? [{ term: 'It takes the place of', value: `What was written on ${formatCivilDate(correctsFrom)}` }]
      : []),
    ...endFacts(letter),
  ]
}

function endFacts(letter: LetterRead): readonly FactModel[] {
  const { state, handedOn, handedBy, endedWords, stoppedBecause, endedAt } = letter
  if (state === 'ready') return []
  const note = endedWords ? { note: endedWords } : {}
  if (state === 'stopped') {
    const when = endedAt ? `, ${formatDateTime(endedAt)}` : ''
    return [{ term: 'Stopped', value: `${stoppedBecause ?? ''}${when}`, ...note }]
  }
  const value = [handedBy, handedOn && formatCivilDate(handedOn)].filter(Boolean).join(', ')
  return [{ term: 'Handed over or told', value, ...note }]
}

function cardOf(letter: LetterRead, here: string, ctx: PageContext): CardModel {
  const may = ctx.mayEver(handOverLetter)
  const ready = letter.state === 'ready'
  const links: LinkModel[] = [
    ...(ready ? [{ text: 'Stop it', href: `${here}/stop` }] : []),
    {
      text: ready ? 'Change the words: write it anew' : 'Write another in its place',
      href: `${here}/anew`,
    },
  ]
  return {
    heading: `${formWords[letter.form]}: ${letter.stepLabel.toLowerCase()}`,
    facts: factsOf(letter),
    ...(may ? { links } : {}),
    ...(may && ready && !letter.whyNot
      ? { button: { text: 'It was handed over or told', href: `${here}/hand-over` } }
      : {}),
  }
}

function heldOf({ whyNot }: LetterRead): AttentionModel | undefined {
  if (!whyNot) return undefined
  return {
    heading: 'Do not hand this over',
    tone: 'clay',
    text: `${whyNot} It cannot be printed from here meanwhile.`,
    reasons: [],
  }
}

export const letterPage = page.show<typeof readLetter>({
  path: '/safeguarding/concerns/{concernId}/letters/{letterId}',
  query: readLetter,
  template: 'safeguarding/letter.njk',
  model(letter, ctx) {
    const theCase = concernHref(ctx.params.concernId ?? '')
    const held = heldOf(letter)
    return {
      page: {
        title: titleOf(letter),
        caption: `${letter.adult}, ${letter.reference}`,
        back: { text: 'The case', href: theCase },
      },
      card: cardOf(letter, `${theCase}/letters/${letter.id}`, ctx),
      ...(held ? { held } : {}),
      easy: letter.form === 'easy-read',
      letterhead: ctx.councilName,
      on: formatCivilDate(
        letter.handedOn ?? (letter.state === 'ready' ? ctx.today : civilDateOf(letter.writtenAt)),
      ),
      to: letter.to ?? '',
      address: letter.route === 'posted' ? (letter.address ?? '').split('\n').map(line => line.trim()) : [],
      parts: sheetParts(letter.text ?? 'These words were removed.'),
      printable: letter.state !== 'stopped' && !held,
    }
  },
})
