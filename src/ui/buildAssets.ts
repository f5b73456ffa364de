import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'

export interface Built {
  readonly names: ReadonlyMap<string, string>
  readonly files: readonly {
    readonly name: string
    readonly plain: Uint8Array<ArrayBuffer>
    readonly br?: Uint8Array<ArrayBuffer>
    readonly gzip?: Uint8Array<ArrayBuffer>
  }[]
}

// The first browsers that know light-dark(), nesting and popover.
const TARGETS = ['chrome123', 'firefox125', 'safari17.5']

/**
 * Bundles styles and script of the browser from `folder` (`src/ui`), named by their content and packed. Takes about half a second; parts of the
 * script that only some pages need become files of their own, which `app.js` fetches when it meets their element.
 */
export function buildAssets(folder: string): Built {
  const result = buildSync({
    absWorkingDir: folder,
    entryPoints: { app: 'client/app.ts', 'app-styles': 'styles/app.css' },
    outdir: 'assets',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    // Lowering light-dark() would need a script; our oldest browsers know it.
    supported: { nesting: true },
    target: TARGETS,
    entryNames: '[name].[hash]',
    chunkNames: 'part.[hash]',
    metafile: true,
    write: false,
    logLevel: 'error',
    legalComments: 'none',
  })
  const names = new Map<string, string>()
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint === 'client/app.ts') names.set('app.js', basename(path))
    if (output.entryPoint === 'styles/app.css') names.set('app.css', basename(path))
  }
  const files = result.outputFiles.map((file) => packed(basename(file.path), new Uint8Array(file.contents)))
  const mark = new Uint8Array(readFileSync(join(folder, 'client', 'mark.svg')))
  const markName = `mark.${createHash('sha256').update(mark).digest('hex').slice(0, 8)}.svg`
  names.set('mark.svg', markName)
  return { names, files: [...files, packed(markName, mark)] }
}

function packed(name: string, plain: Uint8Array<ArrayBuffer>): Built['files'][number] {
  const br = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  return { name, plain, br: new Uint8Array(br), gzip: new Uint8Array(gzipSync(plain, { level: 9 })) }
}
