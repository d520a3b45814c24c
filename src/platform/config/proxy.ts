import { isIP } from 'node:net'

/** `false` trusts nobody, a number that many hops, a list these addresses or ranges. */
export type TrustedProxy = false | number | readonly string[]

export const proxyHelp =
  'LANTERN_TRUST_PROXY must be the number of proxies in front of Lantern (1 to 9) or their addresses, such as 10.0.0.0/8'

/** "Believe everyone" is not offered: it would let any visitor name the address they come from. */
export function proxyOf(text: string | undefined): TrustedProxy {
  if (text === undefined || /^(0|no|false)$/i.test(text)) return false
  if (/^(yes|true)$/i.test(text)) return 1
  if (/^[1-9]$/.test(text)) return Number(text)
  return text.split(',').map(part => part.trim())
}

export function isProxy(text: string): boolean {
  const proxy = proxyOf(text)
  return !Array.isArray(proxy) || proxy.every(isAddressOrRange)
}

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  if (more.length > 0 || isIP(address) === 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 4 ? 32 : 128))
}
