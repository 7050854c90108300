/**
 * The torture: two clustered gateways, their database and a harsh provider, of which the first
 * three are killed and stalled at seeded moments while customers borrow and repay; then every fen
 * is audited.
 *
 * <p>Invariants: the same seed plans the same strikes and the same customers (what the machine
 * makes of them differs); whatever cannot be proven makes the command fail; every wait has a limit
 * that is printed. Blocking; made for a command's thread.
 */
@NullMarked
package io.ebbgate.proving.torture;

import org.jspecify.annotations.NullMarked;
