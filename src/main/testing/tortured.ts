import { torturedProcess } from '../torture/child.js'

process.exitCode = await torturedProcess(process.argv[2]!, 60)
