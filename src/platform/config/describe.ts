import type { Config } from './config.ts'

/** The settings as lines for a person, without a secret in them. */
export function describeConfig(config: Config): readonly string[] {
  const lines: readonly (readonly [string, string])[] = [
    ['Mode', config.mode],
    ['Address for people', config.publicUrl],
    ['Listens on', `${config.host}:${config.port}`],
    ['Trusted proxy', config.trustProxy === false ? 'none' : String(config.trustProxy)],
    ['Data folder', config.dataFolder],
    ['Database', database(config)],
    ['Runs', [config.runs.web && 'web', config.runs.worker && 'worker'].filter(Boolean).join(' and ')],
    ['Sign-in', config.signIn.kind === 'oidc' ? config.signIn.issuer : 'demonstration (a page of roles)'],
    ['Mail', mail(config)],
    [
      'CQC',
      `${withoutPassword(config.cqc.url)}, ${config.cqc.key ? 'with' : 'no'} key, ${config.cqc.perSecond} a second`,
    ],
    ['Nightly import', config.cqc.nightlyFor ? `for ${config.cqc.nightlyFor}` : 'off'],
    ['Session secret', config.secret ? 'given' : 'made in the data folder'],
    ['Seal key', config.sealKey ? 'given' : 'made in the data folder'],
    ['Key for words about people', config.wordsKey ? 'given' : 'made in the data folder'],
    ['Log level', config.logLevel],
  ]
  return lines.map(([name, value]) => `${name}: ${value}`)
}

function database({ database }: Config): string {
  if (database.kind === 'embedded') return 'embedded'
  const owner = database.ownerUrl ? 'migrates by itself' : 'migrated elsewhere'
  return `${withoutPassword(database.url)} (${owner})`
}

function mail({ mail }: Config): string {
  if (mail.kind === 'smtp') return `${withoutPassword(mail.url)} from ${mail.from}`
  return mail.kind === 'notify' ? 'GOV.UK Notify' : 'kept in the outbox, sent to nobody'
}

/** Password and query are left out: connection strings hide secrets in both. */
export function withoutPassword(address: string): string {
  const url = new URL(address)
  const user = url.username ? `${url.username}@` : ''
  return `${url.protocol}//${user}${url.host}${url.pathname === '/' ? '' : url.pathname}`
}
