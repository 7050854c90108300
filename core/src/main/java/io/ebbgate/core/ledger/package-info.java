/**
 * Double entry: accounts, transfers between two of them, and what each business event books.
 *
 * <p>Invariants: a transfer has a positive amount and two different accounts, so every entry
 * balances by construction; every entry names the evidence that it rests on. Immutable,
 * thread-safe. Balances and storage do not belong here: there is no running balance anywhere, since
 * a shared row would serialize all commits.
 */
@NullMarked
package io.ebbgate.core.ledger;

import org.jspecify.annotations.NullMarked;
