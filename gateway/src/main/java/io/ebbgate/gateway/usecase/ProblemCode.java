package io.ebbgate.gateway.usecase;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every way in which the gateway says no, with the HTTP status that it has at the front door. The
 * public code is the name in lower case with hyphens; codes are stable. The order is the order of
 * precedence: of several problems the first one here is told.
 */
public enum ProblemCode {
  // The request as such
  REQUEST_MALFORMED(400, "The request is not well-formed HTTP"),
  URI_TOO_LONG(414, "The request line is too long"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  PATH_UNKNOWN(404, "No such path"),
  METHOD_NOT_ALLOWED(405, "The path does not take this method"),
  SHUTTING_DOWN(503, "This node is draining; nothing was done"),
  OVERLOADED(503, "The gateway is at its limit; nothing was done"),
  API_KEY_MISSING(401, "No API key was given"),
  API_KEY_WRONG(401, "The API key is unknown, revoked or malformed"),
  API_KEY_EXPIRED(401, "The API key has expired"),
  SCOPE_MISSING(403, "The API key does not allow this"),
  RATE_LIMITED(429, "This client asks too often"),
  CONTENT_TYPE_UNSUPPORTED(415, "The body must be application/json in UTF-8"),
  BODY_TOO_LARGE(413, "The body is over the size limit"),
  BODY_TIMEOUT(408, "The body did not arrive in time"),
  BODY_MISSING(400, "The request needs a body"),
  BODY_NOT_UTF8(400, "The body is not valid UTF-8"),
  JSON_MALFORMED(400, "The body is not well-formed JSON"),
  JSON_TOO_DEEP(400, "The JSON is nested too deeply"),
  JSON_DUPLICATE_MEMBER(400, "A JSON member is given twice"),
  TEXT_NOT_ALLOWED(400, "A text holds U+0000 or a lone surrogate"),
  IDEMPOTENCY_KEY_MISSING(400, "The Idempotency-Key header is required here"),
  IDEMPOTENCY_KEY_INVALID(
      400, "The Idempotency-Key is empty, too long or has characters that are not allowed"),
  PARAMETER_INVALID(400, "A path or query parameter is not valid"),
  FIELD_UNKNOWN(422, "A field is not known here"),
  FIELD_MISSING(422, "A required field is absent"),
  FIELD_TYPE_WRONG(422, "A field has the wrong type"),
  FIELD_INVALID(422, "A field's value is not allowed"),
  CURRENCY_UNKNOWN(422, "The currency is not one that the gateway deals in"),
  AMOUNT_NOT_POSITIVE(422, "The amount must be above zero"),
  AMOUNT_NEGATIVE(422, "The amount must be zero or more"),
  AMOUNT_TOO_LARGE(422, "The amount is above the documented maximum"),

  // Things that are not there
  CUSTOMER_NOT_FOUND(404, "No such customer"),
  CREDIT_LINE_NOT_FOUND(404, "No such credit line"),
  CARD_NOT_FOUND(404, "No such card"),
  AGREEMENT_NOT_FOUND(404, "No such agreement"),
  DRAWDOWN_NOT_FOUND(404, "No such drawdown"),
  LOAN_NOT_FOUND(404, "No such loan"),
  REPAYMENT_NOT_FOUND(404, "No such repayment"),
  CASE_NOT_FOUND(404, "No such case"),
  CHANNEL_UNKNOWN(404, "No such channel"),
  INCIDENT_NOT_FOUND(404, "No such incident"),
  ACTION_NOT_FOUND(404, "No such action"),
  ORPHAN_NOT_FOUND(404, "No such orphan"),
  NOTICE_NOT_FOUND(404, "No such notice"),
  PRODUCT_CHANGE_NOT_FOUND(404, "No such change of a product"),
  LOAN_COMMAND_NOT_FOUND(404, "No such order about a loan"),

  // Idempotency
  IDEMPOTENCY_KEY_REUSED(422, "The key was used for another request"),
  IDEMPOTENCY_IN_FLIGHT(409, "A request with this key is being worked on"),

  // Accounts
  CUSTOMER_CAP_EXCEEDED(422, "The customer's lines would be above the regulatory cap"),
  CARD_ALREADY_BOUND(409, "The card is bound to this customer already"),
  CARD_NOT_OF_CUSTOMER(422, "The card belongs to another customer"),
  AGREEMENT_EXISTS(409, "The card has an agreement with this channel already"),
  AGREEMENT_STATE_WRONG(409, "The agreement is not in a state that allows this"),
  AGREEMENT_CODE_WRONG(422, "The customer's code is wrong"),
  AGREEMENT_DECLINED(422, "The provider declined the agreement"),
  CREDIT_LINE_CLOSED(409, "The credit line is closed"),
  PROVIDER_UNAVAILABLE(503, "The provider gave no certain answer; asking again is safe"),

  // Drawdowns: what the app has to mend
  OFFER_INVALID(422, "The offer is not one of ours, or is for something else"),
  OFFER_EXPIRED(422, "The offer has expired"),
  AUTHENTICATION_STALE(422, "The customer's authentication is too old or in the future"),
  PRODUCT_UNKNOWN(422, "No such product"),

  // Drawdowns: durable refusals, bound to their key
  PRODUCT_AMOUNT_OUT_OF_RANGE(422, "The product does not allow this amount"),
  PRODUCT_TERM_NOT_ALLOWED(422, "The product does not allow this term"),
  RATE_ABOVE_CAP(422, "The rate is above the cap"),
  CREDIT_LINE_NOT_ACTIVE(422, "The credit line is frozen or closed"),
  LOAN_OVERDUE(422, "The customer has an overdue loan"),
  CREDIT_INSUFFICIENT(422, "The credit line has too little available"),
  NO_FUNDER(422, "No funder takes this drawdown"),
  NO_CHANNEL(422, "No channel can carry this movement"),

  // Repayments
  QUOTE_INVALID(422, "The quote is not one of ours, or is for something else"),
  LOAN_VOIDED(422, "The loan is void: its payout came back"),
  QUOTE_EXPIRED(422, "The quote has expired"),
  QUOTE_CHANGED(422, "What is owed has changed since the quote"),
  LOAN_SETTLED(422, "The loan is settled"),
  NOTHING_DUE(422, "Nothing of this kind is due"),
  EARLY_REPAYMENT_NOT_ALLOWED(422, "The product does not allow this early repayment"),
  AMOUNT_ABOVE_OWED(422, "The amount is above what is owed"),
  AMOUNT_TOO_SMALL(422, "The amount does not cover what must be paid first"),
  LOAN_HELD(409, "The loan is held"),
  DEBIT_IN_FLIGHT(409, "A debit of this loan or card is in flight"),
  AGREEMENT_NOT_ACTIVE(422, "The card has no active agreement with any usable channel"),

  // Operators
  OPERATOR_UNKNOWN(422, "No such person"),
  INCIDENT_RESOLVED(409, "The incident is resolved"),
  RESOLUTION_UNFIT(422, "The resolution does not fit what suspense holds"),
  ACTION_UNFIT(409, "The order is not in a state that allows this"),
  ORPHAN_NOT_OPEN(409, "The orphan is not open any more"),
  ACTION_NOT_WAITING(409, "The action does not wait for approval"),
  APPROVER_IS_PROPOSER(409, "Nobody approves what they proposed themselves"),
  NOTICE_NOT_PARKED(409, "The notice is not parked"),
  PRODUCT_TERMS_UNSOUND(422, "The product may not be offered on these terms"),
  LOAN_HISTORY_DIFFERS(409, "The loan is not what its events make of it"),
  LOAN_COMMAND_REFUSED(422, "The loan does not allow this order"),
  BUSINESS_CLOCK_FIXED(409, "The business clock may not be moved here"),
  BUSINESS_CLOCK_NOT_BACK(409, "The business clock only goes forward"),
  BUSINESS_CLOCK_TOO_FAR(422, "The business clock does not go so far"),

  // Callbacks
  CALLBACK_SIGNATURE_MISSING(401, "The callback is not signed"),
  CALLBACK_SIGNATURE_WRONG(401, "The callback's signature is wrong"),
  CALLBACK_STALE(401, "The callback's time stamp is too far from now"),
  CALLBACK_UNREADABLE(400, "The callback cannot be read"),
  CALLBACK_REPLAYED(409, "This very delivery was taken already"),
  CALLBACK_REFERENCE_UNKNOWN(404, "The callback names no order of this channel"),
  CALLBACK_AMOUNT_DIFFERS(
      422, "The callback names another amount or currency; the order is disputed"),

  // Us
  GRID_UNAVAILABLE(503, "The cluster has no quorum; new movements are refused"),
  DATABASE_UNAVAILABLE(
      503, "The database did not answer; the request may be repeated with the same key"),
  ANSWER_TIMEOUT(
      503, "The answer took too long; what was asked for may still happen, so repeat the same key"),
  INTERNAL(500, "A defect of the gateway; it was logged");

  private static final Map<String, ProblemCode> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ProblemCode::code, code -> code));

  private final String code;
  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.status = status;
    this.title = title;
  }

  /** The problem of a public code. */
  public static Optional<ProblemCode> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** The stable public code. */
  public String code() {
    return code;
  }

  /** The HTTP status at the front door. */
  public int status() {
    return status;
  }

  /** A sentence for people. */
  public String title() {
    return title;
  }
}
