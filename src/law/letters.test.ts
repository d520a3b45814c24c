import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeList, hasTrait } from './code-list.ts'
import { filledLetter, gapIn, letterTemplateOn, letterTemplates } from './letter-templates.ts'
import { channelsOf, isWrittenRoute, type Letter, mayWrite } from './letters.ts'

const day = '2026-12-01'
const codes = (id: 'letter-steps' | 'letter-wishes' | 'letter-routes') =>
  codeList(id).codes.map(one => one.code)
const letter = fc.record({
  step: fc.constantFrom(...codes('letter-steps')),
  form: fc.constantFrom<Letter['form'][]>('letter', 'easy-read'),
  route: fc.constantFrom(...codes('letter-routes')),
})
const wish = fc.record({
  wants: fc.constantFrom(...codes('letter-wishes')),
  steps: fc.subarray(codes('letter-steps')),
})

describe('which ways must be open for a letter to go', () => {
  it.each([
    ['letter', 'posted', ['letter']],
    ['letter', 'handed-over', ['letter']],
    ['letter', 'emailed', ['email']],
    ['letter', 'read-aloud', ['in-person']],
    ['easy-read', 'posted', ['letter', 'easy-read']],
    ['easy-read', 'handed-over', ['easy-read']],
    ['easy-read', 'emailed', ['email', 'easy-read']],
    ['easy-read', 'told', ['in-person']],
  ] as const)('%s, %s: %j', (form, route, channels) => {
    expect(channelsOf({ step: 'plan', form, route })).toEqual(channels)
  })

  it('are always written ones where it leaves paper or mail, and never otherwise', () => {
    fc.assert(
      fc.property(letter, one => {
        const written = channelsOf(one).every(channel => hasTrait('contact-channels', channel, 'written'))
        expect(written).toBe(isWrittenRoute(one.route))
      }),
    )
  })
})

describe('what the adult said they want to be sent', () => {
  it('lets nothing in writing through where they want none, and always lets them be told', () => {
    fc.assert(
      fc.property(letter, fc.subarray(codes('letter-steps')), (one, steps) => {
        expect(mayWrite({ wants: 'spoken', steps }, one) === true).toBe(!isWrittenRoute(one.route))
      }),
    )
  })

  it('is kept: only at the steps and in the form that they chose', () => {
    fc.assert(
      fc.property(letter, wish, (one, wanted) => {
        fc.pre(wanted.wants !== 'spoken')
        const as = !isWrittenRoute(one.route) || wanted.wants === one.form
        expect(mayWrite(wanted, one) === true).toBe(wanted.steps.includes(one.step) && as)
      }),
    )
  })

  it('is asked for and not guessed: without it the safe-contact card alone decides', () => {
    fc.assert(fc.property(letter, one => mayWrite(undefined, one) === true))
  })
})

describe('the texts', () => {
  it('are there for every step in both forms', () => {
    for (const step of codes('letter-steps')) {
      for (const form of ['letter', 'easy-read']) expect(letterTemplateOn(step, form, day)).toBeDefined()
    }
  })

  it.each(letterTemplates.map(one => [one.step, one.form, one] as const))(
    'to %s, %s: leave no blank, whatever the case knows',
    (_step, _form, template) => {
      const one = { name: 'Mary Test', council: 'Test Council', lead: 'Sam' }
      const bare = { wants: undefined, supporter: undefined, review: undefined }
      const full = { wants: 'To {name} go home', supporter: 'Ann', review: '1 May 2027' }
      const each = {
        outcomes: [{ words: 'The same two ladies', achieved: '' }],
        actions: [{ what: 'Ring', who: 'Sam', by: '1 May 2027' }],
      }
      const known = filledLetter(template, { one: { ...one, ...full }, each })
      const unknown = filledLetter(template, { one: { ...one, ...bare }, each: {} })
      expect(known.replace('To {name} go home', '')).not.toMatch(/[{}]|undefined/)
      expect(unknown).not.toMatch(/[{}]|undefined/)
      expect(known).toContain('999')
    },
  )

  it('on an easy read sheet have short sentences', () => {
    for (const { form, paragraphs } of letterTemplates.filter(one => one.form === 'easy-read')) {
      expect(form).toBe('easy-read')
      const texts = paragraphs.flatMap(one => (typeof one === 'string' ? [one] : [one.text]))
      for (const text of texts) {
        const longest = Math.max(
          ...text
            .replace(/\[\[.*?\]\]/, '')
            .split(/[.?]/)
            .map(s => s.trim().split(/\s+/).length),
        )
        expect(longest, text).toBeLessThanOrEqual(16)
      }
    }
  })

  it('keep what somebody said word for word, also where it looks like a blank or has a gap', () => {
    const template = { step: 'x', form: 'letter', version: '1', paragraphs: ['You said {wants}'] }
    const text = filledLetter(template, { one: { wants: '{name} & $1', name: 'No' }, each: {} })
    expect(text).toBe('You said {name} & $1')
  })

  it('show the gap that is left', () => {
    expect(gapIn('All said.')).toBeUndefined()
    expect(gapIn('We will [[say what]] do')).toBe('say what')
  })
})
