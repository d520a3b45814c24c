declare const fromARegister: unique symbol

/** One line of what a public register publishes, and nothing else: see `published`. */
export type Published = string & { readonly [fromARegister]: true }

const LONGEST = 300

/**
 * Marks a line as what anyone may read in a public register: facts of a care home, in the register's words and
 * ours. Never what somebody typed into Lantern, and never of a person. On one line, 300 characters at most.
 */
export function published(text: string): Published {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
  return (line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line) as Published
}

/** The lines as a list of a plain text. */
export function listed(lines: readonly string[]): string {
  return lines.map(line => `- ${line}`).join('\n')
}

/** What stands in the outbox instead: what somebody follows is theirs to know. */
export const ONLY_IN_THE_MAIL = '(What changed is told in the mail alone, to the person it is for.)'
