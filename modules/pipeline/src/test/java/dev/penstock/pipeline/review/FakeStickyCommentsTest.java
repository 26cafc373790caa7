package dev.penstock.pipeline.review;

class FakeStickyCommentsTest extends StickyCommentsContract {
  private final FakeStickyComments comments = new FakeStickyComments();

  @Override
  protected StickyComments comments() {
    return comments;
  }

  @Override
  protected int count(int number) {
    return comments.count(number);
  }

  /** The fake holds nothing but ours, so that nobody else's can be mistaken for it. */
  @Override
  protected void forge(int number, String key) {}

  @Override
  protected int forged(int number) {
    return 1;
  }

  @Override
  protected void chat(int number, int comments) {}
}
