/**
 * What people order about loans beside payments: one proposes, another one approves, and it has
 * happened to the loan.
 *
 * <p>Invariants: a loan is what its events make of it, which is held against what is stored before
 * anything is ordered; each refusal is the core's, with the figures compared; a proposal is decided
 * once more when it is approved, and only about the loan that the proposer saw. Pure but for the
 * book behind its port; thread-safe. Payments do not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.servicing;

import org.jspecify.annotations.NullMarked;
