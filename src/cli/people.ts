import { systemActor } from '#platform/access/actor.ts'
import { addCouncil, councilIdOf, inviteAccount } from '#platform/accounts/index.ts'
import { callerFor } from './council.ts'
import { text, type Verb } from './verb.ts'

export const councilAdd: Verb = {
  name: 'council add',
  takes: 'GSS',
  needs: ['Give the council’s GSS code: npm run lantern -- council add E10000008.'],
  does: 'Lets a council of England use this Lantern',
  bare: true,
  async run({ lantern, words, tell }) {
    const [code = ''] = words
    const caller = { actor: systemActor(councilIdOf(code)), via: 'cli' as const }
    const added = await lantern.runner.run(addCouncil, { code }, caller)
    tell(
      `${added.name} (${added.code}) uses this Lantern now. Next: npm run lantern -- role grant EMAIL administrator --council ${added.code}`,
    )
    return 0
  },
}

export const roleGrant: Verb = {
  name: 'role grant',
  takes: 'EMAIL ROLE [--council GSS] [--home ID]',
  needs: ['Give the person’s e-mail address, then the role.', 'Give the role after the e-mail address.'],
  does: 'Lets a person sign in, in a role',
  options: { home: 'text' },
  bare: true,
  async run(context) {
    const [email, role] = context.words
    const homeId = text(context, 'home')
    const input = { email, role, ...(homeId ? { homeId } : {}) }
    await context.lantern.runner.run(inviteAccount, input, await callerFor(context))
    context.tell(`${email} may sign in as ${role}.`)
    return 0
  },
}
