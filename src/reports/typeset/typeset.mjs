// Typesets one document in a process of its own: JSON { template, data, images } on standard input, PDF on standard output.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const require = createRequire(import.meta.url)
const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
const job = JSON.parse(readFileSync(0, 'utf8'))
const compiler = NodeCompiler.create({
  workspace: '/',
  fontArgs: [
    {
      fontBlobs: ['400Regular/NotoSansSC_400Regular.ttf', '600SemiBold/NotoSansSC_600SemiBold.ttf'].map((name) =>
        readFileSync(join(fonts, name)),
      ),
    },
  ],
})
for (const [name, text] of Object.entries(job.files)) compiler.mapShadow(`/${name}`, Buffer.from(text, 'utf8'))
try {
  const pdf = compiler.pdf({ mainFileContent: job.template }, { pdfStandard: 'a-2b', creationTimestamp: 0 })
  process.stdout.write(pdf)
} catch (fault) {
  process.stderr.write(`${fault?.message ?? fault}\n${JSON.stringify(fault?.shortDiagnostics ?? [])}\n`)
  process.exitCode = 1
}
