import { z } from 'zod'
import { query } from '../query.ts'
import { getToken } from './token-store.ts'

export const readToken = query({
  name: 'platform.readToken',
  does: 'Shows what a token in use is for.',
  input: z.object({ tokenId: z.uuid('Give the id of the token, as the list of tokens shows it') }),
  output: z.object({ id: z.uuid(), label: z.string() }),
  can: 'token.manage',
  subject: (ctx, { tokenId }) => getToken(ctx, tokenId),
  trace: 'nothing',
  run: async (_ctx, _input, { id, label }) => ({ id, label }),
})
