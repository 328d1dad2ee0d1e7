package io.huiyin.billing;

import java.util.UUID;

/**
 * What one batch of a run came to.
 *
 * @param taken   how many assignments or bills it looked at
 * @param last    the last of them; null where there were none
 * @param bills   how many bills it made
 * @param skipped for how many assignments it made none
 */
record BillRunBatch(int taken, UUID last, long bills, long totalFen, long skipped) {}
