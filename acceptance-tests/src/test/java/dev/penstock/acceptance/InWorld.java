package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a world. The tests of all classes share one of each kind, and so each test has to
 * leave it as it was: nothing made that is still there, nothing of anybody else's gone or changed.
 */
final class InWorld implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(InWorld.class);

  enum Kind {
    RECORDING,
    RUNNING
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == World.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Kind kind = parameter.isAnnotated(Running.class) ? Kind.RUNNING : Kind.RECORDING;
    return store(context).getOrComputeIfAbsent(kind, InWorld::start, World.class);
  }

  private static World start(Kind kind) {
    return kind == Kind.RUNNING ? World.running() : World.recording();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Stream.of(Kind.values())
        .flatMap(kind -> Optional.ofNullable(store(context).get(kind, World.class)).stream())
        .forEach(InWorld::leave);
  }

  private static void leave(World world) {
    world.sandbox().faults().clear();
    world.sandbox().github().limits().restore();
    try {
      assertThat(world.sandbox().exchanges().failures()).isEmpty();
      assertThat(world.sandbox().leftovers()).as("left behind").isEmpty();
      assertThat(world.sandbox().missing()).as("touched").isEmpty();
    } finally {
      world.sandbox().exchanges().clear();
      world.sandbox().settle();
    }
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getRoot().getStore(SPACE);
  }
}
