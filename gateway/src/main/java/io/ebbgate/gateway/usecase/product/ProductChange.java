package io.ebbgate.gateway.usecase.product;

import io.ebbgate.core.product.ProductTerms;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * New terms of a product that somebody proposed.
 *
 * @param id of the change
 * @param terms what is proposed
 * @param reason why
 * @param proposerId the client whose key was used
 * @param proposer its name
 * @param proposedAt when
 * @param status where it stands
 * @param approver who approved it
 * @param approvedAt when
 * @param version of the product that it became
 */
public record ProductChange(
    UUID id,
    ProductTerms terms,
    String reason,
    UUID proposerId,
    String proposer,
    Instant proposedAt,
    Status status,
    Optional<String> approver,
    Optional<Instant> approvedAt,
    Optional<Integer> version) {

  /** Where a change stands. */
  public enum Status {
    /** Waits for a second person. */
    PROPOSED("Proposed"),
    /** A version of the product. */
    DONE("Done"),
    /** Another proposal for the same product took its place. */
    REPLACED("Replaced");

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
}
