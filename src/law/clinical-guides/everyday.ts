import type { Answer } from '../answers.ts'
import type { Sureness } from '../code-list.ts'
import data from '../data/everyday-guides.json' with { type: 'json' }
import { GUIDE_NOTICE } from './notice.ts'

/**
 * Falls, medicines, food, money and harm between residents: what published local thresholds look at, as prompts.
 * They count nothing up: each answer is shown beside what it points to.
 */
export type GuideTopic = 'falls' | 'medicines' | 'nutrition' | 'money' | 'between-residents'

export interface GuidePrompt {
  readonly code: string
  /** Whether a yes points to abuse or neglect more, or less. */
  readonly points: 'more' | 'less'
  readonly says: string
  readonly sureness: Sureness
}

export interface EverydayGuide {
  readonly topic: string
  readonly title: string
  readonly prompts: readonly GuidePrompt[]
}

export interface EverydayResult {
  readonly more: readonly string[]
  readonly less: readonly string[]
  readonly notKnown: readonly string[]
  readonly says: string
  readonly notice: string
}

export const everydayGuides: readonly EverydayGuide[] = data.guides.map(guide => ({
  ...guide,
  prompts: guide.prompts.map(prompt => ({
    ...prompt,
    points: prompt.points as GuidePrompt['points'],
    sureness: prompt.sureness as Sureness,
  })),
}))

export function everydayGuide(topic: GuideTopic): EverydayGuide {
  const found = everydayGuides.find(one => one.topic === topic)
  if (!found) throw new RangeError(`There is no guide about "${topic}"`)
  return found
}

/** `answers` by code of the prompt; what is not answered is not known. */
export function look(
  topic: GuideTopic,
  answers: Readonly<Record<string, Answer | undefined>>,
): EverydayResult {
  const { prompts } = everydayGuide(topic)
  const said = (points: GuidePrompt['points']) =>
    prompts.filter(one => one.points === points && answers[one.code] === 'yes').map(one => one.says)
  const more = said('more')
  return {
    more,
    less: said('less'),
    notKnown: prompts.filter(one => (answers[one.code] ?? 'unknown') === 'unknown').map(one => one.says),
    says:
      more.length > 0
        ? 'Something here points to abuse or neglect. Think of the three parts of section 42.'
        : 'Nothing ticked here points to abuse or neglect. That proves nothing: raise it if you are worried.',
    notice: GUIDE_NOTICE,
  }
}
