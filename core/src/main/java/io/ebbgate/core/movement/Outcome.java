package io.ebbgate.core.movement;

/**
 * What one piece of evidence says about an attempt's money. Exactly one of: it moved, it definitely
 * did not, the provider says it is still working, or nothing certain can be said.
 */
public sealed interface Outcome permits Moved, NotMoved, Pending, Unknown {}
