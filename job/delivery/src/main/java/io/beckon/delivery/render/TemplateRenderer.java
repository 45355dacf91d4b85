package io.beckon.delivery.render;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.delivery.campaigns.Published;
import io.beckon.delivery.coupon.Coupons;
import io.beckon.schemas.SendCommand;
import io.beckon.template.Links;
import io.beckon.template.MergeData;
import io.beckon.template.MessageTemplate;
import io.beckon.template.RenderException;
import io.beckon.template.RenderedMessage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Renders the template that was in force when the message was decided; where a profile has no zone,
 * in that of the policy of then.
 */
public final class TemplateRenderer implements Renderer {

  private final Published published;
  private final Coupons coupons;

  /**
   * A renderer.
   *
   * @param coupons codes for the templates that ask for one
   */
  public TemplateRenderer(Published published, Coupons coupons) {
    this.published = published;
    this.coupons = coupons;
  }

  @Override
  public RenderedMessage render(SendCommand command, Links links)
      throws NoMessageException,
          NotKnownYetException,
          Coupons.NoCouponException,
          InterruptedException {
    if (!published.isKnown(command.getDecidedAt())) {
      throw new NotKnownYetException();
    }
    MessageTemplate template =
        published
            .template(command.getTemplate(), command.getDecidedAt())
            .orElseThrow(
                () ->
                    new NoMessageException(
                        "no_template",
                        "no template `"
                            + command.getTemplate()
                            + "` was in force when it was decided: publish it"));
    try {
      return template.render(data(command, template), links);
    } catch (RenderException e) {
      throw new NoMessageException(e.reason().name().toLowerCase(Locale.ROOT), e.getMessage());
    } catch (JsonException e) {
      throw new NoMessageException("bad_command", "the command holds JSON that is none");
    }
  }

  private MergeData data(SendCommand command, MessageTemplate template)
      throws JsonException, Coupons.NoCouponException {
    Map<String, Object> profile = JsonReader.object(command.getProfile());
    return new MergeData(
        profile,
        JsonReader.object(command.getTrigger()),
        JsonReader.object(command.getMatched()),
        JsonReader.object(command.getValues()),
        texts(command.getVariants()),
        texts(command.getVary()),
        Map.of(
            "id",
            command.getCampaign(),
            "version",
            command.getVersion(),
            "step",
            command.getStep()),
        coupons.take(command.getCommandId(), template.couponPools(profile)),
        command.getDecidedAt(),
        published.policy(command.getDecidedAt().toEpochMilli()).timezone());
  }

  private static Map<String, String> texts(String json) throws JsonException {
    Map<String, String> texts = new HashMap<>();
    JsonReader.object(json).forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }
}
