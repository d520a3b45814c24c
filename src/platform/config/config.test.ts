import { describe, expect, it } from 'vitest'
import { type Config, ConfigError, readConfig } from './config.ts'
import { describeConfig } from './describe.ts'

const key = `production-${'0'.repeat(36)}-${'1'.repeat(36)}`
const secret = 'q8Zr2nXbV5kTgYw1mJdL7sHcPaFe0uRi9oBz'
const production = {
  LANTERN_MODE: 'production',
  LANTERN_URL: 'https://lantern.fenmarsh.gov.uk',
  LANTERN_SECRET: secret,
  LANTERN_SEAL_KEY: '/etc/lantern/seal.pem',
  DATABASE_URL: 'postgres://lantern_app:hunter2@db/lantern',
  OIDC_ISSUER: 'https://login.fenmarsh.gov.uk',
  OIDC_CLIENT_ID: 'lantern',
  OIDC_CLIENT_SECRET: 'client-hush',
} as const

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

describe('the settings', () => {
  it('need nothing for a demonstration, which only this machine can reach', () => {
    const config = readConfig({ LANTERN_DATA: '/tmp/somewhere' })
    expect(config).toMatchObject({
      mode: 'demo',
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      trustProxy: false,
      dataFolder: '/tmp/somewhere',
      database: { kind: 'embedded' },
      runs: { web: true, worker: true },
      signIn: { kind: 'demonstration' },
      mail: { kind: 'outbox' },
    })
  })

  it('of a complete production are accepted, and listen to every address', () => {
    const config = readConfig({ ...production, PORT: '8080', LANTERN_ROLES: 'web' })
    expect(config.host).toBe('0.0.0.0')
    expect(config.runs).toEqual({ web: true, worker: false })
    expect(config.signIn).toMatchObject({ kind: 'oidc', clientId: 'lantern' })
  })

  it('that are empty count as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({
      port: 3000,
      database: { kind: 'embedded' },
    })
  })

  it('tell every fault at once', () => {
    const faults = faultsOf({
      PORT: 'many',
      LOG_LEVEL: 'loud',
      SMTP_URL: 'smtp://mail',
      LANTERN_TRUST_PROXY: 'all',
    })
    expect(faults).toHaveLength(4)
    expect(faults.join('\n')).toMatch(/PORT.*\n.*LOG_LEVEL.*\n.*MAIL_FROM.*\n.*LANTERN_TRUST_PROXY/)
  })

  it('choose how mail is sent', () => {
    const smtp = readConfig({ SMTP_URL: 'smtp://mail:25', MAIL_FROM: 'lantern@fenmarsh.gov.uk' })
    expect(smtp.mail.kind).toBe('smtp')
    const notify = readConfig({
      NOTIFY_API_KEY: key,
      NOTIFY_TEMPLATE_ID: '8a4ba3a1-3dd1-4f3a-9b6a-0a9d3a9ce7b1',
    })
    expect(notify.mail.kind).toBe('notify')
  })
})

