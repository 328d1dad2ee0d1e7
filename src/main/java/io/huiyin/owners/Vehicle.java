package io.huiyin.owners;

import io.huiyin.web.Tagged;
import java.util.UUID;

/**
 * A vehicle of the owner's household (车辆).
 *
 * @param plate       in its one form: {@code 鲁A12345}
 * @param description in words, such as make and colour
 */
public record Vehicle(UUID id, UUID ownerId, String plate, String description, int version) implements Tagged {}
