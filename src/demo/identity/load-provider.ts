import type { Provider } from 'oidc-provider'

const FALSE_ALARM = 'Unsupported runtime'

/**
 * Loads the library only where it is used: production never does. It judges a Node by the name of its long-term
 * support, which a new one does not bear yet; that one line would only worry whoever starts Lantern.
 */
export async function loadProvider(): Promise<typeof Provider> {
  const { warn } = console
  console.warn = (...words: unknown[]) => {
    if (!words.join(' ').includes(FALSE_ALARM)) warn(...words)
  }
  try {
    return (await import('oidc-provider')).Provider
  } finally {
    console.warn = warn
  }
}
