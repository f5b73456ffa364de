import { MeetingTarget, MeetingView } from '../meeting/MeetingView.js'
import type { Frame } from '../page/frame.js'
import { Page } from '../page/Page.js'
import { sampleCounts, sampleItems } from './sample.js'

export function MeetingPage({ frame }: { frame: Frame }) {
  return (
    <Page frame={{ ...frame, navigation: [] }} title={{ zh: '2022 年工作计划', en: 'Work plan 2022' }} heading={false}>
      <MeetingView
        title={{ zh: '2022 年工作计划', en: 'Work plan 2022' }}
        note={{ zh: '截至 2022-09-30 (周五)，还有 92 天', en: 'as of 2022-09-30 (Fri), 92 days left' }}
        counts={sampleCounts}
      >
        {sampleItems
          .flatMap((item) => item.targets)
          .map((target) => (
            <MeetingTarget
              name={target.name}
              href="/ui/target"
              value={target.state === 'no figure' ? null : target.value}
              unit={target.unit}
              goal={{ comparator: target.comparator, value: target.goal }}
              state={target.state}
              pace={
                target.pace && {
                  zh: `每月需 ${target.pace.needed}，现 ${target.pace.now}`,
                  en: `${target.pace.needed} a month needed, ${target.pace.now} now`,
                }
              }
            />
          ))}
      </MeetingView>
    </Page>
  )
}
