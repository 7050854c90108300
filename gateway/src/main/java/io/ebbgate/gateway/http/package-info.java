/**
 * The gateway's HTTP interface: routes, servers, health. The contract is {@code openapi.yaml} among
 * the resources; a test holds it, the routes and the examples together.
 *
 * <p>A front door and its routes belong to one event loop; the gate behind them is shared by the
 * node. Nothing here blocks, apart from reading the contract once. Decisions about money, credit or
 * people do not belong here.
 */
@NullMarked
package io.ebbgate.gateway.http;

import org.jspecify.annotations.NullMarked;
