export const assetUrl = (name: string): string => `/assets/${name}`
