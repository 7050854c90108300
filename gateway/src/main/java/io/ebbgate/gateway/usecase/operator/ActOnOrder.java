package io.ebbgate.gateway.usecase.operator;

import io.ebbgate.core.operator.OrderAction;

/**
 * What somebody wants to do about an order.
 *
 * @param action what
 * @param reason why
 */
public record ActOnOrder(OrderAction action, String reason) {}
