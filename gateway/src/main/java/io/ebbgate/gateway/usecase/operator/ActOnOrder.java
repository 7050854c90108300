package io.ebbgate.gateway.usecase.operator;

import io.ebbgate.core.id.IdKind;
import io.ebbgate.core.operator.OrderAction;

/**
 * What somebody wants to do about an order.
 *
 * @param orderKind {@link IdKind#DRAWDOWN} or {@link IdKind#REPAYMENT}: an identifier of the other
 *     kind names nothing
 * @param action what
 * @param reason why
 */
public record ActOnOrder(IdKind orderKind, OrderAction action, String reason) {}
