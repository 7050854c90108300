package io.ebbgate.simulator.store.people;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.movement.EvidenceSource;
import io.ebbgate.core.operator.ActionStatus;
import io.ebbgate.core.operator.OrderActions;
import io.ebbgate.gateway.usecase.IdempotencyKey;
import io.ebbgate.gateway.usecase.Problem;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.movement.learning.Changes;
import io.ebbgate.gateway.usecase.movement.learning.Loaded;
import io.ebbgate.gateway.usecase.movement.orphan.OrphanRow;
import io.ebbgate.gateway.usecase.movement.rows.EvidenceRow;
import io.ebbgate.gateway.usecase.movement.rows.IncidentRow;
import io.ebbgate.gateway.usecase.operator.ActionView;
import io.ebbgate.gateway.usecase.operator.IncidentView;
import io.ebbgate.gateway.usecase.operator.OperatorBook;
import io.ebbgate.gateway.usecase.operator.orphan.OrphanView;
import io.ebbgate.simulator.invariant.PeopleInspector;
import io.ebbgate.simulator.invariant.SuspenseInspector;
import io.ebbgate.simulator.store.link.Refusals;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is committed of people and for them: read as under lock, since one thread writes it all. */
public final class PeopleTables {
  private static final String SETTLED = "SETTLED_BY_EVIDENCE";

  final PeopleRules rules;
  final OrderRows orders;
  final Incidents incidents = new Incidents();
  final SuspenseTables suspense;
  final Actions actions;
  final KeptOrphans orphans = new KeptOrphans();
  final Set<UUID> holds = new HashSet<>();
  final PeopleInspector inspector;
  private final IncidentViews views;
  private final Map<UUID, String> names = new HashMap<>();
  private final Map<Key, UUID> keys = new HashMap<>();

  private record Key(UUID clientId, int operation, ByteBuffer digest) {
    static Key of(IdempotencyKey key) {
      return new Key(
          key.clientId(), key.operation().number(), ByteBuffer.wrap(key.keyDigest().clone()));
    }
  }

  /**
   * @param rules what rows are held to
   * @param orders what actions are about
   */
  public PeopleTables(
      PeopleRules rules,
      OrderRows orders,
      PeopleInspector inspector,
      SuspenseInspector suspenseInspector) {
    this.rules = rules;
    this.orders = orders;
    this.inspector = inspector;
    this.suspense = new SuspenseTables(suspenseInspector);
    this.actions = new Actions(rules.supersedes(), inspector);
    this.views = new IncidentViews(orders, suspense);
  }

  /** Makes a person known by a client of their own. */
  public void hire(UUID clientId, String name) {
    names.put(clientId, name);
  }

  /** Whether a client has this name. */
  boolean isKnown(String name) {
    return names.containsValue(name);
  }

  /** Whether a person has said that nothing further is started for this order. */
  public boolean isHeld(UUID orderId) {
    return holds.contains(orderId);
  }

  /** The orders that are held. */
  public List<UUID> held() {
    return holds.stream().sorted().toList();
  }

  /** The incidents that are open, oldest first. */
  public List<IncidentView> openIncidents() {
    return incidents.open().stream().map(views::view).toList();
  }

  /** How many incidents and orphans are open, and how many orders are held. */
  public int left() {
    return incidents.openCount() + orphans.openCount() + holds.size();
  }

  /** The incident, as it is. */
  public Optional<IncidentView> incident(UUID id) {
    return incidents.find(id).map(views::view);
  }

  /** The orphans that are open, oldest first. */
  public List<UUID> openOrphans() {
    return orphans.open();
  }

  /** What waits for a second person, oldest first. */
  public List<ActionView> waiting() {
    return actions.waiting().stream().map(action -> action.view(names)).toList();
  }

  /** The action, as it is. */
  public Optional<ActionView> action(UUID id) {
    return actions.find(id).map(action -> action.view(names));
  }

  /** What two people have decided about an attempt, by kind. */
  public List<String> decidedAbout(UUID attemptId) {
    return actions.all().stream()
        .filter(action -> action.approval().isPresent())
        .filter(action -> action.said().attemptId().equals(Optional.of(attemptId)))
        .map(action -> action.said().kind())
        .toList();
  }

