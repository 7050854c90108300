package io.ebbgate.gateway.http.exchange;

import io.ebbgate.gateway.usecase.Scope;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that the gateway's HTTP interface answers. The contract names the same operations,
 * which a test holds; the console's files are no operations.
 */
public enum Endpoint {
  // The busiest first: routes are tried in this order.
  REQUEST_DRAWDOWN("requestDrawdown", Verb.POST, "/v1/drawdowns", Scope.DRAWDOWNS_WRITE, Body.JSON),
  REQUEST_REPAYMENT(
      "requestRepayment", Verb.POST, "/v1/repayments", Scope.REPAYMENTS_WRITE, Body.JSON),
  TAKE_CALLBACK(
      "takeCallback", Verb.POST, "/callbacks/{channel}", Lane.CALLBACK, Access.OPEN, Body.RAW),
  QUOTE_DRAWDOWN(
      "quoteDrawdown", Verb.POST, "/v1/drawdowns/quote", Scope.DRAWDOWNS_READ, Body.JSON),
  READ_DRAWDOWN("readDrawdown", Verb.GET, "/v1/drawdowns/{id}", Scope.DRAWDOWNS_READ),
  READ_REPAYMENT("readRepayment", Verb.GET, "/v1/repayments/{id}", Scope.REPAYMENTS_READ),
  READ_LOAN("readLoan", Verb.GET, "/v1/loans/{id}", Scope.LOANS_READ),
  QUOTE_REPAYMENT(
      "quoteRepayment", Verb.POST, "/v1/loans/{id}/repayment-quote", Scope.LOANS_READ, Body.JSON),
  LIST_DRAWDOWNS("listDrawdowns", Verb.GET, "/v1/drawdowns", Scope.DRAWDOWNS_READ),
  OPEN_CREDIT_LINE("openCreditLine", Verb.POST, "/v1/credit-lines", Scope.LINES_WRITE, Body.JSON),
  READ_CREDIT_LINE("readCreditLine", Verb.GET, "/v1/credit-lines/{id}", Scope.LINES_READ),
  FREEZE_CREDIT_LINE(
      "freezeCreditLine", Verb.POST, "/v1/credit-lines/{id}/freeze", Scope.LINES_WRITE, Body.EMPTY),
  UNFREEZE_CREDIT_LINE(
      "unfreezeCreditLine",
      Verb.POST,
      "/v1/credit-lines/{id}/unfreeze",
      Scope.LINES_WRITE,
      Body.EMPTY),
  BIND_CARD("bindCard", Verb.POST, "/v1/cards", Scope.CARDS_WRITE, Body.JSON),
  START_AGREEMENT(
      "startAgreement", Verb.POST, "/v1/cards/{id}/agreements", Scope.CARDS_WRITE, Body.JSON),
  CONFIRM_AGREEMENT(
      "confirmAgreement",
      Verb.POST,
      "/v1/cards/{id}/agreements/confirm",
      Scope.CARDS_WRITE,
      Body.JSON),
  CANCEL_AGREEMENT(
      "cancelAgreement",
      Verb.POST,
      "/v1/cards/{id}/agreements/cancel",
      Scope.CARDS_WRITE,
      Body.JSON),
  READ_CASE("readCase", Verb.GET, "/v1/cases/{id}", Scope.CASES_READ),
  ACT_ON_ORDER("actOnOrder", Verb.POST, "/v1/cases/{id}/actions", Scope.OPERATOR_ACT, Body.JSON),
  LIST_INCIDENTS("listIncidents", Verb.GET, "/v1/incidents", Scope.OPERATOR_READ),
  READ_INCIDENT("readIncident", Verb.GET, "/v1/incidents/{id}", Scope.OPERATOR_READ),
  ASSIGN_INCIDENT(
      "assignIncident", Verb.POST, "/v1/incidents/{id}/owner", Scope.OPERATOR_ACT, Body.JSON),
  PROPOSE_RESOLUTION(
      "proposeResolution",
      Verb.POST,
      "/v1/incidents/{id}/resolutions",
      Scope.OPERATOR_ACT,
      Body.JSON),
  READ_OVERVIEW("readOverview", Verb.GET, "/v1/overview", Scope.OPERATOR_READ),
  LIST_CHANNELS("listChannels", Verb.GET, "/v1/channels", Scope.OPERATOR_READ),
  LIST_ORPHANS("listOrphans", Verb.GET, "/v1/orphans", Scope.OPERATOR_READ),
  READ_ORPHAN("readOrphan", Verb.GET, "/v1/orphans/{id}", Scope.OPERATOR_READ),
  CLOSE_ORPHAN("closeOrphan", Verb.POST, "/v1/orphans/{id}/closing", Scope.OPERATOR_ACT, Body.JSON),
  LIST_ACTIONS("listActions", Verb.GET, "/v1/actions", Scope.OPERATOR_READ),
  READ_ACTION("readAction", Verb.GET, "/v1/actions/{id}", Scope.OPERATOR_READ),
  APPROVE_ACTION(
      "approveAction", Verb.POST, "/v1/actions/{id}/approve", Scope.OPERATOR_APPROVE, Body.EMPTY),
  LIST_NOTICES("listNotices", Verb.GET, "/v1/notices", Scope.OPERATOR_READ),
  REQUEUE_NOTICE(
      "requeueNotice", Verb.POST, "/v1/notices/{id}/requeue", Scope.OPERATOR_ACT, Body.JSON),
  LIST_LEDGER_ACCOUNTS("listLedgerAccounts", Verb.GET, "/v1/ledger/accounts", Scope.LEDGER_READ),
  READ_TRIAL_BALANCE("readTrialBalance", Verb.GET, "/v1/ledger/trial-balance", Scope.LEDGER_READ),
  READ_TRIAL_BALANCE_CSV(
      "readTrialBalanceCsv", Verb.GET, "/v1/ledger/trial-balance.csv", Scope.LEDGER_READ),
  READ_LOAN_LEDGER("readLoanLedger", Verb.GET, "/v1/ledger/loans/{id}", Scope.LEDGER_READ),
  READ_LOAN_LEDGER_CSV(
      "readLoanLedgerCsv", Verb.GET, "/v1/ledger/loans/{id}/entries.csv", Scope.LEDGER_READ),
  LIST_PRODUCTS("listProducts", Verb.GET, "/v1/admin/products", Scope.OPERATOR_READ),
  PROPOSE_PRODUCT("proposeProduct", Verb.POST, "/v1/admin/products", Scope.OPERATOR_ACT, Body.JSON),
  LIST_PRODUCT_CHANGES(
      "listProductChanges", Verb.GET, "/v1/admin/products/changes", Scope.OPERATOR_READ),
  APPROVE_PRODUCT(
      "approveProduct",
      Verb.POST,
      "/v1/admin/products/changes/{id}/approve",
      Scope.OPERATOR_APPROVE,
      Body.EMPTY),
  PROPOSE_LOAN_COMMAND(
      "proposeLoanCommand", Verb.POST, "/v1/loans/{id}/commands", Scope.OPERATOR_ACT, Body.JSON),
  LIST_LOAN_COMMANDS("listLoanCommands", Verb.GET, "/v1/loans/{id}/commands", Scope.OPERATOR_READ),
  LIST_WAITING_LOAN_COMMANDS(
      "listWaitingLoanCommands", Verb.GET, "/v1/loan-commands", Scope.OPERATOR_READ),
  APPROVE_LOAN_COMMAND(
      "approveLoanCommand",
      Verb.POST,
      "/v1/loan-commands/{id}/approve",
      Scope.OPERATOR_APPROVE,
      Body.EMPTY),
  READ_BUSINESS_CLOCK("readBusinessClock", Verb.GET, "/ops/v1/clock", Scope.CLOCK),
  MOVE_BUSINESS_CLOCK("moveBusinessClock", Verb.POST, "/ops/v1/clock", Scope.CLOCK, Body.JSON),
  READ_CONTRACT("readContract", Verb.GET, "/openapi.yaml", Lane.API, Access.ANY_KEY, Body.NONE),
  READ_LIVENESS("readLiveness", Verb.GET, "/health/live", Lane.OPERATIONS, Access.OPEN, Body.NONE),
  READ_READINESS(
      "readReadiness", Verb.GET, "/health/ready", Lane.OPERATIONS, Access.OPEN, Body.NONE),
  READ_CONSOLE("readConsole", Verb.GET, "/console", Lane.OPERATIONS, Access.OPEN, Body.NONE),
  READ_CONSOLE_FILE(
      "readConsoleFile", Verb.GET, "/console/{file}", Lane.OPERATIONS, Access.OPEN, Body.NONE),
  READ_METRICS(
      "readMetrics",
      Verb.GET,
      "/metrics",
      Lane.OPERATIONS,
      Access.SCOPED,
      Optional.of(Scope.METRICS_READ),
      Body.NONE);

