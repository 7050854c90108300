package io.ebbgate.gateway.http.rig;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.money.Money;
import io.ebbgate.core.movement.Moved;
import io.ebbgate.core.movement.MovementKind;
import io.ebbgate.core.movement.NotMoved;
import io.ebbgate.core.movement.orphan.OrphanState;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.Held;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Kept;
import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.gateway.usecase.movement.orphan.OrphanRow;
import io.ebbgate.gateway.usecase.movement.orphan.Orphans;
import io.ebbgate.gateway.usecase.operator.ActOnOrder;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.IncidentFile;
import io.ebbgate.gateway.usecase.operator.IncidentFilter;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.operator.Operators;
import io.ebbgate.gateway.usecase.operator.ProposeResolution;
import io.ebbgate.gateway.usecase.operator.orphan.CloseOrphan;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFile;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanFilter;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people do, as the contract's examples show it. */
final class FakeOperators implements Operators {
  private static final UUID ATTEMPT = id(IdKind.ATTEMPT, "att_01m82z5yz0exm9fs2qqjefqb3e");
  private static final UUID EVIDENCE = id(IdKind.EVIDENCE, "evi_01m82z7sj0f4j9pwqb2g45eznh");
  private static final UUID FIRST = id(IdKind.INCIDENT, "inc_01m82zber0eybtm507hd2dspkc");
  private static final UUID SECOND = id(IdKind.INCIDENT, "inc_01m82zber0eybtm507hd2dspkf");
  private static final UUID RESOLUTION =
      id(IdKind.OPERATOR_ACTION, "act_01m82zber0eybtm507hd2dspkd");
  private static final UUID MARK = id(IdKind.OPERATOR_ACTION, "act_01m82zber0eybtm507hd2dspke");
  private static final UUID ORPHAN = id(IdKind.ORPHAN, "orp_01m82zber0eybtm507hd2dspkh");
  private static final UUID CLOSED_ORPHAN = id(IdKind.ORPHAN, "orp_01m82zber0eybtm507hd2dspkj");
  private static final UUID CLOSING = id(IdKind.OPERATOR_ACTION, "act_01m82zber0eybtm507hd2dspkg");
  private static final String LI = "li.na";
  private static final String OPEN = "Open";
  private static final Instant PROPOSED_AT = Instant.parse("2026-11-23T01:30:00Z");

  private final List<Object> asked;

  /**
   * @param asked where questions are noted
   */
  FakeOperators(List<Object> asked) {
    this.asked = asked;
  }

  private static UUID id(IdKind kind, String text) {
    return kind.parse(text).orElseThrow();
  }

  private <T> Future<T> answer(Object question, T value) {
    asked.add(question);
    return Future.succeededFuture(value);
  }

