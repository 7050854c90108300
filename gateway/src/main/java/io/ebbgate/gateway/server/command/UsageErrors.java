package io.ebbgate.gateway.server.command;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/**
 * Tells wrong usage to people as ever, and to programs, with {@code --json}, by one object on
 * standard output.
 */
public final class UsageErrors implements IParameterExceptionHandler {
  private final IParameterExceptionHandler usual;
  private final Map<String, Object> members;

  private UsageErrors(IParameterExceptionHandler usual, Map<String, Object> members) {
    this.usual = usual;
    this.members = Map.copyOf(members);
  }

  /**
   * Has a command line, and the subcommands that it has by now, tell wrong usage so.
   *
   * @param members of the object beside {@code error}
   */
  public static CommandLine toldBy(CommandLine line, Map<String, Object> members) {
    return line.setParameterExceptionHandler(
        new UsageErrors(line.getParameterExceptionHandler(), members));
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) throws Exception {
    if (Arrays.asList(arguments).contains("--json")) {
      var told = new JsonObject(new TreeMap<>(members)).put("error", wrong.getMessage());
      var out = wrong.getCommandLine().getOut();
      out.println(told.encode());
      out.flush();
    }
    return usual.handleParseException(wrong, arguments);
  }
}
