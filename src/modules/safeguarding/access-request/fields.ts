import { type CodeListId, codesOn } from '#law/code-list.ts'
import type { FieldSpec } from '#platform/http/page/page.ts'

interface More {
  readonly optional?: boolean
  readonly hint?: (helper: unknown, accessItemId: string | undefined) => string
}

export const coded =
  (name: string, label: string, id: CodeListId, more: More = {}): FieldSpec =>
  (ctx, helper) => ({
    kind: 'radios',
    name,
    label,
    ...(more.optional ? { optional: true } : {}),
    ...(more.hint ? { hint: more.hint(helper, ctx.params.accessItemId) } : {}),
    options: codesOn(id, ctx.today).map(({ code, label: text, help }) => ({
      value: code,
      text,
      ...(help ? { hint: help } : {}),
    })),
  })

export const GOVERNANCE = 'Information governance. Not whoever works on the case.'
