package io.ebbgate.proving.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.SplittableRandom;

/** What an outsider can count: in the database, and at the receivers of notices. */
public interface Outside {
  /** What the sandbox's receivers saw. */
  JsonNode sandboxMessages() throws IOException, InterruptedException;

  /** Notices that have not reached their receiver: waiting, or parked for a person. */
  long noticesUndelivered() throws SQLException;

  /**
   * Has the bank send back some of the payouts that moved; answers how many it did.
   *
   * @param atMost how many
   * @param choice which ones
   */
  long sendBack(long atMost, SplittableRandom choice) throws IOException, InterruptedException;

  /** The same of debits: the bank takes some of them back. */
  long takeBack(long atMost, SplittableRandom choice) throws IOException, InterruptedException;

  /** Drawdowns whose payout came back, as the gateway knows. */
  long drawdownsReturned() throws SQLException;

  /** Debits that were taken back and for which the gateway has called a person. */
  long debitsTakenBack() throws SQLException;

  /** Credit-report obligations that were ever written. */
  long reportsQueued() throws SQLException;
}
