using Federation.Web.Console.Runs;
using Federation.Web.Languages;

namespace Federation.Web.Tests.Console;

public sealed class RunSentencesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly RunRow Run = new()
    {
        Id = "x",
        Status = "COMPLETED",
        Mode = "FULL",
        Purpose = "SYNC",
        Trigger = "PERSON",
        StartedAt = Start,
        HeldRemovals = 0,
        PagesBefore = 0,
        Adapter = "csv@1.0.0",
        Counts = new RunTally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    };

    [Fact]
    public void Run_OfNothingNew_SaysWhy()
    {
        var known = Run with { Counts = Run.Counts with { Read = 1200, Unchanged = 1200 } };

        Assert.StartsWith("0 new because the whole source was read and every listing was known already (1,200 records read)", Says(known), StringComparison.Ordinal);
        Assert.StartsWith("0 new because only what changed", Says(known with { Mode = "INCREMENTAL" }), StringComparison.Ordinal);
        Assert.StartsWith("Nothing was read: the source’s server says that it has not changed since 1 March 2026", Says(known with { UnchangedSince = Start }), StringComparison.Ordinal);
        Assert.DoesNotContain("no fault", Says(known with { Status = "FAILED" }), StringComparison.Ordinal);
        Assert.Equal("12 records read.", Says(Run with { Counts = Run.Counts with { Read = 12, New = 12 } }));
    }

    [Theory]
    [InlineData(1, "1 enregistrement lu. 1 enregistrement attend en quarantaine.")]
    [InlineData(2, "2 enregistrements lus. 2 enregistrements attendent en quarantaine.")]
    public void Run_InFrench_CountsInTheRightNumber(int count, string expected) =>
        Assert.Equal(expected, string.Join(' ', RunSentences.Of(Language.French, Run with { Counts = Run.Counts with { Read = count, Quarantined = count } })));

    [Fact]
    public void Progress_TellsTheRestFromATenthOn()
    {
        var running = Run with { Status = "RUNNING", EstimatedTotal = 100 };
        var now = Start.AddMinutes(1);

        Assert.Equal(new RunProgress(RunPhase.Starting, null, null), RunProgress.Of(running with { Adapter = null }, now));
        Assert.Equal(new RunProgress(RunPhase.Reading, .09, null), RunProgress.Of(Read(9), now));
        Assert.Equal(new RunProgress(RunPhase.Reading, .25, TimeSpan.FromMinutes(3)), RunProgress.Of(Read(25), now));
        Assert.Null(RunProgress.Of(Read(25) with { PagesBefore = 3 }, now).Left);
        Assert.Equal(new RunProgress(RunPhase.Finishing, 1, null), RunProgress.Of(Read(101), now));
        Assert.Equal(new RunProgress(RunPhase.Reading, null, null), RunProgress.Of(Read(25) with { EstimatedTotal = null }, now));

        RunRow Read(int count) => running with { Counts = running.Counts with { Read = count } };
    }

    private static string Says(RunRow run) => string.Join(' ', RunSentences.Of(Language.English, run));
}
