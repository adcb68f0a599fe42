package io.github.mapvet.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** The published schema of SARIF 2.1.0. */
public final class SarifSchema {
  private SarifSchema() {}

  /** What is wrong with a SARIF file. */
  public static Set<ValidationMessage> errors(String sarif) throws IOException {
    try (InputStream in = SarifSchema.class.getResourceAsStream("/sarif/sarif-schema-2.1.0.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
              .getSchema(new String(in.readAllBytes(), UTF_8));
      return schema.validate(
          sarif,
          InputFormat.JSON,
          context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }
  }
}
