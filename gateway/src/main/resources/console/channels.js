// Each channel with what guards it, as it is on the node that answers.

import {badge, facts, h, state, time} from './dom.js';
import {get} from './api.js';

function percent(value) {
  return value === undefined ? 'too few calls' : `${value} %`;
}

function waiting(queue) {
  if (queue.waiting + queue.tryingAgain === 0) {
    return 'nothing';
  }
  return [
    `${queue.waiting} in the row`,
    queue.for && [`, for ${queue.for}`, queue.until && [' until ', time(queue.until)]],
    queue.tryingAgain > 0 && `, ${queue.tryingAgain} to be tried again`,
  ];
}

function card(channel) {
  const {breaker, calls, rate, queue} = channel;
  const ways = [channel.payout && 'payouts', channel.debit && 'debits'].filter(Boolean).join(' and ');
  return h('section', {class: 'card'},
    h('h2', null, channel.code, ' ', state(breaker.state), ' ', !channel.enabled && badge('not enabled', 'bad')),
    facts([
      ['Used for', `${ways}, priority ${channel.priority}`],
      ['Breaker', [`${breaker.state} since `, time(breaker.since), breaker.triedFrom && [', tried from ', time(breaker.triedFrom), ' on']]],
      ['Last calls', `${breaker.callsSeen} seen; failing: ${percent(breaker.failureRatePercent)}; slow: ${percent(breaker.slowRatePercent)}`],
      ['Calls under way', `${calls.underWay} of ${calls.limit} allowed now${calls.adaptive ? ' (adaptive)' : ''}, ${calls.permits} permits`],
      ['Rate', rate.callsPerSecond === 0 ? 'no limit' : `${rate.callsPerSecond} a second, ${rate.tokens} may begin now`],
      ['Waiting', waiting(queue)],
      ['Last certain answer', channel.lastCertainAt ? time(channel.lastCertainAt) : 'none since this node started'],
      ['Last uncertain answer', channel.lastUncertainAt ? time(channel.lastUncertainAt) : 'none since this node started'],
    ]),
    h('details', null,
      h('summary', null, 'Settings in force since ', time(channel.guardsSince)),
      facts(Object.entries(channel.guards).map(([name, value]) =>
        [name, `${value}${channel.ownGuards.includes(name) ? ' (by the channel\'s own terms)' : ''}`]))));
}

export async function show() {
  const report = await get('v1/channels');
  return [
    h('h1', null, 'Channels'),
    h('p', {class: 'hint'}, `As they are on the node ${report.node} at `, time(report.at), '. Guards are each node\'s own.'),
    report.items.map(card),
    report.items.length === 0 && h('p', null, 'There are none yet: seed some.'),
  ];
}
