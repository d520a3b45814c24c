import type { Module } from '../module.ts'
import { disableAccount, enableAccount, inviteAccount, listAccounts } from './accounts.ts'
import { breakGlass, listBreakGlass, reviewBreakGlass } from './break-glass.ts'
import { addCouncil, setClaimRules } from './councils.ts'
import { endExclusion, exclude } from './exclusions.ts'
import { accountsPolicy } from './policy.ts'
import { grantRole, revokeRole } from './roles.ts'
import { applyClaims, changeRole, refuseSignIn, signIn, signOut } from './signing-in.ts'
import { createToken, listTokens, revokeToken } from './tokens.ts'

export { disableAccount, inviteAccount, listAccounts } from './accounts.ts'
export { breakGlass, listBreakGlass, reviewBreakGlass } from './break-glass.ts'
export { type ClaimRule, fittingRules, rulesIn } from './claims.ts'
export { addCouncil, councilIdOf, setClaimRules } from './councils.ts'
export { endExclusion, exclude } from './exclusions.ts'
export { grantRole, revokeRole } from './roles.ts'
export { applyClaims, changeRole, refuseSignIn, signIn, signOut } from './signing-in.ts'
export { createToken, listTokens, revokeToken } from './tokens.ts'

/** What this folder brings to the platform's module: who signs in, as what, and access beyond a role. */
export const accountsPart = {
  policy: accountsPolicy,
  commands: [
    inviteAccount,
    disableAccount,
    enableAccount,
    grantRole,
    revokeRole,
    createToken,
    revokeToken,
    addCouncil,
    setClaimRules,
    signIn,
    changeRole,
    signOut,
    refuseSignIn,
    applyClaims,
    breakGlass,
    reviewBreakGlass,
    exclude,
    endExclusion,
  ],
  queries: [listAccounts, listTokens, listBreakGlass],
} as const satisfies Pick<Module, 'policy' | 'commands' | 'queries'>
