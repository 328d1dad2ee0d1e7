package io.huiyin.dunning;

import io.huiyin.web.Tagged;
import java.util.List;
import java.util.UUID;

/** By which steps, in their order, a community reminds those who owe it (催缴阶梯). */
public record DunningLadder(UUID communityId, List<DunningStep> steps, int version) implements Tagged {}
