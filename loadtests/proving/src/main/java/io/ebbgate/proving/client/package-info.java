/**
 * A lending app's side of the gateway's HTTP contract, for the commands that prove something.
 * Blocking; made for virtual threads.
 */
@NullMarked
package io.ebbgate.proving.client;

import org.jspecify.annotations.NullMarked;
