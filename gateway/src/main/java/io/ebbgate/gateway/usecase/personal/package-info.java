/**
 * Personal data at rest: what is sealed, and how the few who need it in clear get it.
 *
 * <p>Clear text lives only in the objects handed to a connector or a message; it is never logged
 * and never stored. Thread-safe. Key material does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.personal;

import org.jspecify.annotations.NullMarked;
