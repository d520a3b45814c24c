/** One message as it goes out: its id stays the same however often it is tried. */
export interface Outgoing {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly body: string
}

/** `refused`: this address will never take it, in plain words; trying again is of no use. */
export type Sent = { readonly state: 'sent' } | { readonly state: 'refused'; readonly why: string }

/** A way to send messages. Throws Unavailable when it does not work just now. */
export interface Messenger {
  send(message: Outgoing): Promise<Sent>
}

/** The demonstration's: messages are kept where an administrator can look at them, and go nowhere. */
export const outbox: Messenger = { send: async () => ({ state: 'sent' }) }

interface Provided {
  readonly messenger: Messenger
  /** Where people find this Lantern, put before every link. */
  readonly publicUrl: string
}

let provided: Provided | undefined

/** Called once at start, before a job runs; commands are declared before there is a configuration. */
export function provideMessenger(messenger: Messenger, publicUrl: string): void {
  provided = { messenger, publicUrl }
}

export function messaging(): Provided {
  if (provided) return provided
  throw new Error(
    'Messages are not set up: call provideMessenger(messengerFor(config.mail), config.publicUrl) at start',
  )
}