  private enum Verb {
    GET,
    POST
  }

  /** Whose places a request takes, so that one kind cannot crowd out another. */
  public enum Lane {
    /** The lending app's requests. */
    API,
    /** The providers' callbacks. */
    CALLBACK,
    /** Health, metrics and the console's files: never turned away. */
    OPERATIONS
  }

  /** Who may ask. */
  public enum Access {
    /** Anybody. */
    OPEN,
    /** Whoever has a key. */
    ANY_KEY,
    /** Whoever has a key with the scope. */
    SCOPED
  }

  /** What body the operation takes. */
  public enum Body {
    /** None; one that is sent is discarded. */
    NONE,
    /** None, or an empty JSON object. */
    EMPTY,
    /** A JSON object. */
    JSON,
    /** Bytes. */
    RAW
  }

  private final String operationId;
  private final Verb verb;
  private final String path;
  private final Lane lane;
  private final Access access;
  private final Optional<Scope> scope;
  private final Body body;

  Endpoint(String operationId, Verb verb, String path, Scope scope) {
    this(operationId, verb, path, scope, Body.NONE);
  }

  Endpoint(String operationId, Verb verb, String path, Scope scope, Body body) {
    this(operationId, verb, path, Lane.API, Access.SCOPED, Optional.of(scope), body);
  }

