// Why an order is where it is, what happens next, and what people may do about it.

import {distance, facts, h, id, linked, money, state, time} from './dom.js';
import {get} from './api.js';
import {act, amount, EVIDENCE, MOVED_AT, REASON, RETURNED_AT} from './acting.js';
import {approval, meaning} from './actions.js';

const ACTIONS = {
  QUERY_NOW: {
    label: 'Ask the provider now',
    will: ['The provider is asked now about the attempt under way, without waiting for the ladder; of a payout that moved, whether it came back, until there is an answer. It takes effect at once, and nothing else changes.'],
    fields: [REASON],
  },
  HOLD: {
    label: 'Hold',
    will: [
      'Nothing further is started for this order. The attempt under way is still asked about, and evidence still counts.',
      'When it turns out that no money moved, no other channel is tried and the order fails. A loan that came of it is not debited. It takes effect at once.',
    ],
    fields: [REASON],
  },
  RESUME: {label: 'Resume', will: ['The hold ends at once, and the order goes on as it would have.'], fields: [REASON]},
  MARK_MOVED: {
    label: 'Mark as moved',
    will: [
      'You say that our amount moved, no more and no less. If another amount moved, do not do this.',
      'This only proposes it. Once a second person has approved, it is evidence like any other, the lifecycle decides, and it cannot be taken back.',
    ],
    fields: [REASON, EVIDENCE, MOVED_AT],
    waits: true,
  },
  MARK_NOT_MOVED: {
    label: 'Mark as not moved',
    will: [
      'You say that no money moved, and that none will move later either. The order then fails, or another channel is tried: if you are wrong, money moves twice.',
      'This only proposes it. Once a second person has approved, it is evidence like any other, the lifecycle decides, and it cannot be taken back.',
    ],
    fields: [REASON, EVIDENCE],
    waits: true,
  },
  MARK_RETURNED: {
    label: 'Mark as returned',
    will: [
      'You say that all of what moved came back: the bank sent the payout back, or the debit was taken back. If another amount came back, do not do this: have the provider tell it.',
      'A payout\'s loan is then void and the customer is told; a debit that was taken back calls a person. If you are wrong, the customer has the money and owes nothing.',
      'This only proposes it. Once a second person has approved, it is evidence like any other, the lifecycle decides, and it cannot be taken back.',
    ],
    fields: [REASON, EVIDENCE, RETURNED_AT],
    amount: true,
    waits: true,
  },
};

function button(kind, file, context) {
  const action = ACTIONS[kind];
  return h('button', {type: 'button', click: () => act({
    title: `${action.label}: ${file.order.id}`,
    will: action.will,
    button: action.waits ? 'Yes, propose it' : 'Yes, do it',
    fields: action.amount ? [...action.fields, amount(file.order.amount.currency)] : action.fields,
    fixed: {kind},
    path: `v1/cases/${encodeURIComponent(file.order.id)}/actions`,
    keyed: true,
    done: context.done,
  })}, `${action.label} …`);
}

/** An order. */
export async function show(context, orderId) {
  const file = await get(`v1/cases/${encodeURIComponent(orderId)}`);
  const open = file.attempts.some(attempt => !attempt.endedAt);
  const moved = file.attempts.some(attempt => attempt.state === 'Moved');
  const mayComeBack = ['Disbursed', 'Succeeded'].includes(file.order.state);
  return [
    h('h1', null, file.order.kind === 'drawdown' ? 'Drawdown ' : 'Repayment ', file.order.id, ' ', state(file.order.state)),
    file.heldSince && h('div', {class: 'note'}, h('p', null, 'Held since ', time(file.heldSince), ': nothing further is started.')),
    order(file),
    h('h2', null, 'What happens next'),
    next(file.next),
    h('h2', null, 'What you can do'),
    h('div', {class: 'row'},
      (open || mayComeBack) && button('QUERY_NOW', file, context),
      button(file.heldSince ? 'RESUME' : 'HOLD', file, context),
      open && [button('MARK_MOVED', file, context), button('MARK_NOT_MOVED', file, context)],
      moved && button('MARK_RETURNED', file, context),
      h('button', {type: 'button', click: context.reload}, 'Look again')),
    !open && h('p', {class: 'hint'}, mayComeBack
      ? 'No attempt is under way. The provider can be asked whether the money came back; where a bank has written that it did, it can be marked.'
      : moved ? 'No attempt is under way. Where a bank has written that the money was taken back, it can be marked.'
        : 'No attempt is under way: there is nothing to ask about and nothing to mark.'),
    h('h2', null, 'The story, in order'),
    h('ol', {class: 'story'}, story(file, context).map(item => h('li', null,
      h('span', {class: 'when'}, time(item.at)),
      h('div', null, h('p', null, item.what), item.more && h('p', {class: 'more'}, item.more), item.button)))),
    h('details', null, h('summary', null, 'The whole case file as the API tells it'), h('pre', {tabindex: '0'}, JSON.stringify(file, null, 2))),
  ];
}

