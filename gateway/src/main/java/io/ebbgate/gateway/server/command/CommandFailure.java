package io.ebbgate.gateway.server.command;

import io.ebbgate.gateway.server.config.ConfigMistakes;
import io.ebbgate.gateway.server.database.EmbeddedDatabaseException;
import io.ebbgate.gateway.usecase.ProblemCode;
import io.ebbgate.gateway.usecase.Rejected;
import io.ebbgate.gateway.usecase.seeding.SeedMistakes;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a command tells that it failed.
 *
 * @param code the process's exit code
 * @param message one line, or one for each mistake of a document; without any secret
 */
record CommandFailure(int code, String message) {
  private static final Logger LOG = LoggerFactory.getLogger(CommandFailure.class);

  private static final int NOT_SO = 1;
  private static final int USAGE = 2;

  /** The exit code when something outside is missing. */
  static final int ENVIRONMENT = 3;

  private static final Set<ProblemCode> FOR_WANT_OF_A_DATABASE =
      EnumSet.of(ProblemCode.DATABASE_UNAVAILABLE, ProblemCode.OVERLOADED);

  /** Reads a failure; what nobody has thought of is logged with its stack. */
  static CommandFailure of(Throwable failure) {
    return switch (failure) {
      case ConfigMistakes wrong -> new CommandFailure(USAGE, lines(wrong));
      case SeedMistakes wrong -> new CommandFailure(USAGE, lines(wrong));
      case IllegalArgumentException wrong -> new CommandFailure(USAGE, lines(wrong));
      case Rejected no -> new CommandFailure(codeOf(no), no.problem().detail());
      case FlywayException missing -> ofDatabase(missing);
      case DatabaseException missing -> ofDatabase(missing);
      case ClosedConnectionException missing -> ofDatabase(missing);
      case TimeoutException missing -> ofDatabase(missing);
      case EmbeddedDatabaseException missing -> new CommandFailure(ENVIRONMENT, oneLine(missing));
      case IOException missing -> new CommandFailure(ENVIRONMENT, oneLine(missing));
      default -> {
        LOG.error("a defect", failure);
        yield new CommandFailure(NOT_SO, "failed for a reason of its own: " + oneLine(failure));
      }
    };
  }

  private static int codeOf(Rejected no) {
    return FOR_WANT_OF_A_DATABASE.contains(no.problem().code()) ? ENVIRONMENT : NOT_SO;
  }

  private static CommandFailure ofDatabase(Throwable failure) {
    var said = failure;
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        // The driver's own words, in place of the report that is made of them.
        said = cause;
        break;
      }
    }
    return new CommandFailure(
        ENVIRONMENT,
        "the database (database.uri, EBBGATE_PG_URI) cannot be used: " + oneLine(said));
  }

  private static String lines(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private static String oneLine(Throwable failure) {
    var message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    return message
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.matches("-+"))
        .collect(Collectors.joining(" "));
  }
}
