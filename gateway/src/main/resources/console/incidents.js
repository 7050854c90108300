// What waits for people.

import {code, facts, h, id, money, state, table, time} from './dom.js';
import {get} from './api.js';
import {act, EVIDENCE, REASON} from './acting.js';
import {list, meaning} from './actions.js';
import {filter, more} from './lists.js';

const STATES = [['Open', 'Open'], ['Resolved', 'Resolved'], ['', 'All']];
const OF_OURS = ['RETURNED_BY_PROVIDER', 'GIVEN_UP'];
const ENDS = {
  EXPLAINED: 'Explain and end', RETURNED_BY_PROVIDER: 'Returned by the provider', RETURNED_TO_CUSTOMER: 'Returned to the customer',
  GIVEN_UP: 'Given up',
};

function suspense(incident) {
  const held = incident.suspense;
  return held && `${money(held.held)}, ${held.belongsTo === 'US' ? 'ours' : 'the customer\'s'}`;
}

function cells(incident) {
  return [
    id(incident.id), incident.reason, id(incident.orderId), code(incident.channel), suspense(incident) ?? '',
    incident.owner ?? '', state(incident.state), time(incident.openedAt),
  ];
}

/** The list. */
export async function showAll(context) {
  const chosen = context.query.get('state') ?? 'Open';
  const path = chosen ? `v1/incidents?state=${encodeURIComponent(chosen)}` : 'v1/incidents';
  const heads = ['Incident', 'Reason', 'Order', 'Channel', 'In suspense', 'Owner', 'State', 'Opened'];
  return [
    h('h1', null, 'Incidents'),
    filter(context, 'incidents', STATES, chosen),
    await more(path, items => table('Incidents, oldest first', heads, items.map(cells)), 'There are none.'),
  ];
}

/** One incident. */
export async function show(context, incidentId) {
  const incident = await get(`v1/incidents/${encodeURIComponent(incidentId)}`);
  return [
    h('h1', null, 'Incident ', incident.id),
    facts([
      ['State', state(incident.state)],
      ['Reason', incident.reason],
      ['Order', id(incident.orderId)],
      ['Attempt', id(incident.attemptId)],
      ['Channel', incident.channel],
      ['In suspense', suspense(incident) ?? 'nothing'],
      ['Opened', time(incident.openedAt)],
      ['Owner', incident.owner ?? 'nobody'],
      ['Note', incident.note],
      ['Settled by', incident.settledBy],
      ['Resolution', incident.resolution && [incident.resolution, ': ', meaning(incident.resolution), ', ', time(incident.resolvedAt)]],
    ]),
    incident.state === 'Open' && h('div', {class: 'row'}, owner(incident, context), resolutions(incident, context)),
    h('h2', null, 'What people did'),
    list(incident.actions, context.done),
  ];
}

function owner(incident, context) {
  return h('button', {type: 'button', click: () => act({
    title: 'Give the incident to somebody',
    will: ['The owner is shown to everybody, with the note, which replaces the one before. Nothing else changes.'],
    button: 'Yes, give it',
    fields: [
      {name: 'owner', label: 'Owner', hint: 'The name of the client of the person\'s API key.', most: 64},
      {...REASON, name: 'note', label: 'Note', hint: 'What you are doing about it.'},
    ],
    fixed: {},
    path: `v1/incidents/${encodeURIComponent(incident.id)}/owner`,
    keyed: false,
    done: context.done,
  })}, 'Give to somebody …');
}

function resolutions(incident, context) {
  const held = incident.suspense;
  const kinds = !held ? ['EXPLAINED'] : held.belongsTo === 'US' ? OF_OURS : ['RETURNED_TO_CUSTOMER'];
  return kinds.map(kind => h('button', {type: 'button', click: () => act({
    title: `End the incident: ${kind}`,
    will: [
      `That says: ${meaning(kind)}.`,
      held
        ? `${suspense(incident)} would leave suspense. This only proposes it: nothing is booked until a second person approves.`
        : 'Suspense holds nothing of it. The incident ends at once and is not opened again.',
    ],
    button: held ? 'Yes, propose it' : 'Yes, end it',
    fields: held ? [REASON, EVIDENCE] : [REASON],
    fixed: {kind},
    path: `v1/incidents/${encodeURIComponent(incident.id)}/resolutions`,
    keyed: true,
    done: context.done,
  })}, `${ENDS[kind]} …`));
}
