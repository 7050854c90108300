/**
 * The sandbox's control API: health, mood, the book and what was injected.
 *
 * <p>Read-only but for the mood. Runs on the sandbox's event loop. Providers' own protocols do not
 * belong here.
 */
@NullMarked
package io.ebbgate.sandbox.control;

import org.jspecify.annotations.NullMarked;
