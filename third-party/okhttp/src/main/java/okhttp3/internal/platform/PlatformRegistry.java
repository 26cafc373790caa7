package okhttp3.internal.platform;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what OkHttp asks for TLS: always the JDK.
 *
 * <p>Takes the place of OkHttp's object of this name, which first asks the JDK for all of its
 * security providers, in case Conscrypt, Bouncy Castle or OpenJSSE is among them.
 */
@NullMarked
public final class PlatformRegistry {
  /** The only one. */
  public static final PlatformRegistry INSTANCE = new PlatformRegistry();

  private PlatformRegistry() {}

  /** The platform of a JDK 9 or later. */
  public Platform findPlatform() {
    @Nullable Platform found = Jdk9Platform.Companion.buildIfSupported();
    return found == null ? new Platform() : found;
  }

  /** Never. */
  public boolean isAndroid() {
    return false;
  }
}
