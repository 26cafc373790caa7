package dev.penstock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a world. The tests of all classes share one of each kind, and so each test has to
 * leave it as it was: nothing made that is still there, nothing of anybody else's gone or changed.
 * Only in the {@link Lasting} one what was deployed stays.
 */
final class InWorld implements ParameterResolver, AfterEachCallback {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(InWorld.class);

  enum Kind {
    RECORDING,
    RUNNING,
    LASTING;

    private static Kind of(ParameterContext parameter) {
      if (parameter.isAnnotated(Lasting.class)) {
        return LASTING;
      }
      return parameter.isAnnotated(Running.class) ? RUNNING : RECORDING;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == World.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return store(context).getOrComputeIfAbsent(Kind.of(parameter), InWorld::start, World.class);
  }

  private static World start(Kind kind) {
    return kind == Kind.RUNNING ? World.running() : World.recording();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    for (Kind kind : Kind.values()) {
      Optional.ofNullable(store(context).get(kind, World.class))
          .ifPresent(world -> leave(world, kind));
    }
  }

  private static void leave(World world, Kind kind) {
    world.sandbox().faults().clear();
    world.sandbox().github().limits().restore();
    if (kind == Kind.LASTING) {
      world.sandbox().settle();
    }
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
