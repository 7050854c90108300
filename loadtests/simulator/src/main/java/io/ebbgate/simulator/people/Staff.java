package io.ebbgate.simulator.people;

import io.ebbgate.gateway.usecase.Principal;
import io.ebbgate.simulator.node.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Those who run the gateway, each with a client of their own. */
final class Staff {
  private static final List<String> NAMES = List.of("li.na", "wang.wei", "chen.jie", "zhao.min");

  /** One person. */
  record Person(UUID clientId, String name) {
    Principal principal() {
      return new Principal(clientId, Set.of());
    }
  }

  private final List<Person> people;
  private final Surroundings around;

  Staff(Surroundings around) {
    this.around = around;
    this.people = NAMES.stream().map(name -> new Person(around.ids().next(), name)).toList();
    people.forEach(one -> around.tables().people().hire(one.clientId(), one.name()));
  }

  Person anybody() {
    return around.chance().pick(people);
  }

  /** Anybody but this one. */
  Person anotherThan(UUID clientId) {
    return around
        .chance()
        .pick(people.stream().filter(one -> !one.clientId().equals(clientId)).toList());
  }

  /** The person of a client. */
  Person of(UUID clientId) {
    return people.stream().filter(one -> one.clientId().equals(clientId)).findFirst().orElseThrow();
  }
}
