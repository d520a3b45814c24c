import { listed, ONLY_IN_THE_MAIL, type Published } from './published.ts'

/**
 * Every text that Lantern sends. A message says that something waits and where; what it is about is read after
 * signing in. Mailboxes are shared, forwarded and read over shoulders, so only a reference and a link to Lantern
 * can be filled in: anything else does not compile. News that a person asked for has a third blank, for what a
 * public register publishes.
 */
export interface Filling {
  /** Such as SC-2026-0142: capitals, digits and hyphens. */
  readonly reference: string
  /** A path in Lantern, such as /homes/0192f3a4-...; ids, never names. */
  readonly link: string
  /** What a public register publishes, in a template of news only. */
  readonly published?: readonly Published[] | undefined
}

export interface Template {
  readonly subject: string
  readonly body: string
}

type Blanks<Text extends string> = Text extends `${string}{${infer Blank}}${infer Rest}`
  ? Blank | Blanks<Rest>
  : never

/** The text itself, or `never` when it asks for more than a reference and a link. */
export type Fillable<Text extends string> = Blanks<Text> extends 'reference' | 'link' ? Text : never

/** Declares a template whose texts have no blanks but {reference} and {link}. */
export function template<Subject extends string, Body extends string>(
  subject: Fillable<Subject>,
  body: Fillable<Body>,
): Template {
  return { subject, body: `${body}\n\n${ending}` }
}

/** Declares news that a person asked for: its body, never its subject, may tell what a public register publishes. */
export function newsTemplate<Subject extends string, Body extends string>(
  subject: Fillable<Subject>,
  body: Blanks<Body> extends keyof Filling ? Body : never,
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
  'home-closed': template(
    'Something changed in your work in Lantern: {reference}',
    'The register says that a place closed that your work is about. For each person there check: where do they move, who is their advocate, who follows them there? Sign in to see whom it is about: {link}',
  ),
  received: template(
    'We have received what you sent: {reference}',
    'Thank you. We have received it and will act on it. Your reference is {reference}. You can look at it here: {link}',
  ),
  'other-system-not-reached': template(
    'Something in Lantern needs you: {reference}',
    'For days another system has not taken what Lantern sends it. Sign in to see which, and why: {link}\n\nNothing is lost: Lantern goes on trying.',
  ),
  'access-to-review': template(
    'Access to review in Lantern: {reference}',
    'Someone opened a record in an emergency. Sign in to review it: {link}',
  ),
  news: newsTemplate(
    'What changed in what you follow: {reference}',
    'This is what public registers now say about what you follow in Lantern:\n\n{published}\n\nThat nothing else stands here does not say that all is well. To read more, to have this mail less often or to stop it, sign in and open “What you watch”: {link}',
  ),
} as const satisfies Record<string, Template>

export type TemplateId = keyof typeof templates

export function isTemplateId(text: string): text is TemplateId {
  return Object.hasOwn(templates, text)
}

/** Whether this template tells what a public register publishes. */
export const tellsNews = ({ body }: Template): boolean => body.includes('{published}')

export function render({ subject, body }: Template, filling: Filling): Template {
  const fill = (text: string) =>
    text
      .replaceAll('{reference}', filling.reference)
      .replaceAll('{link}', filling.link)
      .replaceAll('{published}', () => (filling.published ? listed(filling.published) : ONLY_IN_THE_MAIL))
  return { subject: fill(subject), body: fill(body) }
}
