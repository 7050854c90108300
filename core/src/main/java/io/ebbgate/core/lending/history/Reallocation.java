package io.ebbgate.core.lending.history;

import java.util.UUID;

/**
 * What an event is known to have done now is not what was booked of it.
 *
 * @param event whose booking changed
 * @param before what was booked: to be reversed
 * @param after what is to be booked in its place
 */
public record Reallocation(UUID event, Booking before, Booking after) {}
