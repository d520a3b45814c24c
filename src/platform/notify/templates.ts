/**
 * Every text that Lantern sends. A message says that something waits and where; what it is about is read after
 * signing in. Mailboxes are shared, forwarded and read over shoulders, so only a reference and a link to Lantern
 * can be filled in: anything else does not compile.
 */
export interface Filling {
  /** Such as SC-2026-0142: capitals, digits and hyphens. */
  readonly reference: string
  /** A path in Lantern, such as /homes/0192f3a4-...; ids, never names. */
  readonly link: string
}

export interface Template {
  readonly subject: string
  readonly body: string
}

type Blanks<Text extends string> = Text extends `${string}{${infer Blank}}${infer Rest}`
  ? Blank | Blanks<Rest>
  : never

/** The text itself, or `never` when it asks for more than a reference and a link. */
export type Fillable<Text extends string> = Blanks<Text> extends keyof Filling ? Text : never

/** Declares a template whose texts have no blanks but {reference} and {link}. */
export function template<Subject extends string, Body extends string>(
  subject: Fillable<Subject>,
  body: Fillable<Body>,
): Template {
  return { subject, body: `${body}\n\n${ending}` }
}

const ending =
  'To keep people safe this message says no more than it must. Nobody reads replies to this address. If someone is in danger now, ring 999.'

export const templates = {
  'account-ready': template(
    'You can now use Lantern',
    'An account was made for you. Sign in here: {link}\n\nReference: {reference}',
  ),
  'work-for-you': template(
    'Something in Lantern needs you: {reference}',
    'Something was given to you. Sign in to see what it is: {link}',
  ),
  'due-soon': template(
    'Due soon in Lantern: {reference}',
    'Something of yours is due soon. Sign in to see it: {link}',
  ),
  'due-or-late': template(
    'Due soon or late in Lantern: {reference}',
    'Something that you raised or can act on is due soon or late. Sign in to see it: {link}',
  ),
  'something-changed': template(
    'Something changed in Lantern: {reference}',
    'Something you follow has changed. Sign in to see it: {link}',
  ),
  received: template(
    'We have received what you sent: {reference}',
    'Thank you. We have received it and will act on it. Your reference is {reference}. You can look at it here: {link}',
  ),
  'access-to-review': template(
    'Access to review in Lantern: {reference}',
    'Someone opened a record in an emergency. Sign in to review it: {link}',
  ),
} as const satisfies Record<string, Template>

export type TemplateId = keyof typeof templates

export function isTemplateId(text: string): text is TemplateId {
  return Object.hasOwn(templates, text)
}

export function render({ subject, body }: Template, filling: Filling): Template {
  const fill = (text: string) =>
    text.replaceAll('{reference}', filling.reference).replaceAll('{link}', filling.link)
  return { subject: fill(subject), body: fill(body) }
}
