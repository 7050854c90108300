/**
 * Commands that look into a gateway's database or prepare it: keys, seeds, case files.
 *
 * <p>Each runs on the main thread, which may wait, and ends by an exit code: 0 done, 1 not so, 2
 * usage or configuration, 3 the environment lacks something. With {@code --json} standard output
 * holds one JSON object. Serving does not belong here.
 */
@NullMarked
package io.ebbgate.gateway.server.command;

import org.jspecify.annotations.NullMarked;
