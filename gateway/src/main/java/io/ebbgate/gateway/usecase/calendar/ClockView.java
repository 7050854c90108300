package io.ebbgate.gateway.usecase.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Business time as a node knows it.
 *
 * @param now business time
 * @param date its day
 * @param movable whether it may be moved
 */
public record ClockView(Instant now, LocalDate date, boolean movable) {}
