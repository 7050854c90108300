// What people did and proposed, and the approval of it.

import {facts, h, id, state, table, time} from './dom.js';
import {get} from './api.js';
import {act} from './acting.js';
import {filter, more} from './lists.js';

const STATES = [['Proposed', 'Proposed'], ['Approved', 'Approved'], ['Done', 'Done'], ['Superseded', 'Superseded'], ['', 'All']];
const MEANINGS = {
  EXPLAINED: 'the incident is explained; nothing is booked',
  SETTLED_BY_EVIDENCE: 'nobody had to end it: later evidence says where the money is, and it has left suspense',
  RETURNED_BY_PROVIDER: 'the provider gave our money back: it leaves suspense for the provider\'s clearing account',
  RETURNED_TO_CUSTOMER: 'the provider gave the customer\'s money back: it leaves suspense for the provider\'s clearing account',
  GIVEN_UP: 'our money does not come back: it leaves suspense as a loss',
  QUERY_NOW: 'the provider is asked now',
  HOLD: 'nothing further is started for the order',
  RESUME: 'the hold ends',
  MARK_MOVED: 'our amount moved',
  MARK_NOT_MOVED: 'no money moved, and none will',
  MARK_RETURNED: 'all that moved came back',
  REQUEUE_NOTICE: 'a parked notice is sent again',
  CLOSE_ORPHAN: 'the orphan is explained and closed',
  CLOSE_MOVED_ORPHAN: 'the orphan is closed although it says that money moved',
};

/** What a kind of action says. */
export function meaning(kind) {
  return MEANINGS[kind] ?? '';
}

/** A button for whoever is the second person, where one is waited for. */
export function approval(action, done) {
  return action.status === 'Proposed' && h('button', {type: 'button', click: () => act({
    title: `Approve ${action.kind}`,
    will: [
      `${action.proposer} proposed: ${meaning(action.kind)}.`,
      `Reason: ${action.reason}`,
      `Evidence: ${action.evidenceReference}`,
      action.movedAt && `Moved at: ${action.movedAt}`,
      action.returnedAt && `Came back at: ${action.returnedAt}`,
      'With your approval it is carried out at once, and cannot be taken back. Read the evidence itself first, not only this. '
        + 'You cannot approve what you proposed yourself.',
    ],
    button: 'Yes, approve it',
    fields: [],
    fixed: {},
    path: `v1/actions/${encodeURIComponent(action.id)}/approve`,
    keyed: false,
    done,
  })}, 'Approve …');
}

/** The actions on something, in order. */
export function list(actions, done) {
  if (actions.length === 0) {
    return h('p', null, 'Nobody has done or proposed anything.');
  }
  return actions.map(action => h('div', {class: 'card'}, told(action), h('div', {class: 'row'}, approval(action, done))));
}

function told(action) {
  return facts([
    ['Action', id(action.id)],
    ['What', [action.kind, ': ', meaning(action.kind)]],
    ['Status', state(action.status)],
    ['About', [action.orderId, action.incidentId, action.orphanId].filter(Boolean).map(about => [id(about), ' '])],
    ['Attempt', action.attemptId && id(action.attemptId)],
    ['Reason', action.reason],
    ['Evidence', action.evidenceReference],
    ['Moved at', action.movedAt && time(action.movedAt)],
    ['Came back at', action.returnedAt && time(action.returnedAt)],
    ['By', [action.proposer, ', ', time(action.proposedAt)]],
    ['Approved by', action.approver && [action.approver, ', ', time(action.approvedAt)]],
    ['Superseded', action.supersededWhy && [action.supersededWhy, ' ', time(action.supersededAt)]],
  ]);
}

/** What waits for a second person, or was done. */
export async function showAll(context) {
  const chosen = context.query.get('state') ?? 'Proposed';
  const path = chosen ? `v1/actions?status=${encodeURIComponent(chosen)}` : 'v1/actions';
  const heads = ['Action', 'What', 'About', 'Reason', 'By', 'Status', 'Proposed'];
  return [
    h('h1', null, 'Approvals'),
    h('p', {class: 'hint'}, 'Open an action to read and approve it; what you proposed yourself is for somebody else.'),
    filter(context, 'actions', STATES, chosen),
    await more(path, items => table('Actions, oldest first', heads, items.map(cells)), 'There are none.'),
  ];
}

function cells(action) {
  const about = action.orphanId ?? action.incidentId ?? action.orderId;
  return [id(action.id), action.kind, id(about), action.reason, action.proposer, state(action.status), time(action.proposedAt)];
}

/** One action. */
export async function show(context, actionId) {
  const action = await get(`v1/actions/${encodeURIComponent(actionId)}`);
  return [h('h1', null, 'Action ', actionId), list([action], context.done)];
}
