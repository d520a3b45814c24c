import { isProxy, proxyHelp, proxyOf } from './proxy.ts'

type Given = Readonly<Record<string, string>>

/** What a setting of its own cannot tell: what must go together, and what production refuses. One line each. */
export function faultsOf(given: Given): readonly string[] {
  const faults = [...togetherFaults(given), ...proxyFaults(given)]
  return given.LANTERN_MODE === 'production' ? [...faults, ...productionFaults(given)] : faults
}

function togetherFaults(given: Given): readonly string[] {
  const faults: string[] = []
  const together = (names: readonly string[], what: string) => {
    const missing = names.filter(name => !given[name])
    if (missing.length === 0 || missing.length === names.length) return
    faults.push(`${what} also needs ${missing.join(' and ')}`)
  }
  together(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'], 'Sign-in with OpenID Connect')
  together(['SMTP_URL', 'MAIL_FROM'], 'Sending mail with SMTP')
  together(['NOTIFY_API_KEY', 'NOTIFY_TEMPLATE_ID'], 'Sending mail with GOV.UK Notify')
  if (given.SMTP_URL && given.NOTIFY_API_KEY) {
    faults.push('SMTP_URL and NOTIFY_API_KEY are both set: keep the one that is to send the mail')
  }
  if (given.LANTERN_CQC_NIGHTLY && !given.CQC_API_KEY && !given.CQC_API_URL) {
    faults.push('LANTERN_CQC_NIGHTLY also needs CQC_API_KEY: CQC does not answer without a key')
  }
  if (given.LANTERN_CQC_NIGHTLY && given.LANTERN_MODE !== 'production') {
    faults.push(
      'LANTERN_CQC_NIGHTLY is for LANTERN_MODE=production: a demonstration, whose homes are fictional, imports nothing by itself',
    )
  }
  if (given.DATABASE_OWNER_URL && !given.DATABASE_URL) {
    faults.push("DATABASE_OWNER_URL is set without DATABASE_URL: set the app's own role as well")
  }
  return faults
}

function proxyFaults(given: Given): readonly string[] {
  const text = given.LANTERN_TRUST_PROXY
  return text === undefined || isProxy(text) ? [] : [proxyHelp]
}

function productionFaults(given: Given): readonly string[] {
  const faults: string[] = []
  if (!given.OIDC_ISSUER) {
    faults.push(
      'Production has no demonstration sign-in: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
    )
  } else if (!given.OIDC_ISSUER.startsWith('https://')) {
    faults.push('OIDC_ISSUER must begin with https:// in production')
  }
  if (!given.DATABASE_URL && given.LANTERN_EMBEDDED !== 'accept') {
    faults.push(
      'Set DATABASE_URL. To run production on the embedded database of one machine, say so with LANTERN_EMBEDDED=accept',
    )
  }
  if (!given.LANTERN_SEAL_KEY) {
    faults.push('Set LANTERN_SEAL_KEY to an Ed25519 private key (PEM) or to the path of its file')
  }
  return [...faults, ...secretFaults(given.LANTERN_SECRET), ...addressFaults(given)]
}

const SHORTEST_SECRET = 32
const known = /change.?me|default|example|password|placeholder|secret/i

function secretFaults(secret: string | undefined): readonly string[] {
  const how = 'Make one with: openssl rand -base64 48'
  if (!secret) return [`Set LANTERN_SECRET. ${how}`]
  if (secret.length < SHORTEST_SECRET) {
    return [`LANTERN_SECRET must be at least ${SHORTEST_SECRET} characters long. ${how}`]
  }
  const guessable = known.test(secret) || new Set(secret).size < 10
  return guessable ? [`LANTERN_SECRET looks like a default or a word, not a random secret. ${how}`] : []
}

function addressFaults(given: Given): readonly string[] {
  if (!given.LANTERN_URL)
    return ['Set LANTERN_URL to the address people use, such as https://lantern.example.gov.uk']
  const plain = !given.LANTERN_URL.startsWith('https://')
  if (!plain || proxyOf(given.LANTERN_TRUST_PROXY) !== false) return []
  return [
    'LANTERN_URL must begin with https://. If a proxy of yours handles https, say so with LANTERN_TRUST_PROXY',
  ]
}
