package io.ebbgate.gateway.server.command;

import picocli.CommandLine.Command;

/** {@code ebbgate keys}: a name for its subcommands. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Makes API keys.",
    subcommands = KeysCreateCommand.class)
public final class KeysCommand {}