  /** All actions, oldest first. */
  List<ActionView> all() {
    return actions.all().stream().map(action -> action.view(names)).toList();
  }

  /** Keeps a callback that names no attempt; whether it was not there yet. */
  public boolean keep(OrphanRow orphan, Instant firstLook) {
    return orphans.keep(orphan, firstLook);
  }

  /** How many callbacks name no attempt. */
  public int orphans() {
    return orphans.count();
  }

  Optional<UUID> actionOfKey(IdempotencyKey key) {
    return Optional.ofNullable(keys.get(Key.of(key)));
  }

  void bind(IdempotencyKey key, UUID actionId) {
    keys.put(Key.of(key), actionId);
  }

  OperatorBook.LockedOrder order(UUID orderId) {
    var drawdown = orders.drawdown(orderId);
    if (drawdown.isPresent()) {
      boolean paidOut = drawdown.get().state().equals("Disbursed");
      return new OperatorBook.LockedOrder(IdKind.DRAWDOWN, orderId, standing(orderId, paidOut));
    }
    if (orders.repayment(orderId).isPresent()) {
      return new OperatorBook.LockedOrder(IdKind.REPAYMENT, orderId, standing(orderId, false));
    }
    throw Problem.of(ProblemCode.CASE_NOT_FOUND, "there is no such order").rejected();
  }

  private OrderActions.Standing standing(UUID orderId, boolean mayComeBack) {
    var open = orders.attemptsOf(orderId).stream().filter(row -> row.endedAt().isEmpty()).toList();
    boolean sending = !open.isEmpty() && open.getLast().state().equals("Sending");
    return new OrderActions.Standing(
        isHeld(orderId),
        open.stream().map(row -> row.id()).toList(),
        sending,
        mayComeBack,
        orders.moved(orderId));
  }

  OperatorBook.LockedAction locked(UUID actionId) {
    var action =
        action(actionId)
            .orElseThrow(() ->
                Problem.of(ProblemCode.ACTION_NOT_FOUND, "there is no such action").rejected());
    var orphan =
        action.about() instanceof ActionView.About.Orphan about
            ? Optional.of(orphan(about.id()))
            : Optional.<OrphanView>empty();
    return new OperatorBook.LockedAction(
        action, action.incidentId().map(this::lockedIncident), orphan);
  }

  IncidentView lockedIncident(UUID id) {
    return incident(id)
        .orElseThrow(() ->
            Problem.of(ProblemCode.INCIDENT_NOT_FOUND, "there is no such incident").rejected());
  }

  OrphanView orphan(UUID id) {
    return orphans
        .find(id)
        .orElseThrow(
            () -> Problem.of(ProblemCode.ORPHAN_NOT_FOUND, "there is no such orphan").rejected());
  }

  List<OperatorBook.ApprovedMark> approvedMarks(Optional<UUID> actionId, int limit) {
    return actions.approvedMarks().stream()
        .filter(action -> actionId.isEmpty() || actionId.get().equals(action.said().id()))
        .limit(limit)
        .map(this::mark)
        .toList();
  }

  private OperatorBook.ApprovedMark mark(StoredAction action) {
    var attempt = orders.attempt(action.said().attemptId().orElseThrow()).orElseThrow();
    return new OperatorBook.ApprovedMark(
        action.view(names),
        action.said().evidenceId().orElseThrow(),
        attempt.channel(),
        attempt.amount(),
        attempt.endedAt());
  }

  boolean assign(UUID incidentId, String owner, String note) {
    if (!isKnown(owner)) {
      throw Problem.of(ProblemCode.OPERATOR_UNKNOWN, "no client has this name").rejected();
    }
    var incident = incidents.find(incidentId).filter(StoredIncident::isOpen);
    incident.ifPresent(open -> incidents.put(open.given(owner, note)));
    return incident.isPresent();
  }

  void carriedOut(UUID actionId) {
    actions
        .find(actionId)
        .filter(action -> action.status() == ActionStatus.APPROVED)
        .ifPresent(action -> actions.put(action.done()));
  }

  /** Adds to what a batch is about. */
  public void load(UUID attemptId, UUID orderId, Loaded into) {
    suspense.loadCalls(attemptId, into);
    suspense.load(orderId, into);
  }

