/** What callers may be told (问询口径): topics with their disclosure, and the questions that no topic answers. */
package io.huiyin.answers;