function order(file) {
  const {order: told, loan} = file;
  return facts([
    ['Amount', money(told.amount)],
    ['Product', told.product && `${told.product}, ${told.termMonths} months at ${Math.round(told.annualRate * 1e6) / 1e4} % a year`],
    ['Card', `${told.card.maskedNumber} ${told.card.bank}`],
    ['Created', time(told.createdAt)],
    ['Ended', time(told.endedAt)],
    ['Refused', told.refusalCode],
    ['Failed', told.failureReason],
    ['Loan', loan && [h('span', {class: 'id'}, loan.id), ` ${loan.state}, ${money(loan.outstanding)} of ${money(loan.principal)} outstanding`]],
  ]);
}

function next(steps) {
  if (steps.length === 0) {
    return h('p', null, 'Nothing: all is done.');
  }
  return h('ol', {class: 'story'}, steps.map(step => h('li', null,
    h('span', {class: 'when'}, step.at ? [time(step.at), ' (', distance(step.at), ')'] : 'when a person acts'),
    h('p', null, linked(step.step)))));
}

/** Everything that has a time, in order; what has the same time stays as it is listed here. */
function story(file, context) {
  const items = [{at: file.order.createdAt, what: `The order was taken: ${money(file.order.amount)}`, more: routing(file.routing)}];
  for (const attempt of file.attempts) {
    items.push({
      at: attempt.createdAt,
      what: [`Attempt ${attempt.sequence}, ${attempt.kind} through ${attempt.channel}: `, id(attempt.id), ' ', !attempt.endedAt && state(attempt.state)],
      more: !attempt.endedAt && asked(attempt),
    });
    if (attempt.endedAt) {
      items.push({at: attempt.endedAt, what: [`Attempt ${attempt.sequence} ended: `, state(attempt.state), ' ', attempt.why], more: asked(attempt)});
    }
  }
  for (const one of file.evidence) {
    items.push({
      at: one.receivedAt,
      what: [`Evidence by ${one.source}: `, state(one.outcome), ' ', one.detail, ' ', one.amount && money(one.amount)],
      more: [one.providerCode && `provider's code ${one.providerCode} `, one.providerReference && `provider's reference ${one.providerReference} `, id(one.id)],
    });
  }
  for (const entry of file.ledger) {
    const transfers = entry.transfers.map(transfer => `${transfer.debit} to the debit, ${transfer.credit} to the credit: ${money(transfer.amount)}`);
    items.push({at: entry.bookedAt, what: `Booked: ${entry.kind}`, more: transfers.join('; ')});
  }
  for (const incident of file.incidents) {
    items.push({at: incident.openedAt, what: [`Incident ${incident.reason}: `, id(incident.id), ' ', state(incident.state)], more: incident.owner && `owner ${incident.owner}`});
  }
  for (const action of file.actions) {
    items.push({
      at: action.proposedAt,
      what: [`${action.proposer}: ${action.kind} (${meaning(action.kind)}) `, state(action.status)],
      more: [action.reason, action.evidenceReference && `; evidence: ${action.evidenceReference}`, action.approver && `; approved by ${action.approver}`,
        action.supersededWhy && `; superseded: ${action.supersededWhy}`],
      button: approval(action, context.done),
    });
  }
  for (const notice of file.notices) {
    items.push({at: notice.createdAt, what: [`${notice.kind} ${notice.scene}: ${notice.state}`], more: notice.tries > 0 && (notice.tries === 1 ? '1 try' : `${notice.tries} tries`)});
  }
  // Numbers, since texts of different precision do not compare by time.
  return items.sort((one, other) => new Date(one.at) - new Date(other.at));
}

function asked(attempt) {
  return attempt.asked > 0 && (attempt.asked === 1 ? 'asked about once' : `asked about ${attempt.asked} times`);
}

function routing(told) {
  return (told?.channels ?? []).map(channel => channel.rank ? `${channel.code} was rank ${channel.rank} (${channel.why})` : `${channel.code} was left out: ${channel.why}`).join('; ');
}
