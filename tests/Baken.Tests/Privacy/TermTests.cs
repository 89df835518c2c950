using System.Globalization;
using Baken.Privacy.Requests.Terms;

namespace Baken.Tests.Privacy;

/// <summary>The term of a request, held against days that were counted by hand on a calendar.</summary>
public sealed class TermTests
{
    [Theory]
    // A plain month: Monday 2 March to Thursday 2 April.
    [InlineData("2026-03-02", 0, "2026-04-02")]
    // No such day in the month after: the last day of that month. 28 February 2026 is a Saturday.
    [InlineData("2026-01-31", 0, "2026-03-02")]
    [InlineData("2024-01-31", 0, "2024-02-29")]
    // Saturday 11 and Sunday 12 April become Monday 13 April.
    [InlineData("2026-03-11", 0, "2026-04-13")]
    [InlineData("2026-03-12", 0, "2026-04-13")]
    // Good Friday 3 April, then Easter, Easter Monday 6 April: Tuesday 7 April.
    [InlineData("2026-03-03", 0, "2026-04-07")]
    // King's Day, Monday 27 April 2026.
    [InlineData("2026-03-27", 0, "2026-04-28")]
    // In 2025 the 27th is a Sunday and the day is kept on Saturday the 26th: Monday 28 April.
    [InlineData("2025-03-26", 0, "2025-04-28")]
    // Liberation Day is a holiday every year.
    [InlineData("2026-04-05", 0, "2026-05-06")]
    // Ascension Day 14 May 2026, and the Friday after it by decree: Monday 18 May.
    [InlineData("2026-04-14", 0, "2026-05-18")]
    [InlineData("2026-04-15", 0, "2026-05-18")]
    // Whit Monday 25 May 2026.
    [InlineData("2026-04-25", 0, "2026-05-26")]
    // Christmas Day 2026 is a Friday, Boxing Day a Saturday: Monday 28 December.
    [InlineData("2026-11-25", 0, "2026-12-28")]
    // New Year 2027 is a Friday: Monday 4 January.
    [InlineData("2026-12-01", 0, "2027-01-04")]
    // Friday 2 January 2026 is put on a par by decree: Monday 5 January.
    [InlineData("2025-12-02", 0, "2026-01-05")]
    // Extended: the months count from the receipt, not from the end of the first month.
    [InlineData("2026-01-31", 1, "2026-03-31")]
    [InlineData("2026-01-31", 2, "2026-04-30")]
    [InlineData("2026-03-02", 2, "2026-06-02")]
    public void A_term_ends_on_the_day_that_the_calendar_says(string received, int extra, string due) =>
        new Term(Day(received), extra, []).Due.ShouldBe(Day(due));

    [Fact]
    public void A_term_stands_still_while_it_is_not_clear_who_asks()
    {
        var stopped = new Term(Day("2026-03-02"), 0, [new Pause(Day("2026-03-05"), null)]);

        stopped.IsStopped.ShouldBeTrue();
        stopped.Due.ShouldBeNull();
        stopped.ExtendBefore.ShouldBeNull();
        stopped.IsOverdue(Day("2027-01-01")).ShouldBeFalse();
    }

    [Fact]
    public void The_days_on_which_it_stood_still_are_added_before_the_weekend_is_looked_at()
    {
        // Ten days added to 2 April is Sunday 12 April, so Monday the 13th.
        var term = new Term(Day("2026-03-02"), 0, [new Pause(Day("2026-03-05"), Day("2026-03-15"))]);

        term.DaysStopped.ShouldBe(10);
        term.Due.ShouldBe(Day("2026-04-13"));
        term.ExtendBefore.ShouldBe(Day("2026-04-13"));
    }

    [Fact]
    public void Asked_and_answered_on_one_day_costs_no_day() =>
        new Term(Day("2026-03-02"), 0, [new Pause(Day("2026-03-05"), Day("2026-03-05"))]).Due.ShouldBe(Day("2026-04-02"));

    [Fact]
    public void A_term_is_overdue_from_the_day_after_its_last()
    {
        var term = new Term(Day("2026-03-02"), 0, []);

        term.IsOverdue(Day("2026-04-02")).ShouldBeFalse();
        term.IsOverdue(Day("2026-04-03")).ShouldBeTrue();
    }

    [Fact]
    public void No_term_ever_ends_on_a_day_without_work()
    {
        for (var day = Day("2023-01-01"); day < Day("2028-12-31"); day = day.AddDays(1))
        {
            var due = new Term(day, 0, []).Due!.Value;
            due.DayOfWeek.ShouldNotBe(DayOfWeek.Saturday);
            due.DayOfWeek.ShouldNotBe(DayOfWeek.Sunday);
            Holidays.IsHoliday(due).ShouldBeFalse();
            (due.DayNumber - day.DayNumber).ShouldBeInRange(28, 37);
        }
    }

    [Theory]
    [InlineData(2023, "2023-04-09")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2028, "2028-04-16")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_is_when_the_almanac_says(int year, string sunday) => Holidays.Easter(year).ShouldBe(Day(sunday));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
