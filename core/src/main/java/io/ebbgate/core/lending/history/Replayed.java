package io.ebbgate.core.lending.history;

import java.util.List;

/**
 * What follows from a loan's events.
 *
 * @param state the loan now
 * @param bookings of every event that moved money or gave something up, in order of value dates;
 *     none of a reversed collection
 */
public record Replayed(LoanState state, List<Booking> bookings) {

  public Replayed {
    bookings = List.copyOf(bookings);
  }
}
