/** What cannot be solved below and is taken up (上报), what the superiors say to it, how shifts hand over, and who answers for what went wrong (责任追究). */
package io.huiyin.escalations;
