// What is unfinished, and whether this node is well.

import {badge, facts, h, state, time} from './dom.js';
import {get} from './api.js';

function tile(name, figure, link, bad) {
  return h('div', {class: bad && figure > 0 ? 'tile bad' : 'tile'},
    h('span', {class: 'figure'}, figure === undefined ? 'not known' : figure),
    link ? h('a', {href: link}, name) : name);
}

function sum(figures) {
  return figures && Object.values(figures).reduce((all, one) => all + one, 0);
}

export async function show() {
  const [overview, ready, channels] = await Promise.all([get('v1/overview'), get('health/ready', 503), get('v1/channels')]);
  const attempts = overview.attempts ?? {};
  return [
    h('h1', null, 'Overview'),
    h('div', {class: 'tiles'},
      tile('Incidents open', overview.incidentsOpen, '#/incidents', true),
      tile('Orphans alarmed', overview.orphans.Alarmed, '#/orphans', true),
      tile('Proposals waiting', overview.proposalsWaiting, '#/actions'),
      tile('Attempts disputed', attempts.Disputed, undefined, true),
      tile('Attempts asked about', attempts.Asking),
      tile('Attempts being sent', attempts.Sending),
      tile('Orphans waiting', overview.orphans.Waiting, '#/orphans?state=Waiting'),
      tile('Notices parked', sum(overview.noticesParked), undefined, true),
      tile('Notices queued', overview.noticesQueued)),
    h('p', {class: 'hint'}, 'Of the whole cluster, counted within the last seconds.'),
    h('h2', null, 'This node'),
    facts([
      ['Node', overview.node],
      ['Looked at', time(overview.at)],
      ['State', badge(ready.status, ready.status === 'ready' ? 'good' : 'bad')],
      ...Object.entries(ready.checks),
    ]),
    h('h2', null, 'Breakers on this node'),
    channels.items.length === 0
      ? h('p', null, 'There are no channels yet: seed some.')
      : facts(channels.items.map(channel => [channel.code, [state(channel.breaker.state), ' since ', time(channel.breaker.since)]])),
  ];
}
