package io.ebbgate.gateway.usecase.servicing;

import io.ebbgate.core.lending.command.LoanCommand;

/**
 * Proposes an order about a loan.
 *
 * @param command what is to happen
 * @param reason why
 */
public record ProposeLoanCommand(LoanCommand command, String reason) {}
