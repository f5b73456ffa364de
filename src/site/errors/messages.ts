import { messages } from '../../kernel/index.js'

export const texts = messages({
  notFound: { zh: '没有找到这个页面', en: 'There is nothing at this address' },
  notFoundText: {
    zh: '地址可能写错了，或者所指的内容您无权查看。可以从下面几处继续，或用搜索查找。',
    en: 'The address may be mistyped, or what it names is not open to you. Go on from one of these places, or search.',
  },
  forbidden: { zh: '您不能打开这个页面', en: 'You may not open this page' },
  forbiddenText: {
    zh: '您的角色没有相应的权限。若认为应当有，请联系本单位的管理员，并告知下面的请求编号。',
    en: 'None of your roles allows it. If you think it should, ask your unit’s administrator and name the request number below.',
  },
  signInText: { zh: '请先登录，再打开这个页面。', en: 'Please sign in, then open this page.' },
  fault: { zh: '系统出了问题', en: 'Something broke on our side' },
  faultText: {
    zh: '不是您的操作有误，数据没有受影响。请稍后再试；仍不行时，请把下面的请求编号告诉管理员。',
    en: 'It was nothing you did, and no data was changed. Please try again shortly; if it still fails, tell the administrator the request number below.',
  },
  requestNumber: { zh: '请求编号', en: 'Request number' },
  offline: { zh: '网络已断开', en: 'You are offline' },
  offlineText: {
    zh: '没有读到这个页面。恢复网络后请再试一次；其他已打开的页面不受影响。',
    en: 'This page could not be fetched. Try again once the connection is back; pages that are already open are not affected.',
  },
  home: { zh: '首页', en: 'Home' },
  board: { zh: '计划看板', en: 'Plan board' },
  directory: { zh: '名录', en: 'Directory' },
  search: { zh: '搜索', en: 'Search' },
})