describe('a setting is refused', () => {
  const cases: readonly (readonly [string, NodeJS.ProcessEnv, RegExp])[] = [
    ['a port above 65535', { PORT: '70000' }, /PORT must be a whole number from 0 to 65535/],
    ['a port with words', { PORT: '80a' }, /PORT must be/],
    ['an unknown mode', { LANTERN_MODE: 'prod' }, /LANTERN_MODE must be demo or production/],
    [
      'a database address of another kind',
      { DATABASE_URL: 'mysql://x/y' },
      /DATABASE_URL must be an address such as/,
    ],
    ['an owner without an app', { DATABASE_OWNER_URL: 'postgres://o@db/x' }, /without DATABASE_URL/],
    ['an unknown role', { LANTERN_ROLES: 'web,boss' }, /LANTERN_ROLES must be/],
    [
      'half of a sign-in',
      { OIDC_ISSUER: 'https://x.example' },
      /also needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/,
    ],
    [
      'a Notify key cut short',
      { NOTIFY_API_KEY: 'abc', NOTIFY_TEMPLATE_ID: 'x' },
      /NOTIFY_API_KEY is too short/,
    ],
    [
      'two ways to send mail',
      { SMTP_URL: 'smtp://m', MAIL_FROM: 'a@b.uk', NOTIFY_API_KEY: key, NOTIFY_TEMPLATE_ID: 'x' },
      /keep the one/,
    ],
    [
      'a nightly import for a council by name',
      { ...production, CQC_API_KEY: 'k', LANTERN_CQC_NIGHTLY: 'Fenmarsh' },
      /LANTERN_CQC_NIGHTLY must be the GSS code/,
    ],
    [
      'a nightly import without a key',
      { ...production, LANTERN_CQC_NIGHTLY: 'E10000019' },
      /also needs CQC_API_KEY/,
    ],
    [
      'a nightly import of a demonstration',
      { CQC_API_KEY: 'k', LANTERN_CQC_NIGHTLY: 'E10000019' },
      /LANTERN_CQC_NIGHTLY is for LANTERN_MODE=production/,
    ],
    ['a proxy that is everyone', { LANTERN_TRUST_PROXY: '*' }, /LANTERN_TRUST_PROXY must be/],
    [
      'a proxy range that is too wide to be one',
      { LANTERN_TRUST_PROXY: '10.0.0.0/33' },
      /LANTERN_TRUST_PROXY/,
    ],
  ]
  it.each(cases)('%s', (_name, env, message) => {
    expect(faultsOf(env).join('\n')).toMatch(message)
  })
})

describe('production refuses', () => {
  const without = (name: keyof typeof production) => ({ ...production, [name]: '' })
  const cases: readonly (readonly [string, NodeJS.ProcessEnv, RegExp])[] = [
    [
      'demonstration sign-in',
      { ...production, OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' },
      /no demonstration sign-in/,
    ],
    [
      'an identity provider on plain http',
      { ...production, OIDC_ISSUER: 'http://login.x.uk' },
      /OIDC_ISSUER must begin/,
    ],
    ['the embedded database', without('DATABASE_URL'), /LANTERN_EMBEDDED=accept/],
    ['no session secret', without('LANTERN_SECRET'), /Set LANTERN_SECRET/],
    [
      'a short session secret',
      { ...production, LANTERN_SECRET: secret.slice(0, 31) },
      /at least 32 characters/,
    ],
    [
      'a default session secret',
      { ...production, LANTERN_SECRET: 'please-change-me-0123456789abcdef' },
      /looks like a default/,
    ],
    [
      'a monotonous session secret',
      { ...production, LANTERN_SECRET: 'abc'.repeat(20) },
      /looks like a default/,
    ],
    ['no seal key', without('LANTERN_SEAL_KEY'), /Set LANTERN_SEAL_KEY/],
    ['no address', without('LANTERN_URL'), /Set LANTERN_URL/],
    ['plain http without a proxy', { ...production, LANTERN_URL: 'http://lantern' }, /must begin with https/],
  ]
  it.each(cases)('%s', (_name, env, message) => {
    const faults = faultsOf(env)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(message)
  })

  it('not the embedded database when it was accepted, nor plain http behind a named proxy', () => {
    expect(faultsOf({ ...without('DATABASE_URL'), LANTERN_EMBEDDED: 'accept' })).toEqual([])
    expect(
      faultsOf({ ...production, LANTERN_URL: 'http://lantern', LANTERN_TRUST_PROXY: '10.0.0.0/8' }),
    ).toEqual([])
  })
})

describe('the description of the settings', () => {
  it('names what matters and holds no secret', () => {
    const env = {
      ...production,
      SMTP_URL: 'smtps://u:mailpass@mail.x.uk',
      MAIL_FROM: 'a@b.uk',
      CQC_API_KEY: 'cqc-hush',
      LANTERN_CQC_NIGHTLY: 'E10000019',
    }
    const config: Config = readConfig(env)
    const text = describeConfig(config).join('\n')
    expect(text).toContain('postgres://lantern_app@db/lantern (migrated elsewhere)')
    expect(text).toContain('Nightly import: for E10000019')
    expect(text).toContain('smtps://u@mail.x.uk from a@b.uk')
    for (const hidden of ['hunter2', 'mailpass', 'cqc-hush', 'client-hush', secret])
      expect(text).not.toContain(hidden)
  })
})