  private static IncidentView first() {
    return new IncidentView(
        FIRST,
        IdKind.DRAWDOWN,
        Examples.DRAWDOWN,
        ATTEMPT,
        "sample-a",
        Optional.of(EVIDENCE),
        "MOVED_AFTER_NOT_MOVED",
        new Held.Ours(Money.fen(100_000), EVIDENCE),
        Optional.empty(),
        OPEN,
        Instant.parse("2026-11-23T01:20:00Z"),
        Optional.of(LI),
        "Asked the provider's hotline.",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static IncidentView second() {
    return new IncidentView(
        SECOND,
        IdKind.REPAYMENT,
        Examples.REPAYMENT,
        ATTEMPT,
        "sample-a",
        Optional.empty(),
        "STILL_UNKNOWN",
        new Held.Nothing(),
        Optional.empty(),
        OPEN,
        Instant.parse("2026-11-23T01:25:00Z"),
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static ActionView resolution(Optional<String> approver, ActionStatus status) {
    return new ActionView(
        RESOLUTION,
        "RETURNED_BY_PROVIDER",
        new ActionView.About.Order(IdKind.DRAWDOWN, Examples.DRAWDOWN),
        Optional.of(ATTEMPT),
        Optional.of(FIRST),
        "The provider confirmed by letter that the money came back.",
        "letter 2026-1123",
        Optional.empty(),
        Optional.empty(),
        Examples.CLIENT,
        LI,
        PROPOSED_AT,
        approver,
        approver.map(_ -> Instant.parse("2026-11-23T01:40:00Z")),
        status,
        Optional.empty());
  }

  private static ActionView mark() {
    return new ActionView(
        MARK,
        "MARK_MOVED",
        new ActionView.About.Order(IdKind.DRAWDOWN, Examples.DRAWDOWN),
        Optional.of(ATTEMPT),
        Optional.empty(),
        "The provider's hotline confirmed the payout.",
        "ticket 4711",
        Optional.of(Instant.parse("2026-11-23T01:05:01Z")),
        Optional.empty(),
        Examples.CLIENT,
        LI,
        PROPOSED_AT,
        Optional.empty(),
        Optional.empty(),
        ActionStatus.PROPOSED,
        Optional.empty());
  }

  private static ActionView waiting() {
    return resolution(Optional.empty(), ActionStatus.PROPOSED);
  }

  private static IncidentFile file() {
    return new IncidentFile(first(), List.of(waiting()));
  }

  @Override
  public Future<List<IncidentView>> incidents(
      IncidentFilter filter, Optional<UUID> after, int limit) {
    return answer(filter, List.of(first(), second()));
  }

  @Override
  public Future<IncidentFile> incident(UUID incidentId) {
    return answer(incidentId, file());
  }

  @Override
  public Future<IncidentFile> assign(UUID incidentId, String owner, String note) {
    return answer(owner, file());
  }

  @Override
  public Future<Kept<ActionView>> resolve(
      Principal principal, IdempotencyKey key, UUID incidentId, ProposeResolution command) {
    asked.add(key);
    return answer(command, new Kept<>(waiting(), false));
  }

  @Override
  public Future<Kept<ActionView>> act(
      Principal principal, IdempotencyKey key, UUID orderId, ActOnOrder command) {
    asked.add(key);
    return answer(command, new Kept<>(mark(), false));
  }

  private static OrphanView orphan() {
    return new OrphanView(
        new Orphans.Due(
            new OrphanRow(
                ORPHAN,
                "sample-a",
                "nonce-0001",
                "somebody-elses-17",
                Optional.empty(),
                MovementKind.PAYOUT,
                new Moved(Money.fen(4_711), "sm1", Instant.parse("2026-11-22T23:59:59Z")),
                "SUCCESS",
                "digest",
                Instant.parse("2026-11-23T00:00:00Z")),
            new OrphanState.Alarmed(14),
            false),
        Instant.parse("2026-11-23T01:25:00Z"),
        Optional.of(Instant.parse("2026-11-23T01:00:00Z")),
        Optional.empty(),
        Optional.empty());
  }

  private static OrphanView closedOrphan() {
    return new OrphanView(
        new Orphans.Due(
            new OrphanRow(
                CLOSED_ORPHAN,
                "sample-a",
                "nonce-0002",
                "somebody-elses-18",
                Optional.empty(),
                MovementKind.DEBIT,
                new NotMoved(NotMoved.Reason.DECLINED_BY_CHANNEL, "D05"),
                "D05",
                "digest",
                Instant.parse("2026-11-23T00:10:00Z")),
            new OrphanState.Closed(),
            false),
        Instant.parse("2026-11-23T00:20:00Z"),
        Optional.empty(),
        Optional.of(Instant.parse("2026-11-23T00:30:00Z")),
        Optional.of("li.na: The test installation used our merchant's account."));
  }

  private static ActionView closing() {
    return new ActionView(
        CLOSING,
        CloseOrphan.BY_TWO,
        new ActionView.About.Orphan(ORPHAN),
        Optional.empty(),
        Optional.empty(),
        "The other installation has booked it.",
        "ticket 4712",
        Optional.empty(),
        Optional.empty(),
        Examples.CLIENT,
        LI,
        PROPOSED_AT,
        Optional.empty(),
        Optional.empty(),
        ActionStatus.PROPOSED,
        Optional.empty());
  }

  @Override
  public Future<List<OrphanView>> orphans(OrphanFilter filter, Optional<UUID> after, int limit) {
    return answer(filter, List.of(orphan(), closedOrphan()));
  }

  @Override
  public Future<OrphanFile> orphan(UUID orphanId) {
    return answer(orphanId, new OrphanFile(orphan(), List.of(closing())));
  }

  @Override
  public Future<Kept<ActionView>> close(
      Principal principal, IdempotencyKey key, UUID orphanId, CloseOrphan command) {
    asked.add(key);
    return answer(command, new Kept<>(closing(), false));
  }

  @Override
  public Future<List<ActionView>> actions(
      Optional<ActionStatus> status, Optional<UUID> after, int limit) {
    return answer(status, List.of(waiting(), closing()));
  }

  @Override
  public Future<ActionView> action(UUID actionId) {
    return answer(actionId, waiting());
  }

  @Override
  public Future<ActionView> approve(Principal principal, UUID actionId) {
    return answer(actionId, resolution(Optional.of("wang.wei"), ActionStatus.DONE));
  }
}
