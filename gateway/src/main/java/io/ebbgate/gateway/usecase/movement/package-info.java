/**
 * Money on its way: {@code sending} attempts, {@code asking} when nothing is heard, taking a {@code
 * callback}, and {@code learning} what all of these say. Here is what they share: the channels'
 * connectors and their promises. Unknown is never failure in any of them.
 */
@NullMarked
package io.ebbgate.gateway.usecase.movement;

import org.jspecify.annotations.NullMarked;
