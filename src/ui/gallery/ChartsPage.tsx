import { BurnUp } from '../chart/BurnUp.js'
import { DotPlot, PeerStrip } from '../chart/DotPlot.js'
import { Lines } from '../chart/Lines.js'
import { Sparkline } from '../chart/Sparkline.js'
import { WeightedRanking } from '../chart/WeightedRanking.js'
import type { Frame } from '../page/frame.js'
import { Page } from '../page/Page.js'
import { Name, Say } from '../words.js'

const SOCIETIES = ['中国计算机学会', '中国化学会', '中国硅酸盐学会', '中国力学学会', '中国地理学会', '中国农学会']

export function ChartsPage({ frame }: { frame: Frame }) {
  return (
    <Page frame={frame} title={{ zh: '图表', en: 'Pictures' }}>
      <h2>
        <Say of={{ zh: '过早，尚无预测', en: 'Too early for a forecast' }} />
      </h2>
      <BurnUp
        id="early"
        title={{ zh: '技术供需对接', en: 'Matches of supply and demand' }}
        unit={{ zh: '次', en: 'matches' }}
        period={{ from: '2022-01-01', to: '2022-12-31' }}
        asOf="2022-01-20"
        actual={[
          { on: '2022-01-12', value: 4 },
          { on: '2022-01-20', value: 9 },
        ]}
        goal={{ comparator: '≥', value: 5000 }}
        forecast={null}
        state="at risk"
      />
      <Lines
        id="years"
        title={{ zh: '影响力指数', en: 'Index of influence' }}
        summary={{ zh: '硅酸盐学报由 512.3 升至 688.1，高于两种对照期刊。', en: 'The journal rose from 512.3 to 688.1, above both peers.' }}
        steps={[2018, 2019, 2020, 2021, 2022]}
        stepTitle={{ zh: '年份', en: 'Year' }}
        decimals={1}
        series={[
          { name: '硅酸盐学报', values: [512.3, 540.2, 601.7, 655.4, 688.1], strong: true },
          { name: '化学学报', values: [480.1, 470.5, null, 520.9, 515.2] },
          { name: '力学学报', values: [430.6, 455.2, 470.8, 499.1, 530.3] },
        ]}
        source={{ zh: '引文库 2022 版', en: 'Citation base, edition 2022' }}
        method="/ui/charts"
        asOf="2022-12-31"
      />
      <DotPlot
        caption={{ zh: '学术引领力（按中位数排列）', en: 'Academic lead, by median' }}
        rankTitle={{ zh: '位次', en: 'Rank' }}
        nameTitle={{ zh: '学会', en: 'Society' }}
        valueTitle={{ zh: '得分（90% 区间）', en: 'Score (90% interval)' }}
        bandText={{ zh: '以下各家无法区分先后', en: 'These cannot be told apart' }}
        min={0}
        max={100}
        dots={SOCIETIES.map((name, index) => ({
          id: `dot-${index}`,
          name: <Name zh={name} />,
          href: '/ui/charts',
          value: 82 - index * 6 - (index > 2 ? 8 : 0),
          low: 76 - index * 6 - (index > 2 ? 8 : 0),
          high: 88 - index * 6 - (index > 2 ? 8 : 0),
          ranks: { low: Math.max(1, index), high: index + 2 },
          band: index > 2 ? 2 : 1,
          strong: index === 2,
        }))}
      />
      <h2>
        <Say of={{ zh: '画像', en: 'Portrait' }} />
      </h2>
      <div>
        {[
          { zh: '组织凝聚力', en: 'Cohesion' },
          { zh: '学术引领力', en: 'Academic lead' },
          { zh: '社会公信力', en: 'Public trust' },
          { zh: '国际影响力', en: 'International influence' },
        ].map((name, index) => (
          <PeerStrip
            name={name}
            peers={Array.from({ length: 24 }, (_, peer) => 30 + ((peer * 37 + index * 11) % 61))}
            own={55 + index * 9}
            low={50 + index * 9}
            high={61 + index * 9}
            min={0}
            max={100}
          />
        ))}
      </div>
      <WeightedRanking
        caption={{ zh: '如果权重不同', en: 'If the weights were different' }}
        nameTitle={{ zh: '学会', en: 'Society' }}
        valueTitle={{ zh: '加权得分', en: 'Weighted score' }}
        action="/ui/charts"
        apply={{ zh: '按此权重重算', en: 'Recompute' }}
        criteria={[
          { id: 'a', name: { zh: '学术', en: 'Science' }, weight: 50 },
          { id: 'b', name: { zh: '服务', en: 'Service' }, weight: 30 },
          { id: 'c', name: { zh: '治理', en: 'Governance' }, weight: 20 },
        ]}
        rows={SOCIETIES.map((name, index) => ({
          id: `s${index}`,
          name: <Name zh={name} />,
          scores: [90 - index * 9, 30 + index * 12, 60 + ((index * 23) % 30)],
        }))}
      />
      <p>
        <Sparkline
          values={[2, 5, 9, 14, 14, 21]}
          goal={60}
          label={{ zh: '前六个月由 2 增至 21，计划 60', en: 'From 2 to 21 in six months; the plan is 60' }}
        />
      </p>
    </Page>
  )
}
