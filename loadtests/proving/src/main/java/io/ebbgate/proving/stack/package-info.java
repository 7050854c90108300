/**
 * Whole local stacks: an embedded PostgreSQL, the provider sandbox and gateways as processes of
 * their own, so that they can be killed. Everything stops with the command that started it, even
 * when that is killed. Blocking; for command threads.
 */
@NullMarked
package io.ebbgate.proving.stack;

import org.jspecify.annotations.NullMarked;
