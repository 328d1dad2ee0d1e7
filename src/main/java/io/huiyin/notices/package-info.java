/** Who is told of what happens (通知): events become messages to members of staff; and where people are reached. */
package io.huiyin.notices;
