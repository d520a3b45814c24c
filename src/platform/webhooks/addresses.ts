import { BlockList, isIP } from 'node:net'

/** Where nothing may be sent: networks of ones own, this machine, and what clouds tell machines about themselves. */
const refusedRanges: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

const refused4 = new BlockList()
for (const [from, bits] of refusedRanges) refused4.addSubnet(from, bits, 'ipv4')

/** Of IPv6 only the range given out for public use, without what carries an IPv4 address or is for special use. */
const public6 = new BlockList()
public6.addSubnet('2000::', 3, 'ipv6')
const refused6 = new BlockList()
refused6.addSubnet('2001::', 23, 'ipv6')
refused6.addSubnet('2001:db8::', 32, 'ipv6')
refused6.addSubnet('2002::', 16, 'ipv6')
refused6.addSubnet('3fff::', 20, 'ipv6')

export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !refused4.check(address, 'ipv4')
  return family === 6 && public6.check(address, 'ipv6') && !refused6.check(address, 'ipv6')
}

export function isLoopback(address: string): boolean {
  return (isIP(address) === 4 && address.startsWith('127.')) || address === '::1'
}

/** The host as it is looked up: an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

const namesOfThisMachine = ['localhost', '127.0.0.1', '::1']

/** What is wrong with an address, in words, or nothing. What its name leads to is seen when it is connected to. */
export function faultOf(text: string, demonstration: boolean): string | undefined {
  const url = URL.parse(text)
  if (!url) return 'Enter the whole address, such as https://cases.example.gov.uk/lantern'
  if (url.username || url.password)
    return 'Leave name and password out of the address: the signature shows who sends'
  if (url.hash) return 'Leave out what follows the #: it is not sent'
  const host = hostOf(url)
  const here = demonstration && namesOfThisMachine.includes(host)
  if (url.protocol !== 'https:' && !(here && url.protocol === 'http:')) {
    return 'The address must begin with https://'
  }
  if (here || isIP(host) === 0) return undefined
  return isPublic(host) ? undefined : 'Give a public address: Lantern sends nothing into private networks'
}

/** May it be connected to? In the demonstration, this machine too. */
export function mayReach(address: string, demonstration: boolean): boolean {
  return isPublic(address) || (demonstration && isLoopback(address))
}
