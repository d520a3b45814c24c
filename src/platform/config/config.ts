import { defaultDataFolder } from '../database/embedded/index.ts'
import { Environment, type LogLevel, withoutEmpty } from './environment.ts'
import { proxyOf, type TrustedProxy } from './proxy.ts'
import { faultsOf } from './rules.ts'

/** How this Lantern is set up; read once at the start and passed to the parts that need it. */
export interface Config {
  readonly mode: 'demo' | 'production'
  readonly port: number
  /**
   * The address to listen on. A demonstration lets anyone sign in as anyone, so unless HOST says otherwise it
   * listens to this machine alone; production listens to all, because its proxy may be another machine.
   */
  readonly host: string
  /** Where people find it, without a slash at the end: links in messages and sign-in come back here. */
  readonly publicUrl: string
  /** What Fastify calls trustProxy: how far X-Forwarded headers are believed. */
  readonly trustProxy: TrustedProxy
  /** Folder of the embedded database, the files and the generated secrets. */
  readonly dataFolder: string
  readonly database: DatabaseConfig
  readonly runs: { readonly web: boolean; readonly worker: boolean }
  readonly signIn: SignInConfig
  readonly mail: MailConfig
  readonly cqc: {
    readonly url: string
    readonly key: string | undefined
    readonly perSecond: number
    /** The GSS code of the council that asks CQC for changes each night; undefined: nobody does. */
    readonly nightlyFor: string | undefined
  }
  readonly logLevel: LogLevel
  /** As given; `loadSecrets` reads or makes the real ones. */
  readonly secret: string | undefined
  readonly sealKey: string | undefined
  readonly wordsKey: string | undefined
}

export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'server'; readonly url: string; readonly ownerUrl: string | undefined }

export type SignInConfig =
  | { readonly kind: 'demonstration' }
  | {
      readonly kind: 'oidc'
      readonly issuer: string
      readonly clientId: string
      readonly clientSecret: string
    }

export type MailConfig =
  | { readonly kind: 'outbox' }
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | { readonly kind: 'notify'; readonly apiKey: string; readonly templateId: string }

/** What is wrong with the settings, one line each, all at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

/** Reads and checks the environment. Throws ConfigError with every fault there is. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = withoutEmpty(env)
  const parsed = Environment.safeParse(given)
  const broken = parsed.success ? [] : parsed.error.issues.map(issue => issue.message)
  const faults = [...broken, ...faultsOf(given)]
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults)
  return configOf(parsed.data, defaultDataFolder(env))
}

function configOf(env: Environment, dataFolder: string): Config {
  const production = env.LANTERN_MODE === 'production'
  return {
    mode: env.LANTERN_MODE,
    port: env.PORT,
    host: env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: (env.LANTERN_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    trustProxy: proxyOf(env.LANTERN_TRUST_PROXY),
    dataFolder,
    database: env.DATABASE_URL
      ? { kind: 'server', url: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL }
      : { kind: 'embedded' },
    runs: { web: env.LANTERN_ROLES.includes('web'), worker: env.LANTERN_ROLES.includes('worker') },
    signIn: signInOf(env),
    mail: mailOf(env),
    cqc: {
      url: env.CQC_API_URL.replace(/\/+$/, ''),
      key: env.CQC_API_KEY,
      perSecond: env.CQC_RATE,
      nightlyFor: env.LANTERN_CQC_NIGHTLY,
    },
    logLevel: env.LOG_LEVEL,
    secret: env.LANTERN_SECRET,
    sealKey: env.LANTERN_SEAL_KEY,
    wordsKey: env.LANTERN_WORDS_KEY,
  }
}

function signInOf(env: Environment): SignInConfig {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (issuer && clientId && clientSecret) return { kind: 'oidc', issuer, clientId, clientSecret }
  return { kind: 'demonstration' }
}

function mailOf(env: Environment): MailConfig {
  if (env.SMTP_URL && env.MAIL_FROM) return { kind: 'smtp', url: env.SMTP_URL, from: env.MAIL_FROM }
  if (env.NOTIFY_API_KEY && env.NOTIFY_TEMPLATE_ID) {
    return { kind: 'notify', apiKey: env.NOTIFY_API_KEY, templateId: env.NOTIFY_TEMPLATE_ID }
  }
  return { kind: 'outbox' }
}
