import { hasTrait } from '#law/code-list.ts'
import { command, done } from '#platform/command.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { openerFor } from '#platform/vault/index.ts'
import { refuseStale } from '../concern/steps.ts'
import { demoIds } from '../demo-ids.ts'
import { refuseFuture } from '../process/days.ts'
import { Done } from '../process/schema.ts'
import { caseSealer, opened } from '../words.ts'
import {
  addReferral,
  addSetting,
  changeReferral,
  changeSetting,
  referralsOf,
  settingsOf,
} from './parts-store.ts'
import { AddTrustSetting, DecideTrustSetting, NoteTrustReferral, UpdateTrustReferral } from './schema.ts'
import { lockedTrust } from './subject.ts'
import type { ReferralWords, SettingWords } from './words.ts'

export const addTrustSetting = command({
  name: 'safeguarding.addTrustSetting',
  does: 'Writes down a place where the person works: employer, agency, another job, a voluntary post.',
  api: 'POST /safeguarding/trust/{trustId}/settings',
  status: 201,
  input: AddTrustSetting,
  output: Done,
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, { kind, employer, role }, { row }) {
    const id = ctx.ids.next()
    const words: SettingWords = { employer, role }
    const sealed = (await caseSealer(ctx, row.id))(words)
    await addSetting(ctx.tx, { councilId: row.councilId, trustId: row.id, id, kind, words: sealed })
    return done({ id, version: 1 }, event('TrustSettingAdded', { settingId: id, kind }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ trustId: demoIds.trust, kind: 'agency' },
      ...{ employer: 'A staffing agency in Saltreach', role: 'Bank shifts at weekends' },
    },
  },
})

export const decideTrustSetting = command({
  name: 'safeguarding.decideTrustSetting',
  does: 'Decides whether one employer is told: only if necessary and proportionate, with its legal basis. Suspension is the employer’s.',
  api: 'POST /safeguarding/trust/{trustId}/settings/{settingId}/telling',
  input: DecideTrustSetting,
  output: Done,
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, input, { row }) {
    const { tell, basis = null, toldOn = null, suspended = 'not-known' } = input
    if (tell === 'told' && (!basis || !toldOn)) {
      throw new Invalid([
        ...(basis ? [] : [{ field: 'basis', message: 'Choose the legal basis for telling them' }]),
        ...(toldOn ? [] : [{ field: 'toldOn', message: 'Say when they were told' }]),
      ])
    }
    refuseFuture(ctx, { toldOn })
    const setting = (await settingsOf(ctx.tx, { councilId: row.councilId, trustId: row.id })).find(
      one => one.id === input.settingId,
    )
    if (!setting) throw new NotFound('We could not find that. Look for it on the page.')
    refuseStale(setting, input)
    const before = opened<SettingWords>(await openerFor(ctx, [row.id]), row.id, setting.words)
    await changeSetting(ctx.tx, row.councilId, setting.id, {
      ...{ tell, suspended, decidedAt: ctx.now, decidedBy: ctx.actor.id ?? null },
      ...(tell === 'told' ? { basis, toldOn } : { basis: null, toldOn: null }),
      words: (await caseSealer(ctx, row.id))({ ...before, why: input.words }),
    })
    const data = { settingId: setting.id, tell, basis }
    return done({ id: setting.id, version: setting.version + 1 }, event('TrustTellingDecided', data))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ trustId: demoIds.trust, settingId: demoIds.trustSetting, version: 1, tell: 'told' },
      ...{ basis: 'public-task', toldOn: '2026-11-13', suspended: 'yes' },
      words: 'He works alone with people at night. The manager can only keep them safe if she knows.',
    },
  },
})

export const noteTrustReferral = command({
  name: 'safeguarding.noteTrustReferral',
  does: 'Writes down who must tell the Disclosure and Barring Service, a regulator, the LADO or police; who did; when; and the proof seen.',
  api: 'POST /safeguarding/trust/{trustId}/referrals',
  status: 201,
  input: NoteTrustReferral,
  output: Done,
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, input, { row }) {
    const { body, must, doneBy = null, doneOn = null, proofSeenOn = null } = input
    refuseFuture(ctx, { doneOn, proofSeenOn })
    if (must === 'council' && hasTrait('trust-bodies', body, 'employer-must')) {
      const message = 'The duty is the employer’s. The council may refer too: say so as who did.'
      throw new Invalid([{ field: 'must', message }])
    }
    const id = ctx.ids.next()
    const words: ReferralWords = { text: input.words }
    await addReferral(ctx.tx, {
      ...{ councilId: row.councilId, trustId: row.id, id, body, must, doneBy, doneOn, proofSeenOn },
      words: (await caseSealer(ctx, row.id))(words),
    })
    return done({ id, version: 1 }, event('TrustReferralNoted', { referralId: id, body, must, doneBy }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ trustId: demoIds.trust, body: 'lado', must: 'council', doneBy: 'council', doneOn: '2026-11-13' },
      words: 'His partner has two children at home.',
    },
  },
})

export const updateTrustReferral = command({
  name: 'safeguarding.updateTrustReferral',
  does: 'Writes down that it was done, by whom and when, and the proof seen.',
  api: 'POST /safeguarding/trust/{trustId}/referrals/{referralId}/done',
  input: UpdateTrustReferral,
  output: Done,
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, input, { row }) {
    const { doneBy, doneOn, proofSeenOn = null } = input
    refuseFuture(ctx, { doneOn, proofSeenOn })
    const referral = (await referralsOf(ctx.tx, { councilId: row.councilId, trustId: row.id })).find(
      one => one.id === input.referralId,
    )
    if (!referral) throw new NotFound('We could not find that. Look for it on the page.')
    refuseStale(referral, input)
    if (referral.doneOn && referral.proofSeenOn) throw new Conflict('The proof was seen already.')
    await changeReferral(ctx.tx, row.councilId, referral.id, { doneBy, doneOn, proofSeenOn })
    const result = { id: referral.id, version: referral.version + 1 }
    return done(result, event('TrustReferralDone', { referralId: referral.id, doneBy }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ trustId: demoIds.trust, referralId: demoIds.trustReferral, version: 1 },
      ...{ doneBy: 'employer', doneOn: '2026-11-14', proofSeenOn: '2026-11-15' },
    },
  },
})
