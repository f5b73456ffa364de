import type { BoardTarget } from '../../../plan/index.js'
import { type Frame, formatNumber, None, Page, Pill, paths, Say, scriptOf, Table, Tabs } from '../../../ui/index.js'
import { crumbsOf, type Here, planTabs } from '../ask.js'
import { texts as shared } from '../messages.js'
import { texts } from './messages.js'

/** All targets with the rule by which each is counted. */
export function RulesPage({ frame, here, targets }: { frame: Frame; here: Here; targets: readonly BoardTarget[] }) {
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead} breadcrumbs={crumbsOf(here, texts.title)} unlisted>
      <Tabs label={shared.planning} tabs={planTabs(here, 'rules')} />
      <Table
        caption={texts.title}
        hideCaption
        columns={[
          {
            title: shared.target,
            heads: true,
            cell: (target) => <a href={paths.planDesk(here.plan.id, `/rules/${target.code}`)}>{target.code}</a>,
          },
          { title: { zh: '原文', en: 'Words of the plan' }, cell: (target) => <span lang={scriptOf(target.phrase)}>{target.phrase}</span> },
          { title: texts.counted, cell: (target) => <Say of={target.counted} /> },
          {
            title: texts.version,
            numeric: true,
            cell: (target) => (target.rule ? target.rule.version : <Pill tone="warn" text={texts.noRule} />),
          },
          {
            title: texts.figure,
            numeric: true,
            cell: (target) =>
              target.n === null ? (
                <None />
              ) : (
                <a href={paths.evidence(here.plan.year ?? 0, target.code)}>
                  {target.percent ? `${target.percent}%` : formatNumber(frame.language, target.n)}
                </a>
              ),
          },
        ]}
        rows={targets}
      />
    </Page>
  )
}
