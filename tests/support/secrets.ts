import { generateKeyPairSync } from 'node:crypto'
import type { Secrets } from '#platform/config/index.ts'

/** A session secret that may be searched for in logs, and a fresh key for seals. */
export function fixedSecrets(): Secrets {
  return {
    session: 'q8Zt-session-secret-of-the-tests-7Wd1xPzK',
    words: 'v3Kp-words-key-of-the-tests-2Nf8yRbQ-long',
    sealKey: generateKeyPairSync('ed25519').privateKey,
  }
}
