type Pairs = readonly (readonly [string, string])[]

/**
 * Where the derived Traditional Chinese would differ from the federation's own usage (its plan is written in it). Data, not logic: add a line
 * when a reader finds a wrong word. Whole words as they are written in Simplified Chinese, with their Traditional form.
 */
export const wordsBefore: Pairs = [
  ['登录', '登入'],
  ['退出登录', '登出'],
  ['默认', '預設'],
  ['菜单', '選單'],
  ['链接', '連結'],
  ['打印', '列印'],
  ['点击', '點按'],
  ['屏幕', '螢幕'],
  ['粘贴', '貼上'],
  ['账户', '帳戶'],
  ['账号', '帳號'],
  ['复核', '覆核'],
  ['获准', '獲准'],
  ['不准', '不准'],
]

/** Corrections on the Traditional text, for forms that long phrases of the dictionary bring in. */
export const wordsAfter: Pairs = [
  ['發佈', '發布'],
  ['公佈', '公布'],
  ['分佈', '分布'],
  ['佈局', '布局'],
  ['複核', '覆核'],
]
