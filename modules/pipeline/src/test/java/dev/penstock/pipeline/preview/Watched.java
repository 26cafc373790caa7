package dev.penstock.pipeline.preview;

import dev.penstock.kernel.Failure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets somebody know of each call before it is made; what that one throws, the caller gets. */
final class Watched {
  private static final long PATIENCE = 10;

  private Watched() {}

  /** The object, and every port that it hands out, watched. */
  static <T> T of(Class<T> port, T object, Consumer<String> watcher) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              watcher.accept(port.getSimpleName() + "." + method.getName());
              return watched(method, call(object, method, arguments), watcher);
            }));
  }

  /** Lets calls, the first of each, wait for each other: one after the other they never end. */
  static Consumer<String> meeting(String... calls) {
    Set<String> meeting = Set.of(calls);
    CyclicBarrier barrier = new CyclicBarrier(calls.length);
    Set<String> met = ConcurrentHashMap.newKeySet();
    return call -> {
      if (meeting.contains(call) && met.add(call)) {
        await(barrier);
      }
    };
  }

  /** Lets every such call fail as when its provider is down. */
  static Consumer<String> failing(String... calls) {
    Set<String> failing = Set.of(calls);
    return call -> {
      if (failing.contains(call)) {
        throw Failure.unavailable("github-down", "no " + call, "it is down", "Run it again.")
            .asException();
      }
    };
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("nobody else came", e);
    }
  }

  private static @Nullable Object call(Object object, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static @Nullable Object watched(
      Method method, @Nullable Object result, Consumer<String> watcher) {
    boolean isPort =
        method.getDeclaringClass() == PreviewProviders.class
            && method.getReturnType().isInterface();
    return isPort && result != null ? port(method.getReturnType(), result, watcher) : result;
  }

  private static <T> T port(Class<T> port, Object object, Consumer<String> watcher) {
    return of(port, port.cast(object), watcher);
  }
}
