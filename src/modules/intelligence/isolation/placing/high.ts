import type { Finding } from '../findings.ts'
import { remedies } from '../remedies.ts'
import { isGrave } from '../signals.ts'

/**
 * Whether whoever placed people there is told: a finding that weighs most among those of isolation, and that their
 * looking in would help with. By the weights that its signals have anyway, and no number of its own. Pure.
 */
export function isForPlacers(findings: readonly Pick<Finding, 'code'>[]): boolean {
  const helps: readonly string[] = remedies['placing-body'].helps
  return findings.some(({ code }) => isGrave(code) && helps.includes(code))
}
