import type { Day } from './code-list.ts'
import written from './data/letter-templates.json' with { type: 'json' }

/**
 * Texts of letters and sheets to the adult, as dated data. The words of the case fill them in, so that nothing is
 * typed twice; what only the writer can say stands between double brackets, and nothing goes out with such a gap.
 */

/** A paragraph: as it stands; where something is known; or once for each of several. */
type Paragraph =
  | string
  | { readonly if: string; readonly text: string; readonly none: string }
  | { readonly each: string; readonly lead: string; readonly text: string; readonly none: string }

export interface LetterTemplate {
  readonly step: string
  readonly form: string
  readonly version: string
  readonly paragraphs: readonly Paragraph[]
}

type Words = Readonly<Record<string, string | undefined>>

/** What the case knows: single words, and lists of them. */
export interface LetterWords {
  readonly one: Words
  readonly each: Readonly<Record<string, readonly Words[]>>
}

export const letterTemplates: readonly (LetterTemplate & { validFrom: string; validTo?: string })[] =
  written.templates as (LetterTemplate & { validFrom: string })[]

/** The text in use on a day; undefined where there is none. */
export function letterTemplateOn(step: string, form: string, day: Day): LetterTemplate | undefined {
  const on = String(day)
  return letterTemplates.find(
    one =>
      one.step === step &&
      one.form === form &&
      one.validFrom <= on &&
      (one.validTo === undefined || on < one.validTo),
  )
}

const blank = (words: string | undefined): boolean => words === undefined || words.trim() === ''

/** In one pass: what somebody said is never read as a blank itself. */
const fill = (text: string, words: Words): string =>
  text
    .replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => words[name] ?? (name in words ? '' : whole))
    .trim()

/** In a letter several stand under one another; on a sheet each is a sentence of its own, with its picture. */
function several(paragraph: Extract<Paragraph, { each: string }>, { each }: LetterWords, form: string) {
  const items = (each[paragraph.each] ?? []).map(words => fill(paragraph.text, words))
  if (items.length === 0) return [paragraph.none]
  if (form === 'easy-read') return [paragraph.lead, ...items]
  return [[paragraph.lead, ...items.map(item => `- ${item.replaceAll(/\s*\n\s*/g, ' ')}`)].join('\n')]
}

function linesOf(paragraph: Paragraph, words: LetterWords, form: string): readonly string[] {
  if (typeof paragraph === 'string') return [fill(paragraph, words.one)]
  if ('each' in paragraph) return several(paragraph, words, form)
  return [blank(words.one[paragraph.if]) ? paragraph.none : fill(paragraph.text, words.one)]
}

/** The whole text, its paragraphs with an empty line between. */
export function filledLetter(template: LetterTemplate, words: LetterWords): string {
  return template.paragraphs
    .flatMap(paragraph => linesOf(paragraph, words, template.form))
    .filter(text => !blank(text))
    .join('\n\n')
}

/** What is still to be filled in, as it stands between the brackets; undefined where nothing is. */
export function gapIn(text: string): string | undefined {
  return /\[\[([^\]]*)\]\]/.exec(text)?.[1]?.trim()
}
