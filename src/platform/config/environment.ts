import { z } from 'zod'

/** One web address, with the schemes it may have. */
function address(name: string, example: string, ...schemes: readonly string[]) {
  return z
    .string()
    .refine(
      text => URL.canParse(text) && schemes.includes(new URL(text).protocol),
      `${name} must be an address such as ${example}`,
    )
}

function wholeNumber(name: string, least: number, most: number) {
  const message = `${name} must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine(number => number >= least && number <= most, message)
}

const roles = z
  .string()
  .transform(text => text.split(',').map(word => word.trim()))
  .refine(words => words.every(word => word === 'web' || word === 'worker'), {
    message: 'LANTERN_ROLES must be web, worker, or web,worker',
  })

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const modes = ['demo', 'production'] as const

/** What Lantern reads from the environment. An empty value counts as not set. */
export const Environment = z.object({
  PORT: wholeNumber('PORT', 0, 65_535).default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: address(
    'DATABASE_URL',
    'postgres://lantern_app:...@db/lantern',
    'postgres:',
    'postgresql:',
  ).optional(),
  DATABASE_OWNER_URL: address(
    'DATABASE_OWNER_URL',
    'postgres://lantern_owner:...@db/lantern',
    'postgres:',
    'postgresql:',
  ).optional(),
  LANTERN_MODE: z.enum(modes, 'LANTERN_MODE must be demo or production').default('demo'),
  LANTERN_URL: address('LANTERN_URL', 'https://lantern.example.gov.uk', 'http:', 'https:').optional(),
  LANTERN_TRUST_PROXY: z.string().optional(),
  LANTERN_SECRET: z.string().optional(),
  LANTERN_SEAL_KEY: z.string().optional(),
  LANTERN_WORDS_KEY: z
    .string()
    .min(32, 'LANTERN_WORDS_KEY must be at least 32 characters long. Make one with: openssl rand -base64 48')
    .optional(),
  LANTERN_EMBEDDED: z.literal('accept', 'LANTERN_EMBEDDED can only be accept, or not set').optional(),
  LANTERN_ROLES: roles.default(['web', 'worker']),
  OIDC_ISSUER: address('OIDC_ISSUER', 'https://login.example.gov.uk/tenant', 'http:', 'https:').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  CQC_API_URL: address('CQC_API_URL', 'https://api.service.cqc.org.uk/public/v1', 'http:', 'https:').default(
    'https://api.service.cqc.org.uk/public/v1',
  ),
  CQC_API_KEY: z.string().optional(),
  CQC_RATE: wholeNumber('CQC_RATE', 1, 100).default(10),
  LANTERN_CQC_NIGHTLY: z
    .string()
    .regex(/^E\d{8}$/, 'LANTERN_CQC_NIGHTLY must be the GSS code of your council, such as E10000019')
    .optional(),
  SMTP_URL: address('SMTP_URL', 'smtps://name:password@mail.example.gov.uk', 'smtp:', 'smtps:').optional(),
  MAIL_FROM: z.email('MAIL_FROM must be an e-mail address').optional(),
  NOTIFY_API_KEY: z
    .string()
    .min(74, 'NOTIFY_API_KEY is too short: copy the whole key from GOV.UK Notify')
    .optional(),
  NOTIFY_TEMPLATE_ID: z.uuid('NOTIFY_TEMPLATE_ID must be the id of a GOV.UK Notify template').optional(),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(', ')}`).default('info'),
})

export type Environment = z.output<typeof Environment>

/** The environment without its empty values: `PORT=` in a file of settings means "not set". */
export function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).map(([name, value]) => [name, value?.trim() ?? ''] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}
