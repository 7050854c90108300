/**
 * How a gateway reads its database once the tables are large: by key, whatever the statement. A
 * real stack plays a day over the rows of two months, and PostgreSQL's own counters tell what was
 * read.
 */
@NullMarked
package io.ebbgate.proving.plans;

import org.jspecify.annotations.NullMarked;
