package io.ebbgate.core.lending.joint;

import java.util.Optional;
import java.util.UUID;

/**
 * The sides are known now to have got something else of an event than was booked.
 *
 * @param event whose booking changed
 * @param before what was booked: to be reversed; empty where nothing was
 * @param after what is to be booked in its place; empty where nothing is
 */
public record SharedReallocation(
    UUID event, Optional<SharedBooking> before, Optional<SharedBooking> after) {}
