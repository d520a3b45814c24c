import { describe, expect, expectTypeOf, it } from 'vitest'
import { checkFilling } from './filling.ts'
import { type Published, published } from './published.ts'
import { type Fillable, render, templates } from './templates.ts'

const filling = { reference: 'SC-2026-0142', link: '/concerns/0192f3a4-7c11-7def-8abc-0123456789ab' }

describe('a template', () => {
  it.each(Object.entries(templates))('%s has no blank but reference and link', (id, { subject, body }) => {
    const blanks = [...`${subject} ${body}`.matchAll(/\{([^}]*)\}?/g)].map(match => match[1])
    const more = id === 'news' ? ['published'] : []
    expect(new Set(blanks).difference(new Set(['reference', 'link']))).toEqual(new Set(more))
    expect(subject).not.toContain('{published}')
    expect(body).toContain('{link}')
  })

  it.each(Object.entries(templates))('%s is filled whole, and says what to do in danger', (_id, template) => {
    const { subject, body } = render(template, filling)
    expect(`${subject} ${body}`).not.toMatch(/[{}]/)
    expect(body).toContain(filling.link)
    expect(body).toContain('999')
  })

  it.each(Object.entries(templates))(
    '%s does not say in its subject what it is about',
    (_id, { subject }) => {
      expect(subject).not.toMatch(/safeguard|concern|abuse|depriv|liberty|resident|home/i)
    },
  )

  it('of news lists what a register publishes, and nothing of it where that is not given', () => {
    const lines = [published('Alder House: rated {link}\n Good.')]
    expect(render(templates.news, { ...filling, published: lines }).body).toContain(
      '\n\n- Alder House: rated {link} Good.\n\n',
    )
    expect(render(templates.news, filling).body).toContain('told in the mail alone')
  })

  it('with another blank does not compile', () => {
    expectTypeOf<Fillable<'Dear {name}'>>().toBeNever()
    expectTypeOf<Fillable<'{reference} about {resident}'>>().toBeNever()
    expectTypeOf<Fillable<'{published}'>>().toBeNever()
    expectTypeOf<string>().not.toExtend<Published>()
    expectTypeOf<Fillable<'{reference} at {link}'>>().toEqualTypeOf<'{reference} at {link}'>()
  })
})

describe('what is filled in', () => {
  it.each(['Edith Quin', 'MRS-QUIN', 'Room 7', 'ab', '12', '', 'SC-2026-0142 Mrs Quin'])(
    'is no reference: %j',
    reference => {
      expect(() => checkFilling({ ...filling, reference })).toThrow('reference')
    },
  )

  it.each([
    'https://evil.example/x',
    '//evil.example',
    'homes',
    '/homes?q=quin',
    '/a#b',
    '/Edith',
    '/a%20b',
    '/a b',
    '',
  ])('is no link: %j', link => {
    expect(() => checkFilling({ ...filling, link })).toThrow('link')
  })

  it('is no line of a register on two lines, or without an end', () => {
    const lines = ['a\nb', 'a'.repeat(301), ''] as Published[]
    for (const line of lines) {
      expect(() => checkFilling({ ...filling, published: [line] })).toThrow('short single lines')
      if (line !== '') expect(() => checkFilling({ ...filling, published: [published(line)] })).not.toThrow()
    }
  })

  it.each([filling, { reference: '2026/17', link: '/' }])('is a reference and a link: %j', good => {
    expect(() => checkFilling(good)).not.toThrow()
  })
})
