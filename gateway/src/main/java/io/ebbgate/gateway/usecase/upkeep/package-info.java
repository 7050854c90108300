/**
 * What the house needs once a day so that nothing fills up: partitions in advance, old callback
 * numbers thrown away. Money records are never touched here.
 */
@NullMarked
package io.ebbgate.gateway.usecase.upkeep;

import org.jspecify.annotations.NullMarked;
