/**
 * What people see of orphans and ask about them. Values only; what may be done is decided beside
 * all other actions.
 */
@NullMarked
package io.ebbgate.gateway.usecase.operator.orphan;

import org.jspecify.annotations.NullMarked;
