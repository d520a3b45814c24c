import { describe, expect, expectTypeOf, it } from 'vitest'
import { checkFilling } from './filling.ts'
import { type Fillable, render, templates } from './templates.ts'

const filling = { reference: 'SC-2026-0142', link: '/concerns/0192f3a4-7c11-7def-8abc-0123456789ab' }

describe('a template', () => {
  it.each(Object.entries(templates))('%s has no blank but reference and link', (_id, { subject, body }) => {
    const blanks = [...`${subject} ${body}`.matchAll(/\{([^}]*)\}?/g)].map(match => match[1])
    expect(new Set(blanks).difference(new Set(['reference', 'link']))).toEqual(new Set())
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

  it('with another blank does not compile', () => {
    expectTypeOf<Fillable<'Dear {name}'>>().toBeNever()
    expectTypeOf<Fillable<'{reference} about {resident}'>>().toBeNever()
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

  it.each([filling, { reference: '2026/17', link: '/' }])('is a reference and a link: %j', good => {
    expect(() => checkFilling(good)).not.toThrow()
  })
})
