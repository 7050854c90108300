package io.ebbgate.gateway.usecase.casefile;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Scope;
import io.ebbgate.gateway.usecase.movement.sending.queue.Wait;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Puts the story of an order together. */
public final class TellCase implements Cases {
  private final CaseFiles files;
  private final Function<UUID, Optional<Wait>> waits;

  /**
   * @param files what is stored
   * @param waits for what an attempt waits on this node, which is stored nowhere
   */
  public TellCase(CaseFiles files, Function<UUID, Optional<Wait>> waits) {
    this.files = files;
    this.waits = waits;
  }

  @Override
  public Future<Map<String, Object>> tell(Principal principal, UUID orderId) {
    return principal.may(Scope.OPERATOR_READ)
        ? tellAnyone(orderId)
        : tell(Optional.of(principal.clientId()), orderId, Audience.CLIENT);
  }

  /** Who listens: what people of the gateway write to each other is not for its clients. */
  private enum Audience {
    CLIENT,
    OPERATOR
  }

  /** The story of anybody's order, for those who run the gateway. */
  public Future<Map<String, Object>> tellAnyone(UUID orderId) {
    return tell(Optional.empty(), orderId, Audience.OPERATOR);
  }

  private Future<Map<String, Object>> tell(
      Optional<UUID> clientId, UUID orderId, Audience audience) {
    return files
        .read(clientId, orderId)
        .map(found ->
            tree(
                found.orElseThrow(() ->
                    Problem.of(ProblemCode.CASE_NOT_FOUND, "there is no such drawdown or repayment")
                        .rejected()),
                audience));
  }

