using CsCheck;
using Federation.Registry.Reviews;

namespace Federation.Registry.Tests.Reviews;

public sealed class FallRuleTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void Next_NinetyDaysBelow_OpensAReviewOnTheLastOfThem()
    {
        var days = Follow(Enumerable.Repeat<int?>(1, 91));

        Assert.Equal(89, days.FindIndex(day => day.Opens));
        Assert.Single(days, day => day.Opens);
        Assert.All(days, day => Assert.Equal(First, day.Fall?.Since));
    }

    [Fact]
    public void Next_OneDayAtTheAwardedLevel_BeginsAnew()
    {
        var days = Follow([.. Enumerable.Repeat<int?>(1, 89), 2, .. Enumerable.Repeat<int?>(1, 89)]);

        Assert.DoesNotContain(days, day => day.Opens);
        Assert.Null(days[89].Fall);
        Assert.Equal(First.AddDays(90), days[^1].Fall?.Since);
    }

    // No host was up: neither for nor against.
    [Fact]
    public void Next_DaysWithoutALook_AreNoEvidence()
    {
        var days = Follow(Enumerable.Repeat<int?>(0, 95), isLookedAt: day => day.DayNumber % 10 != 0);

        Assert.Equal(90, days.FindIndex(day => day.Opens) + 1);
        Assert.DoesNotContain(Follow(Enumerable.Repeat<int?>(0, 89), isLookedAt: day => day.DayNumber % 10 != 0), day => day.Opens);
    }

    [Fact]
    public void Next_DaysOnWhichNothingCanBeMeasured_NeitherCountNorEndTheFall()
    {
        var days = Follow([.. Enumerable.Repeat<int?>(1, 50), null, null, null, .. Enumerable.Repeat<int?>(1, 40)]);

        Assert.Equal(92, days.FindIndex(day => day.Opens));
        Assert.Null(Follow([null])[0].Fall);
    }

    [Fact]
    public void Next_ARecovery_ClosesTheReviewByItself()
    {
        var before = new LevelFall { Label = 1, Since = First, Review = "a" };

        Assert.Equal(new FallStep(null, false, ReviewOutcome.Recovered), FallRule.Next(before, 1, 2, 2, First.AddDays(100), [First]));
        Assert.Equal(new FallStep(before, false, null), FallRule.Next(before, 1, 2, 1, First.AddDays(100), [First]));
        Assert.Equal(new FallStep(null, false, null), FallRule.Next(before with { Review = null }, 1, 2, 3, First.AddDays(100), [First]));
    }

    [Fact]
    public void Next_ALabelThatIsOver_ClosesTheReviewAndAnotherLabelBeginsItsOwnFall()
    {
        var before = new LevelFall { Label = 1, Since = First, Review = "a" };
        var today = First.AddDays(100);

        Assert.Equal(new FallStep(null, false, ReviewOutcome.LabelOver), FallRule.Next(before, null, 0, null, today, [today]));
        Assert.Equal(new FallStep(null, false, ReviewOutcome.LabelOver), FallRule.Next(before, 2, 1, 1, today, [today]));
        Assert.Equal(new FallStep(new LevelFall { Label = 2, Since = today }, false, ReviewOutcome.LabelOver), FallRule.Next(before, 2, 2, 1, today, [today]));
    }

    // Its look did not come to its end, and the day is none that was looked at.
    [Fact]
    public void DaysBelow_OfAFallWithAnUnmeasuredDayThatDoesNotCount_AreNeverLessThanNone() => Assert.Equal(0, new LevelFall { Label = 1, Since = First, Unmeasured = 2 }.DaysBelow([First]));

    // Whatever happens: nothing is kept of a centre that is where it was awarded to be, and a review takes ninety days that were all below.
    [Fact]
    public void Next_OfAnyDays_KeepsNothingWithoutAFallAndOpensNothingWithoutNinetyDays() =>
        Gen.Select(Gen.Int[0, 9].Select(drawn => drawn == 0 ? (int?)null : 1).Array[0, 300], Gen.Int[0, 299]).Sample((levels, recovery) =>
        {
            if (recovery < levels.Length) levels[recovery] = 2;
            var days = Follow(levels);
            for (int day = 0; day < levels.Length; day++)
            {
                if (levels[day] >= 2) Assert.Null(days[day].Fall);
                if (!days[day].Opens) continue;
                int begin = Array.FindLastIndex(levels, day, level => level >= 2) + 1;
                Assert.Equal(FallRule.Days, levels[begin..(day + 1)].Count(level => level == 1));
            }
        });

    /// <summary>Awarded level 2, day after day.</summary>
    /// <returns>The steps of the days that were looked at.</returns>
    private static List<FallStep> Follow(IEnumerable<int?> levels, Func<DateOnly, bool>? isLookedAt = null)
    {
        var looks = new List<DateOnly>();
        var steps = new List<FallStep>();
        LevelFall? fall = null;
        var day = First;
        foreach (int? level in levels)
        {
            while (isLookedAt?.Invoke(day) == false) day = day.AddDays(1);
            looks.Add(day);
            var step = FallRule.Next(fall, 1, 2, level, day, looks);
            steps.Add(step);
            fall = step.Opens ? step.Fall! with { Review = "a" } : step.Fall; // what opens is kept
            day = day.AddDays(1);
        }

        return steps;
    }
}
