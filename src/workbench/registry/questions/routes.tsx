import { isUuid } from '../../../kernel/index.js'
import { answerQuestion, type QuestionLine, questions, registryRefusals } from '../../../registry/index.js'
import { ctxOf, ctxOfForm, postedForm, textOf, type WebApp, type WebContext } from '../../../ui/http/index.js'
import { paths } from '../../../ui/index.js'
import { type Again, done, frameWith, refused, shown } from '../../parts/answer.js'
import { said } from './messages.js'
import { QuestionPage, QuestionsPage } from './QuestionsPage.js'

/** `instant~id`, as the address carries where the list goes on. */
function cursorOf(after: string | undefined): { at: string; id: string } | undefined {
  const [at, id] = (after ?? '').split('~')
  return at && id && isUuid(id) ? { at, id } : undefined
}

export function questionRoutes(app: WebApp): void {
  app.get('/desk/registry/questions', async (c) => {
    const open = c.req.query('open') !== 'no'
    const after = cursorOf(c.req.query('after'))
    const found = await questions(ctxOf(c), { open, ...(after ? { after } : {}) } as never)
    if (!found.ok) return refused(c, found.refusal)
    const { next } = found.value
    const view = {
      open,
      lines: found.value.questions,
      next: next && paths.registryDesk('/questions', { open: open ? null : 'no', after: `${next.at}~${next.id}` }),
    }
    return shown(c, <QuestionsPage frame={await frameWith(c, said)} view={view} />)
  })
  app.get('/desk/registry/questions/:question', (c) => questionShown(c))
  app.post('/desk/registry/questions/:question', async (c) => {
    const posted = await postedForm(c)
    const answer = await answerQuestion(ctxOfForm(c, posted), {
      question: c.req.param('question') as never,
      choice: (textOf(posted, 'choice') ?? '') as never,
      reason: textOf(posted, 'reason') ?? '',
    })
    // Answered by somebody else meanwhile, it has no form any more: the reason is said by itself.
    if (!answer.ok && answer.refusal.code === 'question_answered') return refused(c, answer.refusal, registryRefusals)
    if (!answer.ok) return questionShown(c, { asked: posted.texts, refusal: answer.refusal })
    return done(c, paths.registryDesk('/questions'), 'answered')
  })
}

async function questionShown(c: WebContext, again: Again = {}): Promise<Response> {
  const line = await openQuestion(c)
  if (line instanceof Response) return line
  return shown(c, <QuestionPage frame={await frameWith(c, said)} line={line} {...again} />, again.refusal)
}

/** The open question of the address; one that has been answered is nobody's page any more. */
async function openQuestion(c: WebContext): Promise<QuestionLine | Response> {
  const id = c.req.param('question') ?? ''
  const found = await questions(ctxOf(c), { only: id } as never)
  if (!found.ok) return isUuid(id) || found.refusal.code !== 'input_invalid' ? refused(c, found.refusal) : (c.notFound() as Response)
  return found.value.questions[0] ?? (c.notFound() as Response)
}
