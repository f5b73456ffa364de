/** What `plan read` says of a request or a file that it cannot take. */
interface Said {
  readonly zh: string
  readonly en: string
}

const USAGE = 'plan read FILE [--encoding utf-8|gb18030|big5|utf-16le|utf-16be] [--year YYYY] [--json]'

export type RequestFault =
  | 'no_file'
  | 'many_files'
  | 'standard_input'
  | 'unknown_encoding'
  | 'not_a_year'
  | 'unknown_option'
  | 'wrong_value'
  | 'unclear'

const FAULTS: Readonly<Record<RequestFault, (word: string) => Said>> = {
  no_file: () => ({ zh: '须给出一个文件。', en: 'One file is needed.' }),
  many_files: (word) => ({ zh: `一次只读一个文件，给了 ${word} 个。`, en: `One file is read at a time; ${word} were given.` }),
  standard_input: () => ({
    zh: '不从标准输入读取，请先存成文件。',
    en: 'Standard input is not read; save the text as a file first.',
  }),
  unknown_encoding: (word) => ({ zh: `不认识编码 ${word}。`, en: `Unknown encoding ${word}.` }),
  not_a_year: (word) => ({ zh: `${word} 不是 1900 至 2099 的年份。`, en: `Not a year from 1900 to 2099: ${word}.` }),
  unknown_option: (word) => ({ zh: `不认识选项 ${word}。`, en: `Unknown option ${word}.` }),
  wrong_value: (word) => ({ zh: `选项 ${word} 缺少值或不带值。`, en: `The option ${word} lacks its value or takes none.` }),
  unclear: () => ({ zh: '看不懂这个请求。', en: 'The request cannot be understood.' }),
}

export function requestRefusal(fault: RequestFault, word = ''): Said {
  const said = FAULTS[fault](word)
  return { zh: `${said.zh}用法：${USAGE}`, en: `${said.en} Usage: ${USAGE}` }
}

/** By the system's short code; `NOTFILE` is ours for pipes and devices. */
const UNREADABLE: Readonly<Record<string, Said>> = {
  EISDIR: { zh: '是文件夹，不是文件。请给出其中的一个文件。', en: 'is a folder, not a file. Name one file in it.' },
  NOTFILE: {
    zh: '不是普通文件（管道或设备不读）。请先存成文件。',
    en: 'is no ordinary file (pipes and devices are not read). Save it as a file first.',
  },
  ENOENT: { zh: '不存在。请检查路径。', en: 'does not exist. Check the path.' },
  EACCES: { zh: '没有读取权限。请检查权限。', en: 'may not be read. Check the rights.' },
}

export function fileRefusal(file: string, code: string): Said {
  const said = UNREADABLE[code] ?? {
    zh: `读不到（${code}）。请检查路径和权限。`,
    en: `cannot be read (${code}). Check the path and the rights.`,
  }
  return { zh: `${file} ${said.zh}`, en: `${file} ${said.en}` }
}
