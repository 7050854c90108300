/**
 * How proving commands live and end as processes. For main threads, which may wait; what the
 * commands do does not belong here.
 */
@NullMarked
package io.ebbgate.proving.process;

import org.jspecify.annotations.NullMarked;