  /** Adds what suspense holds of an order to what a batch is about. */
  public void load(UUID orderId, Loaded into) {
    suspense.load(orderId, into);
  }

  /** Whether nothing of what was loaded is otherwise since: the real database locks it. */
  public boolean isAsLoaded(Loaded loaded) {
    return suspense.isAsLoaded(loaded)
        && loaded.drawdowns().keySet().stream().allMatch(id -> isHeldAsIn(loaded, id))
        && loaded.repayments().keySet().stream().allMatch(id -> isHeldAsIn(loaded, id));
  }

  private boolean isHeldAsIn(Loaded loaded, UUID orderId) {
    return loaded.held().contains(orderId) == isHeld(orderId);
  }

  /** Lets no word of an operator in without a second person's approval. */
  public void check(Changes changes) {
    for (var row : changes.evidence()) {
      boolean isWord = row.source() == EvidenceSource.OPERATOR;
      if (isWord && rules.twoPeople() && approvedWord(row).isEmpty()) {
        throw Refusals.restricted("an operator's word without a second person's approval");
      }
    }
  }

  private Optional<StoredAction> approvedWord(EvidenceRow row) {
    return actions
        .ofEvidence(row.id())
        .filter(action -> action.said().attemptId().equals(Optional.of(row.attemptId())))
        .filter(action -> action.status() == ActionStatus.APPROVED);
  }

  /** An order is to be sent on. */
  public void started(UUID orderId) {
    if (isHeld(orderId)) {
      inspector.startedWhileHeld(orderId);
    }
  }

  /** A person was called. */
  public void open(IncidentRow incident) {
    incidents.add(incident);
    suspense.open(incident);
  }

  /** Writes of a batch what is people's; everything has been checked. */
  public void save(Changes changes, Instant now) {
    for (var row : changes.evidence()) {
      if (row.source() == EvidenceSource.OPERATOR) {
        inspector.word(row.id(), approvedWord(row).map(action -> action.said().id()));
      }
    }
    for (var attempt : changes.attempts()) {
      if (attempt.endedAt().isPresent()) {
        actions.supersede(
            action -> isAnsweredBy(action, attempt.id(), attempt.state()),
            "Its attempt ended as " + attempt.state() + " by other evidence.",
            now);
      }
    }
    changes.ledgerEntries().forEach(suspense::book);
    changes.incidents().forEach(incident -> open(incident, changes));
    for (var ended : changes.endedIncidents()) {
      var incident = incidents.find(ended.incidentId()).orElseThrow();
      var end = new StoredIncident.End(SETTLED, now, Optional.of(ended.evidenceId()));
      incidents.put(incident.ended(end));
      suspense.end(incident.row());
      actions.supersede(
          action -> action.said().incidentId().equals(Optional.of(ended.incidentId())),
          "Its incident was resolved as SETTLED_BY_EVIDENCE.",
          now);
    }
    for (var entry : changes.ledgerEntries()) {
      entry
          .settles()
          .ifPresent(settled ->
              supersedeAbout(entry.orderId(), settled, Set.of(), "Suspense holds less.", now));
    }
    suspense.committed();
  }

  private static boolean isAnsweredBy(StoredAction action, UUID attemptId, String state) {
    return action.said().attemptId().equals(Optional.of(attemptId))
        && action.said().incidentId().isEmpty()
        && !(action.said().kind().equals("MARK_RETURNED") && state.equals("Moved"));
  }

  private void open(IncidentRow incident, Changes changes) {
    open(incident);
    changes.evidence().stream()
        .filter(row -> incident.evidenceId().equals(Optional.of(row.id())))
        .forEach(row -> suspense.called(incident, row.outcome()));
  }

  /** What waits about money of one piece of evidence can no longer be approved. */
  void supersedeAbout(UUID orderId, UUID evidenceId, Set<UUID> but, String why, Instant at) {
    for (var incident : incidents.about(orderId, evidenceId)) {
      var id = incident.row().id();
      if (!but.contains(id)) {
        actions.supersede(action -> action.said().incidentId().equals(Optional.of(id)), why, at);
      }
    }
  }
}
