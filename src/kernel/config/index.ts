export { projectRoot } from './root.js'
export { isLoopback, type Mode, readSettings, type SettingProblem, type Settings, type SettingsRead } from './settings.js'
export { EXIT, StartProblem, type StartProblemCode, type Told } from './startProblem.js'
export { type LogLevel, OTHER_NAMES, settingsPage, TABLE } from './table.js'
