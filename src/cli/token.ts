import { personRoles } from '#platform/access/roles.ts'
import { createToken } from '#platform/accounts/index.ts'
import { callerFor } from './council.ts'
import { needed, text, type Verb } from './verb.ts'

export const tokenCreate: Verb = {
  name: 'token create',
  takes: '--role ROLE [--home ID] [--email E] [--days N]',
  does: 'Makes a token for the API and prints it, this once',
  options: { role: 'text', home: 'text', email: 'text', days: 'text', label: 'text' },
  async run(context) {
    const role = needed(
      text(context, 'role'),
      `Say for which role: --role, one of ${personRoles.join(', ')}.`,
    )
    const [homeId, email, days, label] = ['home', 'email', 'days', 'label'].map(name => text(context, name))
    const input = {
      role,
      ...(homeId ? { homeId } : {}),
      ...(email ? { email } : {}),
      ...(days ? { days } : {}),
      ...(label ? { label } : {}),
    }
    const made = await context.lantern.runner.run(createToken, input, await callerFor(context))
    context.say(
      `A token for the role ${made.role}, until ${made.expiresAt.slice(0, 10)}. Keep it: it is not shown again.`,
    )
    context.tell(made.token)
    return 0
  },
}
