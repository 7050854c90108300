/** Counts unfinished business over partial indexes, which hold nothing else. Reads only. */
@NullMarked
package io.ebbgate.gateway.store.backlog;

import org.jspecify.annotations.NullMarked;
