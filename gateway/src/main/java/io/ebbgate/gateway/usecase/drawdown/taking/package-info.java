/**
 * Taking a drawdown: what is known beforehand, the ruling on it, and the book in which the answer
 * becomes durable together with key, reservation and first attempt.
 *
 * <p>A ruling is pure. What a refusal binds to its key is durable like an acceptance; what turns a
 * request away is not.
 */
@NullMarked
package io.ebbgate.gateway.usecase.drawdown.taking;

import org.jspecify.annotations.NullMarked;
