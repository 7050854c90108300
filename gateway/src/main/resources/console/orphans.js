// Genuine callbacks that name no attempt.

import {code, facts, h, id, money, state, table, time} from './dom.js';
import {get} from './api.js';
import {act, EVIDENCE, REASON} from './acting.js';
import {list} from './actions.js';
import {filter, more} from './lists.js';

const STATES = [['Alarmed', 'Alarmed'], ['Waiting', 'Waiting'], ['Matched', 'Matched'], ['Closed', 'Closed'], ['', 'All']];

function said(orphan) {
  return [orphan.kind, ' ', state(orphan.outcome), ' ', orphan.amount && money(orphan.amount), orphan.reason];
}

function cells(orphan) {
  return [id(orphan.id), code(orphan.channel), h('span', {class: 'id'}, orphan.reference), said(orphan), state(orphan.state), time(orphan.receivedAt)];
}

/** The list. */
export async function showAll(context) {
  const chosen = context.query.get('state') ?? 'Alarmed';
  const path = chosen ? `v1/orphans?state=${encodeURIComponent(chosen)}` : 'v1/orphans';
  const heads = ['Orphan', 'Channel', 'Reference', 'What it says', 'State', 'Came'];
  return [
    h('h1', null, 'Orphans'),
    h('p', {class: 'hint'}, 'Callbacks that are rightly signed and name no attempt of this database.'),
    filter(context, 'orphans', STATES, chosen),
    await more(path, items => table('Orphans, oldest first', heads, items.map(cells)), 'There are none.'),
  ];
}

/** One orphan. */
export async function show(context, orphanId) {
  const orphan = await get(`v1/orphans/${encodeURIComponent(orphanId)}`);
  const open = orphan.state === 'Waiting' || orphan.state === 'Alarmed';
  return [
    h('h1', null, 'Orphan ', orphan.id),
    facts([
      ['State', state(orphan.state)],
      ['Channel', orphan.channel],
      ['Reference', h('span', {class: 'id'}, orphan.reference)],
      ['Would be attempt', orphan.attemptId && id(orphan.attemptId)],
      ['What it says', said(orphan)],
      ['Provider\'s code', orphan.providerCode],
      ['Provider\'s reference', orphan.providerReference],
      ['Moved at', time(orphan.movedAt)],
      ['Came', time(orphan.receivedAt)],
      ['Alarmed', time(orphan.alarmedAt)],
      ['Looked for next', orphan.nextLookAt && time(orphan.nextLookAt)],
      ['Ended', time(orphan.endedAt)],
      ['Closed by', orphan.closedBecause],
    ]),
    open && orphan.attemptIsThere && h('div', {class: 'note'}, h('p', null, 'Its attempt is there: it is matched at the next look.')),
    open && !orphan.attemptIsThere && h('div', {class: 'row'}, closing(orphan, context)),
    h('h2', null, 'What people did'),
    list(orphan.actions, context.done),
  ];
}

function closing(orphan, context) {
  const moved = orphan.outcome === 'Moved';
  return h('button', {type: 'button', click: () => act({
    title: 'Close the orphan',
    will: [
      'Its attempt is looked for no more, and nothing is booked. It stays in the records, unchangeable, with your reason.',
      moved
        ? `It says that ${money(orphan.amount)} moved. Whoever closes it gives up the question where that money went, so this only `
          + 'proposes it: a second person has to approve.'
        : 'It does not say that money moved, so it is closed at once.',
    ],
    button: moved ? 'Yes, propose it' : 'Yes, close it',
    fields: [REASON, EVIDENCE],
    fixed: {},
    path: `v1/orphans/${encodeURIComponent(orphan.id)}/closing`,
    keyed: true,
    done: context.done,
  })}, 'Close …');
}
