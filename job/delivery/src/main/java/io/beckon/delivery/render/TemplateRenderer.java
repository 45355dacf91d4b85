package io.beckon.delivery.render;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.delivery.coupon.Coupons;
import io.beckon.schemas.SendCommand;
import io.beckon.template.Links;
import io.beckon.template.MergeData;
import io.beckon.template.MessageTemplate;
import io.beckon.template.RenderException;
import io.beckon.template.RenderedMessage;
import io.beckon.template.TemplateCatalog;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Renders the template that was in force when the message was decided. */
public final class TemplateRenderer implements Renderer {

  private final TemplateCatalog catalog;
  private final ZoneId zone;
  private final Coupons coupons;

  /**
   * A renderer.
   *
   * @param zone of dates, where the profile has none
   * @param coupons codes for the templates that ask for one
   */
  public TemplateRenderer(TemplateCatalog catalog, ZoneId zone, Coupons coupons) {
    this.catalog = catalog;
    this.zone = zone;
    this.coupons = coupons;
  }

  @Override
  public RenderedMessage render(SendCommand command, Links links)
      throws NoMessageException, Coupons.NoCouponException {
    MessageTemplate template =
        catalog
            .find(command.getTemplate(), command.getDecidedAt())
            .orElseThrow(
                () ->
                    new NoMessageException(
                        "no_template",
                        "there is no template `" + command.getTemplate() + "`: publish it"));
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
        zone);
  }

  private static Map<String, String> texts(String json) throws JsonException {
    Map<String, String> texts = new HashMap<>();
    JsonReader.object(json).forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }
}