  private Map<String, Object> tree(CaseFile file, Audience audience) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("order", order(file.order()));
    tree.put("routing", Plain.map(file.order().routing()));
    tree.put("attempts", file.attempts().stream().map(TellCase::attempt).toList());
    tree.put("evidence", file.evidence().stream().map(TellCase::evidence).toList());
    tree.put("ledger", file.entries().stream().map(TellCase::entry).toList());
    tree.put("notices", file.notices().stream().map(TellCase::notice).toList());
    tree.put(
        "incidents",
        file.incidents().stream().map(incident -> incident(incident, audience)).toList());
    tree.put("actions", file.actions().stream().map(action -> action(action, audience)).toList());
    file.heldSince().ifPresent(since -> tree.put("heldSince", since.toString()));
    file.loan().ifPresent(loan -> tree.put("loan", loan(loan)));
    tree.put("next", NextSteps.of(file, waits));
    return tree;
  }

  private static Map<String, Object> order(CaseFile.Order order) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", order.kind().format(order.id()));
    tree.put("kind", order.kind() == IdKind.DRAWDOWN ? "drawdown" : "repayment");
    tree.put("state", order.state());
    order.refusalCode().ifPresent(code -> tree.put("refusalCode", code));
    order.failureReason().ifPresent(reason -> tree.put("failureReason", reason));
    tree.put("amount", amount(order.amount()));
    tree.put("lineId", IdKind.CREDIT_LINE.format(order.lineId()));
    var card = new LinkedHashMap<String, Object>();
    card.put("id", IdKind.CARD.format(order.cardId()));
    card.put("maskedNumber", "****" + order.cardTail());
    card.put("bank", order.bank());
    tree.put("card", card);
    order
        .facts()
        .forEach((key, fact) -> tree.put(key, fact instanceof Money money ? amount(money) : fact));
    tree.put("createdAt", order.createdAt().toString());
    put(tree, "endedAt", order.endedAt());
    return tree;
  }

  private static Map<String, Object> attempt(CaseFile.Attempt attempt) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", IdKind.ATTEMPT.format(attempt.id()));
    tree.put("sequence", (long) attempt.sequence());
    tree.put("kind", attempt.kind());
    tree.put("channel", attempt.channel());
    tree.put("state", attempt.state());
    put(tree, "why", attempt.why());
    tree.put("asked", (long) attempt.asked());
    tree.put("createdAt", attempt.createdAt().toString());
    put(tree, "dueAt", attempt.dueAt());
    put(tree, "endedAt", attempt.endedAt());
    return tree;
  }

  private static Map<String, Object> evidence(CaseFile.Evidence evidence) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", IdKind.EVIDENCE.format(evidence.id()));
    tree.put("attemptId", IdKind.ATTEMPT.format(evidence.attemptId()));
    tree.put("source", evidence.source());
    tree.put("outcome", evidence.outcome());
    put(tree, "detail", evidence.detail());
    put(tree, "providerCode", evidence.providerCode());
    put(tree, "providerReference", evidence.providerReference());
    evidence.amount().ifPresent(money -> tree.put("amount", amount(money)));
    tree.put("receivedAt", evidence.receivedAt().toString());
    return tree;
  }

  private static Map<String, Object> entry(CaseFile.Entry entry) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", IdKind.LEDGER_ENTRY.format(entry.id()));
    tree.put("kind", entry.kind());
    tree.put("evidenceId", IdKind.EVIDENCE.format(entry.evidenceId()));
    entry.settles().ifPresent(id -> tree.put("settles", IdKind.EVIDENCE.format(id)));
    tree.put("businessDate", entry.businessDate().toString());
    tree.put("bookedAt", entry.bookedAt().toString());
    tree.put("transfers", entry.transfers().stream().map(TellCase::transfer).toList());
    return tree;
  }

  private static Map<String, Object> transfer(CaseFile.Transfer transfer) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("debit", transfer.debit());
    tree.put("credit", transfer.credit());
    tree.put("amount", amount(transfer.amount()));
    return tree;
  }

  private static Map<String, Object> notice(CaseFile.Notice notice) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", IdKind.NOTICE.format(notice.id()));
    tree.put("kind", notice.kind());
    tree.put("scene", notice.scene());
    tree.put("state", notice.state());
    tree.put("tries", (long) notice.tries());
    tree.put("createdAt", notice.createdAt().toString());
    put(tree, "endedAt", notice.endedAt());
    return tree;
  }

  private static Map<String, Object> incident(CaseFile.Incident incident, Audience audience) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", IdKind.INCIDENT.format(incident.id()));
    tree.put("attemptId", IdKind.ATTEMPT.format(incident.attemptId()));
    tree.put("reason", incident.reason());
    tree.put("state", incident.state());
    tree.put("openedAt", incident.openedAt().toString());
    if (audience == Audience.OPERATOR) {
      incident.owner().ifPresent(owner -> tree.put("owner", owner));
      put(tree, "note", incident.note());
    }
    incident.resolution().ifPresent(resolution -> tree.put("resolution", resolution));
    put(tree, "resolvedAt", incident.resolvedAt());
    incident.settledBy().ifPresent(id -> tree.put("settledBy", IdKind.EVIDENCE.format(id)));
    return tree;
  }

  private static Map<String, Object> action(CaseFile.Action action, Audience audience) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", IdKind.OPERATOR_ACTION.format(action.id()));
    tree.put("kind", action.kind());
    tree.put("status", action.status());
    action.incidentId().ifPresent(id -> tree.put("incidentId", IdKind.INCIDENT.format(id)));
    put(tree, "movedAt", action.movedAt());
    put(tree, "returnedAt", action.returnedAt());
    tree.put("proposedAt", action.proposedAt().toString());
    if (audience == Audience.OPERATOR) {
      tree.put("reason", action.reason());
      put(tree, "evidenceReference", action.evidenceReference());
      tree.put("proposer", action.proposer());
      action.approver().ifPresent(approver -> tree.put("approver", approver));
    }
    put(tree, "approvedAt", action.approvedAt());
    put(tree, "supersededWhy", action.supersededWhy());
    put(tree, "supersededAt", action.supersededAt());
    return tree;
  }

  private static Map<String, Object> loan(CaseFile.LoanFacts loan) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", IdKind.LOAN.format(loan.id()));
    tree.put("state", loan.state());
    tree.put("principal", amount(loan.principal()));
    tree.put("outstanding", amount(loan.outstanding()));
    tree.put("valueDate", loan.valueDate().toString());
    return tree;
  }

  private static Map<String, Object> amount(Money money) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("amount", money.minor());
    tree.put("currency", money.currency().getCurrencyCode());
    return tree;
  }

  private static void put(Map<String, Object> tree, String key, String text) {
    if (!text.isEmpty()) {
      tree.put(key, text);
    }
  }

  private static void put(Map<String, Object> tree, String key, Optional<Instant> at) {
    at.ifPresent(instant -> tree.put(key, instant.toString()));
  }
}
