package io.github.mapvet.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Properties;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.eventspy.AbstractEventSpy;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.DirectoryScanner;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * A Maven extension that changes nothing: when the compiler plugin is done with a module, it writes
 * down what was compiled and with which class path, one file for each compilation. A parallel build
 * writes different files.
 */
@Named
@Singleton
public final class CompilationRecorder extends AbstractEventSpy {
  /** The system property that names the folder for the records. */
  private static final String FOLDER = "mapvet.records";

  @Override
  public void onEvent(Object event) throws Exception {
    String folder = System.getProperty(FOLDER);
    if (folder != null && event instanceof ExecutionEvent) {
      ExecutionEvent execution = (ExecutionEvent) event;
      if (execution.getType() == ExecutionEvent.Type.MojoSucceeded
          && isCompilation(execution.getMojoExecution())) {
        write(new Compilation(execution).record(), Paths.get(folder));
      }
    }
  }

  private static boolean isCompilation(MojoExecution mojo) {
    return mojo.getArtifactId().equals("maven-compiler-plugin")
        && (mojo.getGoal().equals("compile") || mojo.getGoal().equals("testCompile"));
  }

  private static void write(Properties record, Path folder) throws IOException {
    Path file = folder.resolve(record.getProperty("name") + ".properties");
    try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
      record.store(out, null);
    }
  }

  /** One run of the compiler plugin. */
  private static final class Compilation {
    private final MavenProject project;
    private final MojoExecution mojo;
    private final PluginParameterExpressionEvaluator evaluator;

    Compilation(ExecutionEvent event) {
      project = event.getProject();
      mojo = event.getMojoExecution();
      evaluator = new PluginParameterExpressionEvaluator(event.getSession(), mojo);
    }

    Properties record()
        throws DependencyResolutionRequiredException, ExpressionEvaluationException {
      boolean tests = mojo.getGoal().equals("testCompile");
      Properties record = new Properties();
      record.setProperty(
          "name",
          project.getGroupId()
              + "."
              + project.getArtifactId()
              + "."
              + mojo.getGoal()
              + "."
              + mojo.getExecutionId());
      record.setProperty("module", project.getArtifactId());
      record.setProperty("tests", Boolean.toString(tests));
      record.setProperty(
          "sources",
          sources(tests ? project.getTestCompileSourceRoots() : project.getCompileSourceRoots()));
      record.setProperty(
          "classPath",
          String.join(
              "\n",
              tests ? project.getTestClasspathElements() : project.getCompileClasspathElements()));
      record.setProperty("release", release(tests));
      record.setProperty("arguments", arguments());
      return record;
    }

    private String sources(List<String> roots) throws ExpressionEvaluationException {
      StringBuilder sources = new StringBuilder();
      for (String root : roots) {
        if (!Files.isDirectory(Paths.get(root))) {
          continue;
        }
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(root);
        scanner.setIncludes(values("includes", "**/*.java"));
        scanner.setExcludes(values("excludes"));
        scanner.scan();
        for (String file : scanner.getIncludedFiles()) {
          if (file.endsWith(".java")) {
            sources.append(Paths.get(root, file)).append('\n');
          }
        }
      }
      return sources.toString();
    }

    /** What else the compiler is told, one argument in a line. */
    private String arguments() throws ExpressionEvaluationException {
      StringBuilder arguments = new StringBuilder();
      for (String argument : values("compilerArgs")) {
        arguments.append(argument).append('\n');
      }
      return arguments.toString();
    }

    private String[] values(String name, String... otherwise) throws ExpressionEvaluationException {
      Xpp3Dom[] given =
          mojo.getConfiguration() == null || mojo.getConfiguration().getChild(name) == null
              ? new Xpp3Dom[0]
              : mojo.getConfiguration().getChild(name).getChildren();
      String[] patterns = new String[given.length];
      for (int i = 0; i < given.length; i++) {
        patterns[i] = evaluated(given[i].getValue());
      }
      return patterns.length == 0 ? otherwise : patterns;
    }

    /** The Java version of the sources, as the plugin finds it; "" when none is given. */
    private String release(boolean tests) throws ExpressionEvaluationException {
      String[] names =
          tests
              ? new String[] {"testRelease", "release", "testSource", "source"}
              : new String[] {"release", "source"};
      for (String name : names) {
        Xpp3Dom given =
            mojo.getConfiguration() == null ? null : mojo.getConfiguration().getChild(name);
        String value = given == null ? "" : evaluated(given.getValue());
        if (value.isEmpty() && given != null) {
          value = evaluated(given.getAttribute("default-value"));
        }
        if (!value.isEmpty()) {
          return value;
        }
      }
      return "";
    }

    private String evaluated(String expression) throws ExpressionEvaluationException {
      Object value = expression == null ? null : evaluator.evaluate(expression);
      return value == null ? "" : value.toString().trim();
    }
  }
}
