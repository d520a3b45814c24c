import type { FormField } from '../http/page/page.ts'
import { fileKinds, whatIsTaken, whatIsTakenWithoutName } from './kinds.ts'

interface Asking {
  readonly name: string
  readonly label: string
  readonly optional?: boolean
  /** Asked of somebody who gives no name: only what can be stripped is taken. */
  readonly nameless?: boolean
  /** Said before what is taken: 'Do not take pictures of somebody undressed.' */
  readonly hint?: string
}

/** The field of a form that takes evidence: says what is taken and offers only that; the bytes decide. */
export function fileField({
  nameless = false,
  hint,
  ...field
}: Asking): FormField & { readonly kind: 'file' } {
  const kinds = fileKinds.filter(kind => !nameless || kind.strip)
  const taken = `Send ${nameless ? whatIsTakenWithoutName : whatIsTaken}.`
  return {
    ...field,
    kind: 'file',
    hint: hint ? `${hint} ${taken}` : taken,
    accept: kinds.flatMap(kind => [kind.mediaType, ...kind.endings.map(ending => `.${ending}`)]).join(','),
    maxBytes: Math.max(...kinds.map(kind => kind.maxBytes)),
  }
}
