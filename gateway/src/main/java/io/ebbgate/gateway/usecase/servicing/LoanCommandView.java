package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.core.lending.command.LoanCommand;
import io.ebbgate.gateway.usecase.movement.rows.InstalmentRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An order about a loan, as it was proposed and what became of it.
 *
 * @param id the order
 * @param loanId about which loan
 * @param currency of the loan
 * @param command what
 * @param reason why
 * @param loanVersion the version of the loan that the proposer saw
 * @param plan what the loan's plan would become, or became when it was done
 * @param proposerId the client whose key was used
 * @param proposer its name
 * @param proposedAt when
 * @param status where it stands
 * @param done what was done, once it was
 */
public record LoanCommandView(
    UUID id,
    UUID loanId,
    Currency currency,
    LoanCommand command,
    String reason,
    long loanVersion,
    List<InstalmentRow> plan,
    UUID proposerId,
    String proposer,
    Instant proposedAt,
    Status status,
    Optional<Done> done) {

  public LoanCommandView {
    plan = List.copyOf(plan);
  }

  /** Where an order stands. */
  public enum Status {
    /** Waits for a second person. */
    PROPOSED("Proposed"),
    /** It has happened to the loan. */
    DONE("Done"),
    /** A newer proposal took its place. */
    SUPERSEDED("Superseded");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    /** As it is stored and shown. */
    public String text() {
      return text;
    }

    /**
     * The status of a text.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Status of(String text) {
      for (Status status : values()) {
        if (status.text.equals(text)) {
          return status;
        }
      }
      throw new IllegalArgumentException("no status: " + text);
    }
  }

  /**
   * What was done.
   *
   * @param approver who approved it
   * @param at when
   * @param valueDate the day on which it counts
   * @param planBefore the plan that it replaced
   */
  public record Done(
      String approver, Instant at, LocalDate valueDate, List<InstalmentRow> planBefore) {

    public Done {
      planBefore = List.copyOf(planBefore);
    }
  }
}
