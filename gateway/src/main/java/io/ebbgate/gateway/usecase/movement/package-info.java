/**
 * Money on its way: sending attempts, learning their outcomes from replies, callbacks and queries,
 * asking when nothing is heard. Unknown is never failure here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.movement;

import org.jspecify.annotations.NullMarked;
