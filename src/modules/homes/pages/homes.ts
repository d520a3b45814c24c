import { roles } from '#platform/access/roles.ts'
import { type PageContext, page } from '#platform/http/page/page.ts'
import { raiseChallenge } from '../challenge/commands.ts'
import { getHome, getRecord } from '../registry/home-queries.ts'
import { undoJoin } from '../registry/join-commands.ts'
import { homePage } from '../view/home-page.ts'
import { profilePage } from '../view/profile.ts'
import { recordPage } from '../view/record.ts'

/** A home's own people speak for their own home; the runner judges again. */
function mayChallenge(homeId: string, ctx: PageContext): boolean {
  const ofAHome = roles[ctx.role].scope === 'home'
  return ctx.mayEver(raiseChallenge) && (!ofAHome || ctx.homeIds.includes(homeId))
}

export const homeStory = page.show<typeof getHome>({
  path: '/homes/{homeId}',
  query: getHome,
  template: 'homes/home.njk',
  async model(home, ctx) {
    const rights = { mayChallenge: mayChallenge(home.id, ctx), mayDecide: ctx.mayEver(undoJoin) }
    const [shown, attentionPanels, storyPanels, factPanels] = await Promise.all([
      homePage(home, ctx.today, rights),
      ctx.panels('home.attention', home),
      ctx.panels('home.story', home),
      ctx.panels('home.facts', home),
    ])
    return { ...shown, attentionPanels, storyPanels, factPanels }
  },
})

export const homeProfile = page.show<typeof getHome>({
  path: '/homes/{homeId}/profile',
  query: getHome,
  template: 'homes/profile.njk',
  async model(home, { today, councilName, publicUrl, panels }) {
    const moreIsHeld = (await panels('home.story', home)).length > 0
    return { ...profilePage(home, { today, councilName, publicUrl, moreIsHeld }) }
  },
})

export const homeRecord = page.show<typeof getRecord>({
  path: '/homes/{homeId}/records/{recordId}',
  query: getRecord,
  template: 'homes/record.njk',
  async model(record, ctx) {
    const home = await ctx.ask(getHome, { homeId: ctx.params.homeId ?? '' })
    return { ...recordPage(record, home) }
  },
})
