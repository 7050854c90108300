package io.ebbgate.core.operator;

import io.ebbgate.core.ledger.LedgerEntry;
import io.ebbgate.core.ledger.Postings;

/** Decides whether a resolution fits its incident, and what it books. Pure. */
public final class Resolutions {

  private Resolutions() {}

  /** What a resolution comes to. */
  public sealed interface Answer {

    /** It ends the incident, and nothing is booked. */
    record BooksNothing() implements Answer {}

    /**
     * It ends the incident and takes its money out of suspense.
     *
     * @param entry all of what the incident holds there
     */
    record Books(LedgerEntry entry) implements Answer {}

    /**
     * It does not fit.
     *
     * @param why as a sentence for people
     */
    record DoesNotFit(String why) implements Answer {}
  }

  /**
   * What a resolution comes to.
   *
   * @param channel the code of the channel through which the money moved
   */
  public static Answer decide(Resolution resolution, Held held, String channel) {
    return switch (held) {
      case Held.Nothing _ ->
          switch (resolution) {
            case Resolution.Explained _ -> new Answer.BooksNothing();
            case Resolution.ReturnedByProvider _,
                Resolution.ReturnedToCustomer _,
                Resolution.GivenUp _ ->
                new Answer.DoesNotFit("Suspense holds nothing of this incident: explain it.");
          };
      case Held.Ours ours ->
          switch (resolution) {
            case Resolution.ReturnedByProvider _ ->
                new Answer.Books(
                    Postings.returnedByProvider(ours.evidenceId(), channel, ours.amount()));
            case Resolution.GivenUp _ ->
                new Answer.Books(Postings.givenUp(ours.evidenceId(), ours.amount()));
            case Resolution.Explained _, Resolution.ReturnedToCustomer _ ->
                new Answer.DoesNotFit(
                    "Suspense holds "
                        + ours.amount()
                        + " that left us: it was returned by the provider, or is given up.");
          };
      case Held.Customers theirs ->
          switch (resolution) {
            case Resolution.ReturnedToCustomer _ ->
                new Answer.Books(
                    Postings.returnedToCustomer(theirs.evidenceId(), channel, theirs.amount()));
            case Resolution.Explained _, Resolution.ReturnedByProvider _, Resolution.GivenUp _ ->
                new Answer.DoesNotFit(
                    "Suspense holds " + theirs.amount() + " of the customer's: give it back.");
          };
    };
  }
}
