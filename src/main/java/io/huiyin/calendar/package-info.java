/** Working time (工作日历): intervals of the week, statutory holidays, make-up working days, and reckoning with them. */
package io.huiyin.calendar;