  Endpoint(String operationId, Verb verb, String path, Lane lane, Access access, Body body) {
    this(operationId, verb, path, lane, access, Optional.empty(), body);
  }

  Endpoint(
      String operationId,
      Verb verb,
      String path,
      Lane lane,
      Access access,
      Optional<Scope> scope,
      Body body) {
    this.operationId = operationId;
    this.verb = verb;
    this.path = path;
    this.lane = lane;
    this.access = access;
    this.scope = scope;
    this.body = body;
  }

  /** Whether it is an operation of the API, so that the contract has it. */
  public boolean isOperation() {
    return switch (this) {
      case READ_CONSOLE, READ_CONSOLE_FILE -> false;
      default -> true;
    };
  }

  /** The operation's name in the contract and in metrics. */
  public String operationId() {
    return operationId;
  }

  /** Whether it only reads, by GET or HEAD. */
  public boolean isRead() {
    return verb == Verb.GET;
  }

  /** The method. */
  public HttpMethod method() {
    return isRead() ? HttpMethod.GET : HttpMethod.POST;
  }

  /** The path as the contract writes it, parameters in braces. */
  public String path() {
    return path;
  }

  /** Whose places a request takes. */
  public Lane lane() {
    return lane;
  }

  /** Who may ask. */
  public Access access() {
    return access;
  }

  /** The scope that a key needs, if it needs one. */
  public Optional<Scope> scope() {
    return scope;
  }

  /** What body it takes. */
  public Body body() {
    return body;
  }

  /** The query parameters that it knows. */
  public Set<String> queryParameters() {
    return switch (this) {
      case LIST_DRAWDOWNS, LIST_WAITING_LOAN_COMMANDS -> Set.of("cursor", "limit");
      case LIST_NOTICES -> Set.of("cursor", "limit", "state", "kind");
      case LIST_INCIDENTS -> Set.of("cursor", "limit", "state", "reason", "owner");
      case LIST_ACTIONS -> Set.of("cursor", "limit", "status");
      case LIST_ORPHANS -> Set.of("cursor", "limit", "state", "channel");
      case READ_TRIAL_BALANCE, READ_TRIAL_BALANCE_CSV -> Set.of("date");
      default -> Set.of();
    };
  }
}
