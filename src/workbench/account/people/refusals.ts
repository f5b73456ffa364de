import { accountRefusals } from '../../../kernel/accounts/index.js'
import { kernelRefusals } from '../../../kernel/index.js'
import { registryRefusals } from '../../../registry/index.js'
import { partRefusals } from '../../parts/messages.js'

/** Sentences for whatever the pages of people may be refused. */
export const refusals = [registryRefusals, partRefusals, accountRefusals, kernelRefusals]
