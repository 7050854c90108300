package io.ebbgate.proving.audit;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/** Holds the gateway's database against the sandbox's book. */
public final class MoneyAudit {
  private static final String RETURN = "return";

  private final URI database;
  private final URI sandbox;

  /**
   * An audit of one gateway and one sandbox.
   *
   * @param database {@code postgresql://user:password@host:port/name}
   * @param sandbox the sandbox's base address
   */
  public MoneyAudit(URI database, URI sandbox) {
    this.database = database;
    this.sandbox = sandbox;
  }

  /**
   * Reads both sides and compares them. The gateway's side is one consistent snapshot, taken after
   * the book.
   */
  public AuditReport run() throws IOException, InterruptedException, SQLException {
    var book = new ProviderBook(sandbox).movements();
    try (var connection = connect()) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      var gateway = new GatewayBooks(connection);
      var comparison = new Comparison(gateway.movements(), book);
      var imbalances = new ArrayList<String>();
      long imbalance = gateway.imbalance(imbalances);
      return new AuditReport(
          comparison.movements(),
          comparison.differences(),
          imbalances,
          imbalance,
          doublePayments(book, gateway.orders()),
          gateway.unsettled());
    }
  }

  /**
   * Payments that are lost, each in words: promised orders that the gateway's database does not
   * have, and movements of the book that its ledger does not have.
   *
   * @param promised the orders that clients were told are accepted
   */
  public List<String> lost(Collection<UUID> promised)
      throws IOException, InterruptedException, SQLException {
    var book = new ProviderBook(sandbox).movements();
    try (var connection = connect()) {
      var gateway = new GatewayBooks(connection);
      var lost = new ArrayList<String>();
      var kept = gateway.orderIds();
      promised.stream()
          .filter(order -> !kept.contains(order))
          .forEach(order -> lost.add("order " + order + " was accepted and is not stored"));
      var posted = new HashSet<String>();
      gateway.movements().forEach(movement -> posted.add(movement.reference()));
      book.stream()
          .filter(movement -> !posted.contains(movement.reference()))
          .forEach(movement -> lost.add(movement + " moved and is not in the ledger"));
      return lost;
    }
  }

  /** How many orders are under way or disputed, without looking at the book. */
  public long unsettled() throws SQLException {
    try (var connection = connect()) {
      return new GatewayBooks(connection).unsettled();
    }
  }

  /**
   * One number that a query of the gateway's database gives; the query is a constant of the
   * caller's.
   */
  public long count(String query) throws SQLException {
    try (var connection = connect();
        var statement = connection.prepareStatement(query);
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static long doublePayments(List<Movement> book, Map<String, UUID> orders) {
    var paid = new HashMap<UUID, Integer>();
    for (var movement : book) {
      var order = orders.get(movement.reference());
      // What came back under the same reference is no second payment.
      if (order != null && !movement.kind().equals(RETURN)) {
        paid.merge(order, 1, Integer::sum);
      }
    }
    return paid.values().stream().filter(count -> count > 1).count();
  }

  /** Another connection to the database; the caller closes it. */
  public Connection connect() throws SQLException {
    var properties = new Properties();
    var userInfo = database.getRawUserInfo();
    if (userInfo != null) {
      var parts = userInfo.split(":", 2);
      properties.setProperty("user", decoded(parts[0]));
      if (parts.length == 2) {
        properties.setProperty("password", decoded(parts[1]));
      }
    }
    int port = database.getPort() < 0 ? 5432 : database.getPort();
    return DriverManager.getConnection(
        "jdbc:postgresql://" + database.getHost() + ":" + port + database.getRawPath(), properties);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
