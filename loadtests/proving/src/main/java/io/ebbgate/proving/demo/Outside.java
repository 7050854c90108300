package io.ebbgate.proving.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;

/** What an outsider can count: in the database, and at the receivers of notices. */
public interface Outside {
  /** What the sandbox's receivers saw. */
  JsonNode sandboxMessages() throws IOException, InterruptedException;

  /** Notices that have not reached their receiver: waiting, or parked for a person. */
  long noticesUndelivered() throws SQLException;

  /** Credit-report obligations that were ever written. */
  long reportsQueued() throws SQLException;
}
