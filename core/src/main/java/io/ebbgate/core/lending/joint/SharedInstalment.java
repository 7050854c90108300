package io.ebbgate.core.lending.joint;

import java.time.LocalDate;

/**
 * One instalment of a joint loan.
 *
 * @param number of the loan's instalment
 * @param dueDate of it
 * @param open what is open of it, by side; what was due, if nothing of it is paid
 */
public record SharedInstalment(int number, LocalDate dueDate, Parts open) {}
