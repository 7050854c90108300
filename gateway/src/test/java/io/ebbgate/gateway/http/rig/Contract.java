package io.ebbgate.gateway.http.rig;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contract as it is served, read for tests. */
public final class Contract {
  private final JsonObject document;

  private Contract(JsonObject document) {
    this.document = document;
  }

  /** Reads the contract from the resources. */
  public static Contract read() throws IOException {
    try (var text = Contract.class.getResourceAsStream("/openapi.yaml")) {
      var tree = new YAMLMapper().readTree(text);
      return new Contract(new JsonObject(tree.toString()));
    }
  }

  /** One operation. */
  public record Operation(String method, String path, JsonObject body) {
    public String id() {
      return body.getString("operationId");
    }
  }

  /** The operations, in the document's order. */
  public List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (var path : document.getJsonObject("paths")) {
      for (var method : (JsonObject) path.getValue()) {
        operations.add(
            new Operation(
                method.getKey().toUpperCase(java.util.Locale.ROOT),
                path.getKey(),
                (JsonObject) method.getValue()));
      }
    }
    return operations;
  }

  /** What a webhook sends: its media type, with schema and examples. */
  public JsonObject webhook(String name) {
    return at("#/webhooks/" + name)
        .getJsonObject("post")
        .getJsonObject("requestBody")
        .getJsonObject("content")
        .getJsonObject("application/json");
  }

  /** The object that a value is or points to. */
  public JsonObject resolve(JsonObject value) {
    var pointer = value.getString("$ref");
    return pointer == null ? value : resolve(at(pointer));
  }

  private JsonObject at(String pointer) {
    var here = document;
    for (var name : pointer.substring("#/".length()).split("/", -1)) {
      here = here.getJsonObject(name);
      if (here == null) {
        throw new IllegalStateException("the contract has nothing at " + pointer);
      }
    }
    return here;
  }

  /** A named part of the components, such as {@code schemas}. */
  public JsonObject components(String kind) {
    return document.getJsonObject("components").getJsonObject(kind);
  }

  /** The content of an operation's request, if it takes one: media type to its object. */
  public Optional<JsonObject> requestContent(Operation operation) {
    return Optional.ofNullable(operation.body().getJsonObject("requestBody"))
        .map(body -> resolve(body).getJsonObject("content"));
  }

  /** The responses of an operation by status. */
  public Map<String, JsonObject> responses(Operation operation) {
    var responses = new LinkedHashMap<String, JsonObject>();
    for (var response : operation.body().getJsonObject("responses")) {
      responses.put(response.getKey(), resolve((JsonObject) response.getValue()));
    }
    return responses;
  }

  /** One response of an operation. */
  public Optional<JsonObject> response(Operation operation, int status) {
    return Optional.ofNullable(responses(operation).get(Integer.toString(status)));
  }

  /** The examples of a media type by name. */
  public Map<String, Object> examples(JsonObject mediaType) {
    var examples = new LinkedHashMap<String, Object>();
    for (var example : mediaType.getJsonObject("examples", new JsonObject())) {
      examples.put(example.getKey(), resolve((JsonObject) example.getValue()).getValue("value"));
    }
    return examples;
  }

  /** What is wrong with a value by a schema; empty when nothing is. */
  public List<String> mistakes(JsonObject schema, Object value) {
    var whole = schema.copy().put("components", document.getJsonObject("components").copy());
    var options =
        new JsonSchemaOptions()
            .setBaseUri("https://contract.test/")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);
    var result = Validator.create(JsonSchema.of(whole), options).validate(value);
    if (Boolean.TRUE.equals(result.getValid())) {
      return List.of();
    }
    var errors = result.getErrors();
    return errors == null
        ? List.of("not valid")
        : errors.stream()
            .map(error -> error.getInstanceLocation() + ": " + error.getError())
            .toList();
  }
}
